import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
 * @throws {@link UsageError} when the folder or a file cannot be written.
 */
export function writeFiles(folder: string, shown: string, files: readonly OutputFile[]): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new UsageError(`The output folder ${shown} cannot be made: ${systemReason(error)}.`)
  }
  const written: { readonly temporary: string; readonly final: string }[] = []
  try {
    for (const { name, text } of files) {
      const temporary = join(folder, `.${name}.${process.pid}.tmp`)
      written.push({ temporary, final: join(folder, name) })
      writeFileSync(temporary, text)
    }
    for (const { temporary, final } of written) renameSync(temporary, final)
  } catch (error) {
    for (const { temporary } of written) rmSync(temporary, { force: true })
    throw new UsageError(`The output folder ${shown} cannot be written: ${systemReason(error)}.`)
  }
}
