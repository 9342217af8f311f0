import { scanComments } from './scan-comments.js'
import type { Comment } from './scan-comments.js'

const directive = 'flowc-disable-next-line'

/** A comment that asks for silence about the next line of code. */
export interface DisableComment {
  readonly line: number
  readonly column: number
  /** Names of rules, as they are written. */
  readonly names: readonly string[]
  /** The line it is about; undefined when no code follows. */
  readonly targetLine: number | undefined
}

/** A comment that begins like one and is none. */
export interface MalformedComment {
  readonly line: number
  readonly column: number
  /** What is wrong, as a sentence. */
  readonly message: string
  /** What to write, as a sentence. */
  readonly suggestion: string
}

/** What {@link findDisableComments} finds. */
export interface FoundComments {
  readonly disabling: readonly DisableComment[]
  readonly malformed: readonly MalformedComment[]
}

/** The comments `// flowc-disable-next-line rule, other -- reason` of a TypeScript file. */
export function findDisableComments(source: string): FoundComments {
  const disabling: DisableComment[] = []
  const malformed: MalformedComment[] = []
  // Nearly every file ends here.
  if (!source.includes('flowc-disable')) return { disabling, malformed }
  const { comments, codeLines } = scanComments(source)
  let next = 0
  for (const comment of comments) {
    if (!comment.text.startsWith('flowc-disable')) continue
    const { line, column } = comment
    const read = readComment(comment)
    if ('message' in read) {
      malformed.push({ line, column, ...read })
      continue
    }
    while (next < codeLines.length && (codeLines[next] ?? 0) <= line) next += 1
    disabling.push({ line, column, names: read.names, targetLine: codeLines[next] })
  }
  return { disabling, malformed }
}

function readComment({
  kind,
  text,
}: Comment): { readonly names: readonly string[] } | { readonly message: string; readonly suggestion: string } {
  const [word = ''] = text.split(/[\s,]/)
  const example = `Write // ${directive} <name of a rule>, on a line before the one that it is about.`
  if (word !== directive) {
    return { message: `There is no comment ${JSON.stringify(word)}, so this has no effect.`, suggestion: example }
  }
  if (kind === 'block') {
    return { message: `${directive} is read in a comment with // only, so this has no effect.`, suggestion: example }
  }
  const [list = ''] = text.slice(directive.length).split(/(?:^|\s)--(?:\s|$)/)
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  if (names.length === 0) return { message: 'The comment names no rule, so it has no effect.', suggestion: example }
  return { names }
}
