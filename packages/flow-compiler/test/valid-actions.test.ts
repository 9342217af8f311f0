import { actionTypes, flowTypeDefinition, isFlowType } from '@aicc/flow-dsl/language'
import type { FlowType, JsonObject } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import type { ActionSketch } from './flow-json.js'
import { flowJson, flowWith } from './flow-json.js'
import { diagnosticsOf, expectValid } from './rule-harness.js'
import { validActions, validElsewhere, warnedActions, withParameters } from './valid-actions.js'

const queueFirst: ActionSketch = { ...validActions.setWorkingQueue, id: 'queue', next: 'subject' }

const tellsTries: ActionSketch = {
  ...withParameters(validActions.playPrompt, { Text: '$.FlowAttributes.tries .' }),
  id: 'reader',
}

const tellsTier: ActionSketch = {
  ...withParameters(validActions.playPrompt, { Text: '$.Attributes.tier .' }),
  id: 'reader',
}

function flowTypeOf(name: string): FlowType {
  if (!isFlowType(name)) throw new Error(`${name} is no flow type`)
  return name
}

/** A flow with one action, and with what ends flows of this type where the action leads there. */
function flowIn(flowType: string, action: ActionSketch): JsonObject {
  const type = flowTypeDefinition(flowTypeOf(flowType)).ending.actionType
  const end: ActionSketch = { id: 'end', type, transitions: {} }
  const leadsToEnd = JSON.stringify(flowWith(action)).includes('"end"')
  const content = flowJson(leadsToEnd ? [action, end] : [action], { type: null })
  return flowType === 'MODULE' ? { ...content, Settings: {} } : content
}

describe('the fixture that rule tests start from', () => {
  it.each(Object.entries<ActionSketch>(validActions))('%s is valid in an inbound flow', (name, action) => {
    const around: Readonly<Record<string, readonly ActionSketch[]>> = {
      transferToQueue: [queueFirst, action],
      setContactAttributes: [{ ...action, next: 'reader' }, tellsTier],
      setFlowAttributes: [{ ...action, next: 'reader' }, tellsTries],
    }
    expectValid(flowJson(around[name] ?? [action]))
  })

  it.each(Object.entries(validElsewhere))('%s is valid in its flow type', (_name, { flowType, action }) => {
    expectValid(flowIn(flowType, action), undefined, flowTypeOf(flowType))
  })

  it.each(Object.entries(warnedActions))('%s is accepted with one warning', (_name, { flowType, action, rule }) => {
    const found = diagnosticsOf(flowIn(flowType, action), flowTypeOf(flowType))
    expect(found.map(({ name, severity }) => [name, severity])).toEqual([[rule, 'warning']])
  })

  it('has every action type that is described', () => {
    const covered = [
      ...Object.values<ActionSketch>(validActions),
      ...Object.values<{ readonly action: ActionSketch }>(validElsewhere).map(({ action }) => action),
      ...Object.values<{ readonly action: ActionSketch }>(warnedActions).map(({ action }) => action),
    ].map(({ type }) => type)
    expect([...new Set(covered)].toSorted()).toEqual([...actionTypes].toSorted())
  })
})
