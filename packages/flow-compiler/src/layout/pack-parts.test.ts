import { expect, it } from 'vitest'
import { packParts } from './pack-parts.js'

const gap = { x: 10, y: 10 }

it('stands the first part above all others', () => {
  const small = { width: 50, height: 20 }
  expect(packParts([{ width: 200, height: 100 }, small, small], 1000, gap)).toEqual([
    { x: 0, y: 0 },
    { x: 0, y: 110 },
    { x: 60, y: 110 },
  ])
})

it('begins a shelf below the highest part of the one before', () => {
  const wide = { width: 190, height: 10 }
  const parts = [wide, ...[30, 20, 40].map((height) => ({ width: 90, height }))]
  expect(packParts(parts, 200, gap).slice(1)).toEqual([
    { x: 0, y: 20 },
    { x: 100, y: 20 },
    { x: 0, y: 60 },
  ])
})

it('gives a part that is too wide a shelf of its own', () => {
  const parts = [50, 500, 50].map((width) => ({ width, height: 20 }))
  expect(packParts(parts, 200, gap).map(({ x }) => x)).toEqual([0, 0, 0])
})

it('makes shelves of many parts wider than high', () => {
  const offsets = packParts(
    Array.from({ length: 100 }, () => ({ width: 200, height: 150 })),
    12_000,
    gap,
  )
  expect(Math.max(...offsets.map(({ x }) => x))).toBeGreaterThan(Math.max(...offsets.map(({ y }) => y)))
})
