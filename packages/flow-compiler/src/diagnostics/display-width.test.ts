import { expect, it } from 'vitest'
import { beginningOfWidth, displayWidth, endOfWidth } from './display-width.js'

it.each([
  ['', 0],
  ['flow', 4],
  ['안녕', 4],
  ['상담 (1번)', 10],
  ['日本', 4],
  ['café', 4],
  ['cafe\u0301', 4],
  ['\u1112\u1161\u11ab', 2],
  ['👍', 2],
  ['\ufffd', 1],
  ['…', 1],
])('%j takes %i columns', (text, columns) => {
  expect(displayWidth(text)).toBe(columns)
})

it.each([
  ['안녕하세요', 5, '안녕', '세요'],
  ['안녕하세요', 4, '안녕', '세요'],
  ['a안b녕', 3, 'a안', 'b녕'],
  ['👍👍', 3, '👍', '👍'],
  ['abc', 9, 'abc', 'abc'],
  ['abc', 0, '', ''],
])('of %j, %i columns hold %j and %j', (text, columns, beginning, end) => {
  expect(beginningOfWidth(text, columns)).toBe(beginning)
  expect(endOfWidth(text, columns)).toBe(end)
})
