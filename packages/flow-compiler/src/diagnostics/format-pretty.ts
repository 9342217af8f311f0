import { printable, unprintableCharacters } from '@aicc/flow-dsl/language'
import type { Diagnostic, DiagnosticLocation, Severity } from './diagnostic.js'
import { beginningOfWidth, displayWidth, endOfWidth } from './display-width.js'
import { pageOf } from './page-of.js'

/** What {@link formatPretty} needs from outside. */
export interface PrettyOptions {
  /** The text of a file, for code frames; undefined when it cannot be read. */
  readonly readSource: (file: string) => string | undefined
  /**
   * Draws a code frame of a few lines; given, so that its library is loaded only when there is something to show.
   * `line` counts within the file; `firstLine` is the number that the first line of `source` has there.
   */
  readonly codeFrame: (source: string, place: CodePlace) => string
  /** Colours a part of the output; the identity where there are no colours. */
  readonly colour: (part: Severity | 'strong' | 'faint', text: string) => string
  /** Width of the terminal, to which frames are cut. @defaultValue lines of up to 400 columns */
  readonly columns?: number | undefined
  /** How a file is named. */
  readonly fileName: (file: string) => string
}

/** What a code frame points at. */
export interface CodePlace {
  readonly line: number
  /** Columns of the terminal, not characters: some take two. The line is as long as they need. */
  readonly column: number
  readonly endColumn: number
  readonly firstLine: number
}

/** Lines that take more columns than this are cut around the place: a flow's JSON may stand in one line. */
const longestLine = 400

/** How many columns of a line that is cut are shown, where the terminal has no width. */
const cutLine = 160

/** In a terminal that is narrower, frames are as wide as this all the same. */
const narrowestLine = 30

/** One problem as text for people: what, where, a code frame, what to do. */
export function formatPretty(diagnostic: Diagnostic, options: PrettyOptions): string {
  const { colour } = options
  const head = [
    colour(diagnostic.severity, diagnostic.severity),
    colour('strong', diagnostic.code),
    diagnostic.name,
    colour('faint', printLocation(diagnostic.location, options)),
  ].join(' ')
  const lines = [head]
  const frame = frameOf(diagnostic.location, options)
  if (frame !== undefined) lines.push(frame)
  lines.push(indent(printable(diagnostic.message)))
  for (const { message, location } of diagnostic.related) {
    lines.push(indent(`${printable(message)} ${colour('faint', printLocation(location, options))}`))
    const related = frameOf(location, options)
    if (related !== undefined) lines.push(related)
  }
  if (diagnostic.suggestion !== undefined)
    lines.push(indent(`${colour('strong', 'help:')} ${printable(diagnostic.suggestion)}`))
  const page = pageOf(diagnostic)
  if (page !== undefined) lines.push(indent(colour('faint', page)))
  return lines.join('\n')
}

function printLocation({ file, line, column, path }: DiagnosticLocation, { fileName }: PrettyOptions): string {
  if (file === undefined) return printable(path)
  const place = [...(line === undefined ? [] : [line]), ...(column === undefined ? [] : [column])]
  return [printable(fileName(file)), ...place].join(':')
}

function frameOf({ file, line, column }: DiagnosticLocation, options: PrettyOptions): string | undefined {
  if (file === undefined || line === undefined || column === undefined) return undefined
  const source = withoutMark(options.readSource(file))
  if (source === undefined) return undefined
  // Only the lines around the place: a frame must not cost as much as the whole file.
  const around = linesAround(source, line)
  const text = around.lines[line - around.first]
  if (text === undefined) return undefined
  const length = lengthOfToken(text, column)
  const gutter = `> ${line + 1} | `.length
  const room = options.columns === undefined ? undefined : Math.max(narrowestLine, options.columns - gutter)
  const fits = (shown: string): boolean => shown.length <= longestLine && displayWidth(shown) <= (room ?? longestLine)
  const whole: Cut = { before: text.slice(0, column - 1), rest: text.slice(column - 1), left: '' }
  const { before, rest, left } = fits(text) ? whole : cutAround(whole, room ?? cutLine)
  const start = displayWidth(left + before)
  const end = Math.min(start + displayWidth(rest.slice(0, length)), room ?? longestLine)
  const shown = left + before + rest
  // The markers stand where the line has characters, and a wide one is only one: so that there are enough.
  const marked = shown + ' '.repeat(Math.max(0, end - shown.length))
  // Where the beginning is left out, lines around would not stand where they belong.
  const others = (lines: readonly string[]): readonly string[] =>
    left === '' ? lines.map((other) => (fits(other) ? other : cutEnd(other, room ?? cutLine))) : []
  const index = line - around.first
  const above = others(around.lines.slice(0, index))
  const frame = options.codeFrame([...above, marked, ...others(around.lines.slice(index + 1))].join('\n'), {
    line,
    column: start + 1,
    endColumn: Math.max(start + 1, end) + 1,
    firstLine: line - above.length,
  })
  return frame.replace(/ +$/gm, '')
}

/** A line around a place. */
interface Cut {
  /** What stands for the beginning that was left out. */
  readonly left: string
  readonly before: string
  /** From the place on. */
  readonly rest: string
}

const ellipsis = '...'

/** Leave out the ends of a line, so that more of it is seen behind a place than before it. */
function cutAround({ before, rest }: Cut, columns: number): Cut {
  // By characters first: the line may be as long as a whole flow.
  const near = endOfWidth(before.slice(-columns), Math.floor(columns * 0.4))
  const left = near.length < before.length ? ellipsis : ''
  const shownBefore = left === '' ? before : near
  return { left, before: shownBefore, rest: cutEnd(rest, columns - displayWidth(left + shownBefore)) }
}

function cutEnd(text: string, columns: number): string {
  const near = text.slice(0, columns + 1)
  if (near.length === text.length && displayWidth(near) <= columns) return text
  return `${beginningOfWidth(near, columns - ellipsis.length)}${ellipsis}`
}

/** Places count without the byte order mark, in TypeScript as in JSON. */
function withoutMark(source: string | undefined): string | undefined {
  return source?.charCodeAt(0) === 0xfeff ? source.slice(1) : source
}

/** A line with the one before and the one after, and the number of the first of them. */
function linesAround(source: string, line: number): { readonly lines: readonly string[]; readonly first: number } {
  const first = Math.max(1, line - 1)
  let start = 0
  for (let current = 1; current < first; current += 1) {
    const end = source.indexOf('\n', start)
    if (end < 0) return { lines: [], first }
    start = end + 1
  }
  const lines: string[] = []
  for (let current = first; current <= line + 1; current += 1) {
    const end = source.indexOf('\n', start)
    const text = source.slice(start, end < 0 ? undefined : end).replace(/\r$/, '')
    // Each character keeps its column.
    lines.push(text.replace(unprintableCharacters, (character) => (character === '\t' ? character : '\ufffd')))
    if (end < 0) break
    start = end + 1
  }
  return { lines, first }
}

/** How long the thing at a column is: a call up to its bracket, a JSON text up to its quote, else a word. */
function lengthOfToken(line: string, column: number): number {
  const rest = line.slice(column - 1, column - 1 + longestLine)
  const token = /^(?:"(?:[^"\\]|\\.)*"|[\w$]+(?:\.[\w$]+)*|.)/u.exec(rest)
  return Math.max(1, token?.[0].length ?? 1)
}

function indent(text: string): string {
  return `  ${text}`
}
