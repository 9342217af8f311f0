import { describe, expect, it } from 'vitest'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowJson } from '../../test/flow-json.js'
import { validActions } from '../../test/valid-actions.js'
import { checkFlowJson } from '../read/read-flow.js'
import { toCheckedFlow } from './checked-flow.js'
import type { CheckedFlow } from './checked-flow.js'
import { boundOf, findCycles } from './cycles.js'
import { printPath } from './flow-path.js'

const { compare, disconnect, loop, playPrompt } = validActions

function step(id: string, next: string): ActionSketch {
  return { ...playPrompt, id, next, errors: {} }
}

function choice(id: string, equal: string, otherwise: string): ActionSketch {
  return {
    ...compare,
    id,
    next: otherwise,
    conditions: [['Equals', 'x', equal]],
    errors: { NoMatchingCondition: otherwise },
  }
}

function counter(id: string, body: string, done: string): ActionSketch {
  const conditions = [['Equals', 'ContinueLooping', body] as const, ['Equals', 'DoneLooping', done] as const]
  return { ...loop, id, next: done, conditions }
}

function checked(actions: readonly ActionSketch[]): CheckedFlow {
  const { graph } = checkFlowJson(JSON.stringify(flowJson(actions)))
  if (graph === undefined) throw new Error('the flow is one')
  return toCheckedFlow(graph)
}

function roundsIn(
  actions: readonly ActionSketch[],
  isLookedAt: (type: string) => boolean = () => true,
): readonly string[] {
  const flow = checked(actions)
  return findCycles(flow, ({ node }) => isLookedAt(node.type)).map(({ round }) => printPath(flow, round, ''))
}

describe('cycles', () => {
  it('are none where nothing goes round', () => {
    expect(roundsIn([step('a', 'b'), step('b', 'end')])).toEqual([])
  })

  it('are shown as a shortest way round from their first action', () => {
    expect(roundsIn([step('a', 'b'), choice('b', 'c', 'a'), step('c', 'a')])).toEqual([
      'a -> b -> on NoMatchingCondition -> a',
    ])
  })

  it('may be a single action', () => {
    expect(roundsIn([choice('a', 'a', 'end')])).toEqual(['a -> on x -> a'])
  })

  it('say every way out', () => {
    const [cycle] = findCycles(checked([step('a', 'b'), choice('b', 'end', 'a')]), () => true)
    expect(cycle?.waysOut.map(({ action, way }) => [action.node.identifier, way.outcome])).toEqual([['b', 'x']])
  })

  it('are cut by an action that is not looked at', () => {
    expect(roundsIn([step('a', 'b'), choice('b', 'end', 'a')], (type) => type !== 'Compare')).toEqual([])
  })

  it('are none where a Loop counts the rounds', () => {
    expect(roundsIn([counter('count', 'a', 'end'), step('a', 'count')])).toEqual([])
  })

  it('are there where a Loop that is done leads back to itself', () => {
    expect(roundsIn([counter('count', 'a', 'b'), step('a', 'count'), step('b', 'count')])).toEqual([
      'count -> on DoneLooping -> b -> count',
    ])
  })

  it('are none where no contact comes', () => {
    expect(roundsIn([{ ...disconnect, id: 'bye' }, step('a', 'a')])).toEqual([])
  })
})

describe('how often a Loop goes round', () => {
  it.each([
    ['3', 3],
    [2, 2],
    ['$.Attributes.times', undefined],
  ])('is read from its count: %s', (LoopCount, times) => {
    const flow = checked([{ ...counter('count', 'end', 'end'), parameters: { LoopCount } }])
    expect(flow.actions.map(boundOf)).toEqual([times, undefined])
  })
})
