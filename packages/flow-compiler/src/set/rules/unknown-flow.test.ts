import { contactFlow, flowModule, flowNamed } from '@aicc/flow-dsl'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowJson } from '../../../test/flow-json.js'
import { expectSetProblems, expectValidSet, setProblemOf } from '../../../test/set-harness.js'

const rule = 'unknown-flow'

/** A flow that transfers to others by name. */
function transferring(name: string, ...targets: readonly string[]): BuildableFlow {
  return contactFlow(name, { onError: (flow) => flow.disconnect() }, (flow) => {
    flow.distributeByPercentage(
      targets.map((target, index) => ({
        percent: index + 1,
        branch: () => flow.transferToFlow(flowNamed(target), { id: `to ${target}` }),
      })),
      { otherwise: () => flow.disconnect() },
    )
  })
}

const escalation = contactFlow('escalation', {}, (flow) => flow.disconnect())

describe(rule, () => {
  it('reports a misspelt name, with the flow that was meant', () => {
    expectSetProblems([transferring('menu', 'escalatoin'), escalation], rule).toEqual([
      {
        flow: 'menu',
        at: 'to escalatoin > Parameters.ContactFlowId',
        args: { flow: 'escalatoin', meant: 'escalation' },
        severity: 'error',
        related: ['escalation'],
      },
    ])
  })

  it('reports every place of a misspelt name', () => {
    expectSetProblems(
      [transferring('menu', 'escalatoin'), transferring('other', 'escalatoin'), escalation],
      rule,
    ).toMatchObject([{ flow: 'menu' }, { flow: 'other' }])
  })

  it('reports a misspelt name in flow JSON', () => {
    const action = {
      type: 'TransferToFlow',
      parameters: { ContactFlowId: '{{flow:Escalation}}' },
      errors: { NoMatchingError: 'end' },
    }
    expect(setProblemOf([flowJson([action], { name: 'menu' }), escalation], rule)).toMatchObject({
      location: { file: '0.json', line: 18 },
      suggestion: 'Did you mean "escalation"?',
    })
  })

  it('remarks once on a name that nothing has, where flows refer to each other', () => {
    const menu = transferring('menu', 'escalation', 'survey')
    expectSetProblems([menu, transferring('other', 'survey'), escalation], rule).toEqual([
      {
        flow: 'menu',
        at: 'to survey > Parameters.ContactFlowId',
        args: { flow: 'survey' },
        severity: 'info',
        related: [],
      },
    ])
  })

  it('says nothing of a name that nothing has, where the files are some of many', () => {
    expectValidSet([transferring('menu', 'survey'), transferring('other', 'menu-kr')], rule)
  })

  it('says nothing of a flow by itself', () => {
    expectValidSet([transferring('escalation', 'escalatoin')], rule)
  })

  it('says nothing when a file could not be read', () => {
    expectValidSet([transferring('menu', 'escalatoin'), escalation], rule, { complete: false })
  })

  it('says nothing of a module that was imported and is exported by no checked file', () => {
    const verify = flowModule('verify', {}, (flow) => flow.returnFromModule())
    const menu = contactFlow('menu', { onError: (flow) => flow.disconnect() }, (flow) => {
      flow.invokeModule(verify, {})
      flow.transferToFlow(escalation)
    })
    expectValidSet([menu, escalation], rule)
  })

  it('says nothing of a flow that was imported and is exported by no checked file, however near its name is', () => {
    const elsewhere = contactFlow('escalatoin', {}, (flow) => flow.disconnect())
    const menu = contactFlow('menu', { onError: (flow) => flow.disconnect() }, (flow) => {
      flow.transferToFlow(elsewhere)
    })
    expectValidSet([menu, transferring('other', 'escalation'), escalation], rule)
  })

  it('says nothing of a name that only the console noted', () => {
    const action = {
      type: 'TransferToFlow',
      parameters: { ContactFlowId: 'arn:aws:connect:ap-northeast-2:111122223333:instance/i-1/contact-flow/f-1' },
      errors: { NoMatchingError: 'end' },
    }
    const document = flowJson([action], { name: 'menu' })
    const metadata = { name: 'menu', ActionMetadata: { subject: { contactFlow: { text: 'escalatoin' } } } }
    expectValidSet([{ ...document, Metadata: metadata }, escalation, transferring('a', 'escalation')], rule)
  })

  it('looks for modules among modules, and for flows among flows', () => {
    const verify = flowModule('verification', {}, (flow) => flow.returnFromModule())
    expectSetProblems([transferring('menu', 'verificatoin', 'escalation'), verify, escalation], rule).toMatchObject([
      { args: { flow: 'verificatoin' }, severity: 'info' },
    ])
  })
})
