import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder that stands for a built function, where a test is not about what is in it. */
export function someCode(): string {
  const folder = mkdtempSync(join(tmpdir(), 'some-code-'))
  writeFileSync(join(folder, 'handler.mjs'), 'export const handler = () => ({})\n')
  return folder
}
