import { didYouMean, settingProblems, suggestionList } from '@aicc/flow-compiler'
import type { Diagnostic } from '@aicc/flow-compiler'
import { isJsonObject } from '@aicc/flow-dsl/language'
import { readFileSync } from 'node:fs'
import type { Environment, FlowcConfig } from './config/index.js'
import { fileProblem } from './file-problem.js'
import type { FilePlace } from './file-problem.js'
import { EndlessImport, importFile } from './import-file.js'
import { importProblem } from './import-problem.js'
import type { ImportLimit } from './import-watch.js'
import { placeAt } from './place-at.js'
import { TimeLimitReached, runWithLimit } from './run-with-limit.js'
import { withoutComments } from './scan-comments.js'
import { firstLine } from './usage-error.js'

/** Something that is wrong with settings. */
interface ConfigProblem {
  /** Members that lead to the place. */
  readonly path: readonly string[]
  readonly message: string
  readonly suggestion?: string | undefined
}

/** The settings of a project, or why they cannot be used. */
export type ReadConfig = { readonly config: FlowcConfig } | { readonly diagnostics: readonly Diagnostic[] }

/** Longest time to look at settings, in milliseconds, where nothing else is given. They are a few members. */
const longestLook = 10_000

/** Import a `flowc.config.ts`, and look at what it exports: types are not checked when flowc runs. */
export async function readConfig(path: string, limit?: ImportLimit): Promise<ReadConfig> {
  const unusable = (problem: Omit<ConfigProblem, 'path'>, place?: FilePlace): Diagnostic =>
    fileProblem({ path }, 'FLOW1021', 'unusable-config', problem.message, problem.suggestion, place)
  let exported: unknown
  try {
    const module = await importFile(path, limit)
    exported = 'default' in module ? module.default : undefined
  } catch (error) {
    const problem = importProblem({ path }, error)
    if (error instanceof EndlessImport) return { diagnostics: [problem] }
    return { diagnostics: [{ ...problem, code: 'FLOW1021', name: 'unusable-config' }] }
  }
  let problems: readonly ConfigProblem[]
  try {
    if (!isPlainObject(exported)) return { diagnostics: [unusable(wrongExport(exported))] }
    const settings = exported
    problems = runWithLimit(() => configProblems(settings), limit?.milliseconds ?? longestLook)
    if (isConfig(exported, problems)) return { config: exported }
  } catch (error) {
    if (error instanceof TimeLimitReached) {
      const suggestion = 'Look for a loop that never ends.'
      return {
        diagnostics: [
          unusable({ message: 'The settings cannot be read: a getter does not come to an end.', suggestion }),
        ],
      }
    }
    // Settings are made by a program: looking at them may run more of it.
    return {
      diagnostics: [unusable({ message: `The settings cannot be read: ${firstLine(error).replace(/\.$/, '')}.` })],
    }
  }
  const source = withoutComments(readFileSync(path, 'utf8'))
  return { diagnostics: problems.map((problem) => unusable(problem, placeOfMember(source, problem.path))) }
}

/** Whether all that an object has is its own: nothing that it inherits is a setting. */
function isPlainObject(value: unknown): value is { readonly [key: string]: unknown } {
  if (!isJsonObject(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

function wrongExport(exported: unknown): Omit<ConfigProblem, 'path'> {
  if (exported instanceof Promise) {
    return { message: 'The file exports a promise.', suggestion: 'Wait for it: `export default await ...`.' }
  }
  const what =
    exported === undefined
      ? 'nothing by default'
      : typeof exported === 'function'
        ? 'a function by default'
        : 'something else than a plain object'
  const suggestion = 'Write `export default defineConfig({ ... })`, with defineConfig from @aicc/flow-cli/config.'
  return { message: `The file exports ${what}.`, suggestion }
}

function isConfig(_: object, problems: readonly ConfigProblem[]): _ is FlowcConfig {
  return problems.length === 0
}

/** What each member has to be. */
const members: Readonly<Record<keyof FlowcConfig, (value: unknown) => readonly ConfigProblem[]>> = {
  files: (value) =>
    Array.isArray(value) && value.length > 0 && value.every((file) => typeof file === 'string' && file !== '')
      ? []
      : [{ path: ['files'], message: '"files" has to be a list of files, folders and patterns.' }],
  out: (value) =>
    typeof value === 'string' && value !== ''
      ? []
      : [{ path: ['out'], message: '"out" has to be the name of a folder.' }],
  rules: (value) => settingProblems(value).map((problem) => ({ ...problem, path: ['rules', ...problem.path] })),
  environments: (value) => {
    if (!isJsonObject(value)) {
      return [{ path: ['environments'], message: '"environments" has to be an object of names and environments.' }]
    }
    return Object.entries(value).flatMap(([name, environment]) => environmentProblems(name, environment))
  },
}

const environmentMembers: readonly (keyof Environment)[] = ['resources']

function configProblems(config: { readonly [key: string]: unknown }): readonly ConfigProblem[] {
  return Object.entries(config).flatMap(([key, value]) => {
    if (!isMember(key)) return [unknownMember([key], Object.keys(members))]
    return value === undefined ? [] : members[key](value)
  })
}

function isMember(key: string): key is keyof FlowcConfig {
  return Object.hasOwn(members, key)
}

function environmentProblems(name: string, environment: unknown): readonly ConfigProblem[] {
  const path = ['environments', name]
  const example =
    "Write { resources: 'resources.json' }, or the resources themselves: { resources: { queue: { support: 'arn:...' } } }."
  if (!isJsonObject(environment)) {
    return [{ path, message: `Environment ${JSON.stringify(name)} has to be an object.`, suggestion: example }]
  }
  const unknown = Object.keys(environment)
    .filter((key) => !environmentMembers.some((known) => known === key))
    .map((key) => unknownMember([...path, key], environmentMembers))
  const { resources } = environment
  if ((typeof resources === 'string' && resources !== '') || isJsonObject(resources)) return unknown
  const message = `Environment ${JSON.stringify(name)} has no resources.`
  return [
    ...unknown,
    { path: 'resources' in environment ? [...path, 'resources'] : path, message, suggestion: example },
  ]
}

function unknownMember(path: readonly string[], known: readonly string[]): ConfigProblem {
  const name = path.at(-1) ?? ''
  return {
    path,
    message: `There is no setting ${JSON.stringify(name)} here.`,
    suggestion: didYouMean(suggestionList(name, known)) ?? `Settings are ${known.join(', ')}.`,
  }
}

/**
 * Where a member stands in the text of the settings, or the last one on the way to it that stands there: a part may be
 * imported from elsewhere.
 */
function placeOfMember(source: string, path: readonly string[]): FilePlace | undefined {
  let found: number | undefined
  for (const name of path) {
    const from = found ?? 0
    const written = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    const match = new RegExp(`(?<=^|[\\s{,])(?:${written}|'${written}'|"${written}")(?=\\s*[:,}])`, 'm').exec(
      source.slice(from),
    )
    if (match === null) break
    found = from + match.index
  }
  return found === undefined ? undefined : placeAt(source, found)
}
