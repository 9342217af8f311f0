import { agentWhisperFlow, contactFlow, flowModule } from '@aicc/flow-dsl'
import type { JsonObject } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowJson } from '../../../test/flow-json.js'
import { expectSetProblems, expectValidSet, setProblemOf } from '../../../test/set-harness.js'

const rule = 'same-flow-name'

const menu = contactFlow('menu', {}, (flow) => flow.disconnect())

/** Flow JSON that transfers to the flow `menu`. */
function transferring(name: string): JsonObject {
  const action = {
    type: 'TransferToFlow',
    parameters: { ContactFlowId: '{{flow:menu}}' },
    errors: { NoMatchingError: 'end' },
  }
  return flowJson([action], { name })
}

describe(rule, () => {
  it('reports a second flow of the same name, at both places', () => {
    const whisper = agentWhisperFlow('menu', {}, (flow) => flow.endFlow())
    const again = contactFlow('menu', {}, (flow) => flow.disconnect())
    expectSetProblems([menu, whisper, again], rule).toEqual([
      { flow: 'menu', at: '', args: { name: 'menu' }, severity: 'error', related: ['menu'] },
      { flow: 'menu', at: '', args: { name: 'menu' }, severity: 'error', related: ['menu'] },
    ])
  })

  it('takes a flow and a module of one name', () => {
    expectValidSet([menu, flowModule('menu', {}, (flow) => flow.returnFromModule())], rule)
  })

  it('takes a flow and the JSON that was compiled from it', () => {
    expectValidSet([menu, flowJson([], { name: 'menu' })], rule)
  })

  it('remarks once on a reference to a name that several files have', () => {
    const version = flowJson([], { name: 'menu' })
    expectSetProblems([transferring('caller'), version, version, transferring('other')], rule).toEqual([
      {
        flow: 'caller',
        at: 'subject > Parameters.ContactFlowId',
        args: { flow: 'menu', files: 2 },
        severity: 'info',
        related: ['menu', 'menu'],
      },
    ])
  })

  it('shows only some of many files', () => {
    const version = flowJson([], { name: 'menu' })
    expect(
      setProblemOf([transferring('caller'), ...Array.from({ length: 40 }, () => version)], rule).related,
    ).toHaveLength(5)
  })

  it('says nothing of versions of a flow that nothing refers to', () => {
    const version = flowJson([], { name: 'menu' })
    expectValidSet([version, version], rule)
  })

  it('takes JSON flows of different types: it is told which one a reference means', () => {
    const whisper = flowJson([], { name: 'menu', type: 'agentWhisper' })
    expectValidSet([transferring('caller'), flowJson([], { name: 'menu' }), whisper], rule)
  })
})
