import { existsSync, lstatSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { UsageError, systemReason } from './usage-error.js'

/** A file to write. */
export interface OutputFile {
  /** Name without a folder. */
  readonly name: string
  readonly text: string
}

/**
 * Write files into a folder: all of them under other names first, then renamed, so that a reader never sees half a file
 * and a failure leaves what was there.
 * @param shown - The folder as the user named it.
 * @throws {@link UsageError} when the folder or a file cannot be written.
 */
export function writeFiles(folder: string, shown: string, files: readonly OutputFile[]): void {
  const cannot = (what: string, reason: string): UsageError =>
    new UsageError(`${what}: ${reason}.`, { file: shown, code: 'FLOW1018', name: 'unwritable-output' })
  const names = new Set<string>()
  for (const { name } of files) {
    if (names.has(name.toLowerCase())) throw cannot(`${join(shown, name)} cannot be written`, 'two flows would be it')
    names.add(name.toLowerCase())
  }
  let created: string | undefined
  try {
    created = makeFolder(folder)
  } catch (error) {
    throw cannot(`The output folder ${shown} cannot be made`, systemReason(error))
  }
  const written: { readonly temporary: string; readonly final: string }[] = []
  let current = ''
  try {
    for (const [index, { name, text }] of files.entries()) {
      current = name
      const final = join(folder, name)
      // Renaming onto a folder fails, and by then other files would be in place.
      if (lstatSync(final, { throwIfNoEntry: false })?.isDirectory() === true) throw new Error('a folder has that name')
      // Short: the name of a flow may already be as long as a file system takes.
      const temporary = join(folder, `.flowc-${process.pid}-${index}.tmp`)
      written.push({ temporary, final })
      writeFileSync(temporary, text)
    }
    for (const { temporary, final } of written) renameSync(temporary, final)
  } catch (error) {
    for (const { temporary } of written) rmSync(temporary, { force: true })
    if (created !== undefined) rmSync(created, { recursive: true, force: true })
    throw cannot(`${join(shown, current)} cannot be written`, systemReason(error))
  }
}

/**
 * Make a folder, and those above it that are missing. Node does that too, but never comes back where the system refuses
 * with the words for something that is missing, as Linux does in /proc.
 * @returns the topmost folder that was made; undefined when there was nothing to make.
 */
function makeFolder(folder: string): string | undefined {
  const missing: string[] = []
  for (let path = folder; !existsSync(path); path = dirname(path)) missing.unshift(path)
  if (missing.length === 0 && !statSync(folder).isDirectory()) throw new Error('something else is there already')
  for (const path of missing) {
    try {
      mkdirSync(path)
    } catch (error) {
      // Another process may have made it in between.
      if (!existsSync(path)) throw error
    }
  }
  return missing[0]
}
