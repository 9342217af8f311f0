import { expect, it } from 'vitest'
import { measureLayout } from './measure-layout.js'
import { sketchBlocks } from './sketch-blocks.js'

const { blocks } = sketchBlocks({ a: '>d', b: '>c', c: '', d: '' })

it('finds nothing wrong with a picture where nothing is', () => {
  const positions = [
    { x: 0, y: 0 },
    { x: 0, y: 300 },
    { x: 300, y: 300 },
    { x: 300, y: 0 },
  ]
  const { overlaps, crossings, backward, notRightward, covered, width, height } = measureLayout(blocks, positions)
  expect({ overlaps, crossings, backward, notRightward, covered }).toEqual({
    overlaps: 0,
    crossings: 0,
    backward: 0,
    notRightward: 0,
    covered: 0,
  })
  expect({ width, height }).toEqual({ width: 500, height: 446 })
})

it('counts lines that cross', () => {
  const positions = [
    { x: 0, y: 0 },
    { x: 0, y: 300 },
    { x: 300, y: 0 },
    { x: 300, y: 300 },
  ]
  expect(measureLayout(blocks, positions).crossings).toBe(1)
})

it('does not count lines that meet in a port', () => {
  const fan = sketchBlocks({ a: '>c !c', b: '>c', c: '' }).blocks
  const positions = [
    { x: 0, y: 0 },
    { x: 0, y: 300 },
    { x: 300, y: 0 },
  ]
  expect(measureLayout(fan, positions).crossings).toBe(0)
})

it('counts transitions that lead back and blocks that overlap', () => {
  const positions = [
    { x: 600, y: 0 },
    { x: 0, y: 300 },
    { x: 100, y: 300 },
    { x: 300, y: 0 },
  ]
  expect(measureLayout(blocks, positions)).toMatchObject({ overlaps: 1, backward: 1, notRightward: 2 })
})

it('counts lines behind blocks', () => {
  const row = sketchBlocks({ a: '>c', b: '', c: '' }).blocks
  const positions = [0, 300, 600].map((x) => ({ x, y: 0 }))
  expect(measureLayout(row, positions).covered).toBe(1)
})

it('measures nothing when there is nothing', () => {
  expect(measureLayout([], [])).toMatchObject({ width: 0, height: 0, length: 0 })
})
