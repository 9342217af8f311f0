import { flowTypes, printable } from '@aicc/flow-dsl/language'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import manifest from '../package.json' with { type: 'json' }
import { clean, unusable } from './exit-status.js'
import { outputFormats } from './output-format.js'
import type { OutputFormat } from './output-format.js'
import type { Terminal } from './terminal.js'
import { UnusableConfig, UsageError, firstLine } from './usage-error.js'
import type { Subject } from './usage-error.js'

/** What is known of a run when it ends, or breaks off. */
interface Run {
  status: number
  /** How a command prints: for a machine, also what breaks it off. */
  format: OutputFormat
}

const ruleHelp = 'set a rule to off, info, warning or error; may be repeated for others'
const configHelp = 'settings of the project (default: the nearest flowc.config.ts, here or above)'

/**
 * Run `flowc`.
 * @param args - What stands behind `flowc` on the command line.
 * @returns The exit status: 0 clean, 1 problems found, 2 wrong usage or unreadable input. Never throws and never exits.
 */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  const run: Run = { status: clean, format: 'pretty' }
  try {
    await programFor(run, terminal).parseAsync([...args], { from: 'user' })
    return run.status
  } catch (error) {
    if (error instanceof CommanderError) return usageStatus(error, args, terminal)
    await explain(error, run, terminal)
    return unusable
  }
}

/** The commands. What a command needs is loaded when it runs: start-up time counts. */
function programFor(run: Run, terminal: Terminal): Command {
  const program = new Command('flowc')
    .description('Amazon Connect flows as typed TypeScript: check them, compile them, play calls against them.')
    .version(manifest.version, '-v, --version', 'show the version of flowc')
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.error, outputError: () => {} })
    .helpCommand('help [command]', 'show help, of flowc or of a command')
    .showSuggestionAfterError(true)

  const format = (): Option =>
    new Option('--format <format>', 'how to print problems').choices(outputFormats).default('pretty')
  const document = (): Option =>
    new Option('--format <format>', 'how to print').choices(['pretty', 'json']).default('pretty')
  const flowType = (files: string): Option =>
    new Option('--type <type>', `flow type of ${files} that do not state it`)
      .choices(flowTypes)
      .argParser(parseFlowType)
  const world = (): Option => new Option('--world <file>', 'what is around the flows: a TypeScript or JSON file')

  program
    .command('check')
    .summary('Check TypeScript flows and flow JSON, each by itself and all against each other.')
    .description(
      'Check TypeScript flows (.ts) and flow JSON (.json), each by itself and all against each other. A folder stands for its *.flow.ts and *.flow.json files; where it has none, for the JSON in it that looks like a flow.',
    )
    .argument('[files...]', 'files, folders and patterns such as "flows/**/*.json"; else `files` of flowc.config.ts')
    .addOption(format())
    .addOption(flowType('JSON files'))
    .option('--max-warnings <number>', 'more warnings than this count as a problem', parseCount)
    .option('--no-typecheck', 'do not run the TypeScript compiler over TypeScript flows first')
    .option('--rule <name=level>', ruleHelp, collect)
    .option('--config <file>', configHelp)
    .option('--no-config', 'read no flowc.config.ts')
    .action(async (files: string[], options) => {
      run.format = options.format
      const { check } = await import('./commands/check.js')
      run.status = await check(files, options, terminal)
    })

  program
    .command('compile')
    .description('Compile TypeScript flows to the JSON that Amazon Connect takes: one file for each flow.')
    .argument('[files...]', 'files, folders and patterns such as "flows/**/*.flow.ts"; else `files` of flowc.config.ts')
    .option('--out <folder>', 'where <flow name>.json is written; else `out` of flowc.config.ts')
    .option('--resources <file>', 'JSON file with the ARN or id of each resource: {"queue": {"support": "arn:..."}}')
    .addOption(
      new Option('--environment <name>', 'an environment of flowc.config.ts, for its resources').conflicts('resources'),
    )
    .option('--settings', 'write the contract of modules too, as <module name>.settings.json')
    .addOption(format())
    .option('--no-typecheck', 'do not run the TypeScript compiler over the flows first')
    .option('--rule <name=level>', ruleHelp, collect)
    .option('--config <file>', configHelp)
    .option('--no-config', 'read no flowc.config.ts')
    .action(async (files: string[], options) => {
      run.format = options.format
      const { compileFiles } = await import('./commands/compile.js')
      run.status = await compileFiles(files, options, terminal)
    })

  program
    .command('convert')
    .description('Convert flows from the older export format of the console ("modules") to the flow language.')
    .argument('<files...>', 'files, folders and patterns such as "exports/**/*.json"')
    .option('--out <folder>', 'where the flows are written; without it, the one flow is printed')
    .addOption(flowType('exports'))
    // Without a folder, the document is the only place for the flow: formats that have no room for it are not offered.
    .addOption(new Option('--format <format>', 'how to print problems').choices(['pretty', 'json']).default('pretty'))
    .action(async (files: string[], options) => {
      run.format = options.format
      const { convertFiles } = await import('./commands/convert.js')
      run.status = await convertFiles(files, options, terminal)
    })

  program
    .command('simulate')
    .summary('Play a contact against flows, from a script or a flow log.')
    .description(
      'Play a contact against flows, from a script, and print what is heard. The first flow is the one that is called; the others are those that it may lead to. With --replay, play the contacts of a flow log again, and say where the real contact and the simulated one part.',
    )
    .argument('<files...>', 'TypeScript flows and flow JSON')
    .option('--script <file>', 'JSON list of steps: [{"press": "1"}, {"wait": 5}, {"hangUp": true}]')
    .addOption(world())
    .option('--record <file>', 'write the log that the service would write, one JSON entry a line')
    .addOption(
      new Option(
        '--replay <file>',
        'a flow log: what "aws logs filter-log-events" prints, an export of Logs Insights, or entries as JSON',
      ).conflicts(['script', 'record', 'from']),
    )
    .option('--contact <id>', 'with --replay: the one contact of the log that is played')
    .option('--from <address>', 'number or address of the customer')
    .addOption(new Option('--channel <channel>', 'how the customer comes').choices(['VOICE', 'CHAT', 'TASK', 'EMAIL']))
    .addOption(flowType('JSON files'))
    .addOption(document())
    .option('--no-typecheck', 'do not run the TypeScript compiler over TypeScript flows first')
    .addHelpText(
      'after',
      '\nExamples:\n  flowc simulate main.flow.ts --script call.json --world world.ts\n  flowc simulate main.flow.ts queue.flow.ts --replay log.json --contact 0f0e7bd4-9a3f-4a2c-8b7e-2d1c5a9e4f10',
    )
    .action(async (files: string[], options) => {
      run.format = options.format
      const { simulateFlow } = await import('./commands/simulate.js')
      run.status = await simulateFlow(files, options, terminal)
    })

  program
    .command('explore')
    .summary('Walk all calls of a flow, and find what callers may suffer from.')
    .description(
      'Walk all calls of a flow: every key, silence, each answer and failure of functions. The first flow is explored; the others are those that it may lead to. Each finding has a shortest call that shows it.',
    )
    .argument('<files...>', 'TypeScript flows and flow JSON')
    .option('--no-failures', 'functions and services never fail')
    .option('--states <number>', 'stop at so many states (default: 200000)', parseCount)
    .option('--seconds <number>', 'stop after so much time (default: 60)', parseCount)
    .option('--silence <seconds>', 'longest silence that is no finding (default: 10)', parseCount)
    .addOption(flowType('JSON files'))
    .addOption(document())
    .option('--no-typecheck', 'do not run the TypeScript compiler over TypeScript flows first')
    .action(async (files: string[], options) => {
      run.format = options.format
      const { exploreFlow } = await import('./commands/explore.js')
      run.status = await exploreFlow(files, options, terminal)
    })

  program
    .command('compare')
    .summary('Say whether two flows behave the same for every call.')
    .description(
      'Say whether two flows behave the same for every call: what is heard and asked, functions, queues, attributes, the end. Else a shortest call shows where they part. Identifiers, layout and modules are no behaviour.',
    )
    .argument('<before>', 'TypeScript flow or flow JSON')
    .argument('<after>', 'the same flow after a change')
    .option('--with <file>', 'a flow that both lead to; may be repeated for others', collect)
    .option('--no-prompts', 'words that are heard do not count')
    .option('--no-attributes', 'contact attributes do not count')
    .option('--no-failures', 'functions and services never fail')
    .option('--states <number>', 'stop at so many pairs of states (default: 200000)', parseCount)
    .option('--seconds <number>', 'stop after so much time (default: 60)', parseCount)
    .addOption(flowType('JSON files'))
    .addOption(document())
    .option('--no-typecheck', 'do not run the TypeScript compiler over TypeScript flows first')
    .action(async (before: string, after: string, options) => {
      run.format = options.format
      const { compare } = await import('./commands/compare.js')
      run.status = await compare(before, after, options, terminal)
    })

  program
    .command('coverage')
    .summary('Say which actions and branches of flows tests have reached, and name the others.')
    .description(
      'Say which actions and branches of flows tests have reached, and name the others. Reads what the reporter for vitest has written; with scripts, plays them against flows instead. The first flow is called; the others are those that it may lead to.',
    )
    .argument('[files...]', 'coverage data (default: coverage/flows/coverage.json); with --script: flows')
    .option('--script <file>', 'JSON list of steps that is played; may be repeated for more calls', collect)
    .addOption(world())
    .option('--exclude-dead', 'with --script: leave out branches that no call can take')
    .option('--minimum-branches <percent>', 'less of the branches is a problem', parsePercent)
    .option('--minimum-actions <percent>', 'less of the actions is a problem', parsePercent)
    .addOption(flowType('JSON files'))
    .addOption(new Option('--format <format>', 'how to print').choices(['pretty', 'json', 'lcov']).default('pretty'))
    .option('--no-typecheck', 'do not run the TypeScript compiler over TypeScript flows first')
    .addHelpText(
      'after',
      '\nExamples:\n  flowc coverage --minimum-branches 90\n  flowc coverage main.flow.ts --script sales.json --script silence.json --world world.ts',
    )
    .action(async (files: string[], options) => {
      run.format = options.format === 'json' ? 'json' : 'pretty'
      const { printFlowCoverage } = await import('./commands/coverage.js')
      run.status = await printFlowCoverage(files, options, terminal)
    })

  program
    .command('test-cases')
    .summary('Write the calls of a flow as test cases of Amazon Connect.')
    .description(
      'Write the calls of a flow as test cases of Amazon Connect: few that take every branch which a test can drive. The first flow is tested; the others are those that it may lead to. Without --out, say what would be written.',
    )
    .argument('<files...>', 'TypeScript flows and flow JSON')
    .option('--out <folder>', 'where <flow>/<case>.json is written, with the list of them in <flow>/test-cases.json')
    .option('--cloudformation', 'write <flow>/cloudformation.json too, with a resource for each test case')
    .option(
      '--resources <file>',
      'JSON file with the ARN or id of each resource, also of the hours always-open and never-open',
    )
    .addOption(world())
    .addOption(new Option('--channel <channel>', 'how the customer comes').choices(['VOICE', 'CHAT']))
    .option('--cases <number>', 'most test cases (default: 100)', parsePositiveCount)
    .addOption(flowType('JSON files'))
    .addOption(document())
    .option('--no-typecheck', 'do not run the TypeScript compiler over TypeScript flows first')
    .addHelpText(
      'after',
      '\nExamples:\n  flowc test-cases main.flow.ts queue.flow.ts\n  flowc test-cases main.flow.ts --resources live.json --out tests --cloudformation',
    )
    .action(async (files: string[], options) => {
      run.format = options.format
      const { writeTestCases } = await import('./commands/test-cases.js')
      run.status = await writeTestCases(files, options, terminal)
    })

  program
    .command('call')
    .description('Call a flow from the terminal: hear what it says, press keys.')
    .argument('<files...>', 'TypeScript flows and flow JSON; the first is called')
    .addOption(world())
    .addOption(flowType('JSON files'))
    .option('--no-typecheck', 'do not run the TypeScript compiler over TypeScript flows first')
    .action(async (files: string[], options) => {
      const { callFlow } = await import('./commands/call.js')
      run.status = await callFlow(files, { ...options, format: 'pretty' }, terminal)
    })

  return program
}

/** Say what is wrong with the command line, where anything is: help that was asked for has been printed. */
async function usageStatus(error: CommanderError, args: readonly string[], terminal: Terminal): Promise<number> {
  if (error.exitCode === 0) return clean
  // Without a command, help is printed as an answer to wrong usage.
  if (error.code === 'commander.help') return unusable
  const message = sentence(error.message)
  terminal.error(`flowc: ${printable(message)}\n`)
  const format = formatIn(args)
  if (format === 'pretty') return unusable
  const { printFailure } = await import('./print-failure.js')
  printFailure(message, { file: '', code: 'FLOW1029', name: 'wrong-usage' }, format, terminal)
  return unusable
}

/** The format that is asked for in arguments which cannot be parsed as a whole. */
function formatIn(args: readonly string[]): OutputFormat {
  const asked = args.findLast((arg, index) => args[index - 1] === '--format' || arg.startsWith('--format='))
  return outputFormats.find((format) => format === asked?.replace('--format=', '')) ?? 'pretty'
}

/** Say what broke off a command. */
async function explain(error: unknown, { format }: Run, terminal: Terminal): Promise<void> {
  if (error instanceof UnusableConfig) {
    const { finish } = await import('./finish.js')
    await finish({ reports: [error.report], format, typeScriptOutput: '' }, terminal)
    return
  }
  let message: string
  let subject: Subject
  if (error instanceof UsageError) {
    message = error.message
    subject = error.subject
    terminal.error(`flowc: ${printable(message)}\n`)
  } else {
    message = `An internal error, which is a bug of flowc: ${firstLine(error)}`
    subject = { file: '', code: 'FLOW9002', name: 'internal-error' }
    terminal.error(
      `flowc: ${printable(message)}\n` +
        'Please report it with the command and, if you can, the flow. FLOWC_DEBUG=1 shows where it happened.\n',
    )
    if (process.env['FLOWC_DEBUG'] === '1' && error instanceof Error) terminal.error(`${error.stack ?? ''}\n`)
  }
  if (format === 'pretty') return
  try {
    const { printFailure } = await import('./print-failure.js')
    printFailure(message, subject, format, terminal)
  } catch {
    // The output itself is what failed.
  }
}

/** Commander's message as a sentence: without its prefix, with a full stop, and with what to do. */
function sentence(message: string): string {
  const [first = '', hint = ''] = message.replace(/^error: /, '').split('\n')
  const ended = /[.?)]$/.test(first) ? first : `${first}.`
  const suggestion = hint === '' ? '' : ` ${hint.replace(/^\((.*)\)$/, '$1')}`
  return `${ended}${suggestion} See flowc --help.`
}

function parseFlowType(value: string): string {
  if (flowTypes.some((type) => type === value)) return value
  throw new InvalidArgumentError(`It has to be one of ${flowTypes.join(', ')}.`)
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}

function parseCount(value: string): number {
  if (/^\d+$/.test(value)) return Number(value)
  throw new InvalidArgumentError('It has to be a whole number.')
}

function parsePositiveCount(value: string): number {
  if (/^\d+$/.test(value) && Number(value) > 0) return Number(value)
  throw new InvalidArgumentError('It has to be a whole number, at least 1.')
}

function parsePercent(value: string): number {
  if (/^\d+(\.\d+)?$/.test(value) && Number(value) <= 100) return Number(value)
  throw new InvalidArgumentError('It has to be a number from 0 to 100.')
}
