import { contactFlow, flowNamed } from '@aicc/flow-dsl'
import type { Flow } from '@aicc/flow-dsl'
import { array, assert, nat, property, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deploymentOrder } from './deployment-order.js'

function leadingTo(name: string, ...others: readonly string[]): Flow {
  return contactFlow(name, {}, (flow) => {
    for (const other of others) flow.transferToFlow(flowNamed(other), { on: { NoMatchingError: () => {} } })
    flow.disconnect()
  })
}

function orderOf(...flows: readonly Flow[]): readonly string[] {
  return deploymentOrder(flows.map((flow) => flow.build().graph)).map(
    ({ flows: step, circular }) => step.map((index) => flows[index]?.name).join(' ') + (circular ? ' *' : ''),
  )
}

describe('the order in which flows are created', () => {
  it('has what a flow refers to before it', () => {
    expect(orderOf(leadingTo('a', 'b'), leadingTo('b', 'c'), leadingTo('c'))).toEqual(['c', 'b', 'a'])
  })

  it('has flows together that refer to each other, or to themselves', () => {
    expect(orderOf(leadingTo('a', 'b'), leadingTo('b', 'a'))).toEqual(['a b *'])
    expect(orderOf(leadingTo('a', 'a'))).toEqual(['a *'])
  })

  it('takes it that other flows are there', () => {
    expect(orderOf(leadingTo('a', 'elsewhere'))).toEqual(['a'])
  })

  it('never has a flow before what it refers to, unless they go round', () => {
    const edges = uniqueArray(array(nat({ max: 5 }), { minLength: 2, maxLength: 2 }), { maxLength: 10 })
    assert(
      property(edges, (pairs) => {
        const flows = Array.from({ length: 6 }, (_, from) =>
          leadingTo(`f${from}`, ...new Set(pairs.filter(([one]) => one === from).map(([, to]) => `f${to}`))),
        )
        const steps = deploymentOrder(flows.map((flow) => flow.build().graph))
        const place = new Map(steps.flatMap(({ flows: step }, at) => step.map((index) => [index, at] as const)))
        expect([...place.keys()].toSorted()).toEqual([0, 1, 2, 3, 4, 5])
        for (const [from = 0, to = 0] of pairs) {
          expect(place.get(to)).toBeLessThanOrEqual(place.get(from) ?? -1)
          const together = place.get(to) === place.get(from)
          expect(!together || steps[place.get(to) ?? -1]?.circular).toBe(true)
        }
      }),
      { seed: 4, numRuns: 60 },
    )
  })
})
