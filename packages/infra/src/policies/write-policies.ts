import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PolicyDocument } from './policy-document.js'

/** Write policies as files, and remove those of an earlier time that are none any more. */
export function writePolicies(folder: string, policies: Readonly<Record<string, PolicyDocument>>): void {
  mkdirSync(folder, { recursive: true })
  for (const file of readdirSync(folder)) if (file.endsWith('.json')) rmSync(join(folder, file))
  for (const [name, document] of Object.entries(policies)) {
    writeFileSync(join(folder, `${name}.json`), printPolicy(document))
  }
}

export function printPolicy(document: PolicyDocument): string {
  return `${JSON.stringify(document, undefined, 2)}\n`
}
