import { contactFlow, hoursOfOperation, queue } from '@aicc/flow-dsl'
import type { FlowBuilder } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowJson } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions, withErrors } from '../../test/valid-actions.js'

const rule = 'queue-transfer-unchecked'
const {
  checkHours,
  checkQueueStatus,
  checkStaffing,
  compare,
  getMetrics,
  menu,
  playPrompt,
  setWorkingQueue,
  transferToQueue,
} = validActions

// A full queue is apologised for: a flow that never speaks is for nobody.
const transfer: ActionSketch = withErrors({ ...transferToQueue, id: 'transfer' }, { QueueAtCapacity: 'sorry' })
const sorry: ActionSketch = { ...playPrompt, id: 'sorry', errors: {} }
function apologise(flow: FlowBuilder<'CONTACT_FLOW'>): void {
  flow.playPrompt('지금은 통화량이 많습니다.')
  flow.disconnect()
}

const open: ActionSketch = {
  ...checkHours,
  id: 'hours',
  conditions: [
    ['Equals', 'True', 'transfer'],
    ['Equals', 'False', 'end'],
  ],
}

function reported(path: string): object {
  return { args: { action: 'transfer', path }, at: 'transfer', severity: 'info' }
}

describe(rule, () => {
  it('reports a transfer with no check before it', () => {
    const flow = flowJson([{ ...setWorkingQueue, id: 'queue', next: 'transfer' }, transfer, sorry])
    expectProblems(flow, rule).toEqual([reported('start -> queue -> transfer')])
    expect(problemOf(flow, rule)).toMatchObject({
      message:
        '"transfer" (TransferContactToQueue) puts contacts into a queue at any hour: neither hours nor staffing are checked on the path start -> queue -> transfer.',
      suggestion:
        'Check before it with CheckHoursOfOperation or CheckMetricData, and say what to do when nobody is there.',
    })
  })

  it('shows the path that leaves the check out', () => {
    const choice: ActionSketch = {
      ...menu,
      id: 'menu',
      conditions: [
        ['Equals', '1', 'hours'],
        ['Equals', '2', 'transfer'],
      ],
    }
    expectProblems(flowJson([choice, open, transfer, sorry]), rule).toEqual([
      reported('start -> menu -> on 2 -> transfer'),
    ])
  })

  it.each<readonly [string, ActionSketch]>([
    ['hours', open],
    ['staffing', { ...checkStaffing, id: 'hours', conditions: [['NumberGreaterThan', '0', 'transfer']] }],
    [
      'the length of the queue',
      { ...checkQueueStatus, id: 'hours', errors: { NoMatchingCondition: 'transfer', NoMatchingError: 'end' } },
    ],
    ['metrics', { ...getMetrics, id: 'hours', next: 'transfer' }],
    ['a module, which may look', { ...validActions.invokeModule, id: 'hours', next: 'transfer' }],
  ])('leaves alone a transfer behind %s', (_title, check) => {
    expectValid(flowJson([check, transfer, sorry]), rule)
  })

  it('leaves alone a check that lets the contact through where it fails itself', () => {
    expectValid(flowJson([withErrors(open, { NoMatchingError: 'transfer' }), transfer, sorry]), rule)
  })

  it('leaves alone a flow that never speaks: nobody waits', () => {
    expectValid(flowJson([{ ...transfer, errors: { QueueAtCapacity: 'end', NoMatchingError: 'end' } }]), rule)
  })

  it('leaves alone tasks and email, which wait for the morning', () => {
    const channel: ActionSketch = {
      ...compare,
      id: 'channel',
      parameters: { ComparisonValue: '$.Channel' },
      next: 'hours',
      conditions: [
        ['Equals', 'TASK', 'transfer'],
        ['Equals', 'EMAIL', 'transfer'],
      ],
      errors: { NoMatchingCondition: 'hours' },
    }
    expectValid(flowJson([channel, open, transfer, sorry]), rule)
  })

  it.each(['queueTransfer', 'agentTransfer'])('leaves alone a %s flow, which an agent starts', (type) => {
    expectValid(flowJson([transfer, sorry], { type }), rule)
  })

  describe('in a TypeScript flow', () => {
    it('names the methods that check', () => {
      const flow = contactFlow('unchecked', { onError: (builder) => builder.disconnect() }, (builder) => {
        builder.setWorkingQueue(queue('support'))
        builder.transferToQueue({ on: { QueueAtCapacity: () => apologise(builder) } })
      })
      expect(problemOf(flow, rule).suggestion).toBe(
        'Check before it with `flow.checkHoursOfOperation(...)` or `flow.checkStaffing(...)`, and say what to do when nobody is there.',
      )
    })

    it('leaves alone a transfer behind the hours', () => {
      const flow = contactFlow('checked', { onError: (builder) => builder.disconnect() }, (builder) => {
        builder.setWorkingQueue(queue('support'))
        builder.checkHoursOfOperation(hoursOfOperation('weekdays'), {
          on: { True: () => {}, False: () => builder.disconnect() },
        })
        builder.transferToQueue({ on: { QueueAtCapacity: () => apologise(builder) } })
      })
      expectValid(flow, rule)
    })

    it('leaves alone a flow that says what it expects, since another one leads here', () => {
      const flow = contactFlow(
        'second',
        { expects: ['working queue'], onError: (builder) => builder.disconnect() },
        (builder) => {
          builder.transferToQueue({ on: { QueueAtCapacity: () => apologise(builder) } })
        },
      )
      expectValid(flow, rule)
    })
  })
})
