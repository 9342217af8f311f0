import type { ActionNode, FlowGraph } from '@aicc/flow-dsl/language'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCheckedFlow } from './checked-flow.js'
import type { CheckedFlow, Way } from './checked-flow.js'
import { BitRows, solvePaths } from './path-sets.js'
import type { PathSets } from './path-sets.js'

/** What an action adds on success, what it takes away, and where success and failure lead. */
interface Step {
  readonly adds: readonly number[]
  readonly removes: readonly number[]
  readonly next: number
  readonly error: number
}

function flowOf(steps: readonly Step[]): CheckedFlow {
  const target = (index: number) => (index < steps.length ? index : { identifier: undefined })
  const graph: FlowGraph = {
    name: 'flow',
    flowType: undefined,
    channels: undefined,
    description: undefined,
    start: 0,
    actions: steps.map(({ next, error }, index): ActionNode => ({
      identifier: `a${index}`,
      givenIdentifier: undefined,
      path: [],
      type: 'TagContact',
      method: undefined,
      parameters: {},
      next: target(next),
      conditions: [],
      errors: [{ errorType: 'NoMatchingError', target: target(error) }],
      position: undefined,
    })),
    module: undefined,
    authored: false,
    invokedModules: new Map(),
    position: undefined,
  }
  return toCheckedFlow(graph)
}

function solve(steps: readonly Step[], bits: number, start: readonly number[]): PathSets {
  const rows = new BitRows(steps.length * 2, bits)
  for (const [index, { adds, removes }] of steps.entries()) {
    for (const bit of adds) rows.add(index * 2, bit)
    for (const bit of removes) rows.add(index * 2 + 1, bit)
  }
  const effectOf = (index: number, way: Way) =>
    way.kind === 'error' ? { adds: undefined, removes: undefined } : { adds: index * 2, removes: index * 2 + 1 }
  return solvePaths(flowOf(steps), { bits, start, rows, effectOf })
}

/** All sets with which a run can come to each action: every path is walked, each state once. */
function statesByWalking(
  steps: readonly Step[],
  start: readonly number[],
): readonly ReadonlyMap<string, ReadonlySet<number>>[] {
  const states = steps.map(() => new Map<string, ReadonlySet<number>>())
  const walk = (index: number, held: ReadonlySet<number>): void => {
    const step = steps[index]
    const key = [...held].toSorted((one, other) => one - other).join()
    if (step === undefined || states[index]?.has(key) !== false) return
    states[index].set(key, held)
    const kept = [...held].filter((bit) => !step.removes.includes(bit))
    walk(step.next, new Set([...kept, ...step.adds]))
    walk(step.error, held)
  }
  walk(0, new Set(start))
  return states
}

// More things than fit into one word.
const bits = 40
const someBits = fc.uniqueArray(fc.constantFrom(0, 1, 31, 32, 39), { maxLength: 3 })
const steps = fc.integer({ min: 1, max: 7 }).chain((length) =>
  fc.array(fc.record({ adds: someBits, removes: someBits, next: fc.nat(length), error: fc.nat(length) }), {
    minLength: length,
    maxLength: length,
  }),
)

describe('what is there at each action', () => {
  it('is what walking every path finds: on all of them, on some of them', () => {
    fc.assert(
      fc.property(steps, someBits, (given, start) => {
        const { visited, always, sometimes } = solve(given, bits, start)
        for (const [index, states] of statesByWalking(given, start).entries()) {
          expect(visited[index]).toBe(states.size > 0)
          if (states.size === 0) continue
          for (let bit = 0; bit < bits; bit += 1) {
            const having = [...states.values()].map((state) => state.has(bit))
            expect([index, bit, always.has(index, bit)]).toEqual([index, bit, having.every(Boolean)])
            expect([index, bit, sometimes.has(index, bit)]).toEqual([index, bit, having.some(Boolean)])
          }
        }
      }),
      { seed: 20_261_123, numRuns: 500 },
    )
  })

  it('is known for a long chain, which is gone through once', () => {
    const length = 5_000
    const chain = Array.from({ length }, (_unused, index): Step => ({
      adds: index === 0 ? [7] : [],
      removes: [],
      next: index + 1,
      error: length,
    }))
    const { always } = solve(chain, 8, [])
    expect([always.has(0, 7), always.has(length - 1, 7)]).toEqual([false, true])
  })
})
