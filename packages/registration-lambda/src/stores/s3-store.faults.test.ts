import { inspect } from 'node:util'
import type { S3Client } from '@aws-sdk/client-s3'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startFaultProxy } from '@aicc/connect-function/testing'
import type { Call, Fault, FaultProxy } from '@aicc/connect-function/testing'
import { startS3Server } from '../../test/s3-server.js'
import type { S3Server } from '../../test/s3-server.js'
import {
  employeesPreferring,
  expectSound,
  register,
  registrationOf,
  registrationsHolding,
  requestFor,
} from '../../test/store-contract.js'
import { createHandler } from '../create-handler.js'
import { preferredNumber, printLotteryNumber } from '../lottery-number.js'
import { printRegistration, registrationFrom } from '../registration.js'
import type { Registration } from '../registration.js'
import type { AnswerFacts } from '../telemetry.js'
import type { RegistrationStore } from './registration-store.js'
import { createS3Store } from './s3-store.js'

/** What S3 answers when it refuses a request. */
function refusal(status: number, code: string, message = 'No.'): Fault {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`
  return { kind: 'refused', status, headers: { 'content-type': 'application/xml' }, body }
}

const conflict = refusal(409, 'ConditionalRequestConflict')
const overtaken = refusal(412, 'PreconditionFailed')

const passingFaults: readonly (readonly [string, Fault])[] = [
  ['throttling', refusal(503, 'SlowDown')],
  ['an internal error', refusal(500, 'InternalError')],
  ['an unavailable service', { kind: 'refused', status: 503, body: '<html>503</html>' }],
  ['a conflict of writes', conflict],
  ['another writer', overtaken],
  ['a lost request', { kind: 'lost-request' }],
  ['a lost response', { kind: 'lost-response' }],
  ['a torn response', { kind: 'torn-response' }],
  ['a response that stops', { kind: 'stalled-response' }],
  ['silence', { kind: 'silence' }],
  ['a delay', { kind: 'delay', milliseconds: 40 }],
  ['a delay beyond the time of an attempt', { kind: 'delay', milliseconds: 250 }],
]

const bucket = 'axcl'

/** Short, so that silence does not take the tests long. */
const attemptMilliseconds = 150

const employee = '12345'
const preferred = preferredNumber(employee)

/** What was in the object before the tests: lines that are no registrations, one of them not UTF-8 and without an end. */
const oddLines = Buffer.concat([Buffer.from('a note\n\n{"contactId":"'), Buffer.from([0xb0, 0xa1])])

let server: S3Server
let objects = 0
const cleanUps: (() => Promise<void> | void)[] = []

beforeAll(async () => {
  server = await startS3Server()
})
afterAll(async () => {
  for (const cleanUp of cleanUps) await cleanUp()
  await server.close()
})

/** An object that holds some numbers, and lines that are no registrations. */
function objectWith(taken: readonly number[]): string {
  const key = newKey()
  const lines = registrationsHolding(taken).map((registration) => `${printRegistration(registration)}\n`)
  server.put(bucket, key, Buffer.concat([Buffer.from(lines.join('')), oddLines]))
  return key
}

function newKey(): string {
  return `${(objects += 1)}/axcl_event.txt`
}

/** The store as it is, without anything in between. */
function direct(key: string): RegistrationStore {
  return createS3Store({ client: server.client(), bucket, key })
}

/** The store, with calls going wrong. */
async function openFaulty(
  key: string,
  faultFor: (call: Call) => Fault | undefined,
  longestAttempt = attemptMilliseconds,
): Promise<{ readonly proxy: FaultProxy; readonly store: RegistrationStore; readonly client: S3Client }> {
  const proxy = await startFaultProxy(server.endpoint, (call) => {
    const fault = faultFor(call)
    // Only writes have a condition that can fail.
    return (fault === conflict || fault === overtaken) && call.method !== 'PUT' ? undefined : fault
  })
  const client = server.client(proxy.endpoint)
  cleanUps.push(async () => {
    client.destroy()
    await proxy.close()
  })
  return { proxy, client, store: createS3Store({ client, bucket, key, attemptMilliseconds: longestAttempt }) }
}

/** The registrations that callers made. Everything that was in the object must still be there. */
async function made(key: string): Promise<readonly Registration[]> {
  const listed = await direct(key).list()
  expectSound(listed)
  const body = server.object(bucket, key)?.body ?? Buffer.alloc(0)
  expect(body.includes('a note'), 'a line has changed').toBe(body.includes(oddLines))
  return listed.filter(({ contactId }) => !contactId.startsWith('seeded-'))
}

/** What a registration may meet. */
const situations: readonly (readonly [string, () => string])[] = [
  ['there is no object', newKey],
  ['there is an object', () => objectWith([1, 2, 3])],
  ['the preferred number is taken', () => objectWith([preferred])],
]

describe.each(situations)('the S3 store, where %s', (_, createObject) => {
  it.concurrent.each(passingFaults)('registers once with %s at any call', async (_name, fault) => {
    const counting = await openFaulty(createObject(), () => undefined)
    const expected = registrationOf(await register(counting.store, requestFor(employee)))

    const runOnce = async (first: number, length: number): Promise<void> => {
      const key = createObject()
      const before = await direct(key).list()
      const { store } = await openFaulty(key, ({ index }) =>
        index >= first && index < first + length ? fault : undefined,
      )
      const request = requestFor(employee)
      const result = await register(store, request, 10_000)
      expect(result.status).toBe('registered')
      expect(registrationOf(result).lotteryNumber).toBe(expected.lotteryNumber)
      expect(await made(key)).toEqual([registrationOf(result)])
      expect(await direct(key).list()).toHaveLength(before.length + 1)

      expect(await register(store, request)).toEqual({ ...result, status: 'existing' })
      expect(await register(store, requestFor(employee))).toEqual({ ...result, status: 'existing' })
      expect(await made(key)).toHaveLength(1)
    }
    // Two more than it makes by itself, for those that the fault leads to.
    const runs = Array.from({ length: counting.proxy.calls + 2 }, async (_run, index) => {
      await Promise.all([runOnce(index, 1), runOnce(index, 2)])
    })
    await Promise.all(runs)
  })
})

describe('the S3 store, when everything goes wrong', () => {
  it.concurrent.each(passingFaults.filter(([, { kind }]) => kind !== 'delay'))(
    'fails in time with %s at every call, and leaves nothing open',
    async (_name, fault) => {
      const key = objectWith([])
      const { store, proxy, client } = await openFaulty(key, () => fault)
      const error: unknown = await register(store, requestFor(employee), 600).catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(Error)
      expect(inspect(error, { depth: 10 })).not.toMatch(/12345|821012345678/)
      expect(String(error)).toMatch(/S3 did not do it in the time that there was|Others have changed the object/)

      client.destroy()
      await vi.waitFor(() => expect(proxy.connections).toBe(0))
      await vi.waitFor(() => expect(proxy.unfinished).toBe(0))
      const result = await register(direct(key), requestFor(employee))
      expect(await made(key)).toEqual([registrationOf(result)])
    },
  )

  it.concurrent.each(passingFaults.filter(([, { kind }]) => kind !== 'delay'))(
    'registers once at most with %s at every write',
    async (_name, fault) => {
      const key = objectWith([])
      const { store, proxy } = await openFaulty(key, ({ method }) => (method === 'PUT' ? fault : undefined))
      const request = requestFor(employee)
      const result = await register(store, request, 700).catch(() => undefined)
      await vi.waitFor(() => expect(proxy.unfinished).toBe(0))
      const stored = await made(key)
      expect(stored.length).toBeLessThanOrEqual(1)
      expect(stored).toEqual(expect.arrayContaining(result === undefined ? [] : [registrationOf(result)]))
      const again = await register(direct(key), request)
      expect(await made(key)).toEqual([registrationOf(again)])
    },
  )

  it.concurrent.each(passingFaults)('lists everything with %s at first', async (_name, fault) => {
    const key = objectWith([1, 2, 3])
    const { store } = await openFaulty(key, ({ index }) => (index === 0 ? fault : undefined))
    expect(await store.list()).toEqual(await direct(key).list())
  })

  // The time is counted in calls, so that it ends at the same moment however busy the machine is.
  it('tells of too many writers', async () => {
    const { store, proxy } = await openFaulty(objectWith([]), () => overtaken, 10_000)
    const budget = { signal: new AbortController().signal, remaining: () => 3000 - 500 * proxy.calls }
    await expect(store.register(requestFor(employee), budget)).rejects.toThrow(
      /^Others have changed the object "\d+\/axcl_event.txt" before each of 3 writes of this registration\./,
    )
  })

  it('tells of too many writers where they left too little time for one more request', async () => {
    const fault = ({ index }: Call): Fault => (index < 2 ? overtaken : { kind: 'silence' })
    const { store, proxy } = await openFaulty(objectWith([]), fault, 10_000)
    const budget = {
      signal: new AbortController().signal,
      remaining: () => (proxy.calls < 2 ? 3000 : proxy.calls < 4 ? 200 : 0),
    }
    await expect(store.register(requestFor(employee), budget)).rejects.toThrow(
      / before each of 1 write of this registration\./,
    )
  })

  it('gets through when others write before each of its writes', async () => {
    const key = objectWith([])
    const others = ['1111', '2222', '3333', '4444', '5555', '6666']
    const left = [...others]
    const { store } = await openFaulty(key, ({ method }) => {
      const number = method === 'PUT' ? left.shift() : undefined
      if (number !== undefined) {
        const body = server.object(bucket, key)?.body ?? Buffer.alloc(0)
        const registration = registrationFrom(requestFor(number), printLotteryNumber(preferredNumber(number)))
        server.put(bucket, key, Buffer.concat([body, Buffer.from(`\n${printRegistration(registration)}\n`)]))
      }
      return undefined
    })
    const result = await register(store, requestFor(employee), 10_000)
    expect(result.status).toBe('registered')
    expect((await made(key)).map(({ customerInput }) => customerInput).toSorted()).toEqual(
      [...others, employee].toSorted(),
    )
  })

  it('gets several callers through a storm of conflicts', async () => {
    const key = objectWith([])
    let conflicts = 6
    const { store } = await openFaulty(key, ({ method }) => {
      if (method === 'PUT') conflicts -= 1
      return conflicts > 0 ? conflict : undefined
    })
    const results = await Promise.all(
      ['1111', '2222', '3333'].map(async (number) => await register(store, requestFor(number))),
    )
    expect(results.map(({ status }) => status)).toEqual(['registered', 'registered', 'registered'])
    expect(await made(key)).toHaveLength(3)
  })

  it.each([
    ['AccessDenied', 403, 'without the latter, S3 answers so when there is no object yet.'],
    ['InvalidAccessKeyId', 403, 'S3 refused the request: InvalidAccessKeyId 403.'],
    ['InvalidRequest', 400, 'S3 refused the request: InvalidRequest 400.'],
  ])('does not repeat what S3 refuses for good: %s', async (code, status, text) => {
    const key = objectWith([])
    const message = `No, not ${employee} of +821012345678.`
    for (const index of [0, 1]) {
      const { store, proxy } = await openFaulty(key, (call) =>
        call.index === index ? refusal(status, code, message) : undefined,
      )
      const error: unknown = await register(store, requestFor(employee)).catch((reason: unknown) => reason)
      expect(String(error)).toContain(text)
      expect(inspect(error, { depth: 10 })).not.toMatch(/12345|821012345678/)
      expect(proxy.calls).toBe(index + 1)
    }
    expect(await made(key)).toEqual([])
  })

  it('begins again when the object is taken away between reading and writing', async () => {
    const key = objectWith([])
    const { store } = await openFaulty(key, ({ index }) => {
      if (index === 1) server.remove(bucket, key)
      return undefined
    })
    expect((await register(store, requestFor(employee))).status).toBe('registered')
    expect(await made(key)).toHaveLength(1)
  })

  it('does not take a body that has changed on its way for the file', async () => {
    const key = newKey()
    const first = registrationOf(await register(direct(key), requestFor('54321')))
    const body = server.object(bucket, key)?.body ?? Buffer.alloc(0)
    const digit = body.indexOf('+8210') + 1
    const { store } = await openFaulty(key, ({ index }) => {
      // Of the same length, and still a registration: only the checksum tells.
      body.write(index === 0 ? '9' : '8', digit)
      return undefined
    })
    const second = registrationOf(await register(store, requestFor(employee)))
    expect(await made(key)).toEqual([first, second])
    expect(server.object(bucket, key)?.body.toString()).toBe(
      `${printRegistration(first)}\n${printRegistration(second)}\n`,
    )
  })

  it('leaves no timer when it has answered', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length
    const { store } = await openFaulty(objectWith([]), ({ index }) => (index % 3 === 1 ? conflict : undefined))
    await register(store, requestFor(employee))
    const before = timers()
    for (let number = 20_000; number < 20_010; number += 1) await register(store, requestFor(String(number)))
    // Connections have timers of their own, which come and go.
    expect(timers()).toBeLessThan(before + 10)
  })
})

describe('a write to S3 that is given up', () => {
  it('is the answer for the same contact when it took effect', async () => {
    const key = objectWith([])
    const { store } = await openFaulty(key, ({ index }) => (index === 1 ? { kind: 'silence' } : undefined))
    const request = requestFor(employee)
    await expect(register(store, request, 100)).rejects.toThrow('S3 did not do it')
    const again = { ...request, timestamp: '2030-01-01T00:00:00.000000' }
    const result = await register(store, again)
    expect(result).toMatchObject({ status: 'existing', registration: { timestamp: request.timestamp } })
    expect(await made(key)).toHaveLength(1)
  })

  it('does nothing when it arrives after another one', async () => {
    const key = objectWith([])
    const { store, proxy } = await openFaulty(key, ({ index }) =>
      index === 1 ? { kind: 'delay', milliseconds: 300 } : undefined,
    )
    const request = requestFor(employee)
    await expect(register(store, request, 100)).rejects.toThrow('S3 did not do it')
    const result = await register(store, { ...request, timestamp: '2030-01-01T00:00:00.000000' })
    expect(result.status).toBe('registered')
    await register(direct(key), requestFor('54321'))
    await vi.waitFor(() => expect(proxy.unfinished).toBe(0))
    expect(await made(key)).toHaveLength(2)
    expect(await made(key)).toContainEqual(registrationOf(result))
  })
})

describe('the S3 store through the handler', () => {
  const event = {
    Details: {
      ContactData: { ContactId: 'contact', CustomerEndpoint: { Address: '+821012345678' } },
      Parameters: { customerInput: employee },
    },
  }

  it.concurrent.each(passingFaults.filter(([name]) => name !== 'a delay'))(
    'the answer to %s at every call is ERROR, and nothing is logged that tells who called',
    async (_name, fault) => {
      const { store } = await openFaulty(objectWith([]), () => fault)
      const facts: AnswerFacts[] = []
      const telemetry = {
        answered: (answer: AnswerFacts) => void facts.push(answer),
        trace: async <Result>(_: string, work: () => Promise<Result>) => await work(),
      }
      const handler = createHandler({ store: () => store, telemetry, timeBudgetMilliseconds: 300 })
      expect(await handler(event)).toMatchObject({ registrationStatus: 'ERROR', success: 'false' })
      expect(facts).toMatchObject([{ employeeNumber: '***45', customerPhone: '***********78' }])
      expect(JSON.stringify(facts)).not.toMatch(/12345|821012345678/)
    },
  )

  it.concurrent.each(passingFaults)('the answer to %s at one call is SUCCESS', async (_name, fault) => {
    for (const at of [0, 1]) {
      const { store } = await openFaulty(objectWith([]), ({ index }) => (index === at ? fault : undefined))
      const answer = await createHandler({ store: () => store })(event)
      expect(answer).toMatchObject({ registrationStatus: 'SUCCESS', lotteryNumber: printLotteryNumber(preferred) })
    }
  })
})

describe('the S3 store, with several callers', () => {
  /** Few employees, who prefer numbers around the end of the range, so that they meet. */
  const crowd = employeesPreferring((number) => number >= 9997 || number <= 2, 4)
  const anyRequest = fc.record({
    employee: fc.integer({ min: 0, max: crowd.length - 1 }).map((index) => crowd[index] ?? employee),
    contact: fc.constantFrom('a', 'b', 'c'),
  })
  const anyTaken = fc.subarray([9996, 9997, 9998, 9999, 1, 2, 3])

  it('is sound with any faults, and everything answered is stored', async () => {
    const anyFault = fc.option(fc.constantFrom(...passingFaults.map(([, fault]) => fault)), { nil: undefined })
    await fc.assert(
      fc.asyncProperty(
        anyTaken,
        fc.array(anyRequest, { minLength: 1, maxLength: 6 }),
        fc.array(anyFault, { maxLength: 16 }),
        async (taken, requests, faults) => {
          const key = objectWith(taken)
          const results = await Promise.allSettled(
            requests.map(async (request) => {
              const { store } = await openFaulty(key, () => faults.shift())
              return await register(store, requestFor(request.employee, request.contact), 5000)
            }),
          )
          const listed = await made(key)
          const answered = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
          for (const result of answered) expect(listed).toContainEqual(registrationOf(result))
          expect(answered.filter(({ status }) => status === 'registered').length).toBeLessThanOrEqual(listed.length)
          expect(listed.length).toBeLessThanOrEqual(new Set(requests.map((request) => request.employee)).size)
          expect(await direct(key).list()).toHaveLength(taken.length + listed.length)
        },
      ),
      { numRuns: 20, seed: 4 },
    )
  }, 120_000)

  it('is sound whatever the order in which requests and answers arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyTaken,
        fc.array(anyRequest, { minLength: 2, maxLength: 4 }),
        fc.scheduler(),
        async (taken, requests, scheduler) => {
          const key = objectWith(taken)
          const unfinished = new Set(requests)
          const open = (): RegistrationStore => {
            const client = server.client()
            client.middlewareStack.add(
              (next, { commandName }) =>
                async (input) => {
                  await scheduler.schedule(Promise.resolve(), `${commandName} arrives`)
                  try {
                    return await next(input)
                  } finally {
                    await scheduler.schedule(Promise.resolve(), `${commandName} is answered`)
                  }
                },
              { step: 'finalizeRequest', priority: 'low' },
            )
            return createS3Store({ client, bucket, key, attemptMilliseconds: 30_000, random: () => 0 })
          }
          const running = Promise.all(
            requests.map(async (request) => {
              try {
                return await register(open(), requestFor(request.employee, request.contact))
              } finally {
                unfinished.delete(request)
              }
            }),
          )
          // One step at a time, chosen when everybody has a next one: else the network would choose.
          while (unfinished.size > 0) {
            if (scheduler.count() >= unfinished.size) await scheduler.waitOne()
            else await new Promise((resolve) => setImmediate(resolve))
          }
          const results = await running
          const listed = await made(key)
          for (const result of results) expect(listed).toContainEqual(registrationOf(result))
          expect(results.filter(({ status }) => status === 'registered')).toHaveLength(listed.length)
          expect(listed).toHaveLength(new Set(requests.map((request) => request.employee)).size)
          expect(await direct(key).list()).toHaveLength(taken.length + listed.length)
        },
      ),
      { numRuns: 40, seed: 4 },
    )
  }, 120_000)
})
