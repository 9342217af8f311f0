import { expect, it } from 'vitest'
import { isJsonObject } from './json.js'

it('tells objects from lists, null and scalars', () => {
  expect([{}, { a: 1 }, Object.create(null)].map(isJsonObject)).toEqual([true, true, true])
  expect([[], null, 'a', 1, undefined].map(isJsonObject)).toEqual([false, false, false, false, false])
})
