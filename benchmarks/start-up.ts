import { compile, printFlow } from '@aicc/flow-compiler'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median, milliseconds, table } from './measure.ts'
import { sampleFlow } from './sample-flow.ts'

const root = join(import.meta.dirname, '..')

function timed(args: readonly string[]): number {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  const elapsed = performance.now() - start
  if (status !== 0) throw new Error(`${args.join(' ')} failed: ${stderr}`)
  return elapsed
}

/** Whole processes, in turn with bare Node, so that a machine that gets slower does so for both. */
export function measureStartUp(): string {
  const directory = mkdtempSync(join(tmpdir(), 'flowc-bench-'))
  try {
    const file = join(directory, 'sample.json')
    writeFileSync(file, printFlow(compile(sampleFlow(50)).document))
    const flowc = join(root, 'packages/flow-cli/bin/flowc.js')
    const commands = [
      { name: 'node -e 0', args: ['-e', '0'] },
      { name: 'flowc check one.json (50 actions)', args: [flowc, 'check', file] },
      { name: 'flowc explore one.json (50 actions)', args: [flowc, 'explore', file] },
      { name: 'flowc --help', args: [flowc, '--help'] },
    ]
    const times = commands.map((): number[] => [])
    for (let round = 0; round < 31; round += 1) {
      for (const [index, { args }] of commands.entries()) {
        const elapsed = timed(args)
        // The first rounds fill the compile cache.
        if (round > 0) times[index]?.push(elapsed)
      }
    }
    const [bare = []] = times
    return table(
      ['command', 'median', 'median of ratios to bare Node'],
      commands.map(({ name }, index) => {
        const own = times[index] ?? []
        const ratios = own.map((value, round) => value / (bare[round] ?? value))
        return [`\`${name}\``, milliseconds(median(own)), median(ratios).toFixed(2)]
      }),
    )
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
