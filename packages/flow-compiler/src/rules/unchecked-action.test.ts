import { contactFlow } from '@aicc/flow-dsl'
import { describe, it } from 'vitest'
import { flowWith } from '../../test/flow-json.js'
import { expectProblems, expectValid } from '../../test/rule-harness.js'
import { validActions } from '../../test/valid-actions.js'

const rule = 'unchecked-action'

describe(rule, () => {
  it('says that an action was not checked', () => {
    expectProblems(flowWith({ type: 'InvokeThirdPartyAction', parameters: { Anything: true } }), rule).toEqual([
      { args: { action: 'subject', type: 'InvokeThirdPartyAction' }, at: 'subject > Type', severity: 'info' },
    ])
  })

  it('is the only thing that is said about such an action', () => {
    expectProblems(
      flowWith({ type: 'InvokeThirdPartyAction', errors: { NoneFound: 'end', MultipleFound: 'end' } }),
      rule,
    ).toHaveLength(1)
  })

  it('says so of a raw action in a TypeScript flow', () => {
    const flow = contactFlow('raw', {}, (builder) => {
      builder.action({ Type: 'InvokeThirdPartyAction', id: 'tool' })
      builder.disconnect()
    })
    expectProblems(flow, rule).toEqual([
      { args: { action: 'tool', type: 'InvokeThirdPartyAction' }, at: 'tool > Type', severity: 'info' },
    ])
  })

  it('says nothing of an action that was checked, nor of one that does not exist', () => {
    expectValid(flowWith(validActions.menu), rule)
    expectValid(flowWith({ type: 'SayHello' }), rule)
  })
})
