import { describe, expect, it } from 'vitest'
import { CapturedPosition, positionFromStack } from './source-location.js'

describe('positionFromStack', () => {
  it.each([
    ['Error\n    at file:///flows/main.flow.ts:42:3', '/flows/main.flow.ts'],
    ['Error\n    at /flows/main.flow.ts:42:3', '/flows/main.flow.ts'],
    ['Error\n    at body (file:///flows/main.flow.ts:42:3)', '/flows/main.flow.ts'],
    ['Error\n    at Object.<anonymous> (/flows/main.flow.ts:42:3)', '/flows/main.flow.ts'],
    ['Error\n    at async body (file:///flows/main.flow.ts:42:3)', '/flows/main.flow.ts'],
    ['Error\n    at async file:///flows/main.flow.ts:42:3', '/flows/main.flow.ts'],
    ['Error\n    at file:///flows/main.flow.ts?fresh=1:42:3', '/flows/main.flow.ts'],
    ['Error\n    at file:///my%20flows/%EC%A3%BC.ts:42:3', '/my flows/주.ts'],
    ['Error\n    at file:///C:/flows/main.flow.ts:42:3', 'C:/flows/main.flow.ts'],
    ['Error\n    at body (C:\\flows\\main.flow.ts:42:3)', 'C:\\flows\\main.flow.ts'],
    ['Error\n    at body (file:///flows/copy%20(2)/main.flow.ts:42:3)', '/flows/copy (2)/main.flow.ts'],
    ['Error\n    at file:///flows/(group)/main.flow.ts:42:3', '/flows/(group)/main.flow.ts'],
    ['Error\n    at C:\\flows\\copy (2)\\main.flow.ts:42:3', 'C:\\flows\\copy (2)\\main.flow.ts'],
  ])('reads %j', (stack, file) => {
    expect(positionFromStack(stack)).toEqual({ file, line: 42, column: 3 })
  })

  it('passes frames of Node itself and such without a file', () => {
    expect(
      positionFromStack(
        'Error: at /not/a/frame.ts:1:1\n    at node:internal/process/task_queues:95:5\n    at native\n    at f (/a.ts:1:2)',
      ),
    ).toEqual({ file: '/a.ts', line: 1, column: 2 })
  })

  it.each([
    undefined,
    '',
    'Error: nothing',
    'Error\n    at new Promise (<anonymous>)',
    'Error\n    at eval (eval at f (file:///a.ts:1:2), <anonymous>:1:1)',
  ])('finds none in %j', (stack) => {
    expect(positionFromStack(stack)).toBeUndefined()
  })
})

describe('CapturedPosition', () => {
  function author(): CapturedPosition {
    return method()
  }
  function method(): CapturedPosition {
    return new CapturedPosition(method)
  }

  it('is where the function above was called', () => {
    const { position } = author()
    expect(position).toEqual({ file: import.meta.filename, line: expect.any(Number), column: 12 })
  })

  it('is read once', () => {
    const captured = author()
    expect(captured.position).toBe(captured.position)
  })
})
