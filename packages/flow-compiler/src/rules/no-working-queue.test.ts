import { contactFlow, customerQueueFlow, hoursOfOperation, queue } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowJson } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions, withErrors, withParameters } from '../../test/valid-actions.js'

const rule = 'no-working-queue'
const { playPrompt, transferToQueue, setWorkingQueue, menu, checkHours, checkStaffing, getMetrics, createCallback } =
  validActions

const transfer: ActionSketch = { ...transferToQueue, id: 'transfer' }
const set: ActionSketch = { ...setWorkingQueue, id: 'set', next: 'transfer' }

function without(action: ActionSketch): ActionSketch {
  return withParameters(action, { QueueId: undefined, HoursOfOperationId: undefined })
}

describe(rule, () => {
  it.each<readonly [string, ActionSketch]>([
    ['a transfer to the queue', transferToQueue],
    ['hours of the queue', without(checkHours)],
    ['staffing of the queue', without(checkStaffing)],
    ['metrics of the queue', without(getMetrics)],
    ['a callback in the queue', without(createCallback)],
  ])('reports %s when none is set', (_title, action) => {
    expectProblems(flowJson([action]), rule).toEqual([
      { args: { action: 'subject' }, at: 'subject', severity: 'warning' },
    ])
  })

  it('reports a transfer behind an action that nothing here describes: such a one sets no queue', () => {
    expectProblems(flowJson([{ type: 'NewAction', id: 'new', next: 'transfer' }, transfer]), rule).toHaveLength(1)
  })

  it('shows the path that sets none', () => {
    const flow = flowJson([
      {
        ...menu,
        id: 'menu',
        conditions: [
          ['Equals', '1', 'set'],
          ['Equals', '2', 'transfer'],
        ],
      },
      set,
      transfer,
    ])
    expect(problemOf(flow, rule)).toMatchObject({
      message:
        '"transfer" (TransferContactToQueue) needs a working queue, and the path start -> menu -> on 2 -> transfer sets none.',
      location: { action: 'transfer' },
    })
  })

  it('reports the transfer behind a queue that could not be set', () => {
    const flow = flowJson([withErrors(set, { NoMatchingError: 'transfer' }), transfer])
    expect(problemOf({ ...flow, StartAction: 'set' }, rule).message).toBe(
      '"transfer" (TransferContactToQueue) needs a working queue, and "set" sets one only when it succeeds, not on NoMatchingError: the path start -> set -> on NoMatchingError -> transfer.',
    )
  })

  it('leaves alone a transfer with a queue on every path', () => {
    expectValid(flowJson([set, transfer]), rule)
  })

  it.each<readonly [string, ActionSketch]>([
    ['hours of their own', checkHours],
    ['staffing of a named queue', checkStaffing],
    ['metrics of a named queue', getMetrics],
    ['a callback in a named queue', createCallback],
  ])('leaves alone %s', (_title, action) => {
    expectValid(flowJson([action]))
  })

  it.each(['customerQueue', 'queueTransfer', 'agentTransfer'])(
    'leaves alone a %s flow, whose contact has a queue',
    (type) => {
      expectValid(flowJson([transfer], { type }), rule)
    },
  )

  it('leaves alone a module, whose caller may have set one', () => {
    expectValid({ ...flowJson([transfer], { type: null }), Settings: {} }, rule)
  })

  it('reports a flow of unknown type', () => {
    expectProblems(flowJson([transfer], { type: null }), rule).toHaveLength(1)
  })

  it('leaves alone what cannot be reached', () => {
    expectValid(flowJson([{ ...validActions.disconnect, id: 'end' }, transfer]), rule)
  })

  describe('in a TypeScript flow', () => {
    it('names the method that sets one', () => {
      const flow = contactFlow('none', { onError: (builder) => builder.disconnect() }, (builder) => {
        builder.transferToQueue({ on: { QueueAtCapacity: () => builder.disconnect() } })
      })
      expect(problemOf(flow, rule).suggestion).toBe(
        "Call `flow.setWorkingQueue(...)` before it on every path, or add 'working queue' to the `expects` of the flow, if another flow sets it.",
      )
    })

    it('leaves alone a flow that expects the queue to be set', () => {
      const flow = contactFlow(
        'expecting',
        { expects: ['working queue'], onError: (builder) => builder.disconnect() },
        (builder) => {
          builder.transferToQueue({ on: { QueueAtCapacity: () => builder.disconnect() } })
        },
      )
      expectValid(flow, rule)
    })

    it('is an error where the flow expects other things only', () => {
      const flow = contactFlow('expecting', { expects: [], onError: (builder) => builder.disconnect() }, (builder) => {
        builder.transferToQueue({ id: 'transfer', on: { QueueAtCapacity: () => builder.disconnect() } })
      })
      expect(problemOf(flow, rule)).toMatchObject({ severity: 'error', args: { action: 'transfer' } })
    })

    it('leaves alone hours of the working queue behind setWorkingQueue', () => {
      const flow = contactFlow('set', { onError: (builder) => builder.disconnect() }, (builder) => {
        builder.setWorkingQueue(queue('support'))
        builder.checkHoursOfOperation('working queue', {
          on: { True: () => {}, False: () => builder.disconnect() },
        })
        builder.checkHoursOfOperation(hoursOfOperation('weekdays'), {
          on: { True: () => {}, False: () => builder.disconnect() },
        })
        builder.transferToQueue({ on: { QueueAtCapacity: () => builder.disconnect() } })
      })
      expectValid(flow)
    })

    it('leaves alone a customer queue flow', () => {
      const flow = customerQueueFlow('waiting', { onError: (builder) => builder.endFlow() }, (builder) => {
        builder.checkStaffing('available', { on: { True: () => {}, False: () => {} } })
        builder.endFlow()
      })
      expectValid(flow)
    })
  })

  it('reports an attribute of the queue that is read before a queue is set', () => {
    const greet: ActionSketch = { ...withParameters(playPrompt, { Text: '$.Queue.Name .' }), id: 'greet', next: 'set' }
    expect(problemOf(flowJson([greet, set, transfer]), rule)).toMatchObject({
      severity: 'warning',
      message: '"greet": Text reads $.Queue.Name, and nothing before it sets a working queue, so it is empty.',
    })
    expectValid(flowJson([{ ...set, next: 'greet' }, { ...greet, next: 'transfer' }, transfer]), rule)
    // A disconnect flow or a step-by-step guide: the contact has been in a queue.
    expectValid(flowJson([{ ...greet, next: 'end' }]), rule)
  })
})
