import type { Session } from 'node:inspector/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { unusable } from './exit-status.js'
import type { NamedPlace } from './file-problem.js'
import type { WatchdogData, WatchedImport } from './import-watch.js'

/**
 * Runs in a thread of its own, beside the one that imports files. A thread that is in a loop can do nothing about it, so
 * this one stops it through the inspector, says what the matter is, and ends the process.
 */

/** How long the main thread may take to stop, in milliseconds: it does so at once, unless it waits for the system. */
const longestAnswer = 1_000

/**
 * What the main thread runs when all is said. `process.exit` is not for flow files, and runs what they have set up. The
 * stream is closed because Node would write into it that a debugger is attached.
 */
const end = `process.getBuiltinModule('node:fs').closeSync(2); process.reallyExit(${unusable})`

const { current }: WatchdogData = workerData
let timer: NodeJS.Timeout | undefined

parentPort?.on('message', (watched: WatchedImport) => {
  clearTimeout(timer)
  timer = setTimeout(() => void stop(watched), watched.milliseconds)
})

async function stop(watched: WatchedImport): Promise<void> {
  const isOver = (): boolean => Atomics.load(current, 0) !== watched.number
  if (isOver()) return
  // Loaded only here: it is never needed for a file that ends.
  const inspector = await import('node:inspector/promises')
  const session = new inspector.Session()
  session.connectToMainThread()
  const place = await Promise.race([stopMainThread(session), wait(longestAnswer)])
  if (isOver()) {
    session.disconnect()
    return
  }
  await report(watched, place ?? undefined)
  await Promise.race([session.post('Runtime.evaluate', { expression: end }), wait(longestAnswer)])
  // It waits for the system, and runs nothing until that is over; the status cannot be chosen then.
  process.kill(process.pid, 'SIGKILL')
}

/** Stop the main thread. Returns where it is: in the author's TypeScript, which may have called something else. */
async function stopMainThread(session: Session): Promise<NamedPlace | undefined> {
  const urls = new Map<string, string>()
  session.on('Debugger.scriptParsed', ({ params }) => urls.set(params.scriptId, params.url))
  const stopped = new Promise<NamedPlace | undefined>((done) => {
    session.once('Debugger.paused', ({ params }) => {
      const places = params.callFrames.map(({ location }) => ({
        path: urls.get(location.scriptId) ?? '',
        line: location.lineNumber + 1,
        column: (location.columnNumber ?? 0) + 1,
      }))
      const place = places.find(({ path }) => /^file:\/\/.*\.[cm]?ts$/.test(path))
      done(place === undefined ? undefined : { ...place, path: fileURLToPath(place.path) })
    })
  })
  await session.post('Debugger.enable')
  await session.post('Debugger.pause')
  return stopped
}

/** Say what a command says of a file that cannot be loaded, in its format. */
async function report({ path, limit }: WatchedImport, place: NamedPlace | undefined): Promise<void> {
  const [{ finish }, { notLoadedInTime }, { importProblem }, { shortName }, { processTerminal }] = await Promise.all([
    import('./finish.js'),
    import('./import-file.js'),
    import('./import-problem.js'),
    import('./short-name.js'),
    import('./terminal.js'),
  ])
  const diagnostics = [importProblem({ path }, notLoadedInTime(limit, place))]
  const reports = [{ file: shortName(path, processTerminal.directory), diagnostics }]
  await finish({ reports, format: limit.format, typeScriptOutput: '' }, processTerminal)
}
