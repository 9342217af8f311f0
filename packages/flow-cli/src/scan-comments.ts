/** A comment of a TypeScript file. */
export interface Comment {
  readonly kind: 'line' | 'block'
  /** What stands between the marks, without white space around it. */
  readonly text: string
  /** Line of its beginning, from 1. */
  readonly line: number
  /** Column of its beginning, from 1, in UTF-16 code units. */
  readonly column: number
  /** Offsets of the whole comment. */
  readonly start: number
  readonly end: number
}

/** What {@link scanComments} finds. */
export interface ScannedComments {
  /** In the order of the file. */
  readonly comments: readonly Comment[]
  /** Lines, from 1 and rising, on which there is anything but white space and comments. */
  readonly codeLines: readonly number[]
}

/**
 * One token. Most kinds matter only as far as they cannot hide the beginning of a comment. Strings end at the end of the
 * line when they are not closed, so that a mistake spoils one line at most.
 */
const token =
  /[\s\ufeff]+|(?<line>\/\/[^\n\r\u2028\u2029]*)|(?<block>\/\*[^]*?(?:\*\/|$))|'(?:[^'\\\n\r]+|\\(?:\r\n|[^]|$))*'?|"(?:[^"\\\n\r]+|\\(?:\r\n|[^]|$))*"?|[\p{ID_Start}\d$_][\p{ID_Continue}$\u200c\u200d]*|\+\+|--|[^]/uy

/** The rest of a template literal, up to its end or to the next value in it. */
const templateRest = /(?:[^`\\$]+|\\[^]|\$(?!\{))*(?:`|\$\{|\\?$)/uy

const regularExpression = /\/(?:[^\\/[\n\r]|\\[^\n\r]|\[(?:[^\]\\\n\r]|\\[^\n\r])*\])+\/[a-z]*/uy

const lineEnd = /\r\n|[\n\r\u2028\u2029]/g

/** After these words a slash begins a regular expression; after others it divides. */
const wordsBeforeExpressions: ReadonlySet<string> = new Set(
  'await case delete do else in instanceof new of return throw typeof void yield'.split(' '),
)

/**
 * The comments of a TypeScript file, and which lines have code. Knows strings, templates and regular expressions as far
 * as that takes: what looks like a comment in them is none. Linear in the length of the file.
 */
export function scanComments(source: string): ScannedComments {
  const comments: Comment[] = []
  const codeLines: number[] = []
  /** For each template around the current place, how many braces are open in the value that is written in it. */
  const templates: number[] = []
  let line = 1
  let lineStart = 0
  // A first line for the shell is no code, and may have anything in it.
  let offset = source.startsWith('#!') ? firstLineLength(source) : 0
  let previous = ''

  const pass = (text: string, isCode: boolean): void => {
    if (isCode && codeLines.at(-1) !== line) codeLines.push(line)
    for (const match of text.matchAll(lineEnd)) {
      line += 1
      lineStart = offset + match.index + match[0].length
      if (isCode) codeLines.push(line)
    }
    offset += text.length
  }
  const passTemplate = (): void => {
    const rest = matchAt(templateRest, source, offset)
    if (rest.endsWith('${')) templates.push(0)
    pass(rest, true)
    previous = rest.endsWith('${') ? '{' : '`'
  }

  while (offset < source.length) {
    if (source[offset] === '/' && beginsExpression(previous)) {
      const expression = /^\/[/*]/.test(source.slice(offset, offset + 2))
        ? ''
        : matchAt(regularExpression, source, offset)
      if (expression !== '') {
        pass(expression, true)
        previous = ')'
        continue
      }
    }
    token.lastIndex = offset
    const match = token.exec(source)
    const text = match?.[0] ?? source.slice(offset, offset + 1)
    const kind =
      match?.groups?.['line'] !== undefined ? 'line' : match?.groups?.['block'] !== undefined ? 'block' : 'code'
    if (kind !== 'code') {
      comments.push({
        kind,
        text: (kind === 'line' ? text.slice(2) : text.slice(2).replace(/\*\/$/, '')).trim(),
        line,
        column: offset - lineStart + 1,
        start: offset,
        end: offset + text.length,
      })
      pass(text, false)
    } else if (/^[\s\ufeff]/.test(text)) {
      pass(text, false)
    } else {
      pass(text, true)
      previous = text
      const open = templates.length - 1
      if (text === '`') {
        passTemplate()
      } else if (text === '{' && open >= 0) {
        templates[open] = (templates[open] ?? 0) + 1
      } else if (text === '}' && open >= 0) {
        const braces = templates[open] ?? 0
        if (braces === 0) {
          templates.pop()
          passTemplate()
        } else {
          templates[open] = braces - 1
        }
      }
    }
  }
  return { comments, codeLines }
}

/** A text of which comments are blanked out; every other character keeps its place. */
export function withoutComments(source: string): string {
  const parts: string[] = []
  let end = 0
  for (const comment of scanComments(source).comments) {
    parts.push(source.slice(end, comment.start), source.slice(comment.start, comment.end).replace(/[^\n\r]/g, ' '))
    end = comment.end
  }
  return [...parts, source.slice(end)].join('')
}

function beginsExpression(previous: string): boolean {
  if (/^[)\]'"`]/.test(previous) || previous === '++' || previous === '--') return false
  return !/^[\p{ID_Start}\d$_]/u.test(previous) || wordsBeforeExpressions.has(previous)
}

function matchAt(pattern: RegExp, source: string, offset: number): string {
  pattern.lastIndex = offset
  return pattern.exec(source)?.[0] ?? ''
}

function firstLineLength(source: string): number {
  const end = source.search(/[\n\r\u2028\u2029]/)
  return end < 0 ? source.length : end
}
