import { compile } from '@aicc/flow-compiler'
import { simulate } from '@aicc/flow-simulator'
import type { LambdaEvent, Simulation, World } from '@aicc/flow-simulator'
import { describe, expect, it } from 'vitest'
import crmAnswered from '../crm-answered/crm-answered.flow.ts'
import crmCallEnd from '../crm-call-end/crm-call-end.flow.ts'
import { generalSupport } from '../shared/queues.ts'
import crmGreeting from './crm-greeting.flow.ts'

const flows = [compile(crmGreeting), compile(crmAnswered), compile(crmCallEnd)]

/** The answer of a CRM that knows the caller. */
const known = {
  lookupStatus: 'FOUND',
  customerId: '003000000000001AAA',
  customerName: '홍길동',
  screenPopUrl: 'https://example.my.salesforce.com/lightning/r/Contact/003000000000001AAA/view',
}

/** The line with a CRM that answers this to each operation, and what it was asked for. */
function lineWith(
  answers: Readonly<Record<string, unknown>>,
  world: World = {},
): { readonly line: Simulation; readonly asked: LambdaEvent['Details']['Parameters'][] } {
  const asked: LambdaEvent['Details']['Parameters'][] = []
  const crm = ({ Details }: LambdaEvent): unknown => {
    asked.push(Details.Parameters)
    return answers[String(Details.Parameters['operation'])]
  }
  return { line: simulate(flows, { lambdas: { crm }, ...world }), asked }
}

describe('the line that knows who is calling', () => {
  it('greets a customer by name, and opens their page for the agent', async () => {
    const { line, asked } = lineWith({ findCustomer: known })
    const call = await line.dial()
    await call.press('1')
    expect(call).toHaveHeardInOrder(['누리홈 고객센터', '홍길동 고객님, 전화해 주셔서 감사합니다.', '상담원을 연결'])
    expect(call).toBeQueuedIn(generalSupport)
    expect(call).toHaveAttribute('screenPopUrl', known.screenPopUrl)
    expect(asked).toEqual([{ operation: 'findCustomer', phoneNumber: '+821012345678' }])
  })

  it('greets in English', async () => {
    const { line } = lineWith({ findCustomer: { ...known, customerName: 'Mina Kim' } })
    const call = await line.dial()
    await call.press('2')
    expect(call).toHaveHeardInOrder(['Thank you for calling, Mina Kim.', 'Please hold.'])
  })

  it.each([
    ['does not know', { lookupStatus: 'NOT_FOUND', screenPopUrl: 'https://example.my.salesforce.com/new' }],
    ['knows several with this number', { lookupStatus: 'AMBIGUOUS' }],
    ['is shown no number', { lookupStatus: 'NO_NUMBER' }],
    ['has no name', { ...known, lookupStatus: 'FOUND_WITHOUT_NAME', customerName: undefined }],
    ['is down', { lookupStatus: 'ERROR', errorReason: 'UNAVAILABLE' }],
    ['says something else', { nonsense: true }],
  ])('goes on without a name when the CRM %s', async (_, answer) => {
    const call = await lineWith({ findCustomer: answer }).line.dial()
    await call.press('1')
    expect(call).toHaveHeardInOrder(['고객님, 전화해 주셔서 감사합니다.', '상담원을 연결'])
    expect(call).not.toHaveHeard('홍길동')
    expect(call).toBeQueuedIn(generalSupport)
  })

  it('goes on when the function fails', async () => {
    const call = await lineWith({}, { lambdas: { crm: { timeout: true } } }).line.dial()
    await call.press('1')
    expect(call).toHaveHeardInOrder(['고객님, 전화해 주셔서 감사합니다.', '상담원을 연결'])
  })
})

describe('the end of the call', () => {
  const answers = {
    findCustomer: known,
    createCase: { caseStatus: 'CREATED', caseId: '500000000000001AAA', screenPopUrl: 'https://example.com' },
    logActivity: { activityStatus: 'LOGGED', activityId: '00T000000000001AAA' },
  }
  // What the vendor's newest text says; an older one says the opposite.
  const assumptions = { disconnectFlowAfterCustomer: true }

  it('opens a case for a customer who hung up while waiting', async () => {
    const { line, asked } = lineWith(answers, {
      assumptions,
      queues: { 'general-support': { answersAfterSeconds: 'never' } },
    })
    const call = await line.dial()
    await call.press('1')
    await call.hangUp()
    expect(asked.slice(1)).toEqual([
      { operation: 'createCase', subject: '상담 연결 전에 끊긴 전화', customerId: known.customerId },
    ])
  })

  it.each(['agent', 'customer'])('notes a call that an agent has taken, and that the %s ends', async (who) => {
    const { line, asked } = lineWith(answers, { assumptions })
    const call = await line.dial()
    await call.press('1')
    await call.wait()
    expect(call).toWaitFor('conversation')
    await (who === 'agent' ? call.agentLeaves() : call.hangUp())
    expect(asked.slice(1)).toEqual([
      { operation: 'logActivity', subject: '고객센터 통화', customerId: known.customerId },
    ])
  })

  it('thanks a customer who is still there, whatever the CRM says', async () => {
    const { line } = lineWith({ ...answers, logActivity: { activityStatus: 'ERROR', errorReason: 'UNAVAILABLE' } })
    const call = await line.dial()
    await call.press('2')
    await call.wait()
    await call.agentLeaves()
    expect(call).toHaveHeardInOrder(['You are now being connected to an agent.', 'Goodbye.'])
    expect(call).toHaveEnded('flow')
  })
})
