import { readFileSync } from 'node:fs'
import { drawWinners } from '../draw/draw-winners.js'
import type { Draw } from '../draw/draw-winners.js'
import { parseRegistrationFile, RegistrationFileError } from '../stores/registration-file.js'
import type { RegistrationFile } from '../stores/registration-file.js'
import type { Registration } from '../registration.js'
import { createSqliteStore } from '../stores/sqlite-store.js'
import { UsageError } from './cli.js'
import type { Terminal } from './cli.js'

/** Options of the command. */
export interface DrawOptions {
  readonly winners: number
  readonly seed: string
  readonly from: string
  readonly showEmployees: boolean
  readonly format: string
}

/** Draw winners from a file, and print all that is needed to repeat it. */
export async function draw(options: DrawOptions, terminal: Terminal): Promise<number> {
  const drawn = drawWinners(await readRegistrations(options.from), options.winners, options.seed)
  terminal.out(options.format === 'json' ? printJson(drawn, options) : printPretty(drawn, options))
  return 0
}

function printJson({ winners, ...facts }: Draw, { showEmployees }: DrawOptions): string {
  const shown = winners.map(({ rank, registration, ticket }) => ({
    rank,
    lotteryNumber: registration.lotteryNumber,
    ...(showEmployees && { employeeNumber: registration.customerInput }),
    ticket,
  }))
  return `${JSON.stringify({ ...facts, winners: shown }, undefined, 2)}\n`
}

function printPretty({ seed, registrations, listDigest, winners }: Draw, { showEmployees }: DrawOptions): string {
  const width = String(winners.length).length
  const lines = winners.map(({ rank, registration, ticket }) => {
    const employee = showEmployees ? `  ${registration.customerInput.padEnd(8)}` : ''
    return `${String(rank).padStart(width)}. ${registration.lotteryNumber}${employee}  ${ticket}`
  })
  return [
    `seed           ${seed}`,
    `registrations  ${registrations}`,
    `list digest    ${listDigest}`,
    '',
    ...lines,
    '',
  ].join('\n')
}

/** Registrations of a file, all of them: a line that cannot be read could be somebody who takes part. */
async function readRegistrations(file: string): Promise<readonly Registration[]> {
  let content: Buffer
  try {
    content = readFileSync(file)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'it does not exist' : ''
    throw new UsageError(`${file} cannot be read${reason === '' ? '' : `: ${reason}`}.`)
  }
  if (content.subarray(0, 15).toString('latin1') === 'SQLite format 3') {
    const store = createSqliteStore(file)
    try {
      return await store.list()
    } finally {
      store.close()
    }
  }
  const { registrations, unreadable } = parseFile(file, content)
  if (unreadable.length > 0) {
    throw new UsageError(
      `${file} has ${unreadable.length} lines that are no registrations, the first is line ${unreadable[0]}. Nobody is left out of a draw: mend the file first.`,
    )
  }
  return registrations
}

function parseFile(file: string, content: Buffer): Pick<RegistrationFile, 'registrations' | 'unreadable'> {
  try {
    const { registrations, unreadable } = parseRegistrationFile(content)
    return { registrations, unreadable }
  } catch (error) {
    if (!(error instanceof RegistrationFileError)) throw error
    throw new UsageError(`${file}: ${error.message}`)
  }
}
