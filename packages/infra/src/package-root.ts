import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of this package, from its sources and from what is built of them. */
export const packageRoot = rootAbove(import.meta.dirname)

function rootAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : rootAbove(dirname(folder))
}
