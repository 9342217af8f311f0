/** Whole calls of the example, with the real function over an org that fails in every way that is documented. */
import { compile } from '@aicc/flow-compiler'
import { simulate } from '@aicc/flow-simulator'
import type { Call, Simulation, World } from '@aicc/flow-simulator'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import crmAnswered from '../../../examples/crm-answered/crm-answered.flow.js'
import crmCallEnd from '../../../examples/crm-call-end/crm-call-end.flow.js'
import crmGreeting from '../../../examples/crm-greeting/crm-greeting.flow.js'
import { createHandler } from '../src/create-handler.js'
import type { AnswerFacts } from '../src/telemetry.js'
import { crmOver, failure, startSalesforceServer } from './salesforce-server.js'
import type { SalesforceFault, SalesforceServer } from './salesforce-server.js'

const flows = [compile(crmGreeting), compile(crmAnswered), compile(crmCallEnd)]

let org: SalesforceServer
let facts: AnswerFacts[]

beforeEach(async () => {
  org = await startSalesforceServer()
  facts = []
})
afterEach(async () => {
  await org.close()
})

function lineTo(world: World = {}, timeBudgetMilliseconds = 3000): Simulation {
  const crm = crmOver(org, { attemptMilliseconds: 500 })
  const telemetry = {
    answered: (answer: AnswerFacts) => void facts.push(answer),
    trace: async <Result>(_: string, work: () => Promise<Result>) => await work(),
  }
  const handler = createHandler({ crm: () => crm, telemetry, timeBudgetMilliseconds })
  return simulate(flows, { lambdas: { crm: handler }, ...world })
}

/** What the customer has heard, in order. */
function heardIn(call: Call): string {
  return call.transcript.map(({ text }) => text).join('\n')
}

describe('a call to an org that knows the caller', () => {
  it('is greeted by name, and the page of the customer goes along', async () => {
    const id = org.addContact({ FirstName: '길동', LastName: '홍', MobilePhone: '010-1234-5678' })
    const call = await lineTo().dial()
    await call.press('1')
    expect(heardIn(call)).toContain('홍길동 고객님, 전화해 주셔서 감사합니다.')
    expect(call.attributes).toMatchObject({
      crmCustomerId: id,
      customerName: '홍길동',
      screenPopUrl: `${org.origin}/lightning/r/Contact/${id}/view`,
    })
  })

  it('is greeted in English', async () => {
    org.addContact({ FirstName: 'Mina', LastName: 'Kim', Phone: '+12065550100' })
    const call = await lineTo().dial({ from: '+12065550100' })
    await call.press('2')
    expect(heardIn(call)).toContain('Thank you for calling, Mina Kim.')
  })

  it.each([
    ['an ended session', (server: SalesforceServer) => server.endSessions()],
    ['too many requests', failOnce(failure(429, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentRequests Limit exceeded.'))],
    ['an unavailable server', failOnce(failure(503, 'SERVER_UNAVAILABLE'))],
  ])('is greeted by name in spite of %s', async (_, breakIt) => {
    org.addContact({ FirstName: '길동', LastName: '홍', MobilePhone: '01012345678' })
    const line = lineTo()
    await (await line.dial()).press('1')
    breakIt(org)
    const call = await line.dial()
    await call.press('1')
    expect(heardIn(call)).toContain('홍길동 고객님')
    expect(facts.map(({ status }) => status)).toEqual(['FOUND', 'FOUND'])
  })
})

/** The next request that is no sign-in fails like this. */
function failOnce(fault: SalesforceFault): (server: SalesforceServer) => void {
  return (server) => {
    let failed = false
    server.failWith((path) => {
      if (failed || path.endsWith('/token')) return undefined
      failed = true
      return fault
    })
  }
}

describe('a call that the org does not help', () => {
  it.each([
    ['does not know the number', 'NOT_FOUND', () => undefined],
    [
      'knows two with the number',
      'AMBIGUOUS',
      () =>
        ['길동', '길순'].forEach((FirstName) => org.addContact({ FirstName, LastName: '홍', Phone: '010-1234-5678' })),
    ],
    ['is down', 'ERROR', () => org.failWith(() => failure(503, 'SERVER_UNAVAILABLE'))],
    ['answers with a page', 'ERROR', () => org.failWith(() => ({ status: 200, body: '<html>' }))],
    ['has revoked the app', 'ERROR', () => org.replaceKey()],
    [
      'wants to be asked later',
      'ERROR',
      () => org.failWith(() => ({ status: 429, body: '', headers: { 'retry-after': '9' } })),
    ],
  ])('goes on without a name: it %s', async (_, status, prepare) => {
    prepare()
    const call = await lineTo({}, 400).dial()
    await call.press('1')
    expect(heardIn(call)).toMatch(/고객님, 전화해 주셔서 감사합니다\.[^]*상담원을 연결해 드리겠습니다/)
    expect(heardIn(call)).not.toContain('홍')
    expect(facts).toMatchObject([{ operation: 'findCustomer', status }])
    expect(JSON.stringify(facts)).not.toMatch(/1012345678|홍|길동/)
  })

  it('does not ask about a withheld number', async () => {
    const call = await lineTo().dial({ from: 'anonymous' })
    await call.press('1')
    expect(heardIn(call)).toContain('고객님, 전화해 주셔서 감사합니다.')
    expect(org.requests).toEqual([])
  })
})

describe('the end of a call', () => {
  const assumptions = { disconnectFlowAfterCustomer: true }
  const nobody = { queues: { 'general-support': { answersAfterSeconds: 'never' } } } as const

  it('leaves one case with the customer who gave up waiting', async () => {
    const id = org.addContact({ FirstName: '길동', LastName: '홍', MobilePhone: '010-1234-5678' })
    const call = await lineTo({ assumptions, ...nobody }).dial()
    await call.press('1')
    failOnce(failure(503, 'SERVER_UNAVAILABLE'))(org)
    await call.hangUp()
    expect(org.records('Case')).toMatchObject([
      { Subject: '상담 연결 전에 끊긴 전화', Origin: 'Phone', ContactId: id, SuppliedPhone: '+821012345678' },
    ])
    expect(org.records('Task')).toEqual([])
  })

  it('leaves a case of nobody when the number is unknown', async () => {
    const call = await lineTo({ assumptions, ...nobody }).dial()
    await call.press('1')
    await call.hangUp()
    expect(org.records('Case')).toMatchObject([{ SuppliedPhone: '+821012345678' }])
    expect(org.records('Case')[0]).not.toHaveProperty('ContactId')
  })

  it('leaves an activity when an agent has talked to the customer', async () => {
    const id = org.addContact({ FirstName: '길동', LastName: '홍', MobilePhone: '010-1234-5678' })
    const call = await lineTo({ assumptions }).dial()
    await call.press('1')
    await call.wait()
    await call.agentLeaves()
    expect(org.records('Task')).toMatchObject([{ Subject: '고객센터 통화', WhoId: id, CallType: 'Inbound' }])
    expect(org.records('Case')).toEqual([])
  })
})
