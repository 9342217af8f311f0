import { TryAgainError } from '@aicc/connect-function'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCaseOutput, findCustomerOutput, logActivityOutput } from './contract/index.js'
import { createHandler } from './create-handler.js'
import type { CrmHandler, HandlerOptions } from './create-handler.js'
import { MalformedAnswerError, SetupError } from './crm.js'
import type { ActivityRequest, CaseRequest, Crm, Customer } from './crm.js'
import type { AnswerFacts } from './telemetry.js'

const contactId = '5f2a6b1c-0000-4000-8000-000000000001'
const phone = '+821012345678'

const gildong: Customer = {
  id: 'C1',
  name: '길동 홍',
  givenName: '길동',
  familyName: '홍',
  url: 'https://crm.example/C1',
}

/** An event as Connect sends it. */
function eventWith(parameters: unknown, contactData: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: {
        Attributes: {},
        Channel: 'VOICE',
        ContactId: contactId,
        CustomerEndpoint: { Address: phone, Type: 'TELEPHONE_NUMBER' },
        InitiationMethod: 'INBOUND',
        ...contactData,
      },
      Parameters: parameters,
    },
  }
}

interface Line {
  readonly handler: CrmHandler
  readonly facts: AnswerFacts[]
  readonly cases: CaseRequest[]
  readonly activities: ActivityRequest[]
  /** Numbers that were asked for. */
  readonly numbers: string[]
}

/** The function over another CRM than Salesforce: a list. */
function openLine(
  customers: readonly Customer[] = [gildong],
  options: Partial<Crm> = {},
  more: Partial<HandlerOptions> = {},
): Line {
  const facts: AnswerFacts[] = []
  const cases: CaseRequest[] = []
  const activities: ActivityRequest[] = []
  const numbers: string[] = []
  const crm: Crm = {
    isRecordId: (text) => /^[CKA]\d+$/.test(text),
    findCustomers: async (number) => {
      numbers.push(number)
      return { customers, newCustomerUrl: 'https://crm.example/new' }
    },
    createCase: async (request) => {
      cases.push(request)
      return { id: 'K1', url: 'https://crm.example/K1' }
    },
    logActivity: async (request) => {
      activities.push(request)
      return { id: 'A1', url: 'https://crm.example/A1' }
    },
    ...options,
  }
  const telemetry = {
    answered: (answer: AnswerFacts) => void facts.push(answer),
    trace: async <Result>(_: string, work: () => Promise<Result>) => await work(),
  }
  return { facts, cases, activities, numbers, handler: createHandler({ crm: () => crm, telemetry, ...more }) }
}

describe('findCustomer', () => {
  const find = { operation: 'findCustomer' }

  it('says who is calling', async () => {
    const { handler, facts } = openLine()
    expect(await handler(eventWith(find))).toEqual({
      lookupStatus: 'FOUND',
      customerId: 'C1',
      customerName: '홍길동',
      screenPopUrl: 'https://crm.example/C1',
    })
    expect(facts).toMatchObject([
      { operation: 'findCustomer', status: 'FOUND', contactId, phoneNumber: '***********78' },
    ])
    expect(JSON.stringify(facts)).not.toMatch(/길동|홍|1012345678|C1/)
  })

  it('takes the number of the parameters first', async () => {
    const { handler, numbers } = openLine()
    await handler(eventWith({ ...find, phoneNumber: '02-123-4567' }))
    await handler(eventWith({ ...find, phoneNumber: '' }))
    await handler(eventWith({ ...find, phoneNumber: null }))
    expect(numbers).toEqual(['+8221234567', phone, phone])
  })

  it.each([
    ['nobody', [], { lookupStatus: 'NOT_FOUND', screenPopUrl: 'https://crm.example/new' }],
    ['several', [gildong, { ...gildong, id: 'C2' }], { lookupStatus: 'AMBIGUOUS' }],
    [
      'somebody without a name',
      [{ ...gildong, name: '.', givenName: undefined, familyName: '.' }],
      { lookupStatus: 'FOUND_WITHOUT_NAME', customerId: 'C1', screenPopUrl: 'https://crm.example/C1' },
    ],
  ])('tells that the number has %s', async (_, customers, expected) => {
    const answer = await openLine(customers).handler(eventWith(find))
    expect(answer).toEqual(expected)
    expect(findCustomerOutput.safeParse(answer).success).toBe(true)
  })

  it.each(['anonymous', '', null, 'sip:unknown@example.com', "010' OR '1'='1"])(
    'does not ask the CRM about the address %j',
    async (Address) => {
      const { handler, numbers } = openLine()
      expect(await handler(eventWith(find, { CustomerEndpoint: { Address } }))).toEqual({ lookupStatus: 'NO_NUMBER' })
      expect(numbers).toEqual([])
    },
  )
})

describe('createCase', () => {
  const open = { operation: 'createCase', subject: '통화 중 끊김' }

  it('opens a case about the contact', async () => {
    const { handler, cases } = openLine()
    const answer = await handler(eventWith({ ...open, description: 'a\u0000b\nc', customerId: 'C1' }))
    expect(answer).toEqual({ caseStatus: 'CREATED', caseId: 'K1', screenPopUrl: 'https://crm.example/K1' })
    expect(cases).toEqual([
      { contactId, subject: '통화 중 끊김', description: 'a b\nc', customerId: 'C1', phoneNumber: phone },
    ])
  })

  it('does without all that a contact may not have', async () => {
    const { handler, cases } = openLine()
    await handler(eventWith({ ...open, customerId: '', description: null }, { CustomerEndpoint: null }))
    expect(cases).toEqual([
      { contactId, subject: '통화 중 끊김', description: undefined, customerId: undefined, phoneNumber: undefined },
    ])
  })

  it('cuts what is longer than a CRM takes', async () => {
    const { handler, cases } = openLine()
    await handler(eventWith({ ...open, description: 'x'.repeat(50_000) }))
    expect(cases[0]?.description).toHaveLength(32_000)
  })

  it.each([
    ['no subject', { subject: ' ' }],
    ['a subject that is too long', { subject: 'x'.repeat(256) }],
    ['an id of another system', { customerId: "C1' OR Id != '" }],
    ['a contact that is a path', { contactId: '..' }],
    ['a contact that is a query', { contactId: "x' OR Subject LIKE '%" }],
  ])('refuses %s', async (_, parameters) => {
    const { handler, cases, facts } = openLine()
    expect(await handler(eventWith({ ...open, ...parameters }))).toEqual({ caseStatus: 'ERROR', errorReason: 'INPUT' })
    expect(cases).toEqual([])
    expect(facts[0]?.detail).toMatch(/\.$/)
    expect(JSON.stringify(facts)).not.toMatch(/OR |xxx/)
  })
})

describe('logActivity', () => {
  const log = { operation: 'logActivity', subject: '통화' }

  it.each([
    ['INBOUND', 'inbound'],
    ['TRANSFER', 'inbound'],
    ['OUTBOUND', 'outbound'],
    ['CALLBACK', 'outbound'],
    [null, 'inbound'],
  ])('notes a contact that began as %s as %s', async (InitiationMethod, direction) => {
    const { handler, activities } = openLine()
    const answer = await handler(eventWith({ ...log, customerId: 'C1', caseId: 'K1' }, { InitiationMethod }))
    expect(answer).toEqual({ activityStatus: 'LOGGED', activityId: 'A1' })
    expect(activities).toEqual([
      { contactId, subject: '통화', description: undefined, customerId: 'C1', caseId: 'K1', direction },
    ])
  })
})

describe('an event that Connect never sends', () => {
  it.each([undefined, null, 5, 'text', [], {}, { Details: null }, { Details: { Parameters: null } }])(
    'is an input error: %j',
    async (event) => {
      expect(await openLine().handler(event)).toEqual({
        lookupStatus: 'ERROR',
        caseStatus: 'ERROR',
        activityStatus: 'ERROR',
        errorReason: 'INPUT',
      })
    },
  )

  it('always gets an answer of the contract, whatever it is', async () => {
    const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, maxDepth: 4 })
    const nearly = fc
      .record({
        operation: fc.constantFrom('findCustomer', 'createCase', 'logActivity'),
        subject: fc.oneof(anything, fc.string()),
        description: fc.oneof(anything, fc.string()),
        customerId: anything,
        phoneNumber: fc.oneof(anything, fc.string()),
        contactId: anything,
      })
      .map((parameters) => eventWith(parameters))
    const { handler } = openLine()
    await fc.assert(
      fc.asyncProperty(fc.oneof(anything, nearly), async (event) => {
        const answer = await handler(event)
        const fits = [findCustomerOutput, createCaseOutput, logActivityOutput].some(
          (output) => output.safeParse(answer).success,
        )
        expect(fits).toBe(true)
      }),
      { numRuns: 300, seed: 1 },
    )
  })
})

describe('when the CRM fails', () => {
  it.each([
    ['is not set up', new SetupError('The secret is no JSON.'), 'SETUP'],
    ['answers nonsense', new MalformedAnswerError('No JSON.'), 'MALFORMED'],
    ['has an error of ours', new TypeError(`x of ${phone} is not a function`), 'FAILED'],
    ['rejects with nothing', undefined, 'FAILED'],
    ['may do it later', new TryAgainError('Not yet.'), 'FAILED'],
  ])('is ERROR when it %s, and nothing of the caller is logged', async (_, error, errorReason) => {
    const { handler, facts } = openLine([], { findCustomers: async () => await Promise.reject(error) })
    expect(await handler(eventWith({ operation: 'findCustomer' }))).toEqual({ lookupStatus: 'ERROR', errorReason })
    expect(facts).toMatchObject([{ status: 'ERROR', errorReason, contactId }])
    expect(JSON.stringify(facts)).not.toContain('1012345678')
  })

  it('is ERROR in time when it never answers', async () => {
    const silent = { findCustomers: async () => await new Promise<never>(() => undefined) }
    const { handler } = openLine([], silent, { timeBudgetMilliseconds: 50 })
    const answer = await handler(eventWith({ operation: 'findCustomer' }))
    expect(answer).toEqual({ lookupStatus: 'ERROR', errorReason: 'UNAVAILABLE' })
  })

  it('keeps back time to answer of what Lambda has left', async () => {
    const silent = { createCase: async () => await new Promise<never>(() => undefined) }
    const { handler } = openLine([], silent)
    const event = eventWith({ operation: 'createCase', subject: 's' })
    const expected = { caseStatus: 'ERROR', errorReason: 'UNAVAILABLE' }
    expect(await handler(event, { getRemainingTimeInMillis: () => 320 })).toEqual(expected)
  })

  it('is ERROR for every operation when there is none', async () => {
    const crm = (): Crm => {
      throw new SetupError('SECRET_ID: missing')
    }
    const { handler, facts } = openLine([], {}, { crm })
    expect(await handler(eventWith({ operation: 'createCase', subject: 's' }))).toMatchObject({
      caseStatus: 'ERROR',
      errorReason: 'SETUP',
    })
    expect(facts[0]?.error?.message).toBe('SECRET_ID: missing')
  })

  it('answers also when telling about it fails', async () => {
    const telemetry = {
      answered: () => {
        throw new Error('no disk')
      },
      trace: async <Result>(_: string, work: () => Promise<Result>) => await work(),
    }
    const { handler } = openLine([gildong], {}, { telemetry })
    expect(await handler(eventWith({ operation: 'findCustomer' }))).toMatchObject({ lookupStatus: 'FOUND' })
  })
})
