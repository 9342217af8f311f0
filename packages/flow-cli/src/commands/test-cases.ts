import { join, resolve } from 'node:path'
import { printable } from '@aicc/flow-dsl/language'
import type { FlowType } from '@aicc/flow-dsl/language'
import { FlowContentError, TestCaseError, testCasesFor, testCaseTemplate, unverifiedForms } from '@aicc/flow-simulator'
import type { FlowWithContent, TestCase, TestCases, World } from '@aicc/flow-simulator'
import { clean } from '../exit-status.js'
import { finish } from '../finish.js'
import { loadSources, loadWorld } from '../load-simulation.js'
import { counted } from '../print-report.js'
import { readResources } from '../read-resources.js'
import type { NamedResources } from '../read-resources.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'
import { writeFiles } from '../write-files.js'
import type { OutputFile } from '../write-files.js'

/** Options of `flowc test-cases`. */
export interface TestCasesCommandOptions {
  readonly out?: string
  readonly cloudformation?: boolean
  readonly resources?: string
  readonly world?: string
  readonly channel?: 'VOICE' | 'CHAT'
  readonly cases?: number
  readonly type?: FlowType
  readonly format: 'pretty' | 'json'
  readonly typecheck: boolean
}

/** A test case with the name of its file. */
interface NamedTestCase {
  readonly file: string
  readonly test: TestCase
}

/** `flowc test-cases`: write the calls of a flow as test cases of the service. */
export async function writeTestCases(
  args: readonly string[],
  options: TestCasesCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const { out, format } = options
  if (out === undefined && options.cloudformation === true) {
    throw new UsageError('--cloudformation needs --out: it says where the template is written.', {
      file: '',
      code: 'FLOW1029',
      name: 'wrong-usage',
    })
  }
  const resources = options.resources === undefined ? undefined : readResources(options.resources, terminal.directory)
  const loaded = await loadSources(args, options, terminal, resources)
  if (loaded.flows === undefined) return await finish({ ...loaded, format }, terminal)
  const world = await loadWorld(options, terminal)
  const { name: flow = 'flow', ...found } = testsOf(loaded.flows, options, world, resources, args[0] ?? '')
  const named = found.tests.cases.map((test, index): NamedTestCase => ({ file: fileNameFor(test, index), test }))
  const folder = out === undefined ? undefined : join(out, fileName(flow))
  if (folder !== undefined) {
    const files = filesOf(flow, named, found.tests, options.cloudformation === true)
    writeFiles(resolve(terminal.directory, folder), folder, files)
  }
  if (format === 'json') {
    const document = documentOf(flow, named, found.tests)
    terminal.out(`${JSON.stringify({ ...document, folder: folder ?? null }, null, 2)}\n`)
  } else print(named, found.tests, folder, terminal)
  return clean
}

function testsOf(
  flows: readonly FlowWithContent[],
  { channel, cases }: TestCasesCommandOptions,
  world: World,
  resources: NamedResources | undefined,
  file: string,
): { readonly name: string | undefined; readonly tests: TestCases } {
  const [first] = flows
  const name = first?.name
  const alwaysOpen = resources?.({ kind: 'hoursOfOperation', name: 'always-open' })
  const neverOpen = resources?.({ kind: 'hoursOfOperation', name: 'never-open' })
  const flowId = name === undefined ? undefined : resources?.({ kind: 'flow', name })
  const none = { file, code: 'FLOW1043', name: 'no-test-case' } as const
  try {
    const tests = testCasesFor(flows, {
      world,
      hours: { ...(alwaysOpen !== undefined && { alwaysOpen }), ...(neverOpen !== undefined && { neverOpen }) },
      ...(flowId !== undefined && { flowId }),
      ...(channel !== undefined && { channels: [channel] }),
      ...(cases !== undefined && { maximumCases: cases }),
    })
    if (tests.cases.length === 0) {
      const [reason = 'It has no branches.'] = reasonsOf(tests).map(([text]) => text)
      throw new UsageError(`No test case can be written for the flow. ${reason}`, none)
    }
    return { name: tests.cases[0]?.flow ?? name, tests }
  } catch (error) {
    if (error instanceof TestCaseError) throw new UsageError(error.message, none)
    if (error instanceof FlowContentError)
      throw new UsageError(error.message, { file, code: 'FLOW1013', name: 'not-a-flow' })
    throw error
  }
}

/** Longest part of a file's name that says what a test case does, in characters. */
const longestFileName = 60

/** A name as a file or folder can have it on every system. */
function fileName(text: string): string {
  return (
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
      .replace(/^-+/, '')
      .slice(0, longestFileName)
      .replace(/-+$/, '')
      .replace(/[\uD800-\uDBFF]$/, '') || 'flow'
  )
}

/** The number makes it unique; what is done says what it is. */
function fileNameFor({ name }: TestCase, index: number): string {
  const number = String(index + 1).padStart(2, '0')
  const start = name.indexOf(`${number}: `)
  return `${start === -1 ? number : fileName(name.slice(start))}.json`
}

function filesOf(
  flow: string,
  named: readonly NamedTestCase[],
  tests: TestCases,
  cloudformation: boolean,
): readonly OutputFile[] {
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
  const template = (): OutputFile => ({
    name: 'cloudformation.json',
    text: json(
      testCaseTemplate(
        flow,
        named.map(({ test }) => test),
      ),
    ),
  })
  return [
    ...named.map(({ file, test }) => ({ name: file, text: json(test.content) })),
    { name: 'test-cases.json', text: json(documentOf(flow, named, tests)) },
    ...(cloudformation ? [template()] : []),
  ]
}

/** The list of test cases with everything that does not belong into their content. */
function documentOf(flow: string, named: readonly NamedTestCase[], { notDriven, complete }: TestCases): object {
  const used = new Set(named.flatMap(({ test }) => test.unverified))
  return {
    flow,
    cases: named.map(({ file, test }) => ({
      file,
      name: test.name,
      description: test.description,
      entryPoint: test.entryPoint,
      // As the API takes it: text.
      initializationData: JSON.stringify(test.initializationData),
      unverified: test.unverified,
      needs: test.needs,
      seconds: test.seconds,
      branches: test.branches.length,
      call: test.call,
    })),
    unverifiedForms: Object.fromEntries(
      Object.entries(unverifiedForms).filter(([form]) => [...used].some((one) => one === form)),
    ),
    notDriven,
    complete,
  }
}

/** Why branches are not driven, the most frequent reason first. */
function reasonsOf({ notDriven }: TestCases): readonly (readonly [reason: string, branches: number])[] {
  const counts = new Map<string, number>()
  for (const { reason } of notDriven) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one)
}

function print(named: readonly NamedTestCase[], tests: TestCases, folder: string | undefined, { out }: Terminal): void {
  for (const { file, test } of named) {
    const forms = test.unverified.length === 0 ? '' : `, unverified: ${test.unverified.join(', ')}`
    out(
      `${printable(folder === undefined ? test.name : join(folder, file))}  ${counted(Math.round(test.seconds), 'second')}${forms}\n`,
    )
    for (const need of test.needs) out(`  needs: ${printable(need)}\n`)
  }
  const taken = named.reduce((names, { test }) => {
    for (const { flow, action, outcome } of test.branches) names.add(JSON.stringify([flow, action, outcome]))
    return names
  }, new Set<string>())
  const both = taken.size + tests.notDriven.length
  out(`\n${counted(named.length, 'test case')}: ${taken.size} of ${both} branches that calls can take.\n`)
  for (const [reason, branches] of reasonsOf(tests)) out(`  ${branches} not: ${printable(reason)}\n`)
  if (!tests.complete) out('Not all calls were looked at: a bound was reached.\n')
  out(
    'Nothing of it was run against Amazon Connect. --format json names each branch, and what each unverified form means.\n',
  )
}
