import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { printExcerpt, printLocation } from './source-excerpt.js'

function fileWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'flow-simulator-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'main.flow.ts')
  writeFileSync(file, text)
  return file
}

describe('an excerpt', () => {
  it('shows the line, with the ones around it', () => {
    const file = fileWith('one\n\ttwo\nthree\nfour')
    expect(printExcerpt({ file, line: 2, column: 2 })).toBe(`${file}:2:2\n  1 | one\n> 2 |  two\n  3 | three`)
    expect(printExcerpt({ file, line: 1, column: 1 })).toBe(`${file}:1:1\n> 1 | one\n  2 |  two`)
    expect(printExcerpt({ file, line: 4, column: 1 })).toBe(`${file}:4:1\n  3 | three\n> 4 | four`)
  })

  it('lines up where numbers grow', () => {
    const file = fileWith('a\n'.repeat(12))
    expect(printExcerpt({ file, line: 9, column: 1 })).toBe(`${file}:9:1\n   8 | a\n>  9 | a\n  10 | a`)
  })

  it('shows a part of a long line', () => {
    const file = fileWith(`${'a'.repeat(1_000)}here${'b'.repeat(1_000)}`)
    const [, line = ''] = printExcerpt({ file, line: 1, column: 1_001 }).split('\n')
    expect(line).toMatch(/^> 1 \| \.\.\.a+hereb+\.\.\.$/)
    expect(line.length).toBeLessThan(140)
  })

  it('shows what a terminal would obey as it is written', () => {
    const file = fileWith('\u001b[2J')
    expect(printExcerpt({ file, line: 1, column: 1 })).toBe(`${file}:1:1\n> 1 | \\u001b[2J`)
  })

  it.each([
    ['a file that is not there', join(tmpdir(), 'flow-simulator-not-there.ts')],
    ['a folder', tmpdir()],
    ['text of which nobody knows a file', undefined],
  ])('is only the place for %s', (_, file) => {
    const location = { file, line: 7, column: 3 }
    expect(printExcerpt(location)).toBe(printLocation(location))
  })

  it('is only the place for a line that there is not', () => {
    const file = fileWith('one')
    expect(printExcerpt({ file, line: 99, column: 1 })).toBe(`${file}:99:1`)
  })

  it('names files from the folder that the process works in', () => {
    const file = join(import.meta.dirname, 'main.flow.ts')
    expect(printLocation({ file, line: 1, column: 2 })).toBe(`${relative(process.cwd(), file)}:1:2`)
    expect(printLocation({ file: `${process.cwd()}-other/a.ts`, line: 1, column: 2 })).toMatch(/^[/A-Z].*-other/)
  })
})
