/**
 * Ask publint and "are the types wrong" about every package as it would be published.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importableEntries, packPackages, requirableEntries } from './pack-packages.ts'

const destination = mkdtempSync(join(tmpdir(), 'aicc-packages-'))
let failed = false

function run(command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  if (status !== 0) failed = true
}

try {
  for (const { manifest, tarball } of packPackages(destination)) {
    run('publint', ['run', tarball, '--strict'])
    // A package that only has a command has no types to be wrong. The profile leaves out `moduleResolution: node10`,
    // which cannot see `exports`. Entries for ES modules only would be reported for what they are.
    const entries = importableEntries(manifest)
    const requirable = requirableEntries(manifest)
    const left = entries
      .filter((entry) => !requirable.includes(entry))
      .map((entry) => entry.slice(manifest.name.length + 1))
    if (entries.length > 0)
      run('attw', [
        tarball,
        '--profile',
        'node16',
        '--format',
        'ascii',
        '--exclude-entrypoints',
        'package.json',
        ...left,
      ])
  }
} finally {
  rmSync(destination, { recursive: true, force: true })
}

process.exitCode = failed ? 1 : 0
