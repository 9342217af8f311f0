import { describe, expect, it } from 'vitest'
import { codeFrameOf } from '../../test/print-diagnostics.js'
import type { Diagnostic, DiagnosticLocation } from './diagnostic.js'
import { displayWidth } from './display-width.js'
import { formatPretty } from './format-pretty.js'
import type { PrettyOptions } from './format-pretty.js'

const source = ['first line', "  flow.playPrompt('안녕')", 'third line', 'fourth line'].join('\n')

function place(
  line: number | undefined,
  column: number | undefined,
  file: string | undefined = 'main.flow.ts',
): DiagnosticLocation {
  return { file, line, column, flow: 'main', action: 'greet', path: 'main > greet' }
}

const problem: Diagnostic = {
  code: 'FLOW2003',
  name: 'unreachable-action',
  severity: 'warning',
  message: 'Nobody hears this.',
  args: {},
  location: place(2, 3),
  related: [],
  suggestion: 'Remove it.',
}

const plain: PrettyOptions = { ...codeFrameOf(source), colour: (_part, text) => text, fileName: (file) => file }

/** What stands above the carets. */
function marked(text: string): string | undefined {
  const lines = text.split('\n')
  const carets = lines.findIndex((line) => /^\s+\|\s+\^+$/.test(line))
  const line = lines[carets] ?? ''
  return lines[carets - 1]?.slice(line.indexOf('^'), line.lastIndexOf('^') + 1)
}

describe('a problem as text', () => {
  it('is head, frame, message, help and page', () => {
    expect(formatPretty(problem, plain).split('\n')).toEqual([
      'warning FLOW2003 unreachable-action main.flow.ts:2:3',
      '  1 | first line',
      "> 2 |   flow.playPrompt('안녕')",
      '    |   ^^^^^^^^^^^^^^^',
      '  3 | third line',
      '  Nobody hears this.',
      '  help: Remove it.',
      '  https://github.com/aicc-flows/aicc-flows/blob/main/docs/rules/unreachable-action.md',
    ])
  })

  it('has no help where the message says it all', () => {
    expect(formatPretty({ ...problem, suggestion: undefined }, plain)).not.toContain('help:')
  })

  it('has a frame for the second place too', () => {
    const related = [{ message: 'The call has ended here.', location: place(4, 1) }]
    expect(formatPretty({ ...problem, related }, plain)).toContain(
      ['  The call has ended here. main.flow.ts:4:1', '  3 | third line', '> 4 | fourth line'].join('\n'),
    )
  })

  it.each([
    ['no file is known', { ...problem, location: { ...place(undefined, undefined), file: undefined } }, 'main > greet'],
    ['no line is known', { ...problem, location: place(undefined, undefined) }, 'main.flow.ts'],
    ['the line is not there', { ...problem, location: place(99, 1) }, 'main.flow.ts:99:1'],
  ])('has no frame when %s', (_title, changed, where) => {
    expect(formatPretty(changed, plain).split('\n').slice(0, 2)).toEqual([
      `warning FLOW2003 unreachable-action ${where}`,
      '  Nobody hears this.',
    ])
  })

  it('has no frame when the file cannot be read', () => {
    expect(formatPretty(problem, { ...plain, readSource: () => undefined })).not.toContain('|')
  })

  it('names files as it is told', () => {
    expect(formatPretty(problem, { ...plain, fileName: () => 'flows/main' })).toMatch(/ flows\/main:2:3\n/)
  })

  it('colours severity, code, place and help, and nothing else', () => {
    const coloured = formatPretty(problem, { ...plain, colour: (part, text) => `<${part}>${text}</>` })
    expect(coloured.split('\n').filter((line) => line.includes('<'))).toEqual([
      '<warning>warning</> <strong>FLOW2003</> unreachable-action <faint>main.flow.ts:2:3</>',
      '  <strong>help:</> Remove it.',
      '  <faint>https://github.com/aicc-flows/aicc-flows/blob/main/docs/rules/unreachable-action.md</>',
    ])
  })

  it.each<readonly [Diagnostic['code'], string, string | undefined]>([
    ['FLOW1101', 'unknown-attribute', 'docs/rules/unknown-attribute.md'],
    ['FLOW1004', 'undefined-block', 'docs/rules/authoring.md#undefined-block-flow1004'],
    ['FLOW5002', 'content-too-long', 'docs/rules/authoring.md#content-too-long-flow5002'],
    ['FLOW9001', 'too-many-problems', 'docs/rules/authoring.md#too-many-problems-flow9001'],
  ])('points %s at its page', (code, name, page) => {
    expect(
      formatPretty({ ...problem, code, name }, plain)
        .split('\n')
        .at(-1),
    ).toMatch(new RegExp(`/${page}$`))
  })

  it('has no page for what TypeScript says', () => {
    expect(formatPretty({ ...problem, code: 'TS2345', name: 'typescript' }, plain)).not.toContain('docs/rules')
  })
})

describe('the marked part', () => {
  it.each([
    ['a call up to its bracket', "  flow.playPrompt('안녕')", 3, 'flow.playPrompt'],
    ['the method of a call', "  flow.playPrompt('안녕')", 8, 'playPrompt'],
    ['a text with its quotes', '    "Type": "Play \\"Prompt\\"",', 13, '"Play \\"Prompt\\""'],
    ['a number', '  "x": 12.5,', 8, '12.5'],
    ['a bracket alone', '  "x": [],', 8, '['],
    ['the end of a line', 'abc', 4, ''],
  ])('is %s', (_title, line, column, expected) => {
    const options = { ...plain, ...codeFrameOf(line) }
    expect(marked(formatPretty({ ...problem, location: place(1, column) }, options))).toBe(expected)
  })

  it('is right behind a carriage return at the end of the line before', () => {
    const options = { ...plain, ...codeFrameOf(source.replaceAll('\n', '\r\n')) }
    expect(marked(formatPretty(problem, options))).toBe('flow.playPrompt')
  })

  it.each([
    ['at its start', 0],
    ['in its middle', 5_000],
    ['at its end', 9_990],
  ])('of a long line is shown with the text around it: %s', (_title, before) => {
    const line = `${'x '.repeat(before / 2)}"subject"${' y'.repeat((10_000 - before) / 2)}`
    const text = formatPretty({ ...problem, location: place(1, before + 1) }, { ...plain, ...codeFrameOf(line) })
    expect(marked(text)).toBe('"subject"')
    expect(Math.max(...text.split('\n').map((shown) => shown.length))).toBeLessThan(200)
  })

  it('of a long line keeps the number of the line', () => {
    const long = `short\n${'x'.repeat(1_000)}\nshort`
    const text = formatPretty({ ...problem, location: place(2, 1) }, { ...plain, ...codeFrameOf(long) })
    expect(text).toMatch(/^> 2 \| x+\.\.\.$/m)
  })

  it('is under the text where wide characters stand before it', () => {
    const line = "  flow.playPrompt('안녕하세요'); flow.disconnect()"
    const options = { ...plain, ...codeFrameOf(line) }
    const [, shown = '', carets = ''] = formatPretty(
      { ...problem, location: place(1, line.indexOf('flow.disconnect') + 1) },
      options,
    ).split('\n')
    expect(shown).toBe(`> 1 | ${line}`)
    // Each of the five takes two columns.
    expect(carets.indexOf('^')).toBe(shown.indexOf('flow.disconnect') + 5)
    expect(carets.match(/\^/g)).toHaveLength('flow.disconnect'.length)
  })

  it('is as wide as the text in it', () => {
    const options = { ...plain, ...codeFrameOf('  "Text": "안녕하세요"') }
    const carets = formatPretty({ ...problem, location: place(1, 11) }, options).split('\n')[2]
    expect(carets).toBe('    |           ^^^^^^^^^^^^')
  })

  it.each([
    ['a place at the start', 1],
    ['a place in the middle', 40],
    ['a place at the end', 95],
  ])('is not wider than the terminal: %s', (_title, column) => {
    const line = '안내: '.repeat(24)
    const options = { ...plain, ...codeFrameOf(`${line}\n${line}\nshort`), columns: 60 }
    const frame = formatPretty({ ...problem, location: place(2, column) }, options)
      .split('\n')
      .slice(1, -3)
    expect(Math.max(...frame.map(displayWidth))).toBeLessThanOrEqual(60)
    expect(frame.some((text) => text.includes('^'))).toBe(true)
  })

  it('prints for any place in any text', () => {
    for (let line = 0; line < 6; line += 1) {
      for (let column = 0; column < 30; column += 1) {
        expect(formatPretty({ ...problem, location: place(line, column) }, plain)).toContain('Nobody hears this.')
      }
    }
  })
})

describe('characters that control a terminal', () => {
  const evil = '\u001b[2J\u0007\u009b31m\u202e\u2028'
  // oxlint-disable-next-line no-control-regex
  const controls = /[\u001b\u0007\u009b\u202e\u2028]/

  it('are written out in words', () => {
    const text = formatPretty({ ...problem, message: `"${evil}" is bad.`, suggestion: `Remove ${evil}.` }, plain)
    expect(text).toContain('"\\u001b[2J\\u0007\\u009b31m\\u202e\\u2028" is bad.')
    expect(text).toContain('help: Remove \\u001b[2J\\u0007\\u009b31m\\u202e\\u2028.')
  })

  it('do not break the line of a message', () => {
    expect(formatPretty({ ...problem, message: 'one\n  help: two' }, plain)).toContain('  one\\u000a  help: two')
  })

  it('are replaced in frames, where each character keeps its column', () => {
    const line = `${evil}"subject"`
    const text = formatPretty({ ...problem, location: place(1, evil.length + 1) }, { ...plain, ...codeFrameOf(line) })
    expect(marked(text)).toBe('"subject"')
    expect(text).toContain('> 1 | \ufffd[2J\ufffd\ufffd31m\ufffd\ufffd"subject"')
  })

  it('do not come in through names of files and places', () => {
    const location = { ...place(1, 1), file: `${evil}.ts`, path: evil }
    expect(formatPretty({ ...problem, location }, plain)).not.toMatch(controls)
    expect(formatPretty({ ...problem, location: { ...location, file: undefined } }, plain)).not.toMatch(controls)
  })
})
