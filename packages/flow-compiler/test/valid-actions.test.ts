import { actionTypes, flowTypeDefinition, isFlowType } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import type { ActionSketch } from './flow-json.js'
import { flowJson, flowWith } from './flow-json.js'
import { expectValid } from './rule-harness.js'
import { validActions, validElsewhere } from './valid-actions.js'

const queueFirst: ActionSketch = { ...validActions.setWorkingQueue, id: 'queue', next: 'subject' }

describe('the fixture that rule tests start from', () => {
  it.each(Object.entries<ActionSketch>(validActions))('%s is valid in an inbound flow', (name, action) => {
    expectValid(name === 'transferToQueue' ? flowJson([queueFirst, action]) : flowWith(action))
  })

  it.each(Object.entries(validElsewhere))('%s is valid in its flow type', (_name, { flowType, action }) => {
    if (!isFlowType(flowType)) throw new Error(`${flowType} is no flow type`)
    const end: ActionSketch = { id: 'end', type: flowTypeDefinition(flowType).ending.actionType, transitions: {} }
    const leadsToEnd = JSON.stringify(flowWith(action)).includes('"end"')
    expectValid(flowJson(leadsToEnd ? [action, end] : [action], { type: null }), undefined, flowType)
  })

  it('has every action type that is described', () => {
    const covered = [
      ...Object.values<ActionSketch>(validActions),
      ...Object.values<{ readonly action: ActionSketch }>(validElsewhere).map(({ action }) => action),
    ].map(({ type }) => type)
    expect([...new Set(covered)].toSorted()).toEqual([...actionTypes].toSorted())
  })
})
