/**
 * Build what has changed, and say nothing unless it fails: for commands whose own output is what one wants to see.
 */
import { spawnSync } from 'node:child_process'

const { status, stdout, stderr } = spawnSync('turbo run build --output-logs=errors-only', {
  encoding: 'utf8',
  shell: true,
})
if (status !== 0) {
  process.stderr.write(stdout + stderr)
  process.exitCode = status ?? 1
}
