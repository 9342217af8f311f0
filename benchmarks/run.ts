/**
 * `npm run bench`: prints the figures; `npm run bench -- --write` also writes them to docs/benchmarks.md.
 * Needs the build. No limits are asserted here: machines differ, and a timed test fails for the wrong reasons.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'
import { measureChecking } from './checking.ts'
import { measureCompileTime } from './compile-time.ts'
import { measureEditor } from './editor.ts'
import { measureExploring } from './exploring.ts'
import { measureLayouts } from './layout.ts'
import { measureSimulator } from './simulator.ts'
import { measureStartUp } from './start-up.ts'

const sections = [
  { title: 'Compiling', measure: measureCompileTime },
  { title: 'Checking', measure: measureChecking },
  { title: 'Layout', measure: measureLayouts },
  { title: 'Playing calls', measure: measureSimulator },
  { title: 'Exploring', measure: measureExploring },
  { title: 'Starting', measure: measureStartUp },
  { title: 'In the editor', measure: measureEditor },
]

const results: string[] = []
for (const { title, measure } of sections) {
  process.stderr.write(`${title} ...\n`)
  const text = await measure()
  results.push(`### ${title}\n\n${text}\n`)
  console.log(`${title}\n${text}\n`)
}

if (process.argv.includes('--write')) {
  const file = join(import.meta.dirname, '..', 'docs', 'benchmarks.md')
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.versions.node}`
  const page = readFileSync(file, 'utf8')
  const begin = '<!-- figures: written by npm run bench -- --write -->'
  const end = '<!-- end of figures -->'
  const before = page.slice(0, page.indexOf(begin) + begin.length)
  const after = page.slice(page.indexOf(end))
  writeFileSync(
    file,
    `${before}\n\n${new Date().toISOString().slice(0, 10)}, ${machine}.\n\n${results.join('\n')}\n${after}`,
  )
}
