import { statSync } from 'node:fs'
import {
  CallError,
  CoverageDataError,
  CoverageRecorder,
  mergeCoverage,
  playScript,
  printCoverage,
  printLcov,
  readCoverageData,
  recordCoverage,
  summariseCoverage,
  withFileNames,
} from '@aicc/flow-simulator'
import type { CallStep, CoverageData, CoverageSummary } from '@aicc/flow-simulator'
import { printable } from '@aicc/flow-dsl/language'
import type { FlowType } from '@aicc/flow-dsl/language'
import { clean, problemsFound } from '../exit-status.js'
import { finish } from '../finish.js'
import { inputFileAt } from '../input-file-at.js'
import { loadSimulation } from '../load-simulation.js'
import type { LoadedSimulation } from '../load-simulation.js'
import { readScript } from '../read-script.js'
import { readTextFile } from '../read-text-file.js'
import { shortName } from '../short-name.js'
import type { Terminal } from '../terminal.js'
import { firstLine, UsageError } from '../usage-error.js'

/** Options of `flowc coverage`. */
export interface CoverageCommandOptions {
  readonly script?: readonly string[]
  readonly world?: string
  readonly excludeDead?: boolean
  readonly minimumBranches?: number
  readonly minimumActions?: number
  readonly type?: FlowType
  readonly format: 'pretty' | 'json' | 'lcov'
  readonly typecheck: boolean
}

/** Where the reporter for vitest writes. */
const usualData = 'coverage/flows/coverage.json'

/** Largest data that are read, in bytes: thousands of flows. */
const largestData = 100_000_000

/** `flowc coverage`: print which actions and branches tests or scripts have reached, and which not. */
export async function printFlowCoverage(
  args: readonly string[],
  options: CoverageCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const { script: scripts = [], format } = options
  let data: CoverageData
  let problems: readonly string[] = []
  const usage = usageProblem(args, options)
  if (usage !== undefined) throw new UsageError(usage, { file: '', code: 'FLOW1029', name: 'wrong-usage' })
  if (scripts.length === 0) {
    data = mergeCoverage((args.length === 0 ? [usualData] : args).map((name) => readData(name, terminal)))
  } else {
    const steps = scripts.map((name) => ({ name, steps: readScript(name, terminal) }))
    const played = await play(args, steps, options, terminal)
    if (played.data === undefined) {
      const { reports, typeScriptOutput } = played.loaded
      return await finish({ reports, typeScriptOutput, format: format === 'json' ? 'json' : 'pretty' }, terminal)
    }
    data = withFileNames(played.data, (file) => shortName(file, terminal.directory))
    problems = played.problems
  }
  const summary = summariseCoverage(data)
  const missed = [...problems, ...belowMinimum(summary, options)]
  terminal.out(print(data, summary, missed, format))
  for (const problem of missed) terminal.error(`flowc: ${printable(problem)}\n`)
  return missed.length === 0 ? clean : problemsFound
}

function usageProblem(
  args: readonly string[],
  { script = [], world, excludeDead }: CoverageCommandOptions,
): string | undefined {
  if (script.length > 0) {
    const example = 'flowc coverage main.flow.ts --script call.json'
    return args.length === 0 ? `With --script, name the flow that is called: ${example}.` : undefined
  }
  const useless = world === undefined ? '--exclude-dead' : '--world'
  return world === undefined && excludeDead === undefined
    ? undefined
    : `${useless} is for flows that are played, and nothing is: name a flow, and give a script with --script.`
}

function print(
  data: CoverageData,
  summary: CoverageSummary,
  problems: readonly string[],
  format: CoverageCommandOptions['format'],
): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify({ ...data, summary, problems }, null, 2)}\n`
    case 'lcov':
      return printLcov(data)
    case 'pretty':
      return `${printCoverage(summary).trimEnd().split('\n').map(printable).join('\n')}\n`
  }
}

function belowMinimum(
  { actions, branches }: CoverageSummary,
  { minimumActions = 0, minimumBranches = 0 }: CoverageCommandOptions,
): readonly string[] {
  const shares = [
    { what: 'actions', share: actions, minimum: minimumActions },
    { what: 'branches', share: branches, minimum: minimumBranches },
  ]
  return shares
    .filter(({ share, minimum }) => share.percent < minimum)
    .map(
      ({ what, share, minimum }) =>
        `${share.reached} of ${share.total} ${what} are reached, and ${minimum}% are wanted.`,
    )
}

/** A script, with its name. */
interface NamedScript {
  readonly name: string
  readonly steps: readonly CallStep[]
}

/** What scripts have reached, or why the flows cannot be played. */
type Played =
  | { readonly data: CoverageData; readonly problems: readonly string[] }
  | { readonly data: undefined; readonly loaded: Extract<LoadedSimulation, { readonly simulation: undefined }> }

/** Play each script as a call of its own. */
async function play(
  args: readonly string[],
  scripts: readonly NamedScript[],
  { excludeDead = false, format, ...options }: CoverageCommandOptions,
  terminal: Terminal,
): Promise<Played> {
  const recorder = new CoverageRecorder({ excludeDead })
  const before = recordCoverage(recorder)
  try {
    const loaded = await loadSimulation(args, { ...options, format: format === 'json' ? 'json' : 'pretty' }, terminal)
    if (loaded.simulation === undefined) return { data: undefined, loaded }
    const problems: string[] = []
    for (const { name, steps } of scripts) {
      const call = await loaded.simulation.dial({ log: false })
      try {
        await playScript(call, steps)
      } catch (error) {
        if (!(error instanceof CallError)) throw error
        problems.push(`${name}: ${firstLine(error)}`)
      }
    }
    return { data: mergeCoverage([recorder.collect()]), problems }
  } finally {
    recordCoverage(before)
  }
}

function readData(name: string, { directory }: Terminal): CoverageData {
  const subject = { file: name, code: 'FLOW1042', name: 'unusable-coverage' } as const
  const refuse = (reason: string): UsageError => new UsageError(reason, subject)
  const input = inputFileAt(name, directory)
  if (input.kind === 'unusable') throw refuse(`${input.name}: ${input.reason}`)
  if (input.kind === 'typescript') {
    throw refuse(`${input.name} is no coverage data (.json). To play a flow, give scripts: --script call.json.`)
  }
  if (sizeOf(input.path) > largestData) {
    throw refuse(`${input.name} was not read: it has more than ${largestData.toLocaleString('en')} bytes.`)
  }
  const { text, problem } = readTextFile(input.path)
  if (problem !== undefined) {
    const hint = name === usualData ? ' Tests write it, with the reporter @aicc/flow-simulator/vitest-reporter.' : ''
    throw refuse(`${input.name}: ${problem.message}${hint}`)
  }
  try {
    return readCoverageData(JSON.parse(text))
  } catch (error) {
    if (error instanceof CoverageDataError) throw refuse(`${input.name}: ${error.message}`)
    throw refuse(`${input.name}: It is not JSON: ${firstLine(error)}.`)
  }
}

/** In bytes; 0 for a file that is not there, which shows when it is read. */
function sizeOf(path: string): number {
  try {
    return statSync(path).size
  } catch {
    return 0
  }
}
