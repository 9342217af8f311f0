import {
  agentWhisperFlow,
  contactFlow,
  customerWhisperFlow,
  flowModule,
  flowNamed,
  outboundWhisperFlow,
} from '@aicc/flow-dsl'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowJson } from '../../../test/flow-json.js'
import { expectSetProblems, expectValidSet, setProblemOf } from '../../../test/set-harness.js'

const rule = 'unused-flow'

const whisper = agentWhisperFlow('whisper', {}, (flow) => flow.endFlow())
const leftOver = agentWhisperFlow('left over', {}, (flow) => flow.endFlow())

/** A flow that sets an agent whisper flow. */
function setting(target: string): BuildableFlow {
  return contactFlow('caller', { onError: (flow) => flow.disconnect() }, (flow) => {
    flow.setAgentWhisperFlow(flowNamed(target))
    flow.disconnect()
  })
}

describe(rule, () => {
  it('reports a whisper flow that nothing sets, where others of its kind are set', () => {
    expectSetProblems([setting('whisper'), whisper, leftOver], rule).toEqual([
      {
        flow: 'left over',
        at: '',
        args: { flow: 'left over', type: 'AGENT_WHISPER' },
        severity: 'info',
        related: [],
      },
    ])
  })

  it('reports a module that nothing invokes', () => {
    const used = flowModule('used', {}, (flow) => flow.returnFromModule())
    const unused = flowModule('unused', {}, (flow) => flow.returnFromModule())
    const caller = contactFlow('caller', { onError: (flow) => flow.disconnect() }, (flow) => {
      flow.invokeModule(used, {})
      flow.disconnect()
    })
    expect(setProblemOf([caller, used, unused], rule).message).toBe(
      'No checked flow invokes the module "unused", so it never runs.',
    )
  })

  it('reports a module that only invokes itself', () => {
    const recursive = flowModule('recursive', { onError: (flow) => flow.returnFromModule() }, (flow) => {
      flow.action({
        Type: 'InvokeFlowModule',
        Parameters: { FlowModuleId: '{{module:recursive}}' },
        on: { NoMatchingError: () => flow.returnFromModule() },
      })
      flow.returnFromModule()
    })
    const used = flowModule('used', {}, (flow) => flow.returnFromModule())
    const caller = contactFlow('caller', { onError: (flow) => flow.disconnect() }, (flow) => {
      flow.invokeModule(used, {})
      flow.disconnect()
    })
    expectSetProblems([recursive, used, caller], rule).toMatchObject([{ flow: 'recursive' }])
    expectValidSet([recursive], rule)
  })

  it('says nothing where no flow of the kind is named: the callers are elsewhere', () => {
    expectValidSet([whisper, leftOver, contactFlow('menu', {}, (flow) => flow.disconnect())], rule)
    expectValidSet([setting('whisper'), whisper, customerWhisperFlow('other', {}, (flow) => flow.endFlow())], rule)
  })

  it.each(['$.Attributes.whisper', 'arn:aws:connect:ap-northeast-2:111122223333:instance/i-1/contact-flow/f-1'])(
    'says nothing where %s may be the flow',
    (target) => {
      const action = {
        type: 'UpdateContactEventHooks',
        parameters: { EventHooks: { AgentWhisper: target } },
        errors: { NoMatchingError: 'end' },
      }
      expectValidSet([setting('whisper'), whisper, leftOver, flowJson([action], { name: 'other' })], rule)
    },
  )

  it('says nothing when a file could not be read', () => {
    expectValidSet([setting('whisper'), whisper, leftOver], rule, { complete: false })
  })

  it('says nothing of flows that run without being named, and of those that an instance has by itself', () => {
    const outbound = outboundWhisperFlow('outbound', {}, (flow) => flow.endFlow())
    const byDefault = flowJson([], { name: 'Default agent whisper', type: 'agentWhisper' })
    expectValidSet([setting('whisper'), whisper, outbound, byDefault], rule)
  })

  it('takes every version of a flow that is named as used', () => {
    const version = flowJson([], { name: 'whisper', type: 'agentWhisper' })
    const caller = flowJson(
      [
        {
          type: 'UpdateContactEventHooks',
          parameters: { EventHooks: { AgentWhisper: '{{flow:whisper}}' } },
          errors: { NoMatchingError: 'end' },
        },
      ],
      { name: 'caller' },
    )
    expectValidSet([caller, version, version], rule)
  })
})
