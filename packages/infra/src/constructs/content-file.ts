import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let folder: string | undefined

/** Write content to a file that lives as long as the synthesis: an asset is made of it. */
export function contentFile(name: string, content: string): string {
  folder ??= mkdtempSync(join(tmpdir(), 'flow-content-'))
  const file = join(folder, `${name.replaceAll(/[^\w-]/g, '_')}.json`)
  writeFileSync(file, content)
  return file
}
