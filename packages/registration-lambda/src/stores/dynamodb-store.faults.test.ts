import { inspect } from 'node:util'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describeWithDynamoDbLocal, startDynamoDbLocal } from '../../test/dynamodb-local.js'
import type { DynamoDbLocal } from '../../test/dynamodb-local.js'
import { startFaultProxy } from '@aicc/connect-function/testing'
import type { Call, Fault, FaultProxy } from '@aicc/connect-function/testing'
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
import type { Registration, RegistrationRequest } from '../registration.js'
import type { AnswerFacts } from '../telemetry.js'
import { createDynamoDbStore } from './dynamodb-store.js'
import { hundredCount, numbersOf } from './dynamodb-table.js'
import type { RegistrationStore, StoreResult } from './registration-store.js'

/** What the service answers when it refuses a request. */
function refusal(status: number, type: string, members: object = {}): Fault {
  const body = JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'No.', ...members })
  return { kind: 'refused', status, headers: { 'content-type': 'application/x-amz-json-1.0' }, body }
}

const conflict = refusal(400, 'TransactionCanceledException', {
  CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict', Message: 'No.' }],
})

const passingFaults: readonly (readonly [string, Fault])[] = [
  ['throttling of the table', refusal(400, 'ProvisionedThroughputExceededException')],
  ['throttling of the account', refusal(400, 'ThrottlingException')],
  ['a conflict of transactions', conflict],
  ['an internal error', refusal(500, 'InternalServerError')],
  ['an unavailable service', { kind: 'refused', status: 503, body: '<html>503</html>' }],
  ['a lost request', { kind: 'lost-request' }],
  ['a lost response', { kind: 'lost-response' }],
  ['a torn response', { kind: 'torn-response' }],
  ['a response that stops', { kind: 'stalled-response' }],
  ['silence', { kind: 'silence' }],
  ['a delay', { kind: 'delay', milliseconds: 40 }],
  ['a delay beyond the time of an attempt', { kind: 'delay', milliseconds: 250 }],
]

/** Which operation a call asks for. */
function operationOf({ headers }: Call): string {
  return String(headers['x-amz-target']).replace('DynamoDB_20120810.', '')
}

/** Short, so that silence does not take the tests long. */
const attemptMilliseconds = 150

const employee = '12345'
const preferred = preferredNumber(employee)
const hundred = Math.floor(preferred / 100)

/** What a registration has to cope with, by how many calls it makes. */
const situations: readonly (readonly [string, readonly number[]])[] = [
  ['the preferred number is free', []],
  ['the preferred number is taken', [preferred]],
  ['its hundred is full', numbersOf(hundred)],
]

describeWithDynamoDbLocal('the DynamoDB store, when calls go wrong', () => {
  let engine: DynamoDbLocal
  const cleanUps: (() => Promise<void> | void)[] = []

  beforeAll(async () => {
    engine = await startDynamoDbLocal()
  }, 120_000)
  afterAll(async () => {
    await engine.stop()
  })
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0)) await cleanUp()
  })

  /** A table with some numbers taken. */
  async function tableWith(taken: readonly number[]): Promise<string> {
    const tableName = await engine.createTable()
    await engine.seed(tableName, registrationsHolding(taken))
    return tableName
  }

  /** The store as it is, without anything in between. */
  function direct(tableName: string): RegistrationStore {
    return createDynamoDbStore({ client: engine.client(), tableName })
  }

  /** The store, with calls going wrong. */
  async function openFaulty(
    tableName: string,
    faultFor: (call: Call) => Fault | undefined,
  ): Promise<{ readonly proxy: FaultProxy; readonly store: RegistrationStore; readonly client: DynamoDBClient }> {
    const proxy = await startFaultProxy(engine.endpoint, (call) => {
      const fault = faultFor(call)
      // Only transactions are cancelled.
      return fault === conflict && operationOf(call) !== 'TransactWriteItems' ? undefined : fault
    })
    const client = engine.client(proxy.endpoint)
    cleanUps.push(async () => {
      client.destroy()
      await proxy.close()
    })
    return { proxy, client, store: createDynamoDbStore({ client, tableName, attemptMilliseconds }) }
  }

  /** A table with some numbers taken, whoever has them. */
  async function tableWithTaken(taken: readonly number[]): Promise<string> {
    const tableName = await engine.createTable()
    await engine.seedClaims(tableName, registrationsHolding(taken))
    return tableName
  }

  /** The registrations that callers made. */
  async function made(tableName: string): Promise<readonly Registration[]> {
    const listed = await direct(tableName).list()
    expectSound(listed)
    return listed.filter(({ contactId }) => !contactId.startsWith('seeded-'))
  }

  describe.each(situations)('where %s', (_, taken) => {
    it.each(passingFaults)('registers once with %s at any call', async (_name, fault) => {
      const counting = await openFaulty(await tableWithTaken(taken), () => undefined)
      const expected = registrationOf(await register(counting.store, requestFor(employee)))

      // One more, since requests that nobody waits for may come late.
      const runs = Array.from({ length: counting.proxy.calls + 1 }, async (_run, index) => {
        const tableName = await tableWithTaken(taken)
        const { store } = await openFaulty(tableName, (call) => (call.index === index ? fault : undefined))
        const request = requestFor(employee)
        const result = await register(store, request, 10_000)
        expect(result.status).toBe('registered')
        expect(registrationOf(result).lotteryNumber).toBe(expected.lotteryNumber)
        expect(await direct(tableName).list()).toEqual([registrationOf(result)])

        expect(await register(store, request)).toEqual({ ...result, status: 'existing' })
        expect(await register(store, requestFor(employee))).toEqual({ ...result, status: 'existing' })
        expect(await direct(tableName).list()).toHaveLength(1)
      })
      await Promise.all(runs)
    })
  })

  it.each(passingFaults)('tells that all numbers are taken, with %s at any call', async (_name, fault) => {
    const full = Array.from({ length: hundredCount }, (_, index) => index)
    const calls = Array.from({ length: 4 }, async (_, index) => {
      const tableName = await tableWithTaken(numbersOf(hundred))
      await engine.noteFullHundreds(tableName, full)
      // The note of what is full stays readable: only it says so of this table.
      const { store } = await openFaulty(tableName, (call) =>
        call.index === index && operationOf(call) !== 'GetItem' ? fault : undefined,
      )
      expect(await register(store, requestFor(employee), 10_000)).toEqual({ status: 'closed' })
      expect(await direct(tableName).list()).toEqual([])
    })
    await Promise.all(calls)
  })

  it.each(passingFaults.filter(([, { kind }]) => kind !== 'delay'))(
    'fails in time with %s at every call, and leaves nothing open',
    async (_name, fault) => {
      const tableName = await tableWith([])
      const { store, proxy, client } = await openFaulty(tableName, () => fault)
      const error: unknown = await register(store, requestFor(employee), 600).catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(Error)
      expect(inspect(error, { depth: 10 })).not.toMatch(/12345|821012345678/)
      expect(String(error)).toMatch(
        /DynamoDB did not do it in the time that there was, in \d+ attempts?\. The last failure: /,
      )

      client.destroy()
      await vi.waitFor(() => expect(proxy.connections).toBe(0))
      // It may have taken effect all the same, and asking again tells.
      await vi.waitFor(() => expect(proxy.unfinished).toBe(0))
      const result = await register(direct(tableName), requestFor(employee))
      expect(await made(tableName)).toEqual([registrationOf(result)])
    },
  )

  it('gets through where each call is slower than a first attempt may be', async () => {
    const tableName = await tableWith([preferred])
    const { store } = await openFaulty(tableName, () => ({ kind: 'delay', milliseconds: 2 * attemptMilliseconds }))
    expect((await register(store, requestFor(employee), 10_000)).status).toBe('registered')
    expect(await made(tableName)).toHaveLength(1)
  })

  it('leaves no timer when it has answered', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length
    const { store } = await openFaulty(await tableWith([]), ({ index }) => (index % 2 === 1 ? conflict : undefined))
    await register(store, requestFor(employee))
    const before = timers()
    for (let number = 20_000; number < 20_010; number += 1) await register(store, requestFor(String(number)))
    // Connections have timers of their own, which come and go.
    expect(timers()).toBeLessThan(before + 10)
  })

  it('gets through a storm of conflicts', async () => {
    const tableName = await tableWith([])
    const { store } = await openFaulty(tableName, ({ index }) => (index % 9 === 8 ? undefined : conflict))
    const results = await Promise.all(
      ['1111', '2222', '3333'].map(async (number) => await register(store, requestFor(number))),
    )
    expect(results.map(({ status }) => status)).toEqual(['registered', 'registered', 'registered'])
    expect(await made(tableName)).toHaveLength(3)
  })

  it.each([
    ['ResourceNotFoundException', 'Make the table "registrations-'],
    ['AccessDeniedException', 'The function needs dynamodb:PutItem'],
    ['ValidationException', 'ValidationException 400.'],
  ])('does not repeat what the service refuses for good: %s', async (type, text) => {
    const tableName = await tableWith([])
    const message = `No, not the item EMPLOYEE#${employee} of +821012345678.`
    const { store, proxy } = await openFaulty(tableName, () => refusal(400, type, { message }))
    const error: unknown = await register(store, requestFor(employee)).catch((reason: unknown) => reason)
    expect(String(error)).toContain(text)
    expect(inspect(error, { depth: 10 })).not.toMatch(/EMPLOYEE|12345|821012345678/)
    expect(proxy.calls).toBe(1)
  })

  it('does not repeat a transaction that is cancelled for good', async () => {
    const reasons = [{ Code: 'ValidationError', Message: employee }, { Code: 'None' }]
    const fault = refusal(400, 'TransactionCanceledException', { CancellationReasons: reasons })
    const { store, proxy } = await openFaulty(await tableWith([]), () => fault)
    const error: unknown = await register(store, requestFor(employee)).catch((reason: unknown) => reason)
    expect(String(error)).toContain('DynamoDB refused the request')
    expect(inspect(error, { depth: 10 })).not.toContain(employee)
    expect(proxy.calls).toBe(1)
  })

  it('does not take an answer without a body for an empty table', async () => {
    const tableName = await tableWith([1, 2, 3])
    const { store } = await openFaulty(tableName, ({ index }) =>
      index < 2 ? { kind: 'refused', status: 200, body: '' } : undefined,
    )
    expect(await store.list()).toHaveLength(3)
  })

  it.each(passingFaults)('lists everything with %s at any page', async (_name, fault) => {
    const tableName = await tableWith([1, 2, 3])
    const { store } = await openFaulty(tableName, ({ index }) => (index === 0 ? fault : undefined))
    expect(await store.list()).toHaveLength(3)
  })

  describe('a write that is given up', () => {
    it('is the answer for the same contact when it took effect', async () => {
      const tableName = await tableWith([])
      const { store } = await openFaulty(tableName, ({ index }) => (index === 0 ? { kind: 'silence' } : undefined))
      const request = requestFor(employee)
      await expect(register(store, request, 100)).rejects.toThrow('DynamoDB did not do it')
      const again = { ...request, timestamp: '2030-01-01T00:00:00.000000' }
      const result = await register(store, again)
      expect(result).toMatchObject({ status: 'existing', registration: { timestamp: request.timestamp } })
      expect(await made(tableName)).toHaveLength(1)
    })

    it('does nothing when it takes effect after another one', async () => {
      const tableName = await tableWith([])
      const { store, proxy } = await openFaulty(tableName, ({ index }) =>
        index === 0 ? { kind: 'delay', milliseconds: 300 } : undefined,
      )
      const request = requestFor(employee)
      await expect(register(store, request, 100)).rejects.toThrow('DynamoDB did not do it')
      const result = await register(store, { ...request, timestamp: '2030-01-01T00:00:00.000000' })
      expect(result.status).toBe('registered')
      await vi.waitFor(() => expect(proxy.unfinished).toBe(0))
      expect(await made(tableName)).toEqual([registrationOf(result)])
    })
  })

  describe('through the handler', () => {
    const event = {
      Details: {
        ContactData: { ContactId: 'contact', CustomerEndpoint: { Address: '+821012345678' } },
        Parameters: { customerInput: employee },
      },
    }

    it.each(passingFaults.filter(([name]) => name !== 'a delay'))(
      'the answer to %s at every call is ERROR, and nothing is logged that tells who called',
      async (_name, fault) => {
        const { store } = await openFaulty(await tableWith([]), () => fault)
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

    it.each(passingFaults)('the answer to %s at one call is SUCCESS', async (_name, fault) => {
      const { store } = await openFaulty(await tableWith([]), ({ index }) => (index === 0 ? fault : undefined))
      const answer = await createHandler({ store: () => store })(event)
      expect(answer).toMatchObject({ registrationStatus: 'SUCCESS', lotteryNumber: printLotteryNumber(preferred) })
    })
  })

  /** Few employees, who prefer numbers around the end of the range, so that they meet. */
  const crowd = employeesPreferring((number) => number >= 9997 || number <= 2, 4)
  const anyRequest = fc.record({
    employee: fc.integer({ min: 0, max: crowd.length - 1 }).map((index) => crowd[index] ?? employee),
    contact: fc.constantFrom('a', 'b', 'c'),
  })
  const anyTaken = fc.subarray([9996, 9997, 9998, 9999, 1, 2, 3])

  const callOf = ({ employee: number, contact }: { employee: string; contact: string }): RegistrationRequest =>
    requestFor(number, contact)

  it('is sound with any faults, and everything answered is stored', async () => {
    const anyFault = fc.option(fc.constantFrom(...passingFaults.map(([, fault]) => fault)), { nil: undefined })
    await fc.assert(
      fc.asyncProperty(
        anyTaken,
        fc.array(anyRequest, { minLength: 1, maxLength: 6 }),
        fc.array(anyFault, { maxLength: 16 }),
        async (taken, requests, faults) => {
          const tableName = await tableWith(taken)
          const results = await Promise.allSettled(
            requests.map(async (request) => {
              const { store } = await openFaulty(tableName, () => faults.shift())
              return await register(store, callOf(request), 5000)
            }),
          )
          const listed = await made(tableName)
          const registered = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
          for (const result of registered) expect(listed).toContainEqual(registrationOf(result))
          expect(registered.filter(({ status }) => status === 'registered').length).toBeLessThanOrEqual(listed.length)
          expect(listed.length).toBeLessThanOrEqual(new Set(requests.map((request) => request.employee)).size)
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
          const tableName = await tableWith(taken)
          const open = (): RegistrationStore => {
            const client = engine.client()
            cleanUps.push(() => client.destroy())
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
            return createDynamoDbStore({ client, tableName, attemptMilliseconds: 30_000 })
          }
          const results = await scheduler.waitFor(
            Promise.all(requests.map(async (request) => await register(open(), callOf(request)))),
          )
          const listed = await made(tableName)
          for (const result of results) expect(listed).toContainEqual(registrationOf(result))
          const registered = results.filter(({ status }: StoreResult) => status === 'registered')
          expect(registered).toHaveLength(listed.length)
          expect(listed).toHaveLength(new Set(requests.map((request) => request.employee)).size)
        },
      ),
      { numRuns: 25, seed: 4 },
    )
  }, 120_000)
})
