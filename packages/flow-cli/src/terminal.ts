import { writeSync } from 'node:fs'
import { sep } from 'node:path'
import { UsageError, systemReason } from './usage-error.js'

/** Where a command writes: given, so that tests can look at it. */
export interface Terminal {
  /** What was asked for. */
  readonly out: (text: string) => void
  /** What went wrong, and progress. */
  readonly error: (text: string) => void
  /** Whether a person looks at what goes to `error`, where lines can be overwritten: then progress is shown. */
  readonly errorIsTerminal: boolean
  /** Whether colours are wanted in what goes to `out`. */
  readonly colours: boolean
  /** Width of the terminal that a person looks at; undefined where there is none. */
  readonly columns?: number | undefined
  /** The folder that relative names start from. */
  readonly directory: string
  /**
   * Longest time for a TypeScript file to be loaded, in milliseconds. Left out, there is none: a loop that never ends can
   * be broken off only in a process that has no other work.
   */
  readonly importLimit?: number | undefined
}

/** The terminal of the process. */
export const processTerminal: Terminal = {
  out: (text) => writeAll(1, text),
  error: (text) => {
    try {
      writeAll(2, text)
    } catch {
      // Nobody is left to tell.
    }
  },
  get errorIsTerminal() {
    return isTerminal(2) && process.env['TERM'] !== 'dumb'
  },
  get colours() {
    return wantsColours(process.env, isTerminal(1))
  },
  get columns() {
    // Of the other stream: this one is kept closed, and both are the same terminal.
    return isTerminal(1) && isTerminal(2) ? process.stderr.columns : undefined
  },
  directory: workingDirectory(),
  // Tests set the variable, which is not for users, so as not to wait as long as people do.
  importLimit: Number(process.env['FLOWC_IMPORT_LIMIT']) || 10_000,
}

/** Where the process works. Someone may have removed it: then nothing is found there, and that is said of each file. */
function workingDirectory(): string {
  try {
    return process.cwd()
  } catch {
    return process.env['PWD'] ?? sep
  }
}

/** Colours follow NO_COLOR and FORCE_COLOR, else whether a person looks. */
export function wantsColours(
  { NO_COLOR = '', FORCE_COLOR, TERM }: Readonly<Record<string, string | undefined>>,
  onTerminal: boolean,
): boolean {
  if (NO_COLOR !== '') return false
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return onTerminal && TERM !== 'dumb'
}

/** Asked of the system, not of `process.stdout`: that opens a stream and lets pipes not block. Loaded when needed. */
function isTerminal(descriptor: number): boolean {
  return process.getBuiltinModule('node:tty').isatty(descriptor)
}

/** Write all of a text, also into a pipe that takes it in pieces. */
function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text)
  let written = 0
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      // The reader went away (`flowc check | head`): nobody is left to tell.
      if (code === 'EPIPE') return
      if (code !== 'EAGAIN') {
        const subject = { file: '', code: 'FLOW1018', name: 'unwritable-output' } as const
        throw new UsageError(`The output cannot be written: ${systemReason(error)}.`, subject)
      }
      // The pipe is full and does not block: wait a moment for the reader.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}
