import { describe, expect, it } from 'vitest'
import { readCallScript } from './script.js'

describe('a script', () => {
  it('is a list of steps', () => {
    const steps = [
      { press: '12*#' },
      { wait: 5 },
      { say: 'hello' },
      { hold: 3 },
      { agentAccepts: true },
      { hangUp: true },
    ]
    expect(readCallScript(steps)).toEqual(steps)
  })

  it.each([
    ['no list', {}, 'A script is a list of steps'],
    ['text', ['1'], 'Step 1: it is an object'],
    ['two in one', [{ press: '1', wait: 1 }], 'Step 1: it has exactly one member.'],
    ['unknown', [{ press: '1' }, { shout: 'x' }], 'Step 2: "shout" is none of press,'],
    ['inherited', [{ constructor: 'x' }], '"constructor" is none of'],
    ['a number as keys', [{ press: 1 }], '"press" takes a string.'],
    ['letters', [{ press: 'abc' }], '"press" takes keys'],
    ['no time', [{ wait: -1 }], '"wait" takes seconds'],
    ['not happening', [{ hangUp: false }], '"hangUp" takes true.'],
    ['too long', Array.from({ length: 10_001 }, () => ({ press: '1' })), 'at most 10000 steps'],
  ])('is refused: %s', (_, value, message) => {
    expect(() => readCallScript(value)).toThrow(message)
  })
})
