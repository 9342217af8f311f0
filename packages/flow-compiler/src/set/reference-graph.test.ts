import { contactFlow } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { toFlowsOfSet } from '../../test/set-harness.js'
import { toFlowSet } from './flow-set.js'
import { furtherPlaces, printChain, toReferenceGraph } from './reference-graph.js'
import type { ReferenceGraph } from './reference-graph.js'

/** The graph of flows that transfer to each other: `{ a: ['b'], b: [] }`. */
function graphOf(transfers: Readonly<Record<string, readonly string[]>>): ReferenceGraph {
  const flows = Object.entries(transfers).map(([name, targets]) =>
    contactFlow(name, { onError: (flow) => flow.disconnect() }, (flow) => {
      for (const target of targets) {
        flow.action({
          Type: 'TransferToFlow',
          Parameters: { ContactFlowId: `{{flow:${target}}}` },
          on: { NoMatchingError: () => flow.disconnect() },
        })
      }
      flow.disconnect()
    }),
  )
  return toReferenceGraph(toFlowSet(toFlowsOfSet(flows), true), () => true)
}

describe('toReferenceGraph', () => {
  it('has one step for each target, however often it is named', () => {
    const { steps } = graphOf({ a: ['b', 'b', 'c'], b: [], c: [] })
    expect([...steps.values()].map((own) => own.map(({ target }) => target.graph.name))).toEqual([['b', 'c']])
  })

  it('puts flows behind those that they lead to', () => {
    const { inwards } = graphOf({ a: ['b'], b: ['c'], c: [] })
    expect(inwards.map(({ graph }) => graph.name)).toEqual(['c', 'b', 'a'])
  })

  it('finds a shortest circle of each group, beginning with the flow that stands first', () => {
    const { circles, circular } = graphOf({
      outside: ['a'],
      a: ['b', 'c'],
      b: ['c', 'd'],
      c: ['a'],
      d: ['a'],
      self: ['self', 'a'],
    })
    expect(circles.map(printChain)).toEqual(['a -> c -> a', 'self -> self'])
    expect([...circular].map(({ graph }) => graph.name).toSorted()).toEqual(['a', 'b', 'c', 'd', 'self'])
  })

  it('finds no circle where there is none', () => {
    expect(graphOf({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }).circles).toEqual([])
  })
})

describe('a long circle', () => {
  const names = Array.from({ length: 2_000 }, (_, index) => `f${index}`)
  const { circles } = graphOf(
    Object.fromEntries(names.map((name, index) => [name, [names[(index + 1) % names.length] ?? '']])),
  )

  it('is found and printed in short', () => {
    expect(circles).toHaveLength(1)
    expect(printChain(circles[0] ?? [])).toBe('f0 -> f1 -> f2 -> f3 -> ... -> f1997 -> f1998 -> f1999 -> f0')
  })

  it('shows its first places', () => {
    const places = furtherPlaces(circles[0] ?? [], 'goes on to')
    expect(places).toHaveLength(7)
    expect(places[0]?.message).toBe('"f1" goes on to "f2" here.')
  })
})
