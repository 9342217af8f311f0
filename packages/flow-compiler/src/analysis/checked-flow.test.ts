import { contactFlow } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowJson } from '../../test/flow-json.js'
import { validActions, validElsewhere } from '../../test/valid-actions.js'
import { checkFlowJson } from '../read/read-flow.js'
import { nameOf, toCheckedFlow } from './checked-flow.js'
import type { CheckedFlow } from './checked-flow.js'

const { menu, playPrompt, disconnect } = validActions

function checked(actions: readonly ActionSketch[], start?: string): CheckedFlow {
  const { graph } = checkFlowJson(JSON.stringify(flowJson(actions, start === undefined ? {} : { start })))
  if (graph === undefined) throw new Error('the flow is one')
  return toCheckedFlow(graph)
}

function waysOf(action: ActionSketch): readonly string[] {
  const [first] = checked([action]).actions
  return (first?.ways ?? []).map(
    ({ kind, outcome, pointer, taken }) => `${kind} ${outcome} at ${pointer.join('.')}${taken ? '' : ', never taken'}`,
  )
}

describe('the ways on from an action', () => {
  it('are its conditions, its errors and its next action, with their places', () => {
    expect(waysOf({ ...menu, errors: { NoMatchingError: 'end' } })).toEqual([
      'condition 1 at Transitions.Conditions.0.NextAction',
      'error NoMatchingError at Transitions.Errors.0.NextAction',
      'next NextAction at Transitions.NextAction, never taken',
    ])
  })

  it('go on where the definition says so', () => {
    expect(waysOf({ ...playPrompt, errors: {} })).toEqual(['next NextAction at Transitions.NextAction'])
  })

  it('go on beside errors', () => {
    expect(waysOf({ ...playPrompt, errors: { NoMatchingError: 'end' } }).at(-1)).toBe(
      'next NextAction at Transitions.NextAction',
    )
  })

  it('go on where nothing describes the action', () => {
    expect(waysOf({ type: 'InvokeThirdPartyAction', errors: { NoMatchingError: 'end' } }).at(-1)).toBe(
      'next NextAction at Transitions.NextAction',
    )
  })

  it('are the next action alone where a branching action has no branch: it is the only hint', () => {
    expect(waysOf({ ...menu, conditions: [], errors: {} })).toEqual(['next NextAction at Transitions.NextAction'])
  })

  it('are none at the end of a flow', () => {
    expect(waysOf(disconnect)).toEqual([])
  })

  it('name a condition without operand by its operator', () => {
    expect(waysOf({ ...validActions.compare, conditions: [['Exists', []]], errors: {} })[0]).toContain(
      'condition Exists',
    )
  })
})

describe('what can be reached', () => {
  it('is everything that the start leads to, along any way that is written', () => {
    const flow = checked([
      { ...menu, id: 'menu', conditions: [['Equals', '1', 'a']], errors: { NoMatchingError: 'b' }, next: 'c' },
      ...['a', 'b', 'c', 'd'].map((id) => ({ ...disconnect, id })),
    ])
    expect(flow.reachable).toEqual([true, true, true, true, false])
  })

  it('is nothing without a start', () => {
    expect(checked([{ ...disconnect, id: 'a' }], 'nowhere').reachable).toEqual([false])
  })

  it('ends in circles', () => {
    expect(checked([{ ...playPrompt, id: 'a', next: 'a', errors: {} }]).reachable).toEqual([true])
  })
})

it('knows the form of each action', () => {
  expect(checked([menu, validElsewhere.loopPrompts.action]).actions.map(({ form }) => form?.name)).toEqual([
    'menu form',
    'endless form',
    'only form',
  ])
})

it('tells flows that are written in TypeScript from flow JSON', () => {
  const { graph } = contactFlow('written', {}, (flow) => flow.disconnect()).build()
  expect(toCheckedFlow(graph).authored).toBe(true)
  expect(checked([disconnect]).authored).toBe(false)
})

it('names an action by its identifier, or by its type where it has none', () => {
  const [greet, nameless] = checked([
    { ...playPrompt, id: 'greet', next: '' },
    { ...playPrompt, id: '' },
  ]).actions
  expect([nameOf(greet), nameOf(nameless), nameOf(undefined)]).toEqual(['"greet"', 'MessageParticipant', 'nothing'])
})
