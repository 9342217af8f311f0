import { contactFlow } from '@aicc/flow-dsl'
import type { FlowType } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowWith } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf, problemsOf } from '../../test/rule-harness.js'
import { validActions, validElsewhere } from '../../test/valid-actions.js'

const rule = 'illegal-in-flow-type'
const untyped = { type: null }

function illegal(type: string, flowType: FlowType, severity = 'error') {
  return { args: { action: 'subject', type, flowType }, at: 'subject > Type', severity }
}

/** The problem of `subject`: the hang-up that its branches lead to has its own. */
function expectAt(action: ActionSketch, flowType: FlowType) {
  const found = problemsOf(flowWith(action, untyped), rule, flowType).filter(
    ({ location }) => location.action === 'subject',
  )
  return expect(
    found.map(({ args, location, severity }) => ({ args, at: location.path.replace('base > ', ''), severity })),
  )
}

describe(rule, () => {
  it.each<readonly [string, ActionSketch, FlowType]>([
    ['a hang-up in a whisper flow', validActions.disconnect, 'AGENT_WHISPER'],
    ['a hang-up in a hold flow', validActions.disconnect, 'CUSTOMER_HOLD'],
    ['a menu in a whisper flow', validActions.menu, 'CUSTOMER_WHISPER'],
    ['a transfer to a queue in a customer queue flow', validActions.transferToQueue, 'CUSTOMER_QUEUE'],
    ['looped prompts in an inbound flow', validElsewhere.loopPrompts.action, 'CONTACT_FLOW'],
    ['a prompt in a hold flow', validActions.playPrompt, 'AGENT_HOLD'],
    ['a return outside of modules', validElsewhere.returnFromModule.action, 'CONTACT_FLOW'],
    ['an outbound call in an inbound flow', validElsewhere.callPhoneNumber.action, 'CONTACT_FLOW'],
    ['a move between queues in an inbound flow', validElsewhere.moveToQueue.action, 'CONTACT_FLOW'],
    ['a prompt in a journey', validActions.playPrompt, 'CAMPAIGN'],
    ['a direct transfer to an agent in an inbound flow', validElsewhere.transferToAgent.action, 'CONTACT_FLOW'],
  ])('reports %s', (_title, action, flowType) => {
    expectAt(action, flowType).toEqual([illegal(action.type, flowType)])
  })

  it.each<readonly [string, ActionSketch, FlowType]>([
    ['an end of flow in an inbound flow', validElsewhere.endFlow.action, 'CONTACT_FLOW'],
    ['a menu in an outbound whisper flow', validActions.menu, 'OUTBOUND_WHISPER'],
    ['a distribution in an outbound whisper flow', validActions.distribute, 'OUTBOUND_WHISPER'],
  ])('only warns where pages and checks disagree: %s', (_title, action, flowType) => {
    expectAt(action, flowType).toEqual([illegal(action.type, flowType, 'warning')])
  })

  it('takes the flow type that the content states', () => {
    expectProblems(flowWith(validElsewhere.loopPrompts.action, { type: 'contactFlow' }), rule).toEqual([
      illegal('MessageParticipantIteratively', 'CONTACT_FLOW'),
    ])
  })

  it('takes content with Settings for a module', () => {
    const module = { ...flowWith({ ...validActions.playPrompt, next: 'end', errors: {} }, untyped), Settings: {} }
    expectValid(module, rule)
    expectProblems({ ...flowWith(validElsewhere.callPhoneNumber.action, untyped), Settings: {} }, rule).toEqual([
      illegal('CompleteOutboundCall', 'MODULE'),
    ])
  })

  it('says where the action may stand, and how a path ends here', () => {
    const problem = problemOf(flowWith(validActions.disconnect, untyped), rule, 'AGENT_WHISPER')
    expect(problem.message).toBe(
      '"subject": DisconnectParticipant is not legal in a flow of type AGENT_WHISPER (Agent whisper flow).',
    )
    expect(problem.suggestion).toBe(
      'It may stand in: Inbound flow, Transfer to agent flow, Transfer to queue flow, Customer queue flow, Flow module. Here a path ends with EndFlowExecution.',
    )
  })

  it('reports a raw action of a TypeScript flow', () => {
    const flow = contactFlow('raw', {}, (builder) => {
      builder.action({ Type: 'CompleteOutboundCall', id: 'call' })
      builder.disconnect()
    })
    expectProblems(flow, rule).toEqual([
      {
        args: { action: 'call', type: 'CompleteOutboundCall', flowType: 'CONTACT_FLOW' },
        at: 'call > Type',
        severity: 'error',
      },
    ])
  })

  it('says nothing of a flow whose type nobody states', () => {
    expectValid(flowWith(validElsewhere.loopPrompts.action, untyped), rule)
  })

  it('leaves alone an action that nothing describes', () => {
    expectValid(flowWith({ type: 'InvokeThirdPartyAction' }), rule)
  })
})
