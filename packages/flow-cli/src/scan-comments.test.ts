import { array, assert, constant, constantFrom, oneof, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scanComments, withoutComments } from './scan-comments.js'

/** Every run draws the same texts. */
const seed = 20_261_123

function textsIn(source: string): readonly string[] {
  return scanComments(source).comments.map(({ text }) => text)
}

describe('a comment', () => {
  it('is found with its place, to the end of the line', () => {
    const source = 'const a = 1 // first\n  // second  \r\nb()'
    expect(scanComments(source).comments).toEqual([
      { kind: 'line', text: 'first', line: 1, column: 13, start: 12, end: 20 },
      { kind: 'line', text: 'second', line: 2, column: 3, start: 23, end: 34 },
    ])
  })

  it('may be a block over several lines', () => {
    const source = 'a /* one\n two */ b\n/* open'
    expect(scanComments(source)).toMatchObject({
      comments: [
        { kind: 'block', text: 'one\n two', line: 1, column: 3 },
        { kind: 'block', text: 'open', line: 3, column: 1 },
      ],
      codeLines: [1, 2],
    })
  })

  it.each([
    ['a text in single quotes', "'// no'"],
    ['a text in double quotes', '"// no"'],
    ['a text with an escaped quote', "'\\'// no'"],
    ['a text that goes on in the next line', "'a\\\n// no'"],
    ['a template', '`// no`'],
    ['a template of several lines', '`a\n// no\nb`'],
    ['a template with an escaped mark', '`\\`// no`'],
    ['a template behind a value', '`${a}// no`'],
    ['a template in a template', '`${`// no`}// no`'],
    ['a template behind an object', '`${{ a: { b: 1 } }}// no`'],
    ['a regular expression', 'const a = /[/]// no/'.replace('// no', '\\/\\/ no')],
    ['a regular expression in a class', 'const a = /[//no]/'],
    ['a block', '/* // no */'],
  ])('is not what looks like one in %s', (_, source) => {
    expect(textsIn(`${source} // yes`).filter((text) => text === 'no')).toEqual([])
    expect(textsIn(`${source} // yes`).at(-1)).toBe('yes')
  })

  it.each([
    ['a regular expression with a quote', "const a = /'/"],
    ['a regular expression with a backtick', 'return /`/g'],
    ['a division', 'const a = b / c'],
    ['a division of a call', 'const a = f(b) / c / d'],
    ['a division after a count', 'a++ / 2'],
    ['a value in a template', '`${a}`'],
    ['a quote that is never closed', "const a = 'open\n"],
    ['a dollar that is no value', '`$ $a {b}`'],
    ['the line for the shell', "#!/usr/bin/env don't\n"],
  ])('is found behind %s', (_, source) => {
    expect(textsIn(`${source} // yes`)).toEqual(['yes'])
  })

  it('is found in a value of a template', () => {
    expect(textsIn('`a ${ b /* yes */ } // no ${ c // also\n } // no`')).toEqual(['yes', 'also'])
  })
})

describe('lines of code', () => {
  it('are those with anything but white space and comments', () => {
    const source = "\n// a\n  \nf()\n/* b\n c */\n`d\n\n e`\n'f' // g\n"
    expect(scanComments(source).codeLines).toEqual([4, 7, 8, 9, 10])
  })

  it('end as JavaScript ends them', () => {
    expect(scanComments('a\rb\r\nc\u2028d\u2029e\nf').codeLines).toEqual([1, 2, 3, 4, 5, 6])
  })
})

describe('any text', () => {
  const pieces = oneof(
    constantFrom(
      "'",
      '"',
      '`',
      '${',
      '}',
      '{',
      '/',
      '//',
      '/*',
      '*/',
      '\\',
      '\n',
      '\r\n',
      ' ',
      'a',
      '[',
      ']',
      '(',
      ')',
      'return',
      '// flowc-disable-next-line b',
      '\u2028',
      '🙂',
      '\ud800',
      '#!',
      '++',
      '=',
    ),
    string({ unit: 'grapheme' }),
  )
  const source = array(pieces, { maxLength: 60 }).map((parts) => parts.join(''))

  it('is scanned to its end, with comments in order and apart', () => {
    assert(
      property(source, (text) => {
        const { comments, codeLines } = scanComments(text)
        let end = 0
        for (const comment of comments) {
          expect(comment.start).toBeGreaterThanOrEqual(end)
          expect(text.slice(comment.start, comment.start + 2)).toBe(comment.kind === 'line' ? '//' : '/*')
          end = comment.end
        }
        expect(end).toBeLessThanOrEqual(text.length)
        expect(codeLines).toEqual([...new Set(codeLines)].toSorted((one, other) => one - other))
      }),
      { seed },
    )
  })

  it('keeps every line and column when comments are blanked out, and has none left', () => {
    assert(
      property(source, (text) => {
        const blank = withoutComments(text)
        expect(blank.length).toBe(text.length)
        expect(blank.split(/[\n\r]/).map(({ length }) => length)).toEqual(
          text.split(/[\n\r]/).map(({ length }) => length),
        )
      }),
      { seed },
    )
  })

  it('hides no comment when it is written as text', () => {
    assert(
      property(source, oneof(constant('//'), constant('/*')), (text, mark) => {
        const literal = JSON.stringify(`${mark} ${text}`)
        expect(textsIn(`f(${literal}) // yes`)).toEqual(['yes'])
      }),
      { seed },
    )
  })

  it('hides no comment when it is written as a template', () => {
    assert(
      property(source, (text) => {
        const literal = text.replace(/[\\`$]/g, '\\$&')
        expect(textsIn(`f(\`// ${literal}\`) // yes`)).toEqual(['yes'])
      }),
      { seed },
    )
  })
})
