import { printable } from '@aicc/flow-dsl/language'
import { unusable } from './exit-status.js'
import type { Terminal } from './terminal.js'
import { firstLine } from './usage-error.js'

/**
 * Keep flow files, which are programs, from speaking or ending in place of flowc.
 * @returns What to call at the end, with the exit status; it does not return.
 */
export function guardProcess(terminal: Terminal): (status: number) => never {
  const exit = process.exit.bind(process)
  let failedLater = false

  // What a flow file prints must not stand in the document of `--format json`; flowc itself does not use this stream.
  Object.defineProperty(process, 'stdout', { configurable: true, get: () => process.stderr })

  // Node's warnings are about how flow files are loaded, which is not the author's business.
  process.removeAllListeners('warning')

  process.exit = function exitOfFlowFile() {
    const error = new Error('it calls process.exit, which a flow file cannot do')
    // The place is where it is called.
    Error.captureStackTrace(error, exitOfFlowFile)
    throw error
  }

  // A promise that nobody waits for, or a timer: it belongs to no file any more, but it is no success either.
  process.on('uncaughtException', (error) => {
    failedLater = true
    terminal.error(`flowc: a flow file failed after it was loaded: ${printable(firstLine(error))}.\n`)
  })

  return (status) => exit(failedLater ? unusable : status)
}
