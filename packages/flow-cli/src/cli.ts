import { flowTypes, printable } from '@aicc/flow-dsl/language'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import manifest from '../package.json' with { type: 'json' }
import { clean, unusable } from './exit-status.js'
import type { Terminal } from './terminal.js'
import { UsageError, firstLine } from './usage-error.js'
import type { Subject } from './usage-error.js'

/** What is known of a run when it ends, or breaks off. */
interface Run {
  status: number
  /** Whether a command runs and prints one document: then also what breaks it off is one. */
  asJson: boolean
}

/**
 * Run `flowc`.
 * @param args - What stands behind `flowc` on the command line.
 * @returns The exit status: 0 clean, 1 problems found, 2 wrong usage or unreadable input. Never throws and never exits.
 */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  const run: Run = { status: clean, asJson: false }
  try {
    await programFor(run, terminal).parseAsync([...args], { from: 'user' })
    return run.status
  } catch (error) {
    if (error instanceof CommanderError) return usageStatus(error, terminal)
    await explain(error, run, terminal)
    return unusable
  }
}

/** The commands. What a command needs is loaded when it runs: start-up time counts. */
function programFor(run: Run, terminal: Terminal): Command {
  const program = new Command('flowc')
    .description('Amazon Connect flows as typed TypeScript: check them, compile them.')
    .version(manifest.version, '--version', 'show the version of flowc')
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.error, outputError: () => {} })
    .helpCommand(false)
    .showSuggestionAfterError(true)

  const format = (): Option =>
    new Option('--format <format>', 'how to print problems').choices(['pretty', 'json']).default('pretty')

  program
    .command('check')
    .description('Check TypeScript flows (.ts) and flow JSON (.json). A folder stands for its *.flow.ts files.')
    .argument('<files...>', 'files, folders and patterns such as "flows/**/*.json"')
    .addOption(format())
    .addOption(
      new Option('--type <type>', 'flow type of JSON files that do not state it')
        .choices(flowTypes)
        .argParser(parseFlowType),
    )
    .option('--max-warnings <number>', 'more warnings than this count as a problem', parseCount)
    .option('--no-typecheck', 'do not run the TypeScript compiler over TypeScript flows first')
    .action(async (files: string[], options) => {
      run.asJson = options.format === 'json'
      const { check } = await import('./commands/check.js')
      run.status = await check(files, options, terminal)
    })

  program
    .command('compile')
    .description('Compile TypeScript flows to the JSON that Amazon Connect takes: one file for each flow.')
    .argument('<files...>', 'files, folders and patterns such as "flows/**/*.flow.ts"')
    .requiredOption('--out <folder>', 'where <flow name>.json is written')
    .option('--resources <file>', 'JSON file with the ARN or id of each resource: {"queue": {"support": "arn:..."}}')
    .option('--settings', 'write the contract of modules too, as <module name>.settings.json')
    .addOption(format())
    .option('--no-typecheck', 'do not run the TypeScript compiler over the flows first')
    .action(async (files: string[], options) => {
      run.asJson = options.format === 'json'
      const { compileFiles } = await import('./commands/compile.js')
      run.status = await compileFiles(files, options, terminal)
    })

  return program
}

/** Say what is wrong with the command line, where anything is: help that was asked for has been printed. */
function usageStatus(error: CommanderError, terminal: Terminal): number {
  if (error.exitCode === 0) return clean
  // Without a command, help is printed as an answer to wrong usage.
  if (error.code !== 'commander.help') terminal.error(`flowc: ${printable(sentence(error.message))}\n`)
  return unusable
}

/** Say what broke off a command. */
async function explain(error: unknown, { asJson }: Run, terminal: Terminal): Promise<void> {
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
  if (!asJson) return
  try {
    const { printFailure } = await import('./print-failure.js')
    printFailure(message, subject, terminal)
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

function parseCount(value: string): number {
  if (/^\d+$/.test(value)) return Number(value)
  throw new InvalidArgumentError('It has to be a whole number.')
}
