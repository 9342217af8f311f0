import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createHandler } from '../src/create-handler.js'
import { lotteryNumberCount, readLotteryNumber } from '../src/lottery-number.js'
import { printRegistration } from '../src/registration.js'
import type { Registration } from '../src/registration.js'
import { createDynamoDbStore } from '../src/stores/dynamodb-store.js'
import type { RegistrationStore } from '../src/stores/registration-store.js'
import { createS3Store } from '../src/stores/s3-store.js'
import { createSqliteStore } from '../src/stores/sqlite-store.js'
import { startDynamoDbLocal } from '../test/dynamodb-local.js'
import { startS3Server } from '../test/s3-server.js'
import { printTable, quantile } from './figures.ts'

/** Stored data that begin with some registrations. */
interface Prepared {
  /** A client of its own, as each Lambda environment has one. */
  open(): RegistrationStore
  dispose(): Promise<void>
}

interface Service {
  readonly name: string
  /** Callers at once that this store is for. */
  readonly callers: number
  prepare(registrations: readonly Registration[]): Promise<Prepared>
  stop(): Promise<void>
}

/** Registrations a second and the time of the handler, on each store, and how that changes as numbers run out. */
export async function measureStores(): Promise<string> {
  const rows: string[][] = []
  for (const start of [startSqlite, startS3, startDynamoDb]) {
    const service = await start().catch((error: unknown) => String(error))
    if (typeof service === 'string') {
      rows.push([service.slice(0, 80), '', '', '', ''])
      continue
    }
    process.stderr.write(`${service.name} ...\n`)
    try {
      for (const share of [0, 0.1, 0.9, 0.999]) rows.push(await measureAt(service, share))
    } finally {
      await service.stop()
    }
  }
  return printTable(['store', 'numbers taken', 'registrations a second', 'handler p50', 'handler p99'], rows)
}

async function measureAt(service: Service, share: number): Promise<string[]> {
  const taken = Math.round(lotteryNumberCount * share)
  const { open, dispose } = await service.prepare(heldNumbers(taken))
  const count = Math.min(share === 0 ? 1000 : 300, lotteryNumberCount - taken)
  const times: number[] = []
  let failures = 0
  let next = 0
  const call = async (): Promise<void> => {
    const store = open()
    const handler = createHandler({ store: () => store })
    for (;;) {
      const index = next
      next += 1
      if (index >= count) break
      const start = performance.now()
      const { success } = await handler(eventFor(String(1_000_000 + index), `contact-${index}`))
      times.push(performance.now() - start)
      if (success !== 'true') failures += 1
    }
    store.close()
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: service.callers }, call))
  const seconds = (performance.now() - start) / 1000
  await dispose()
  const name = `${service.name}, ${service.callers} at once`
  const rate = `${Math.round((count - failures) / seconds)}${failures === 0 ? '' : ` (${failures} of ${count} failed)`}`
  return [name, `${(share * 100).toFixed(1)} %`, rate, `${quantile(times, 0.5)} ms`, `${quantile(times, 0.99)} ms`]
}

function eventFor(customerInput: string, contactId: string): unknown {
  return {
    Details: {
      ContactData: { ContactId: contactId, CustomerEndpoint: { Address: '+821012345678' } },
      Parameters: { customerInput },
    },
  }
}

/** Registrations that hold so many numbers, all over the range. */
function heldNumbers(count: number): readonly Registration[] {
  return Array.from({ length: count }, (_, index) => {
    // A step that shares no factor with 9,999 meets each number once.
    const number = ((index * 7001) % lotteryNumberCount) + 1
    return {
      contactId: `seeded-${number}`,
      timestamp: '2024-01-01T00:00:00.000000',
      customerPhone: '+821012345678',
      customerInput: String(9_000_000 + number),
      eventType: 'lottery_registration',
      lotteryNumber: `L${String(number).padStart(4, '0')}`,
    }
  })
}

async function startSqlite(): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), 'registration-bench-'))
  let files = 0
  return {
    name: 'SQLite',
    callers: 1,
    async prepare(registrations) {
      const file = join(folder, `${(files += 1)}.sqlite`)
      createSqliteStore(file).close()
      const database = new DatabaseSync(file)
      const insert = database.prepare('INSERT INTO registrations VALUES (?, ?, ?, ?, ?)')
      const take = database.prepare('DELETE FROM free_numbers WHERE number = ?')
      database.exec('BEGIN')
      for (const { customerInput, lotteryNumber, contactId, timestamp, customerPhone } of registrations) {
        const number = readLotteryNumber(lotteryNumber) ?? 0
        insert.run(customerInput, number, contactId, timestamp, customerPhone)
        take.run(number)
      }
      database.exec('COMMIT')
      database.close()
      return { open: () => createSqliteStore(file), dispose: async () => undefined }
    },
    async stop() {
      rmSync(folder, { recursive: true })
    },
  }
}

async function startS3(): Promise<Service> {
  const server = await startS3Server()
  let objects = 0
  return {
    name: 'S3 (a server of the tests, on this machine)',
    callers: 5,
    async prepare(registrations) {
      const key = `${(objects += 1)}.txt`
      const lines = registrations.map((registration) => `${printRegistration(registration)}\n`)
      if (lines.length > 0) server.put('axcl', key, lines.join(''))
      return {
        open: () => createS3Store({ client: server.client(), bucket: 'axcl', key }),
        dispose: async () => server.remove('axcl', key),
      }
    },
    stop: async () => await server.close(),
  }
}

async function startDynamoDb(): Promise<Service> {
  const engine = await startDynamoDbLocal()
  return {
    name: 'DynamoDB Local, on this machine',
    callers: 20,
    async prepare(registrations) {
      const tableName = await engine.createTable()
      await engine.seed(tableName, registrations)
      return {
        open: () => createDynamoDbStore({ client: engine.client(), tableName }),
        dispose: async () => await engine.removeTable(tableName),
      }
    },
    stop: async () => await engine.stop(),
  }
}
