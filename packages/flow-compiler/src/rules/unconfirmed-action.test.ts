import { actionDefinitions } from '@aicc/flow-dsl/language'
import type { ActionDefinition } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowJson, flowWith } from '../../test/flow-json.js'
import { diagnosticsOf, expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions, warnedActions, withParameters } from '../../test/valid-actions.js'

const rule = 'unconfirmed-action'
const { interruptAgent } = warnedActions
const definitions: readonly ActionDefinition[] = actionDefinitions

describe(rule, () => {
  it('warns of an action that nobody has published a working example of', () => {
    expectProblems(flowJson([interruptAgent.action], { type: 'customerQueue' }), rule).toEqual([
      {
        args: { action: 'subject', type: 'RouteContactToAgent', unchecked: '' },
        at: 'subject > Type',
        severity: 'warning',
      },
    ])
  })

  it('names parameters that could not be checked, and nothing else reports them', () => {
    const action = withParameters(interruptAgent.action, { AgentId: undefined, Agent: { Id: 'u-1' } })
    const end = { id: 'end', type: 'EndFlowExecution', transitions: {} }
    const flow = flowJson([action, end], { type: 'customerQueue' })
    expect(diagnosticsOf(flow).map(({ name }) => name)).toEqual([rule])
    expect(problemOf(flow, rule).message).toContain('Not checked: Agent.')
  })

  it('has words for every such action: what is not known of it', () => {
    const unconfirmed = definitions.filter(({ confidence }) => confidence === 'low')
    expect(unconfirmed.length).toBeGreaterThan(0)
    expect(unconfirmed.filter(({ notes = [] }) => notes.length === 0).map(({ type }) => type)).toEqual([])
  })

  it('says nothing of actions that are known better, nor of types that are not described', () => {
    expectValid(flowWith(validActions.resumeContact), rule)
    expectValid(flowWith({ type: 'SayHello' }), rule)
  })
})
