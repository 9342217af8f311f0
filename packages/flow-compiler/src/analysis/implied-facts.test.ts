import { describe, expect, it } from 'vitest'
import { checkedFlowOf } from '../../test/checked-flow-of.js'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowJson } from '../../test/flow-json.js'
import { validActions, withParameters } from '../../test/valid-actions.js'
import { impliedFacts } from './implied-facts.js'

function set(id: string, Attributes: Readonly<Record<string, string>>): ActionSketch {
  return { ...withParameters(validActions.setContactAttributes, { Attributes }), id, next: 'asks' }
}

/** What follows where `verified` equals a value. */
function impliedBy(value: string, ...setters: readonly ActionSketch[]): readonly string[] {
  return impliedByComparing('$.Attributes.verified', value, ...setters)
}

/** What follows where a reference equals a value. */
function impliedByComparing(
  ComparisonValue: string,
  value: string,
  ...setters: readonly ActionSketch[]
): readonly string[] {
  const asks: ActionSketch = {
    ...withParameters(validActions.compare, { ComparisonValue }),
    id: 'asks',
    conditions: [['Equals', value]],
  }
  const flow = checkedFlowOf(flowJson([asks, ...setters]))
  const left = flow.actions.map(({ definition, node }) => ({
    set: definition?.sets?.(node.parameters) ?? [],
    confirmed: definition?.confirms?.(node.parameters) ?? [],
  }))
  const [way] = flow.actions[0]?.ways ?? []
  return way === undefined ? [] : impliedFacts(flow, left)(0, way)
}

describe('what follows from a comparison that holds', () => {
  it('is what every action sets together with that value', () => {
    const first = set('first', { verified: 'true', name: 'x', grade: 'gold' })
    const second = set('second', { verified: 'true', name: 'y' })
    expect(impliedBy('true', first, second)).toEqual(['$.Attributes.verified', '$.Attributes.name'])
  })

  it('leaves out actions that give it another value', () => {
    const first = set('first', { verified: 'true', name: 'x' })
    expect(impliedBy('true', first, set('second', { verified: 'false' }))).toContain('$.Attributes.name')
  })

  it('counts actions that may give it any value', () => {
    const first = set('first', { verified: 'true', name: 'x' })
    expect(impliedBy('true', first, set('second', { verified: '$.External.v' }))).toEqual(['$.Attributes.verified'])
  })

  it('is nothing where no action gives it that value, or the value is looked up', () => {
    const first = set('first', { verified: 'true', name: 'x' })
    expect(impliedBy('false', first)).toEqual([])
    expect(impliedBy('$.External.v', first)).toEqual([])
  })

  it('is the whole answer where a part of it is there', () => {
    const call: ActionSketch = { ...validActions.invokeLambda, id: 'call', next: 'asks' }
    const other: ActionSketch = { ...validActions.invokeLambda, id: 'other', next: 'asks' }
    expect(impliedByComparing('$.External.found', 'true', call, other)).toEqual(['$.External', '$.LambdaInvocation'])
    expect(impliedByComparing('$.External.found', '$.Attributes.x', call)).toEqual(['$.External', '$.LambdaInvocation'])
  })

  it('is not the whole answer where an unknown action could have brought a part of it', () => {
    const call: ActionSketch = { ...validActions.invokeLambda, id: 'call', next: 'asks' }
    const unknown: ActionSketch = { type: 'SomethingNew', id: 'new', next: 'asks' }
    expect(impliedByComparing('$.External.found', 'true', call, unknown)).toEqual([])
  })
})
