import type { ActionNode, FlowGraph, Target } from '@aicc/flow-dsl/language'
import { openEnd } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { completeNextActions } from './complete-next-actions.js'

function graphOf(action: Partial<ActionNode>): FlowGraph {
  const node: ActionNode = {
    identifier: '',
    givenIdentifier: undefined,
    path: [],
    type: 'Compare',
    method: undefined,
    parameters: {},
    next: openEnd,
    conditions: [],
    errors: [],
    position: undefined,
    ...action,
  }
  return {
    name: 'flow',
    flowType: 'CONTACT_FLOW',
    channels: undefined,
    description: undefined,
    start: 0,
    actions: [node],
    module: undefined,
    authored: false,
    invokedModules: new Map(),
    position: undefined,
  }
}

function nextOf(action: Partial<ActionNode>): Target | undefined {
  return completeNextActions(graphOf(action)).actions[0]?.next
}

describe('an action whose success never goes on', () => {
  it('repeats the branch that its definition names', () => {
    const errors = [{ errorType: 'NoMatchingCondition', target: 7 }]
    expect(nextOf({ type: 'Compare', errors, next: 3 })).toBe(7)
  })

  it('repeats the second branch that is named where it has not the first', () => {
    const errors = [{ errorType: 'NoMatchingError', target: 5 }]
    expect(nextOf({ type: 'GetParticipantInput', parameters: { StoreInput: 'False' }, errors })).toBe(5)
  })

  it('repeats a condition where that is named', () => {
    const conditions = [
      { operator: 'Equals', operands: ['ContinueLooping'], target: 1 },
      { operator: 'Equals', operands: ['DoneLooping'], target: 2 },
    ]
    expect(nextOf({ type: 'Loop', conditions, next: 9 })).toBe(2)
  })

  it('stays open where there is no branch to repeat', () => {
    expect(nextOf({ type: 'Compare', next: 3 })).toEqual(openEnd)
  })
})

describe('an action that holds the participant', () => {
  it('has no next action of its own', () => {
    expect(nextOf({ type: 'MessageParticipantIteratively', next: 3 })).toEqual(openEnd)
  })

  it('repeats its error branch, where it has one', () => {
    const errors = [{ errorType: 'NoMatchingError', target: 4 }]
    expect(nextOf({ type: 'MessageParticipantIteratively', errors })).toBe(4)
  })
})

it.each([
  ['goes on', { type: 'MessageParticipant', next: 3 }],
  ['ends the flow', { type: 'DisconnectParticipant', next: 3 }],
  [
    'is not described',
    { type: 'InvokeThirdPartyAction', next: 3, errors: [{ errorType: 'NoMatchingError', target: 4 }] },
  ],
  ['has a form in which success goes on', { type: 'GetParticipantInput', parameters: { StoreInput: 'True' }, next: 3 }],
])('an action that %s stays as it is', (_title, action) => {
  const graph = graphOf(action)
  expect(completeNextActions(graph)).toEqual(graph)
})

it('completing twice is completing once', () => {
  const graph = graphOf({ type: 'Compare', errors: [{ errorType: 'NoMatchingCondition', target: 7 }] })
  expect(completeNextActions(completeNextActions(graph))).toEqual(completeNextActions(graph))
})
