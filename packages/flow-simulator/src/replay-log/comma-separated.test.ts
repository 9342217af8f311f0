import { describe, expect, it } from 'vitest'
import { rowsOf } from './comma-separated.js'

describe('comma-separated values', () => {
  it.each<[string, string, readonly (readonly string[])[]]>([
    ['nothing', '', []],
    [
      'values',
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'Windows line ends',
      'a,b\r\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['empty values', ',a,\n', [['', 'a', '']]],
    ['an empty value at the end', 'a,', [['a', '']]],
    ['quotes, commas and line ends in quotes', '"a ""b"", c","d\ne"\nf', [['a "b", c', 'd\ne'], ['f']]],
    ['a quote that is never closed', '"a,b\nc', [['a,b\nc']]],
  ])('%s', (_, text, rows) => {
    expect(rowsOf(text)).toEqual(rows)
  })
})
