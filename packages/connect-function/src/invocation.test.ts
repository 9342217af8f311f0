import { expect, it } from 'vitest'
import { timeForAnswer } from './invocation.js'

it.each([
  ['the budget, without Lambda', 6000, undefined, 6000],
  ['the budget, where Lambda has more', 6000, 8000, 6000],
  ['what Lambda has left, less the time to answer', 6000, 2000, 1700],
  ['nothing, when it is over', 6000, 100, 0],
])('is %s', (_, budget, left, expected) => {
  expect(timeForAnswer(budget, left === undefined ? undefined : { getRemainingTimeInMillis: () => left })).toBe(
    expected,
  )
})
