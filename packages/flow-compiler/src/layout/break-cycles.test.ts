import { describe, expect, it } from 'vitest'
import { breakCycles } from './break-cycles.js'
import { splitParts } from './layout-graph.js'
import { sketchBlocks } from './sketch-blocks.js'

function breakSketch(sketch: Readonly<Record<string, string>>) {
  const { blocks } = sketchBlocks(sketch)
  const [part] = splitParts(blocks, 0)
  if (part === undefined) throw new Error('The sketch has no blocks.')
  const names = Object.keys(sketch)
  const graph = breakCycles(part.graph)
  const nameOf = (node: number) => names[part.members[node] ?? -1]
  return {
    edges: graph.edges.map(({ source, target }) => `${nameOf(source)}-${nameOf(target)}`),
    order: graph.order.map(nameOf),
  }
}

describe('breakCycles', () => {
  it('sets aside the return of a retry', () => {
    expect(breakSketch({ menu: '?sales !sorry', sorry: '>menu', sales: '' }).edges).toEqual([
      'menu-sales',
      'menu-sorry',
    ])
  })

  it('cuts a cycle at the error branch rather than at the next action', () => {
    const { edges } = breakSketch({ start: '!late >early', early: '>late', late: '!early' })
    expect(edges).toEqual(['start-late', 'start-early', 'early-late'])
  })

  it('lists sources before targets, also where the start does not lead', () => {
    const { order, edges } = breakSketch({ greet: '>bye', bye: '', lost: '>found', found: '>bye' })
    expect(edges).toHaveLength(3)
    expect(order.indexOf('lost')).toBeLessThan(order.indexOf('found'))
    expect(order.indexOf('found')).toBeLessThan(order.indexOf('bye'))
    expect(order.indexOf('greet')).toBeLessThan(order.indexOf('bye'))
  })

  it('walks a long line without running out of stack', () => {
    const long = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`b${index}`, `>b${index + 1}`]))
    expect(breakSketch(long).order).toHaveLength(20_000)
  })
})
