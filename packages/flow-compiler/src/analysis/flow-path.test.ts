import { describe, expect, it } from 'vitest'
import type { JsonObject } from '@aicc/flow-dsl/language'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowJson } from '../../test/flow-json.js'
import { validActions, withErrors } from '../../test/valid-actions.js'
import { checkedFlowOf } from '../../test/checked-flow-of.js'
import { findPath, printPath, ShortestPaths } from './flow-path.js'

const { playPrompt, menu, checkStaffing } = validActions

function speak(id: string, next = 'end'): ActionSketch {
  return { ...playPrompt, id, next, errors: {} }
}

/** The path to an action, printed. */
function pathTo(json: JsonObject, identifier: string): string {
  const flow = checkedFlowOf(json)
  const target = flow.actions.findIndex(({ node }) => node.identifier === identifier)
  return printPath(flow, findPath(flow, { to: (index) => index === target }))
}

describe('a printed path', () => {
  it('names the outcomes that were taken, and not the next action, which goes without saying', () => {
    const flow = flowJson([
      speak('greet', 'menu'),
      { ...withErrors(menu, { NoMatchingCondition: 'sorry' }), id: 'menu', conditions: [['Equals', '2', 'staffed']] },
      speak('sorry'),
      { ...checkStaffing, id: 'staffed', conditions: [['NumberGreaterThan', '0', 'agent']] },
      speak('agent'),
    ])
    expect(pathTo(flow, 'sorry')).toBe('start -> greet -> menu -> on NoMatchingCondition -> sorry')
    expect(pathTo(flow, 'agent')).toBe('start -> greet -> menu -> on 2 -> staffed -> on NumberGreaterThan 0 -> agent')
  })

  it('is shortened in the middle when it is long', () => {
    const names = Array.from({ length: 12 }, (_unused, index) => `a${index}`)
    const flow = flowJson(names.map((name, index) => speak(name, names[index + 1] ?? 'end')))
    expect(pathTo(flow, 'a11')).toBe('start -> a0 -> a1 -> a2 -> a3 -> ... -> a9 -> a10 -> a11')
  })

  it('has no start where it begins elsewhere', () => {
    const flow = checkedFlowOf(flowJson([speak('first', 'second'), speak('second', 'third'), speak('third')]))
    expect(printPath(flow, findPath(flow, { from: [1], to: (index) => index === 2 }))).toBe('second -> third')
  })
})

describe('the path that is found', () => {
  it('is a shortest one, and of several the one that is written first', () => {
    const flow = flowJson([
      {
        ...menu,
        id: 'menu',
        conditions: [
          ['Equals', '1', 'one'],
          ['Equals', '2', 'two'],
          ['Equals', '3', 'three'],
        ],
      },
      speak('one', 'two'),
      speak('two', 'last'),
      speak('three', 'last'),
      speak('last'),
    ])
    expect(pathTo(flow, 'last')).toBe('start -> menu -> on 2 -> two -> last')
  })

  it('takes only ways that may be passed, and none that are never taken', () => {
    const flow = checkedFlowOf(
      flowJson([{ ...menu, id: 'menu', next: 'last', conditions: [['Equals', '1', 'last']] }, speak('last')]),
    )
    const last = (index: number) => index === 1
    expect(findPath(flow, { to: last })?.map(({ way }) => way?.outcome)).toEqual([undefined, '1'])
    expect(findPath(flow, { to: last, passes: (_index, way) => way.kind !== 'condition' })).toBeUndefined()
  })

  it('is none in a flow without a start', () => {
    const flow = checkedFlowOf(flowJson([speak('first')], { start: 'nowhere' }))
    expect(findPath(flow, { to: () => true })).toBeUndefined()
    expect(printPath(flow, undefined)).toBe('')
  })
})

describe('paths that are asked for one after the other', () => {
  const flow = checkedFlowOf(
    flowJson([
      {
        ...menu,
        id: 'menu',
        conditions: [
          ['Equals', '1', 'one'],
          ['Equals', '2', 'two'],
        ],
      },
      speak('one', 'last'),
      speak('two', 'one'),
      speak('last', 'menu'),
      speak('lost'),
    ]),
  )

  it('are those that are found one by one, in whatever order they are asked for', () => {
    const paths = new ShortestPaths(flow)
    for (const { index } of [...flow.actions, ...flow.actions.toReversed()]) {
      expect(paths.to(index)).toEqual(findPath(flow, { to: (action) => action === index }))
    }
  })

  it('lead to the nearest action of those meant, and behind it to the next', () => {
    const paths = new ShortestPaths(flow)
    const names = (excluded: readonly string[]): readonly (string | undefined)[] | undefined =>
      paths
        .first((index) => !excluded.includes(flow.actions[index]?.node.identifier ?? ''))
        ?.map(({ action }) => flow.actions[action]?.node.identifier)
    expect(names(['menu'])).toEqual(['menu', 'one'])
    expect(names(['menu', 'one'])).toEqual(['menu', 'two'])
    expect(names(['menu', 'one', 'two', 'end'])).toEqual(['menu', 'one', 'last'])
  })

  it('can begin at any action', () => {
    const paths = new ShortestPaths(flow, { from: [1, 4] })
    expect(paths.to(1)).toEqual([{ action: 1, way: undefined }])
    expect(printPath(flow, paths.to(3))).toBe('one -> last')
    expect(printPath(flow, paths.to(4))).toBe('lost')
  })
})
