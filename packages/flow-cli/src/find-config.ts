import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Names of the file with the settings of a project; `.mts` for packages that are CommonJS. */
const configNames = ['flowc.config.ts', 'flowc.config.mts']

/** The nearest `flowc.config.ts`, from a folder upwards. */
export function findConfig(directory: string): string | undefined {
  for (let folder = directory; ; folder = dirname(folder)) {
    for (const name of configNames) if (existsSync(join(folder, name))) return join(folder, name)
    if (dirname(folder) === folder) return undefined
  }
}
