import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { describeWithDynamoDbLocal, startDynamoDbLocal } from '../../test/dynamodb-local.js'
import type { DynamoDbLocal } from '../../test/dynamodb-local.js'
import { startFaultProxy } from '@aicc/connect-function/testing'
import type { Call, Fault } from '@aicc/connect-function/testing'
import { startS3Server } from '../../test/s3-server.js'
import type { S3Server } from '../../test/s3-server.js'
import { allNumbersBut, register, registrationOf, registrationsHolding, requestFor } from '../../test/store-contract.js'
import { lotteryNumberCount } from '../lottery-number.js'
import { compareRegistrations, printRegistration, readRegistration } from '../registration.js'
import type { Registration } from '../registration.js'
import { createDynamoDbStore } from '../stores/dynamodb-store.js'
import type { RegistrationStore } from '../stores/registration-store.js'
import { createSqliteStore } from '../stores/sqlite-store.js'
import { exportRegistrations } from './export-registrations.js'
import type { ExportOptions, ExportResult } from './export-registrations.js'

const bucket = 'axcl'
const key = 'axcl_event.txt'

let server: S3Server
let store: RegistrationStore
const cleanUps: (() => Promise<void>)[] = []

beforeEach(async () => {
  server = await startS3Server([bucket])
  store = createSqliteStore(':memory:')
})
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp()
  store.close()
  await server.close()
})

async function exportNow(options: Partial<ExportOptions> = {}): Promise<ExportResult> {
  return await exportRegistrations({ store, client: server.client(), bucket, key, ...options })
}

function text(): string | undefined {
  return server.object(bucket, key)?.body.toString('utf8')
}

function fileOf(registrations: readonly Registration[]): string {
  return registrations.map((registration) => `${printRegistration(registration)}\n`).join('')
}

function writes(): number {
  return server.requests.filter(({ method, status }) => method === 'PUT' && status === 200).length
}

async function registerSome(...employees: readonly string[]): Promise<readonly Registration[]> {
  const registrations: Registration[] = []
  for (const employee of employees) registrations.push(registrationOf(await register(store, requestFor(employee))))
  return registrations
}

describe('the exported file', () => {
  it('has a record a line, by time', async () => {
    const requests = ['3333', '1111', '2222'].map((employee) => requestFor(employee))
    for (const request of requests.toReversed()) await register(store, request)
    expect(await exportNow()).toEqual({ registrations: 3, written: true })
    const lines = text()?.split('\n') ?? []
    expect(lines.map((line) => readRegistration(line)?.customerInput)).toEqual(['3333', '1111', '2222', undefined])
    expect(text()).toBe(fileOf(await store.list()))
  })

  it('is empty without registrations', async () => {
    expect(await exportNow()).toEqual({ registrations: 0, written: true })
    expect(text()).toBe('')
    expect(await exportNow()).toEqual({ registrations: 0, written: false })
  })

  it('is written again only when something is new', async () => {
    await registerSome('1111', '2222')
    await exportNow()
    const first = server.object(bucket, key)
    expect(await exportNow()).toEqual({ registrations: 2, written: false })
    expect(server.object(bucket, key)).toBe(first)
    await registerSome('3333')
    expect(await exportNow()).toEqual({ registrations: 3, written: true })
    expect(writes()).toBe(2)
  })

  it.each(['+82 10-1234-5678', '전화번호 없음', 'a"b\\c\n\r\t\u2028\u0000', '😀 e\u0301 é', ''])(
    'keeps the text %j exactly',
    async (customerPhone) => {
      await register(store, { ...requestFor('12345'), customerPhone })
      await exportNow()
      expect(text()?.split('\n')).toHaveLength(2)
      expect(readRegistration(text() ?? '')?.customerPhone).toBe(customerPhone)
      expect(await exportNow()).toEqual({ registrations: 1, written: false })
    },
  )

  it('takes the place of lines of before, which have no lottery number', async () => {
    const [registration] = await registerSome('12345')
    const { lotteryNumber: _, ...record } = registration ?? {}
    server.put(bucket, key, `\uFEFF${JSON.stringify(record)}\r\n\n`)
    expect(await exportNow()).toEqual({ registrations: 1, written: true })
    expect(text()).toBe(fileOf(await store.list()))
  })
})

describe('what the table does not have', () => {
  it.each([
    ['a registration of somebody else', '2 of its lines are registrations', ['54321', '65432']],
    ['another registration of the same employee', '1 of its lines are registrations', ['12345']],
  ])('is not written over: %s', async (_name, words, employees) => {
    await registerSome('12345')
    const other = createSqliteStore(':memory:')
    for (const employee of employees) await register(other, requestFor(employee))
    const before = fileOf(await other.list())
    other.close()
    server.put(bucket, key, before)
    const error: unknown = await exportNow().catch((reason: unknown) => reason)
    expect(String(error)).toContain(words)
    expect(String(error)).not.toMatch(/12345|54321|65432|821012345678/)
    expect(text()).toBe(before)
  })

  it.each(['notes', '{"contactId":', '{"eventType":"something else"}'])('is not written over: %s', async (line) => {
    const registrations = await registerSome('12345')
    server.put(bucket, key, `${fileOf(registrations)}${line}\n`)
    await expect(exportNow()).rejects.toThrow('1 of its lines are no registrations')
    expect(writes()).toBe(0)
  })
})

describe('exports at once', () => {
  it('never put an older state over a newer one', async () => {
    await registerSome('1111')
    let interrupted = false
    const slow: Pick<RegistrationStore, 'list'> = {
      async list() {
        const listed = await store.list()
        if (!interrupted) {
          interrupted = true
          await registerSome('2222')
          expect(await exportNow()).toEqual({ registrations: 2, written: true })
        }
        return listed
      },
    }
    expect(await exportNow({ store: slow })).toEqual({ registrations: 2, written: false })
    expect(text()).toBe(fileOf(await store.list()))
  })

  it('do not undo one that was given up and arrives late', async () => {
    await registerSome('1111')
    const isFirstWrite = firstOf(({ method }) => method === 'PUT')
    const { client, unfinished } = await openFaulty((call) =>
      isFirstWrite(call) ? { kind: 'delay', milliseconds: 400 } : undefined,
    )
    await expect(exportNow({ client, timeBudgetMilliseconds: 200 })).rejects.toThrow('S3 did not do it')
    await registerSome('2222')
    await exportNow()
    await expect.poll(unfinished).toBe(0)
    expect(text()).toBe(fileOf(await store.list()))
  })

  it('hold what was registered before each of them', async () => {
    const employees = Array.from({ length: 60 }, (_, index) => String(10_000 + index))
    const exportOften = async (): Promise<void> => {
      for (let count = 0; count < 6; count += 1) {
        const before = await store.list()
        await exportNow()
        const lines = new Set(text()?.split('\n'))
        for (const registration of before) expect(lines).toContain(printRegistration(registration))
      }
    }
    const registerAll = async (): Promise<void> => {
      for (const employee of employees) {
        await registerSome(employee)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    }
    await Promise.all([registerAll(), exportOften(), exportOften(), exportOften()])
    await exportNow()
    expect(text()).toBe(fileOf(await store.list()))
  })

  it('give up when somebody else changes the object all the time', async () => {
    await registerSome('1111', '2222')
    let changes = 0
    const meddling: Pick<RegistrationStore, 'list'> = {
      async list() {
        const listed = await store.list()
        server.put(bucket, key, fileOf(listed.slice(0, (changes += 1) % 2)))
        return listed
      },
    }
    await expect(exportNow({ store: meddling })).rejects.toThrow('was changed by somebody else 20 times')
  })
})

/** Whether a call is the first one of which something holds. */
function firstOf(condition: (call: Call) => boolean): (call: Call) => boolean {
  let found = false
  return (call) => {
    if (found || !condition(call)) return false
    return (found = true)
  }
}

async function openFaulty(faultFor: (call: Call) => Fault | undefined) {
  const proxy = await startFaultProxy(server.endpoint, (call) => {
    const fault = faultFor(call)
    // Only writes conflict.
    return fault === conflict && call.method !== 'PUT' ? undefined : fault
  })
  cleanUps.push(async () => await proxy.close())
  return { client: server.client(proxy.endpoint), unfinished: () => proxy.unfinished }
}

function refusal(status: number, code: string): Fault {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>No.</Message></Error>`
  return { kind: 'refused', status, headers: { 'content-type': 'application/xml' }, body }
}

const conflict = refusal(409, 'ConditionalRequestConflict')

const passingFaults: readonly (readonly [string, Fault])[] = [
  ['throttling', refusal(503, 'SlowDown')],
  ['an internal error', refusal(500, 'InternalError')],
  ['a conflict', conflict],
  ['a lost request', { kind: 'lost-request' }],
  ['a lost response', { kind: 'lost-response' }],
  ['a torn response', { kind: 'torn-response' }],
  ['a response that stops', { kind: 'stalled-response' }],
  ['silence', { kind: 'silence' }],
  ['a delay', { kind: 'delay', milliseconds: 40 }],
]

it.each(passingFaults)('is complete with %s at any call', async (_name, fault) => {
  const before = fileOf(await registerSome('1111'))
  await registerSome('2222', '3333')
  for (let index = 0; index < 4; index += 1) {
    server.put(bucket, key, before)
    const { client } = await openFaulty((call) => (call.index === index ? fault : undefined))
    expect(await exportNow({ client, attemptMilliseconds: 150 })).toEqual({ registrations: 3, written: true })
    expect(text()).toBe(fileOf(await store.list()))
    expect(await exportNow({ client, attemptMilliseconds: 150 })).toEqual({ registrations: 3, written: false })
  }
})

it.each(passingFaults.filter(([name]) => name !== 'a delay'))('fails with %s at every call', async (_name, fault) => {
  await registerSome('12345')
  const { client } = await openFaulty(() => fault)
  const options = { client, attemptMilliseconds: 150, timeBudgetMilliseconds: 500 }
  const error: unknown = await exportNow(options).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(Error)
  expect(String(error)).not.toMatch(/12345|821012345678/)
})

it.each([
  ['NoSuchBucket', 404, 'There is no bucket "axcl".'],
  ['AccessDenied', 403, 'The export needs s3:GetObject'],
])('says what to do about %s', async (code, status, words) => {
  const { client } = await openFaulty(() => refusal(status, code))
  await expect(exportNow({ client })).rejects.toThrow(words)
  expect(writes()).toBe(0)
})

describeWithDynamoDbLocal('an export from DynamoDB', () => {
  let engine: DynamoDbLocal
  beforeAll(async () => {
    engine = await startDynamoDbLocal()
  }, 120_000)
  afterAll(async () => {
    await engine.stop()
  })

  it('holds all 9,999 registrations', async () => {
    const tableName = await engine.createTable()
    const registrations = registrationsHolding(allNumbersBut([]))
    await engine.seedRegistrations(tableName, registrations)
    const table = createDynamoDbStore({ client: engine.client(), tableName })
    expect(await exportNow({ store: table })).toEqual({ registrations: lotteryNumberCount, written: true })
    expect(text()).toBe(fileOf(registrations.toSorted(compareRegistrations)))
    expect(await exportNow({ store: table })).toEqual({ registrations: lotteryNumberCount, written: false })
  })

  it('keeps odd text exactly', async () => {
    const table = createDynamoDbStore({ client: engine.client(), tableName: await engine.createTable() })
    const phones = ['전화번호 없음', 'a"b\\c\n\u2028', '😀 e\u0301', '']
    for (const [index, customerPhone] of phones.entries()) {
      await register(table, { ...requestFor(String(20_000 + index)), customerPhone })
    }
    await exportNow({ store: table })
    const lines = text()?.trimEnd().split('\n') ?? []
    expect(lines.map((line) => readRegistration(line)?.customerPhone)).toEqual(phones)
  })
})
