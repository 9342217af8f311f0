import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { z } from 'zod'

/** AWS Secrets Manager of this process. */
export interface SecretsServer {
  readonly endpoint: string
  /** How often a secret was asked for. */
  readonly reads: number
  /** Put a text in the place of a secret. */
  put(name: string, secret: string): void
  close(): Promise<void>
}

/**
 * Secrets Manager as far as reading the current version of a secret goes, on loopback.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 */
export async function startSecretsServer(): Promise<SecretsServer> {
  const secrets = new Map<string, string>()
  let reads = 0
  const server = createServer((incoming, response) => {
    const answer = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' })
      response.end(JSON.stringify(body))
    }
    json(incoming)
      .then((body) => {
        const { SecretId } = z.object({ SecretId: z.string() }).parse(body)
        const SecretString = secrets.get(SecretId)
        reads += 1
        if (incoming.headers['x-amz-target'] !== 'secretsmanager.GetSecretValue')
          answer(400, { __type: 'InvalidAction' })
        else if (SecretString === undefined)
          answer(400, { __type: 'ResourceNotFoundException', Message: `no ${SecretId}` })
        else answer(200, { Name: SecretId, SecretString, VersionStages: ['AWSCURRENT'] })
      })
      // A client that went away in the middle of its request.
      .catch(() => incoming.socket.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get reads() {
      return reads
    },
    put: (name, secret) => void secrets.set(name, secret),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
