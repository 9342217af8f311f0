import { Worker } from 'node:worker_threads'
import type { OutputFormat } from './output-format.js'
import type { Terminal } from './terminal.js'

/** How long an import may take. */
export interface ImportLimit {
  readonly milliseconds: number
  /** How it is said that one took longer. */
  readonly format: OutputFormat
}

/** The limit for imports of a command; undefined where there is none. */
export function importLimit({ importLimit: milliseconds }: Terminal, format: OutputFormat): ImportLimit | undefined {
  return milliseconds === undefined ? undefined : { milliseconds, format }
}

/** What the watchdog is told of each import. */
export interface WatchedImport {
  /** Counted from 1. */
  readonly number: number
  readonly path: string
  readonly limit: ImportLimit
  /** When to look whether it is over, from now. */
  readonly milliseconds: number
}

/** What the watchdog has in common with the thread that imports. */
export interface WatchdogData {
  /** The number of the import that is going on, else 0: it can be read while that thread is in a loop. */
  readonly current: Int32Array
}

/** Ends the process when an import keeps it busy for ever: from inside, nothing can be done about that. */
export interface ImportWatch {
  readonly begin: (path: string, limit: ImportLimit) => void
  readonly end: () => void
}

/** How much later than a timer of the importing thread, in milliseconds: an import that only waits is left to that. */
const delay = 500

let watch: ImportWatch | undefined

/** The watch of this process. The first call starts a thread, which takes its time, but hardly that of the caller. */
export function importWatch(): ImportWatch {
  watch ??= startWatch()
  return watch
}

function startWatch(): ImportWatch {
  const current = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const workerData: WatchdogData = { current }
  const watchdog = new Worker(new URL('./import-watchdog.js', import.meta.url), {
    workerData,
    execArgv: [],
    // Else Node opens the streams of this process for it.
    stdout: true,
    stderr: true,
  })
  // Without a watchdog, all but an endless loop goes on as before.
  watchdog.on('error', () => {})
  watchdog.unref()
  let count = 0
  return {
    begin: (path, limit) => {
      count += 1
      Atomics.store(current, 0, count)
      const watched: WatchedImport = { number: count, path, limit, milliseconds: limit.milliseconds + delay }
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      watchdog.postMessage(watched)
    },
    end: () => void Atomics.store(current, 0, 0),
  }
}
