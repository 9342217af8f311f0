import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { folderWith } from '../test/run-flowc.js'
import { firstLine, systemReason } from './usage-error.js'

function thrownBy(action: () => unknown): unknown {
  try {
    action()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

describe('the reason of the system', () => {
  it.each([
    ['gone', 'it does not exist'],
    ['.', 'it is a folder'],
    ['file/below', 'a part of its path is a file, not a folder'],
    ['x'.repeat(300), 'its name is too long'],
  ])('for %s is told in words', (name, reason) => {
    const folder = folderWith({ file: '' })
    expect(systemReason(thrownBy(() => readFileSync(`${folder}/${name}`)))).toBe(reason)
  })

  it('that has no words here is told as the system does', () => {
    expect(systemReason(Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' }))).toBe('EIO: i/o error, read')
  })
})

describe('the first line of an error', () => {
  it.each([
    [new Error('one\ntwo'), 'one'],
    [new Error('one\r\ntwo'), 'one'],
    ['text', 'text'],
    [null, 'something was thrown that is not an Error'],
    [undefined, 'undefined'],
    [{ message: 'x' }, 'something was thrown that is not an Error'],
    [Object.create(null), 'something was thrown that is not an Error'],
    [() => 1, 'something was thrown that is not an Error'],
    [Symbol('why'), 'Symbol(why)'],
    [Object.assign(new Error(), { message: { not: 'text' } }), 'something was thrown that is not an Error'],
  ])('can be told of anything: %o', (error, line) => {
    expect(firstLine(error)).toBe(line)
  })
})
