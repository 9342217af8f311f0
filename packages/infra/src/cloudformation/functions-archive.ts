import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { zipSync } from 'fflate'
import type { Zippable } from 'fflate'

/** A zip file with functions, each in a folder of its name. */
export interface FunctionsArchive {
  /** Says what is in it: other code gives another name. */
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** The same files give the same bytes: the oldest time that zip files know. */
const modified = '1980-01-01T00:00:00'

/**
 * Put functions into one zip file.
 * @param folders - Folders with what was built, by the name of the folder in the zip file.
 */
export function archiveFunctions(folders: ReadonlyMap<string, string>): FunctionsArchive {
  const entries: Zippable = Object.create(null) as Zippable
  const hash = createHash('sha256')
  for (const [name, folder] of [...folders].sort(([one], [other]) => (one < other ? -1 : 1))) {
    for (const file of filesIn(folder)) {
      const path = `${name}/${relative(folder, file).split(sep).join('/')}`
      const bytes = readFileSync(file)
      hash.update(`${path}\n${bytes.length}\n`).update(bytes)
      entries[path] = [new Uint8Array(bytes), { mtime: modified, level: 9 }]
    }
  }
  return { fileName: `functions-${hash.digest('hex').slice(0, 12)}.zip`, bytes: zipSync(entries) }
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
