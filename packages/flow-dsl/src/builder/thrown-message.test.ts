import { expect, it } from 'vitest'
import { thrownMessage } from './thrown-message.js'

it.each([
  [new Error('first\nsecond'), 'first'],
  ['text', 'text'],
  [null, 'null'],
  [undefined, 'undefined'],
  [42, '42'],
  [Symbol('why'), 'Symbol(why)'],
  [{ message: 'not an Error' }, 'something was thrown that is not an Error'],
  [Object.create(null), 'something was thrown that is not an Error'],
])('%j is told in one line', (thrown, message) => {
  expect(thrownMessage(thrown)).toBe(message)
})
