import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { DrawError } from '../draw/draw-winners.js'

/** Where a program prints to. */
export interface Terminal {
  out(text: string): void
  error(text: string): void
}

/** Something that the program was pointed at and cannot use, as a sentence for people. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

const defaultFile = 'registrations.sqlite'

/**
 * Run the program of this package: register callers and draw winners on this machine.
 * @param args - What stands behind the name of the program.
 * @returns The exit status: 0 done, 1 refused, 2 wrong usage or unusable files. Never throws and never exits.
 */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  let status = 0
  const program = new Command('registration')
    .description('Register callers for the lottery and draw winners, on this machine, without any service.')
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.error })
    .showSuggestionAfterError(true)

  program
    .command('register')
    .description('Register an employee number, as the flow does, and print the answer.')
    .argument('<employee-number>', 'what the caller keys in')
    .option('--phone <number>', 'where the caller calls from', '+821000000000')
    .option('--contact <id>', 'the contact; the same one again gets the same answer (default: a new one)')
    .addOption(new Option('--language <language>', 'language of the answer').choices(['ko', 'en']).default('ko'))
    .option('--file <file>', 'where registrations are kept', defaultFile)
    .action(async (employeeNumber: string, options) => {
      const { register } = await import('./register.js')
      status = await register(employeeNumber, options, terminal)
    })

  program
    .command('draw')
    .description(
      'Draw winners from the registrations. The same list and seed give the same winners, for anybody who repeats it.',
    )
    .requiredOption('--winners <count>', 'how many win', wholeNumber)
    .requiredOption('--seed <text>', 'unknown while people register, public afterwards')
    .option('--from <file>', 'registrations: a file of "register", or one like axcl_event.txt', defaultFile)
    .option('--show-employees', 'print the employee numbers of the winners', false)
    .addOption(new Option('--format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'))
    .action(async (options) => {
      const { draw } = await import('./draw.js')
      status = await draw(options, terminal)
    })

  try {
    await program.parseAsync([...args], { from: 'user' })
    return status
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (error instanceof UsageError) {
      terminal.error(`${error.message}\n`)
      return 2
    }
    if (error instanceof DrawError) {
      terminal.error(`${error.message}\n`)
      return 1
    }
    terminal.error(`This should not have happened: ${error instanceof Error ? error.message : 'unknown'}\n`)
    return 2
  }
}

function wholeNumber(text: string): number {
  if (!/^[0-9]{1,4}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1 to 9999.')
  return Number(text)
}
