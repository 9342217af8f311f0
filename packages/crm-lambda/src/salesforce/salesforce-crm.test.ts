import { inspect } from 'node:util'
import { OutOfTimeError, ServiceError, withTimeBudget } from '@aicc/connect-function'
import type { TimeBudget } from '@aicc/connect-function'
import { startFaultProxy } from '@aicc/connect-function/testing'
import type { Fault } from '@aicc/connect-function/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { crmOver, failure, startSalesforceServer } from '../../test/salesforce-server.js'
import type { SalesforceServer } from '../../test/salesforce-server.js'
import { MalformedAnswerError, SetupError } from '../crm.js'
import type { CaseRequest } from '../crm.js'

const phone = '+821012345678'

let org: SalesforceServer
const cleanUps: (() => Promise<void>)[] = []

beforeEach(async () => {
  org = await startSalesforceServer()
})
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp()
  await org.close()
})

/** What work within a budget comes to: its result or what it raises. */
async function outcomeOf<Result>(work: (budget: TimeBudget) => Promise<Result>, milliseconds = 5000): Promise<unknown> {
  return await withTimeBudget(milliseconds, work).catch((error: unknown) => error)
}

const tokensAsked = (): number => org.requests.filter(({ path }) => path === '/services/oauth2/token').length

const caseRequest: CaseRequest = {
  contactId: 'contact-1',
  subject: '통화 중 끊김',
  description: undefined,
  customerId: undefined,
  phoneNumber: phone,
}

const activity = {
  contactId: 'contact-1',
  subject: "It's 통화",
  description: undefined,
  customerId: undefined,
  caseId: undefined,
  direction: 'inbound',
} as const

describe('finding customers', () => {
  it.each(['010-1234-5678', '+821012345678', '82 10 1234 5678', '(010) 1234 5678', '+82 (0)10-1234-5678'])(
    'finds the one whose number is written %s',
    async (MobilePhone) => {
      const Id = org.addContact({ FirstName: '길동', LastName: '홍', MobilePhone })
      org.addContact({ FirstName: '몽룡', LastName: '이', Phone: '010-1234-5679' })
      const found = await outcomeOf(async (budget) => await crmOver(org).findCustomers(phone, budget))
      expect(found).toEqual({
        customers: [
          {
            id: Id,
            name: '길동 홍',
            givenName: '길동',
            familyName: '홍',
            url: `${org.origin}/lightning/r/Contact/${Id}/view`,
          },
        ],
        newCustomerUrl: `${org.origin}/lightning/o/Contact/new?defaultFieldValues=Phone%3D%252B821012345678`,
      })
    },
  )

  it('does not take those for customers whose numbers only look alike', async () => {
    org.addContact({ FirstName: 'A', LastName: 'B', Phone: '+1 821 012 345678' })
    org.addContact({ FirstName: 'A', LastName: 'B', Phone: '0010123456789' })
    const found = await outcomeOf(async (budget) => await crmOver(org).findCustomers(phone, budget))
    expect(found).toMatchObject({ customers: [] })
  })

  it('finds all who share a number', async () => {
    org.addContact({ FirstName: '길동', LastName: '홍', HomePhone: '02-123-4567' })
    org.addContact({ FirstName: '길순', LastName: '홍', OtherPhone: '+82 2 123 4567' })
    const found = await outcomeOf(async (budget) => await crmOver(org).findCustomers('+8221234567', budget))
    expect(found).toMatchObject({ customers: [{ givenName: '길동' }, { givenName: '길순' }] })
  })

  it('puts the number into no address', async () => {
    await outcomeOf(async (budget) => await crmOver(org).findCustomers(phone, budget))
    expect(JSON.stringify(org.requests.map(({ path }) => path))).not.toContain('1012345678')
  })
})

describe('a case', () => {
  it('is opened once for a contact, and nothing of it is changed after', async () => {
    const crm = crmOver(org)
    const first = await outcomeOf(async (budget) => await crm.createCase(caseRequest, budget))
    const again = await outcomeOf(async (budget) => await crm.createCase({ ...caseRequest, subject: 'other' }, budget))
    expect(again).toEqual(first)
    expect(org.records('Case')).toEqual([
      {
        Id: expect.stringMatching(/^500/),
        Subject: '통화 중 끊김',
        Origin: 'Phone',
        SuppliedPhone: phone,
        ConnectContactId__c: 'contact-1',
      },
    ])
  })

  it('is opened once when requests come at once', async () => {
    const crm = crmOver(org)
    const outcomes = await Promise.all(
      Array.from(
        { length: 10 },
        async () => await outcomeOf(async (budget) => await crm.createCase(caseRequest, budget)),
      ),
    )
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1)
    expect(org.records('Case')).toHaveLength(1)
  })

  it('needs its field, and says so', async () => {
    org.failWith((path) => (path.endsWith('/Case') ? failure(400, 'INVALID_FIELD', "No such column 'x'") : undefined))
    const outcome = await outcomeOf(async (budget) => await crmOver(org).createCase(caseRequest, budget))
    expect(outcome).toBeInstanceOf(SetupError)
    expect(String(outcome)).toContain('ConnectContactId__c')
  })
})

describe('an activity', () => {
  it('is a completed call, written once for a contact and a subject', async () => {
    const crm = crmOver(org)
    const first = await outcomeOf(async (budget) => await crm.logActivity(activity, budget))
    expect(await outcomeOf(async (budget) => await crm.logActivity(activity, budget))).toEqual(first)
    await outcomeOf(async (budget) => await crm.logActivity({ ...activity, subject: 'another' }, budget))
    expect(org.records('Task')).toMatchObject([
      { Subject: "It's 통화", Status: 'Completed', CallType: 'Inbound', CallObject: 'contact-1' },
      { Subject: 'another' },
    ])
  })

  it.each(["' OR Subject LIKE '%", String.raw`\' OR Id != \'`, 'a\nb', "x' LIMIT 1 --", '\\'])(
    'may be about %j, which is nothing but text in the query',
    async (subject) => {
      const crm = crmOver(org)
      await outcomeOf(async (budget) => await crm.logActivity(activity, budget))
      const first = await outcomeOf(async (budget) => await crm.logActivity({ ...activity, subject }, budget))
      expect(await outcomeOf(async (budget) => await crm.logActivity({ ...activity, subject }, budget))).toEqual(first)
      expect(org.records('Task').map(({ Subject }) => Subject)).toEqual(["It's 통화", subject])
    },
  )
})

describe('signing in', () => {
  it('happens once for many requests', async () => {
    const crm = crmOver(org)
    for (let count = 0; count < 5; count += 1) await outcomeOf(async (budget) => await crm.findCustomers(phone, budget))
    expect(tokensAsked()).toBe(1)
  })

  it('happens again when the session has ended', async () => {
    const crm = crmOver(org)
    await outcomeOf(async (budget) => await crm.findCustomers(phone, budget))
    org.endSessions()
    expect(await outcomeOf(async (budget) => await crm.findCustomers(phone, budget))).toHaveProperty('customers')
    expect(tokensAsked()).toBe(2)
  })

  it('is not repeated when a new token is refused as well', async () => {
    org.failWith((path) => (path.endsWith('/token') ? undefined : failure(401, 'INVALID_SESSION_ID')))
    const outcome = await outcomeOf(async (budget) => await crmOver(org).findCustomers(phone, budget))
    expect(outcome).toBeInstanceOf(ServiceError)
    expect(outcome).toMatchObject({ name: 'INVALID_SESSION_ID' })
    expect(tokensAsked()).toBe(1)
  })

  it('takes the secret that has replaced the one that is refused', async () => {
    let secret = org.secret
    let reads = 0
    const read = async (): Promise<string> => {
      reads += 1
      return JSON.stringify(secret)
    }
    const crm = crmOver(org, { secrets: { read } })
    await outcomeOf(async (budget) => await crm.findCustomers(phone, budget))
    secret = org.replaceKey()
    expect(await outcomeOf(async (budget) => await crm.findCustomers(phone, budget))).toHaveProperty('customers')
    expect(reads).toBe(2)
  })

  it('fails, and says what to do, when the secret is the same', async () => {
    const crm = crmOver(org)
    org.replaceKey()
    const outcome = await outcomeOf(async (budget) => await crm.findCustomers(phone, budget))
    expect(outcome).toMatchObject({ name: 'invalid_grant' })
    expect(String(outcome)).toContain('certificate')
  })

  it.each([
    ['no JSON', 'secret', 'no JSON'],
    ['no object', '5', 'the whole'],
    [
      'lacking the key',
      JSON.stringify({ clientId: 'c', username: 'u', loginUrl: 'https://login.salesforce.com' }),
      'privateKey',
    ],
    [
      'one with an address that is not encrypted',
      JSON.stringify({ loginUrl: 'http://login.salesforce.com' }),
      'loginUrl',
    ],
    [
      'one with a broken key',
      JSON.stringify({
        clientId: 'c',
        username: 'u',
        loginUrl: 'https://login.salesforce.com',
        privateKey: '-----BEGIN PRIVATE KEY-----\nsecret\n-----END PRIVATE KEY-----',
      }),
      'privateKey',
    ],
  ])('says what is wrong with a secret that is %s, and not what it holds', async (_, secret, expected) => {
    const crm = crmOver(org, { secrets: { read: async () => secret } })
    const outcome = await outcomeOf(async (budget) => await crm.findCustomers(phone, budget))
    expect(outcome).toBeInstanceOf(SetupError)
    expect(String(outcome)).toContain(expected)
    expect(inspect(outcome)).not.toContain('nsecret')
  })

  it('does not send the token to an address that is not encrypted', async () => {
    const body = JSON.stringify({ access_token: 't', instance_url: 'http://example.com' })
    org.failWith((path) => (path.endsWith('/token') ? { status: 200, body } : undefined))
    const outcome = await outcomeOf(async (budget) => await crmOver(org).findCustomers(phone, budget))
    expect(outcome).toBeInstanceOf(MalformedAnswerError)
  })
})

describe('failures of the org', () => {
  const concurrent = failure(
    403,
    'REQUEST_LIMIT_EXCEEDED',
    'ConcurrentRequests (Concurrent API Requests) Limit exceeded.',
  )

  it.each([
    ['too many requests', failure(429, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentRequests Limit exceeded.')],
    ['429 of a gateway', { status: 429, body: '<html>429</html>' }],
    ['an unavailable server', failure(503, 'SERVER_UNAVAILABLE', 'Server Too Busy')],
    ['a server error', failure(500, 'UNKNOWN_EXCEPTION')],
    ['a page of a gateway', { status: 502, body: '<html>502</html>' }],
    ['too many requests at once', concurrent],
    ['a locked row', failure(400, 'UNABLE_TO_LOCK_ROW')],
  ])('pass: %s', async (_, fault) => {
    org.addContact({ FirstName: '길동', LastName: '홍', Phone: phone })
    org.failWith((path, index) => (index < 3 && !path.endsWith('/token') ? fault : undefined))
    const found = await outcomeOf(async (budget) => await crmOver(org).findCustomers(phone, budget))
    expect(found).toMatchObject({ customers: [{ familyName: '홍' }] })
  })

  it('pass also while signing in', async () => {
    org.failWith((_, index) => (index < 3 ? failure(503, 'SERVER_UNAVAILABLE') : undefined))
    expect(await outcomeOf(async (budget) => await crmOver(org).findCustomers(phone, budget))).toHaveProperty(
      'customers',
    )
  })

  it('are waited for as long as the org asks', async () => {
    const busy = { ...failure(503, 'SERVER_UNAVAILABLE'), headers: { 'retry-after': '1' } }
    org.failWith((_, index) => (index === 0 ? busy : undefined))
    const start = performance.now()
    expect(await outcomeOf(async (budget) => await crmOver(org).findCustomers(phone, budget))).toHaveProperty(
      'customers',
    )
    expect(performance.now() - start).toBeGreaterThan(999)
  })

  it.each(['60', 'Fri, 31 Dec 2100 23:59:59 GMT'])('end it at once when the org asks to wait %s', async (wait) => {
    org.failWith(() => ({ ...failure(503, 'SERVER_UNAVAILABLE'), headers: { 'retry-after': wait } }))
    const outcome = await outcomeOf(async (budget) => await crmOver(org).findCustomers(phone, budget))
    expect(outcome).toBeInstanceOf(OutOfTimeError)
    expect(org.requests).toHaveLength(1)
  })

  it.each([
    ['the requests of a day', failure(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.')],
    ['no permission', failure(403, 'INSUFFICIENT_ACCESS', `no access to ${phone}`)],
    ['a field that is not there', failure(400, 'INVALID_FIELD', `No such column ${phone}`)],
    ['a page in place of an error', { status: 404, body: `<html>${phone}</html>` }],
    ['an error that is no code', { status: 400, body: JSON.stringify([{ errorCode: `no ${phone}`, message: 'x' }]) }],
  ])('do not pass: %s; and nothing of the request is told', async (_, fault) => {
    org.failWith((path) => (path.endsWith('/token') ? undefined : fault))
    const outcome = await outcomeOf(async (budget) => await crmOver(org).findCustomers(phone, budget))
    expect(outcome).toBeInstanceOf(ServiceError)
    expect(org.requests).toHaveLength(2)
    expect(inspect(outcome, { depth: 10 })).not.toContain('1012345678')
  })

  it.each([
    ['a page', { status: 200, body: '<html>Maintenance</html>' }],
    ['nothing', { status: 200, body: '' }],
    ['half of it', { status: 200, body: '{"searchRecords":[{"Id":"003' }],
    ['another object', { status: 200, body: '{"records":[]}' }],
    ['a record without an id', { status: 200, body: '{"searchRecords":[{"Name":"x"}]}' }],
    ['an id that is an address', { status: 200, body: '{"searchRecords":[{"Id":"../../evil/0000"}]}' }],
    ['too much', { status: 200, body: `"${'x'.repeat(2_000_000)}"` }],
  ])('that give %s for an answer are told as such', async (_, fault) => {
    org.failWith((path) => (path.endsWith('/token') ? undefined : fault))
    const outcome = await outcomeOf(async (budget) => await crmOver(org).findCustomers(phone, budget))
    expect(outcome).toBeInstanceOf(MalformedAnswerError)
    expect(org.requests).toHaveLength(2)
  })

  it.each([
    ['nothing', ''],
    ['a page', '<html>'],
    ['no token', '{"instance_url":"https://example.my.salesforce.com"}'],
  ])('that give %s for a token are told as such', async (_, body) => {
    org.failWith(() => ({ status: 200, body }))
    const outcome = await outcomeOf(async (budget) => await crmOver(org).findCustomers(phone, budget))
    expect(outcome).toBeInstanceOf(MalformedAnswerError)
  })

  it('do not lead the token elsewhere', async () => {
    org.failWith((path) =>
      path.endsWith('/token') ? undefined : { status: 302, headers: { location: 'http://127.0.0.1:9/' }, body: '' },
    )
    const outcome = await outcomeOf(async (budget) => await crmOver(org).findCustomers(phone, budget))
    expect(outcome).toBeInstanceOf(ServiceError)
  })

  it('end in time when they do not end', async () => {
    org.failWith(() => failure(503, 'SERVER_UNAVAILABLE'))
    const outcome = await outcomeOf(async (budget) => await crmOver(org).findCustomers(phone, budget), 300)
    expect(outcome).toBeInstanceOf(OutOfTimeError)
    expect(String(outcome)).toContain('SERVER_UNAVAILABLE 503.')
  })
})

describe('failures of the connection', () => {
  /** The org behind a proxy where the first two requests that write a record go wrong. */
  async function behind(fault: Fault): Promise<Pick<SalesforceServer, 'secret'>> {
    let writes = 0
    const proxy = await startFaultProxy(org.origin, ({ method, path }) => {
      if (method !== 'POST' || !path.includes('/sobjects/')) return undefined
      writes += 1
      return writes <= 2 ? fault : undefined
    })
    cleanUps.push(proxy.close)
    org.beKnownAs(proxy.endpoint)
    // Assertions are for the org, wherever they are sent.
    return { secret: { ...org.secret, loginUrl: proxy.endpoint, audience: org.origin } }
  }

  const faults: readonly (readonly [string, Fault])[] = [
    ['a lost request', { kind: 'lost-request' }],
    ['a lost response', { kind: 'lost-response' }],
    ['a torn response', { kind: 'torn-response' }],
    ['a response that stops', { kind: 'stalled-response' }],
    ['silence', { kind: 'silence' }],
    ['an answer that comes late', { kind: 'delay', milliseconds: 400 }],
  ]

  it.each(faults)('pass: %s', async (_, fault) => {
    const crm = crmOver(await behind(fault), { attemptMilliseconds: 150 })
    const outcome = await outcomeOf(async (budget) => await crm.createCase(caseRequest, budget))
    expect(outcome).toMatchObject({ id: org.records('Case')[0]?.Id })
    expect(org.records('Case')).toHaveLength(1)
  })

  it.each(faults)('do not write an activity twice: %s', async (_, fault) => {
    const crm = crmOver(await behind(fault), { attemptMilliseconds: 150 })
    const outcome = await outcomeOf(async (budget) => await crm.logActivity(activity, budget))
    expect(outcome).toMatchObject({ id: org.records('Task')[0]?.Id })
    expect(org.records('Task')).toHaveLength(1)
  })

  it('are an end in time when nothing can be reached', async () => {
    const gone = await startSalesforceServer()
    await gone.close()
    const crm = crmOver({ secret: gone.secret })
    const outcome = await outcomeOf(async (budget) => await crm.createCase(caseRequest, budget), 300)
    expect(outcome).toBeInstanceOf(OutOfTimeError)
    expect(String(outcome)).toContain('No connection: ECONNREFUSED.')
  })
})
