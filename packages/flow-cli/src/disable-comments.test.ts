import { describe, expect, it } from 'vitest'
import { findDisableComments } from './disable-comments.js'

const word = 'flowc-disable-next-line'

function namesIn(comment: string): readonly (readonly string[])[] {
  return findDisableComments(`${comment}\nf()\n`).disabling.map(({ names }) => names)
}

describe('a comment that disables', () => {
  it.each([
    [`// ${word} a-rule`, ['a-rule']],
    [`//${word} a-rule`, ['a-rule']],
    [`//   ${word}\ta-rule  `, ['a-rule']],
    [`// ${word} a-rule, b-rule`, ['a-rule', 'b-rule']],
    [`// ${word} a-rule,b-rule,`, ['a-rule', 'b-rule']],
    [`// ${word} a-rule -- kept for later, see c-rule`, ['a-rule']],
    [`// ${word} a-rule --`, ['a-rule']],
    [`// ${word} a--rule`, ['a--rule']],
  ])('%s names rules', (comment, names) => {
    expect(namesIn(comment)).toEqual([names])
  })

  it('is about the next line with code', () => {
    const source = `// ${word} a\n\n// another comment\n/* and\nmore */\nf()\ng()\n`
    expect(findDisableComments(source).disabling).toEqual([{ line: 1, column: 1, names: ['a'], targetLine: 6 }])
  })

  it('may stand behind code, and is about the next line all the same', () => {
    const source = `f() // ${word} a\ng()\n`
    expect(findDisableComments(source).disabling).toEqual([{ line: 1, column: 5, names: ['a'], targetLine: 2 }])
  })

  it('may be one of several about one line', () => {
    const source = `// ${word} a\n// ${word} b\nf()\n`
    expect(findDisableComments(source).disabling.map(({ targetLine }) => targetLine)).toEqual([3, 3])
  })

  it('is about nothing at the end of the file', () => {
    expect(findDisableComments(`f()\n// ${word} a\n`).disabling).toMatchObject([{ targetLine: undefined }])
  })
})

describe('what is no such comment', () => {
  it.each([`'// ${word} a'`, `\`\n// ${word} a\n\``, `// see ${word} a`, `/** ${word} */`])('%s', (source) => {
    expect(findDisableComments(`${source}\nf()\n`)).toEqual({ disabling: [], malformed: [] })
  })
})

describe('a comment that was meant as one', () => {
  it.each([
    [`// ${word}`, 'The comment names no rule, so it has no effect.'],
    [`// ${word} -- a reason`, 'The comment names no rule, so it has no effect.'],
    ['// flowc-disable a-rule', 'There is no comment "flowc-disable", so this has no effect.'],
    ['// flowc-disable-line a-rule', 'There is no comment "flowc-disable-line", so this has no effect.'],
    [`/* ${word} a-rule */`, `${word} is read in a comment with // only, so this has no effect.`],
  ])('%s is told what is wrong', (comment, message) => {
    expect(findDisableComments(`\n  ${comment}\nf()\n`)).toEqual({
      disabling: [],
      malformed: [
        {
          line: 2,
          column: 3,
          message,
          suggestion: `Write // ${word} <name of a rule>, on a line before the one that it is about.`,
        },
      ],
    })
  })
})
