import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { flowTypes } from '@aicc/flow-dsl/language'
import type { Terminal } from './terminal.js'
import { UsageError } from './usage-error.js'

/** Exit status: clean. */
export const clean = 0
/** Exit status: problems were found. */
export const problemsFound = 1
/** Exit status: wrong usage, or an input that could not be read. */
export const unusable = 2

/**
 * Run `flowc`.
 * @param args - What stands behind `flowc` on the command line.
 * @returns The exit status: 0 clean, 1 problems found, 2 wrong usage or unreadable input. Never throws and never exits.
 */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  let status = clean
  const program = new Command('flowc')
    .description('Amazon Connect flows as typed TypeScript: check them, compile them.')
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
      const { check } = await import('./commands/check.js')
      status = await check(files, options, terminal)
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
      const { compileFiles } = await import('./commands/compile.js')
      status = await compileFiles(files, options, terminal)
    })

  try {
    await program.parseAsync([...args], { from: 'user' })
    return status
  } catch (error) {
    if (error instanceof CommanderError) {
      // Help was asked for and has been printed; without a command it is printed as an answer to wrong usage.
      if (error.exitCode === 0) return clean
      if (error.code !== 'commander.help') terminal.error(`flowc: ${sentence(error.message)}\n`)
      return unusable
    }
    if (error instanceof UsageError) {
      terminal.error(`flowc: ${error.message}\n`)
      return unusable
    }
    const message = error instanceof Error ? error.message : String(error)
    terminal.error(
      `flowc: an internal error, which is a bug of flowc: ${message.split('\n')[0] ?? ''}\n` +
        'Please report it with the command and, if you can, the flow. FLOWC_DEBUG=1 shows where it happened.\n',
    )
    if (process.env['FLOWC_DEBUG'] === '1' && error instanceof Error) terminal.error(`${error.stack ?? ''}\n`)
    return unusable
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
