import { expect, it } from 'vitest'
import { thrownMessage } from './thrown-message.js'

it.each([
  [new Error('first\nsecond'), 'first.'],
  [new Error('A sentence.'), 'A sentence.'],
  [new Error('Why?'), 'Why?'],
  ['text', 'text.'],
  [null, 'null.'],
  [undefined, 'undefined.'],
  [42, '42.'],
  [Symbol('why'), 'Symbol(why).'],
  [{ message: 'not an Error' }, 'something was thrown that is not an Error.'],
  [Object.create(null), 'something was thrown that is not an Error.'],
])('%j is told as the end of a sentence', (thrown, message) => {
  expect(thrownMessage(thrown)).toBe(message)
})
