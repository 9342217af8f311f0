import { expect, it } from 'vitest'
import { describeError } from './describe-error.js'

it('tells name, message and status, and masks numbers', () => {
  const error = Object.assign(new TypeError('Item 12345 was refused.'), {
    $metadata: { httpStatusCode: 400 },
    item: 12345,
  })
  expect(describeError(error)).toEqual({ name: 'TypeError', message: 'Item ***45 was refused.', httpStatus: 400 })
})

it.each([undefined, null, 'text', { message: 'no' }])('says that %j is no error', (thrown) => {
  expect(describeError(thrown)).toEqual({ name: 'unknown', message: 'Something that is no error was thrown.' })
})
