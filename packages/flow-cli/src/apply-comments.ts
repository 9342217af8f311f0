import { canBeLowered, compareDiagnostics, findRule, setRules, unknownRule } from '@aicc/flow-compiler'
import type { Diagnostic, RuleSettings, Severity } from '@aicc/flow-compiler'
import { readFileSync } from 'node:fs'
import { findDisableComments } from './disable-comments.js'
import type { DisableComment, FoundComments } from './disable-comments.js'
import { fileProblem } from './file-problem.js'
import type { InputFile } from './find-files.js'

/** Rules of which the findings depend on the files that are checked together: a comment is not useless for one run. */
const aboutSets: ReadonlySet<string> = new Set(setRules.map(({ name }) => name))

/** The problems of one input. */
export interface InputProblems {
  readonly file: InputFile
  readonly diagnostics: readonly Diagnostic[]
}

/** What {@link applyComments} goes by. */
export interface CommentOptions {
  readonly rules: RuleSettings
  /** Rules whose level was given on the command line, which goes before comments. */
  readonly fixedRules: ReadonlySet<string>
}

/** A comment, and what has become of the rules that it names. */
interface UsedComment {
  readonly comment: DisableComment
  readonly used: Set<string>
  readonly refused: Set<string>
}

/** A file with comments that were looked at. */
interface CommentedFile {
  readonly path: string
  readonly found: FoundComments
  readonly byLine: ReadonlyMap<number, readonly UsedComment[]>
  readonly comments: readonly UsedComment[]
}

/**
 * Leave out the problems that `// flowc-disable-next-line` silences, also in files that flows import, and report comments
 * that do nothing.
 */
export function applyComments(inputs: readonly InputProblems[], options: CommentOptions): readonly InputProblems[] {
  const files = new Map<string, CommentedFile | undefined>()
  const commentsIn = (path: string): CommentedFile | undefined => {
    if (!files.has(path)) files.set(path, readComments(path))
    return files.get(path)
  }
  const told = new Set<string>()
  const kept = inputs.map(({ file, diagnostics }) => ({
    file,
    mentioned: new Set([file.path, ...diagnostics.flatMap(({ location }) => location.file ?? [])]),
    diagnostics: diagnostics.filter((diagnostic) => !isSilenced(diagnostic, commentsIn, options.fixedRules)),
    complete: diagnostics.every(({ name, severity }) => findRule(name) !== undefined || severity === 'info'),
  }))
  const own = new Map(kept.map(({ file, complete }) => [file.path, complete]))
  return kept.map(({ file, mentioned, diagnostics }) => {
    const problems: Diagnostic[] = []
    for (const path of mentioned) {
      // What stands in a file that is an input itself is said there.
      if (told.has(path) || (path !== file.path && own.has(path))) continue
      told.add(path)
      const commented = commentsIn(path)
      if (commented !== undefined) problems.push(...problemsOf(commented, own.get(path) === true, options))
    }
    // Of the whole file: its flows were checked one by one.
    return { file, diagnostics: [...diagnostics, ...problems].toSorted(compareDiagnostics) }
  })
}

function isSilenced(
  { name, location, refusedByService }: Diagnostic,
  commentsIn: (path: string) => CommentedFile | undefined,
  fixedRules: ReadonlySet<string>,
): boolean {
  if (location.file === undefined || location.line === undefined || findRule(name) === undefined) return false
  let silenced = false
  for (const { comment, used, refused } of commentsIn(location.file)?.byLine.get(location.line) ?? []) {
    if (!comment.names.includes(name)) continue
    if (refusedByService === true) refused.add(name)
    else {
      used.add(name)
      if (!fixedRules.has(name)) silenced = true
    }
  }
  return silenced
}

function readComments(path: string): CommentedFile | undefined {
  if (!/\.[cm]?ts$/.test(path)) return undefined
  let found: FoundComments
  try {
    found = findDisableComments(readFileSync(path, 'utf8'))
  } catch {
    // It was loaded a moment ago; who deleted it has other worries.
    return undefined
  }
  if (found.disabling.length + found.malformed.length === 0) return undefined
  const comments = found.disabling.map((comment): UsedComment => ({ comment, used: new Set(), refused: new Set() }))
  const byLine = new Map<number, UsedComment[]>()
  for (const entry of comments) {
    const { targetLine } = entry.comment
    if (targetLine === undefined) continue
    const others = byLine.get(targetLine)
    if (others === undefined) byLine.set(targetLine, [entry])
    else others.push(entry)
  }
  return { path, found, byLine, comments }
}

/** @param complete - Whether all was checked that the file holds: only then a comment can be said to do nothing. */
function problemsOf(
  { path, found, comments }: CommentedFile,
  complete: boolean,
  { rules, fixedRules }: CommentOptions,
): readonly Diagnostic[] {
  const levels = new Map<string, unknown>(Object.entries(rules))
  const problem = (
    place: { readonly line: number; readonly column: number },
    code: Diagnostic['code'],
    name: string,
    severity: Severity,
    message: string,
    suggestion: string | undefined,
  ): Diagnostic => ({ ...fileProblem({ path }, code, name, message, suggestion, place), severity })

  const problems = found.malformed.map((comment) =>
    problem(comment, 'FLOW1024', 'malformed-comment', 'warning', comment.message, comment.suggestion),
  )
  for (const { comment, used, refused } of comments) {
    for (const name of new Set(comment.names)) {
      const rule = findRule(name)
      if (rule === undefined) {
        const { message, suggestion } = unknownRule(name)
        const advice = /\s/.test(name) ? 'Put commas between rules, and -- before a reason.' : suggestion
        problems.push(problem(comment, 'FLOW1024', 'malformed-comment', 'warning', message, advice))
      } else if (!canBeLowered(rule) || refused.has(name)) {
        const message = `No comment silences ${name} here: Amazon Connect refuses the flow.`
        problems.push(
          problem(comment, 'FLOW1025', 'refused-comment', 'warning', message, 'Mend the line, and remove the comment.'),
        )
      } else if (
        complete &&
        !used.has(name) &&
        !aboutSets.has(name) &&
        !fixedRules.has(name) &&
        !isOff(levels.get(name))
      ) {
        const message =
          comment.targetLine === undefined
            ? `The comment about ${name} silences nothing: no code follows.`
            : `The comment about ${name} silences nothing: the rule finds no problem on line ${comment.targetLine}.`
        problems.push(problem(comment, 'FLOW1026', 'useless-comment', 'info', message, 'Remove it.'))
      }
    }
  }
  return problems
}

function isOff(setting: unknown): boolean {
  return setting === 'off' || (Array.isArray(setting) && setting[0] === 'off')
}
