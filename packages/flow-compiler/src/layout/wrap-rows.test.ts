import { expect, it } from 'vitest'
import type { LayoutEdge } from './layout-graph.js'
import { wrapRows } from './wrap-rows.js'

const limits = { maxWidth: 1190, columnWidth: 100, gap: 10 }

function chain(length: number, kind: LayoutEdge['kind'] = 'next'): { columns: number[]; edges: LayoutEdge[] } {
  return {
    columns: Array.from({ length }, (_, index) => index),
    edges: Array.from({ length: length - 1 }, (_, source) => ({ source, target: source + 1, branch: 0, kind })),
  }
}

it('keeps a short line in one row', () => {
  const { edges, columns } = chain(4)
  expect(wrapRows(edges, columns, limits)).toEqual({ starts: [0], rowOf: [0, 0, 0, 0], leftOf: [0, 110, 220, 330] })
})

it('wraps a long line into rows of about half of the limit', () => {
  const { edges, columns } = chain(30)
  const { starts, leftOf } = wrapRows(edges, columns, limits)
  expect(starts.length).toBeGreaterThanOrEqual(4)
  expect(Math.max(...leftOf) + 100).toBeLessThanOrEqual(limits.maxWidth)
  expect(starts.map((start) => leftOf[start])).toEqual(starts.map(() => 0))
})

it('breaks where it cuts few transitions', () => {
  const { edges, columns } = chain(9)
  // A ladder beside the line everywhere but between columns 3 and 4.
  const ladder = [0, 1, 2, 4, 5, 6, 7].flatMap((source): LayoutEdge[] =>
    [1, 2, 3].map((branch) => ({ source, target: source + 1, branch, kind: 'condition' })),
  )
  expect(wrapRows([...edges, ...ladder], columns, { ...limits, maxWidth: 700 }).starts).toEqual([0, 4])
})

it('does not look at error branches', () => {
  const { edges, columns } = chain(30)
  const errors = columns.map((source): LayoutEdge => ({ source, target: 17, branch: 1, kind: 'error' }))
  expect(wrapRows([...edges, ...errors], columns, limits)).toEqual(wrapRows(edges, columns, limits))
})

it('gives every column a row when none fits', () => {
  const { edges, columns } = chain(3)
  expect(wrapRows(edges, columns, { ...limits, maxWidth: 50 }).starts).toEqual([0, 1, 2])
  expect(wrapRows(edges, columns, { ...limits, maxWidth: -50 }).starts).toEqual([0, 1, 2])
})
