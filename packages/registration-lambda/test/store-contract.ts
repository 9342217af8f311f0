/**
 * What every store has to hold, whatever it is made of. Each store's own test file calls {@link describeStore}.
 */
import { withTimeBudget } from '@aicc/connect-function'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  lotteryNumberCount,
  nextFreeNumber,
  preferredNumber,
  printLotteryNumber,
  readLotteryNumber,
} from '../src/lottery-number.js'
import { compareRegistrations, registrationFrom } from '../src/registration.js'
import type { Registration, RegistrationRequest } from '../src/registration.js'
import type { RegistrationStore, StoreResult } from '../src/stores/registration-store.js'

/** Stored data of a test, empty at first. */
export interface StoreUnderTest {
  /** A client of its own of the same data, as each Lambda environment has one. Closed by the suite. */
  open(): RegistrationStore
  /** Put registrations there as if they had been made, quickly. */
  seed(registrations: readonly Registration[]): Promise<void>
  /** Take the data away. */
  dispose(): Promise<void>
}

/** Where stores under test come from, once for a suite. */
export interface StoreService {
  create(): Promise<StoreUnderTest>
  stop(): Promise<void>
}

/** How much of everything, for stores of different speed. */
export interface StoreSuiteOptions {
  /** Registrations in the large test. @defaultValue 2000 */
  readonly registrations?: number
  /** Callers at once in the large test. @defaultValue 200 */
  readonly callers?: number
  /** Time that one caller may take, in milliseconds. @defaultValue 60000 */
  readonly timeBudget?: number
  /** Runs of each property. @defaultValue 15 */
  readonly propertyRuns?: number
}

const seedOfProperties = 4

let requestCount = 0

/** A request of a contact of its own. */
export function requestFor(customerInput: string, contactId = `contact-${(requestCount += 1)}`): RegistrationRequest {
  const order = String((requestCount += 1)).padStart(6, '0')
  return { contactId, customerInput, customerPhone: '+821012345678', timestamp: `2024-01-01T00:00:00.${order}` }
}

/** Ask, with plenty of time. */
export async function register(
  store: RegistrationStore,
  request: RegistrationRequest,
  milliseconds = 60_000,
): Promise<StoreResult> {
  return await withTimeBudget(milliseconds, async (budget) => await store.register(request, budget))
}

/** The registration in a result; fails where there is none. */
export function registrationOf(result: StoreResult): Registration {
  if (result.status === 'closed') throw new Error('Expected a registration, and registration is closed.')
  return result.registration
}

/** Employee numbers of five digits whose preferred lottery number satisfies a condition. */
export function employeesPreferring(condition: (number: number) => boolean, count: number): readonly string[] {
  const found: string[] = []
  for (let candidate = 10_000; candidate < 10_000_000 && found.length < count; candidate += 1) {
    if (condition(preferredNumber(String(candidate)))) found.push(String(candidate))
  }
  if (found.length < count) throw new Error(`Only ${found.length} of ${count} employee numbers found.`)
  return found
}

/** Registrations that hold these numbers, of employees who cannot call (nine digits). */
export function registrationsHolding(numbers: readonly number[]): readonly Registration[] {
  return numbers.map((number) => {
    const request = requestFor(String(900_000_000 + number), `seeded-${number}`)
    return registrationFrom(request, printLotteryNumber(number))
  })
}

/** All numbers but these. */
export function allNumbersBut(free: readonly number[]): readonly number[] {
  const kept = new Set(free)
  return Array.from({ length: lotteryNumberCount }, (_, index) => index + 1).filter((number) => !kept.has(number))
}

/**
 * What holds of any set of registrations, in whatever order they came: each employee and each number once, and nobody
 * passed over a number that stayed free between the preferred one and the own.
 */
export function expectSound(registrations: readonly Registration[]): void {
  const employees = new Set(registrations.map(({ customerInput }) => customerInput))
  expect(employees.size, 'employee numbers registered twice').toBe(registrations.length)
  const taken = new Set(registrations.map(({ lotteryNumber }) => readLotteryNumber(lotteryNumber)))
  expect(taken.has(undefined), 'lottery numbers out of range').toBe(false)
  expect(taken.size, 'lottery numbers given twice').toBe(registrations.length)
  for (const { customerInput, lotteryNumber, contactId } of registrations) {
    if (contactId.startsWith('seeded-')) continue
    const own = readLotteryNumber(lotteryNumber)
    const expected = nextFreeNumber(preferredNumber(customerInput), (number) => number !== own && taken.has(number))
    expect(expected, `a number was passed over for ${lotteryNumber}`).toBe(own)
  }
}

/** The contract, over one store. */
export function describeStore(name: string, start: () => Promise<StoreService>, options: StoreSuiteOptions = {}): void {
  const { registrations = 2000, callers = 200, timeBudget = 60_000, propertyRuns = 15 } = options

  describe(name, () => {
    let service: StoreService
    let data: StoreUnderTest
    let stores: RegistrationStore[]

    beforeAll(async () => {
      service = await start()
    }, 120_000)
    afterAll(async () => {
      await service.stop()
    })
    beforeEach(async () => {
      data = await service.create()
      stores = []
    })
    afterEach(async () => {
      for (const store of stores) store.close()
      await data.dispose()
    })

    const open = (): RegistrationStore => {
      const store = data.open()
      stores.push(store)
      return store
    }

    it('has nothing at first', async () => {
      expect(await open().list()).toEqual([])
    })

    it('registers an employee number with its preferred lottery number', async () => {
      const store = open()
      const request = requestFor('12345')
      const registration = registrationFrom(request, printLotteryNumber(preferredNumber('12345')))
      expect(await register(store, request)).toEqual({ status: 'registered', registration })
      expect(await store.list()).toEqual([registration])
    })

    it('gives the first registration to another contact with the same employee number', async () => {
      const first = registrationOf(await register(open(), requestFor('12345')))
      expect(await register(open(), requestFor('12345'))).toEqual({ status: 'existing', registration: first })
      expect(await open().list()).toEqual([first])
    })

    it('gives the first registration to the same contact asking again', async () => {
      const request = requestFor('12345')
      const first = registrationOf(await register(open(), request))
      const again = { ...request, timestamp: '2030-01-01T00:00:00.000000', customerPhone: '' }
      expect(await register(open(), again)).toEqual({ status: 'existing', registration: first })
    })

    it('lets one contact register several employee numbers', async () => {
      const store = open()
      await register(store, requestFor('12345', 'one-contact'))
      expect((await register(store, requestFor('54321', 'one-contact'))).status).toBe('registered')
      expect(await store.list()).toHaveLength(2)
    })

    it('keeps the leading zeros of employee numbers apart', async () => {
      const store = open()
      await register(store, requestFor('01234'))
      expect((await register(store, requestFor('1234'))).status).toBe('registered')
    })

    it('takes the next free number upward', async () => {
      const preferred = preferredNumber('12345')
      await data.seed(registrationsHolding([preferred, preferred + 1, preferred + 3]))
      const { lotteryNumber } = registrationOf(await register(open(), requestFor('12345')))
      expect(lotteryNumber).toBe(printLotteryNumber(preferred + 2))
    })

    it('goes on at 1 after 9,999', async () => {
      const [employee = ''] = employeesPreferring((number) => number === 9990, 1)
      await data.seed(registrationsHolding([9990, 9991, 9992, 9993, 9994, 9995, 9996, 9997, 9998, 9999, 1, 2]))
      expect(registrationOf(await register(open(), requestFor(employee))).lotteryNumber).toBe('L0003')
    })

    it('finds the last free number, and is closed after it', async () => {
      const preferred = preferredNumber('12345')
      const last = preferred - 1
      await data.seed(registrationsHolding(allNumbersBut([last])))
      const first = registrationOf(await register(open(), requestFor('12345')))
      expect(first.lotteryNumber).toBe(printLotteryNumber(last))
      expect(await register(open(), requestFor('54321'))).toEqual({ status: 'closed' })
      expect(await register(open(), requestFor('12345'))).toEqual({ status: 'existing', registration: first })
      expect(await open().list()).toHaveLength(lotteryNumberCount)
    })

    it('lists by time', async () => {
      const store = open()
      const requests = ['1111', '2222', '3333', '4444'].map((employee) => requestFor(employee))
      for (const request of requests.toReversed()) await register(store, request)
      const listed = await open().list()
      expect(listed.map(({ customerInput }) => customerInput)).toEqual(['1111', '2222', '3333', '4444'])
      expect(listed.toSorted(compareRegistrations)).toEqual(listed)
    })

    it('does nothing when the time is over', async () => {
      const store = open()
      await expect(register(store, requestFor('12345'), 0)).rejects.toThrow('The time for the answer is over.')
      expect(await open().list()).toEqual([])
    })

    it('registers one of many contacts that come at once with the same employee number', async () => {
      const results = await Promise.all(
        Array.from({ length: 30 }, async () => await register(open(), requestFor('12345'))),
      )
      expect(results.filter(({ status }) => status === 'registered')).toHaveLength(1)
      expect(new Set(results.map((result) => JSON.stringify(registrationOf(result)))).size).toBe(1)
    })

    it('gives the same answer to a contact that asks several times at once', async () => {
      const request = requestFor('12345')
      const results = await Promise.all(Array.from({ length: 4 }, async () => await register(open(), request)))
      expect(new Set(results.map((result) => JSON.stringify(registrationOf(result)))).size).toBe(1)
      expect(await open().list()).toHaveLength(1)
    })

    it('gives numbers in a row to many who prefer the same one at once', async () => {
      const wanted = preferredNumber('12345')
      const employees = employeesPreferring((number) => number === wanted, 20)
      await Promise.all(employees.map(async (employee) => await register(open(), requestFor(employee))))
      const listed = await open().list()
      expectSound(listed)
      expect(listed.map(({ lotteryNumber }) => lotteryNumber).toSorted()).toEqual(
        employees.map((_, index) => printLotteryNumber(wanted + index)).toSorted(),
      )
    })

    it('gives the last numbers to as many as there are numbers', async () => {
      await data.seed(registrationsHolding(allNumbersBut([17, 5000, 9999])))
      const results = await Promise.all(
        Array.from({ length: 12 }, async (_, index) => await register(open(), requestFor(String(20_000 + index)))),
      )
      expect(results.filter(({ status }) => status === 'registered')).toHaveLength(3)
      expect(results.filter(({ status }) => status === 'closed')).toHaveLength(9)
      expectSound(await open().list())
    })

    it('answers as a simple model does, one request after another', async () => {
      await fc.assert(
        fc.asyncProperty(crowdedNumbers, fc.array(anyRequest, { maxLength: 12 }), async (taken, requests) => {
          const fresh = await service.create()
          const store = fresh.open()
          try {
            const seeded = registrationsHolding(taken)
            await fresh.seed(seeded)
            const model = new Map(seeded.map((registration) => [registration.customerInput, registration]))
            for (const { employee, contact } of requests) {
              const request = requestFor(employee, contact)
              expect(await register(store, request)).toEqual(registerInModel(model, request))
            }
            expect(await store.list()).toEqual([...model.values()].toSorted(compareRegistrations))
          } finally {
            store.close()
            await fresh.dispose()
          }
        }),
        { numRuns: propertyRuns, seed: seedOfProperties },
      )
    }, 120_000)

    it('stays sound when requests come at once', async () => {
      await fc.assert(
        fc.asyncProperty(crowdedNumbers, fc.array(anyRequest, { maxLength: 16 }), async (taken, requests) => {
          const fresh = await service.create()
          const opened: RegistrationStore[] = []
          const openFresh = (): RegistrationStore => {
            const store = fresh.open()
            opened.push(store)
            return store
          }
          try {
            await fresh.seed(registrationsHolding(taken))
            const results = await Promise.all(
              requests.map(async ({ employee, contact }) => await register(openFresh(), requestFor(employee, contact))),
            )
            const listed = await openFresh().list()
            expectSound(listed)
            for (const result of results) expect(listed).toContainEqual(registrationOf(result))
            expect(results.filter(({ status }) => status === 'registered')).toHaveLength(listed.length - taken.length)
          } finally {
            for (const store of opened) store.close()
            await fresh.dispose()
          }
        }),
        { numRuns: propertyRuns, seed: seedOfProperties },
      )
    }, 120_000)

    it(`registers ${registrations} from ${callers} callers at once, with duplicates and repetitions, each once`, async () => {
      // Every fifth employee number calls from two contacts, every seventh contact asks twice.
      const requests: RegistrationRequest[] = []
      for (let index = 0; index < registrations; index += 1) {
        const request = requestFor(String(100_000 + index))
        requests.push(request)
        if (index % 5 === 0) requests.push(requestFor(request.customerInput))
        if (index % 7 === 0) requests.push(request)
      }
      const results: { readonly request: RegistrationRequest; readonly result: StoreResult }[] = []
      let next = 0
      const call = async (): Promise<void> => {
        const store = open()
        for (;;) {
          const request = requests[next]
          next += 1
          if (request === undefined) return
          results.push({ request, result: await register(store, request, timeBudget) })
        }
      }
      await Promise.all(Array.from({ length: callers }, call))

      expect(results).toHaveLength(requests.length)
      expect(results.filter(({ result }) => result.status === 'registered')).toHaveLength(registrations)
      const listed = await open().list()
      expect(listed).toHaveLength(registrations)
      expectSound(listed)
      const byEmployee = new Map(listed.map((registration) => [registration.customerInput, registration]))
      for (const { request, result } of results) {
        expect(registrationOf(result)).toEqual(byEmployee.get(request.customerInput))
      }
    }, 300_000)
  })
}

/** Few employees and contacts, so that they meet. */
const anyRequest = fc.record({
  employee: fc.integer({ min: 0, max: 9 }).map((index) => crowdedEmployees[index] ?? '12345'),
  contact: fc.constantFrom('a', 'b', 'c'),
})

/** Employees who prefer numbers around the end of the range. */
const crowdedEmployees = employeesPreferring((number) => number >= 9995 || number <= 3, 10)

/** Some of the numbers around the end of the range. */
const crowdedNumbers = fc.subarray([9994, 9995, 9996, 9997, 9998, 9999, 1, 2, 3, 4, 5])

/** The law, without any care for time and failures. */
function registerInModel(model: Map<string, Registration>, request: RegistrationRequest): StoreResult {
  const existing = model.get(request.customerInput)
  if (existing !== undefined) return { status: 'existing', registration: existing }
  const taken = new Set([...model.values()].map(({ lotteryNumber }) => readLotteryNumber(lotteryNumber)))
  const number = nextFreeNumber(preferredNumber(request.customerInput), (candidate) => taken.has(candidate))
  if (number === undefined) return { status: 'closed' }
  const registration = registrationFrom(request, printLotteryNumber(number))
  model.set(request.customerInput, registration)
  return { status: 'registered', registration }
}
