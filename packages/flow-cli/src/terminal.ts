import { writeSync } from 'node:fs'

/** Where a command writes: given, so that tests can look at it. */
export interface Terminal {
  /** What was asked for. */
  readonly out: (text: string) => void
  /** What went wrong, and progress. */
  readonly error: (text: string) => void
  /** Whether a person looks at the output. */
  readonly outIsTerminal: boolean
  /** Whether a person looks at the progress. */
  readonly errorIsTerminal: boolean
  /** Whether colours are wanted. */
  readonly colours: boolean
  /** The folder that relative names start from. */
  readonly directory: string
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
      // The pipe is full and does not block: try again until the reader has read.
      if (code !== 'EAGAIN') throw error
    }
  }
}

/** The terminal of the process. Colours follow NO_COLOR and FORCE_COLOR, else whether a person looks. */
export const processTerminal: Terminal = {
  out: (text) => writeAll(1, text),
  error: (text) => writeAll(2, text),
  get outIsTerminal() {
    return process.stdout.isTTY === true
  },
  get errorIsTerminal() {
    return process.stderr.isTTY === true
  },
  get colours() {
    if ((process.env['NO_COLOR'] ?? '') !== '') return false
    const forced = process.env['FORCE_COLOR']
    return forced === undefined ? process.stdout.isTTY === true : forced !== '0'
  },
  directory: process.cwd(),
}
