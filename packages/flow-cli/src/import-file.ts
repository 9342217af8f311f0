import { pathToFileURL } from 'node:url'
import type { NamedPlace } from './file-problem.js'
import { importWatch } from './import-watch.js'
import type { ImportLimit } from './import-watch.js'

/** Why a file is given up that would never be loaded. */
export class EndlessImport extends Error {
  override readonly name = 'EndlessImport'
  /** Where it was when it was given up; undefined where that is not known. */
  readonly place: NamedPlace | undefined

  /** @param message - What becomes of the file, as the end of a sentence. */
  constructor(message: string, place?: NamedPlace) {
    super(message)
    this.place = place
  }
}

/** The error for a file that took too long. */
export function notLoadedInTime({ milliseconds }: ImportLimit, place?: NamedPlace): EndlessImport {
  return new EndlessImport(`was not loaded within ${milliseconds / 1_000} seconds, and was given up`, place)
}

/**
 * Import a file. One that waits for something that never happens is refused: Node would end without a word.
 * @param limit - Left out, a file may take as long as it does. With one, a loop that never ends ends the process.
 * @throws {@link EndlessImport} for a file that waits for ever or too long, else what the file throws.
 */
export async function importFile(path: string, limit?: ImportLimit): Promise<object> {
  let refuse: (reason: EndlessImport) => void = () => {}
  const refused = new Promise<never>((_, fail) => (refuse = fail))
  const nothingLeftToDo = (): void =>
    refuse(new EndlessImport('waits for something that never happens, so it is never loaded'))
  process.once('beforeExit', nothingLeftToDo)
  let timer: NodeJS.Timeout | undefined
  if (limit !== undefined) {
    timer = setTimeout(() => refuse(notLoadedInTime(limit)), limit.milliseconds).unref()
    importWatch().begin(path, limit)
  }
  try {
    return await Promise.race([import(pathToFileURL(path).href), refused])
  } finally {
    // What the file left undone and failed (a promise that nobody waits for) shows before the next file is loaded.
    await new Promise(setImmediate)
    if (limit !== undefined) importWatch().end()
    clearTimeout(timer)
    process.off('beforeExit', nothingLeftToDo)
  }
}
