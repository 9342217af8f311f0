/**
 * Checks real flows out of public repositories and prints what the checker says of them: `npm run corpus`.
 * `-- --write` also replaces the figures in docs/corpus.md. The flows belong to others and are not part of this
 * repository: where their folder is missing, it says so and ends with status 2.
 */
import { checkFlowJson } from '@aicc/flow-compiler'
import type { Diagnostic } from '@aicc/flow-compiler'
import { isFlowType } from '@aicc/flow-dsl/language'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const corpus = join(root, '../shared/corpus')

interface Entry {
  readonly file: string
  readonly format: string
  readonly type: string | null
  readonly provenance: 'console' | 'written' | 'invented'
  readonly traits: readonly string[]
}

/** Kinds of files, in the order of the page. */
const groups = {
  console: 'exported by the console, finished',
  draft: 'exported by the console, drafts',
  written: 'written by hand, by a tool or a model, or cut out of documentation',
  invented: 'with action types that Amazon Connect does not have',
  legacy: 'in the older export format of the console (`"modules"`)',
} as const

type Group = keyof typeof groups

/** What an error of each kind in written flows and in drafts is about. A kind without a sentence stops this program. */
const explanations: Readonly<Record<string, string>> = {
  FLOW1101:
    'An attribute is read that Amazon Connect does not have, such as `$.CustomerInput` for `$.StoredCustomerInput`: the value is always empty.',
  FLOW2001:
    'A branch leads to an action that is not there: placeholders of a template, or branches of a draft that lead nowhere yet.',
  FLOW2005: 'There is no start: an empty list of actions in a test fixture, or a draft whose entry is not connected.',
  FLOW2006:
    'A branch is not connected (`"NextAction": ""`), or `NextAction` is missing on an action that needs it although it is never taken (transfer to queue).',
  FLOW2007:
    'A branch that the service requires is missing: `QueueAtCapacity` and `NoMatchingError` of a queue transfer, `NoMatchingCondition` of a comparison, a comparison without any condition.',
  FLOW2008:
    'A branch stands there that the action does not have: `NoMatchingError` on a comparison, `InputTimeLimitExceeded` on stored input.',
  FLOW2009:
    'A condition has two operands, the attribute and the value: a generator that took the language for another one.',
  FLOW2013: 'The action type does not exist.',
  FLOW3001:
    'A parameter does not exist where it stands: `DTMFConfiguration.InputTimeLimitSeconds`, `MaxDigits`, `Timeout`, `QueueId` of a queue transfer.',
  FLOW3002: 'A parameter is missing that the form of the action needs, such as `InputValidation` of stored input.',
  FLOW3003: 'A value is empty, or an empty list stands where at least one entry is needed.',
  FLOW3004: 'Nothing to say was chosen yet (none of `PromptId`, `Text`, `SSML`, `Media`), or no queue.',
  FLOW4001: 'The action may not stand in a flow of this type (recording in an agent hold flow).',
}

interface Figures {
  files: number
  withErrors: number
  readonly counts: Record<Diagnostic['severity'], number>
  readonly kinds: Map<string, { readonly diagnostic: Diagnostic; count: number; readonly files: Set<string> }>
}

function groupOf({ format, provenance, traits }: Entry): Group {
  if (format === 'legacy-export') return 'legacy'
  return provenance === 'console' && traits.includes('draft') ? 'draft' : provenance
}

function measure(entries: readonly Entry[]): ReadonlyMap<Group, Figures> {
  const figures = new Map<Group, Figures>()
  for (const entry of entries) {
    const group = groupOf(entry)
    const figure = figures.get(group) ?? {
      files: 0,
      withErrors: 0,
      counts: { error: 0, warning: 0, info: 0 },
      kinds: new Map(),
    }
    figures.set(group, figure)
    const stated = entry.format === 'module' ? 'MODULE' : entry.type
    const { diagnostics } = checkFlowJson(readFileSync(join(corpus, entry.file), 'utf8'), {
      file: entry.file,
      flowType: isFlowType(stated) ? stated : undefined,
    })
    figure.files += 1
    if (diagnostics.some(({ severity }) => severity === 'error')) figure.withErrors += 1
    for (const diagnostic of diagnostics) {
      figure.counts[diagnostic.severity] += 1
      const key = `${diagnostic.severity} ${diagnostic.code}`
      const kind = figure.kinds.get(key) ?? { diagnostic, count: 0, files: new Set<string>() }
      kind.count += 1
      kind.files.add(entry.file)
      figure.kinds.set(key, kind)
    }
  }
  return figures
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function printOverview(figures: ReadonlyMap<Group, Figures>): string {
  const rows = Object.entries(groups).flatMap(([group, what]) => {
    const figure = [...figures].find(([name]) => name === group)?.[1]
    if (figure === undefined) return []
    const { files, withErrors, counts } = figure
    return [[what, files, withErrors, counts.error, counts.warning, counts.info].map(String)]
  })
  return table(['flows', 'files', 'with an error', 'errors', 'warnings', 'infos'], rows)
}

function printErrors(figure: Figures | undefined): string {
  const rows = [...(figure?.kinds.values() ?? [])]
    .filter(({ diagnostic }) => diagnostic.severity === 'error')
    .toSorted((one, other) => (one.diagnostic.code < other.diagnostic.code ? -1 : 1))
    .map(({ diagnostic: { code, name }, count, files }) => {
      const explanation = explanations[code]
      if (explanation === undefined) throw new Error(`Say in scripts/corpus.ts what ${code} (${name}) is about there.`)
      return [`[${name}](rules/${name}.md)`, String(count), String(files.size), explanation]
    })
  return table(['error', 'count', 'files', 'what it is'], rows)
}

function printOthers(figure: Figures | undefined): string {
  const rows = [...(figure?.kinds.values() ?? [])]
    .filter(({ diagnostic }) => diagnostic.severity !== 'error')
    .toSorted((one, other) => other.count - one.count)
    .map(({ diagnostic: { severity, name }, count, files }) => [
      `[${name}](rules/${name}.md)`,
      severity,
      String(count),
      String(files.size),
    ])
  return table(['finding', 'severity', 'count', 'files'], rows)
}

function printPage(figures: ReadonlyMap<Group, Figures>): string {
  return [
    printOverview(figures),
    '### Errors in flows that were written',
    printErrors(figures.get('written')),
    '### Errors in drafts',
    printErrors(figures.get('draft')),
    '### Findings in finished console flows that are no errors',
    printOthers(figures.get('console')),
  ].join('\n\n')
}

const index = join(corpus, 'index.json')
if (!existsSync(index)) {
  console.error('The real flows are not there: they are not part of this repository.')
  process.exitCode = 2
} else {
  const entries: readonly Entry[] = JSON.parse(readFileSync(index, 'utf8'))
  const page = printPage(measure(entries))
  console.log(page)
  if (process.argv.includes('--write')) {
    const file = join(root, 'docs/corpus.md')
    const text = readFileSync(file, 'utf8')
    const begin = '<!-- figures: written by npm run corpus -- --write -->'
    const end = '<!-- end of figures -->'
    writeFileSync(
      file,
      `${text.slice(0, text.indexOf(begin) + begin.length)}\n\n${page}\n\n${text.slice(text.indexOf(end))}`,
    )
  }
}
