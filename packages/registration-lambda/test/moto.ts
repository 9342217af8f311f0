import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { describe } from 'vitest'

/** AWS as moto plays it, in a process of its own. */
export interface Moto {
  /** A client of S3 with connections of its own that does not repeat requests by itself. Ends with the server. */
  client(): S3Client
  createBucket(bucket: string): Promise<void>
  stop(): Promise<void>
}

const command = 'moto_server'

/** Tests on moto. Where the machine lacks it, they are reported as skipped, and the name says why. */
export function describeWithMoto(name: string, tests: () => void): void {
  const isMissing = spawnSync(command, ['--help']).status !== 0
  describe.skipIf(isMissing)(isMissing ? `${name} (needs ${command}, and it cannot be started)` : name, () => {
    tests()
  })
}

/** Start moto on loopback and a free port. It ends with {@link Moto.stop}, or with this process. */
export async function startMoto(): Promise<Moto> {
  const server = spawn(command, ['-H', '127.0.0.1', '-p', '0'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const kill = (): void => void server.kill('SIGKILL')
  process.once('exit', kill)
  const exit = once(server, 'exit')

  let complaints = ''
  const endpoint = await Promise.race([
    new Promise<string>((resolve) => {
      // What is not read would stop the server when the pipe is full: it writes a line for each request.
      createInterface(server.stderr).on('line', (line) => {
        complaints = `${complaints}${line}\n`.slice(-2000)
        const address = /Running on (http:\S+)/.exec(line)?.[1]
        if (address !== undefined) resolve(address)
      })
    }),
    exit.then(() => undefined),
  ])
  if (endpoint === undefined) throw new Error(`${command} did not start. ${complaints}`)

  // moto compares the version of an object and replaces it in two steps, on a thread for each request: of two writers
  // with the same condition both can succeed, which S3 rules out. So writes reach it one after the other.
  let lastWrite: Promise<unknown> = Promise.resolve()

  const clients: S3Client[] = []
  const newClient = (): S3Client => {
    const client = new S3Client({
      endpoint,
      forcePathStyle: true,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    })
    client.middlewareStack.add(
      (next, context) => async (request) => {
        if (context.commandName !== 'PutObjectCommand') return await next(request)
        const write = lastWrite.then(async () => await next(request))
        lastWrite = write.catch(() => undefined)
        return await write
      },
      { step: 'finalizeRequest' },
    )
    clients.push(client)
    return client
  }
  return {
    client: newClient,
    async createBucket(bucket) {
      await newClient().send(new CreateBucketCommand({ Bucket: bucket }))
    },
    async stop() {
      for (const client of clients) client.destroy()
      kill()
      await exit
      process.off('exit', kill)
    },
  }
}
