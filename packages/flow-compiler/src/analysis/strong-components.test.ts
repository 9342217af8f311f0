import { array, assert, integer, nat, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seed } from '../../test/properties/seed.js'
import { findStrongComponents } from './strong-components.js'

type Graph = readonly (readonly number[])[]

function componentsOf(graph: Graph): readonly (readonly number[])[] {
  const { components } = findStrongComponents(graph.length, (node) => graph[node] ?? [])
  return components.map((component) => component.toSorted((one, other) => one - other))
}

/** Which nodes can be come to from a node, itself included. */
function reached(graph: Graph, from: number): ReadonlySet<number> {
  const found = new Set([from])
  for (const node of found) for (const target of graph[node] ?? []) found.add(target)
  return found
}

describe('strongly connected components', () => {
  it('are single nodes where nothing goes round', () => {
    expect(componentsOf([[1, 2], [2], []])).toEqual([[2], [1], [0]])
  })

  it('take together what leads to each other, and come after what they lead to', () => {
    expect(componentsOf([[1], [2, 3], [0], [4], [3]])).toEqual([
      [3, 4],
      [0, 1, 2],
    ])
  })

  it('are found in a chain too long for recursion', () => {
    const length = 100_000
    const chain = Array.from({ length }, (_, node) => [(node + 1) % length])
    expect(componentsOf(chain)).toHaveLength(1)
  })

  it('hold exactly the nodes that can be come to from each other', () => {
    const arbitraryGraph = integer({ min: 1, max: 9 }).chain((size) =>
      array(array(nat(size - 1), { maxLength: 3 }), { minLength: size, maxLength: size }),
    )
    assert(
      property(arbitraryGraph, (graph) => {
        const { componentOf } = findStrongComponents(graph.length, (node) => graph[node] ?? [])
        for (const [one] of graph.entries()) {
          for (const other of reached(graph, one)) {
            const backAgain = reached(graph, other).has(one)
            expect(componentOf[one] === componentOf[other]).toBe(backAgain)
            expect((componentOf[other] ?? 0) <= (componentOf[one] ?? 0)).toBe(true)
          }
        }
      }),
      { seed },
    )
  })
})
