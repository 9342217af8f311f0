import {
  agentWhisperFlow,
  contactFlow,
  customerQueueFlow,
  flowModule,
  flowNamed,
  queueTransferFlow,
} from '@aicc/flow-dsl'
import type { JsonObject } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import type { ActionSketch } from '../../../test/flow-json.js'
import { flowJson } from '../../../test/flow-json.js'
import { expectSetProblems, expectValidSet, setProblemOf } from '../../../test/set-harness.js'

const rule = 'wrong-flow-type'

const menu = contactFlow('menu', {}, (flow) => flow.disconnect())
const whisper = agentWhisperFlow('whisper', {}, (flow) => flow.endFlow())

function jsonCaller(action: ActionSketch, metadata: JsonObject = {}): JsonObject {
  const document = flowJson([{ errors: { NoMatchingError: 'end' }, ...action }], { name: 'caller' })
  return { ...document, Metadata: { name: 'caller', type: 'contactFlow', ActionMetadata: { subject: metadata } } }
}

describe(rule, () => {
  it('reports a whisper flow that is set as customer queue flow', () => {
    const caller = contactFlow('caller', { onError: (flow) => flow.disconnect() }, (flow) => {
      flow.setCustomerQueueFlow(flowNamed('whisper'), { id: 'set' })
      flow.disconnect()
    })
    expectSetProblems([caller, whisper], rule).toEqual([
      {
        flow: 'caller',
        at: 'set > Parameters.EventHooks.CustomerQueue',
        args: { flow: 'whisper', type: 'AGENT_WHISPER', expected: 'CUSTOMER_QUEUE' },
        severity: 'error',
        related: ['whisper'],
      },
    ])
  })

  it('reports a transfer to a flow that nobody can be transferred to', () => {
    const caller = jsonCaller({ type: 'TransferToFlow', parameters: { ContactFlowId: '{{flow:whisper}}' } })
    expect(setProblemOf([caller, whisper], rule)).toMatchObject({
      message:
        'Parameters.ContactFlowId of "subject" takes a flow of type CONTACT_FLOW or AGENT_TRANSFER or QUEUE_TRANSFER, and "whisper" is of type AGENT_WHISPER.',
      severity: 'error',
    })
  })

  it('reports a transfer to a module, and an invocation of a flow', () => {
    const verify = flowModule('verify', {}, (flow) => flow.returnFromModule())
    const transfer = jsonCaller({ type: 'TransferToFlow', parameters: { ContactFlowId: '{{flow:verify}}' } })
    const invoke = jsonCaller({ type: 'InvokeFlowModule', parameters: { FlowModuleId: '{{module:menu}}' } })
    expectSetProblems([transfer, verify], rule).toMatchObject([{ args: { flow: 'verify', type: 'MODULE' } }])
    expectSetProblems([invoke, menu], rule).toMatchObject([{ args: { flow: 'menu', expected: 'MODULE' } }])
  })

  it('warns where the name is only what the console noted', () => {
    const arn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/i-1/contact-flow/f-1'
    const caller = jsonCaller(
      { type: 'UpdateContactEventHooks', parameters: { EventHooks: { AgentWhisper: arn } } },
      { parameters: { EventHooks: { AgentWhisper: { displayName: 'menu' } } } },
    )
    expectSetProblems([caller, menu], rule).toMatchObject([
      { severity: 'warning', args: { expected: 'AGENT_WHISPER' } },
    ])
  })

  it('takes flows of the types that fit', () => {
    const queueFlow = customerQueueFlow('queue', {}, (flow) => flow.endFlow())
    const transfer = queueTransferFlow('transfer', {}, (flow) => flow.disconnect())
    const caller = contactFlow('caller', { onError: (flow) => flow.disconnect() }, (flow) => {
      flow.setCustomerQueueFlow(flowNamed('queue'))
      flow.setAgentWhisperFlow(whisper)
      flow.setDisconnectFlow(flowNamed('menu'))
      flow.createTask({ name: 'later', flow: flowNamed('menu') })
      flow.transferToFlow(flowNamed('transfer'))
    })
    expectValidSet([caller, menu, whisper, queueFlow, transfer], rule)
  })

  it('takes a flow that does not say its type', () => {
    const caller = jsonCaller({ type: 'TransferToFlow', parameters: { ContactFlowId: '{{flow:other}}' } })
    expectValidSet([caller, flowJson([], { name: 'other', type: null })], rule)
  })
})
