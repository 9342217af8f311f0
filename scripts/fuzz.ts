/**
 * `npm run fuzz -- --cases 100000 --seed 1`: feeds random, broken and hostile JSON to the checker and the converter, and
 * says which case they had no good answer to. `--case 42` runs that case alone, `--print` shows its text.
 *
 * Cases start from the flows of this repository and, where there are some, from the JSON files below the folder of
 * `--seeds`; `--own-seeds` leaves those away.
 */
import { build } from 'esbuild'
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '..')

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    case: { type: 'string' },
    print: { type: 'boolean', default: false },
    seeds: { type: 'string', default: join(root, '../shared/corpus') },
    'own-seeds': { type: 'boolean', default: false },
  },
})

/** The parts of the program that are written for the test runner: bundled from the sources, so nothing has to be built. */
interface Fuzzer {
  readonly fuzzCase: (
    seed: number,
    index: number,
    seeds: { readonly texts: readonly string[] },
  ) => { readonly kind: string; readonly text: string; readonly valid: boolean }
  readonly faultsOf: (made: ReturnType<Fuzzer['fuzzCase']>) => readonly string[]
  readonly ownSeeds: readonly string[]
}

async function loadFuzzer(): Promise<Fuzzer> {
  const outfile = join(root, 'reports/fuzz', `fuzzer-${process.pid}.mjs`)
  const source = (name: string): string => join(root, 'packages', name, 'src')
  await build({
    stdin: {
      contents: "export * from './fuzz-case.ts'\nexport * from './check-case.ts'",
      resolveDir: join(root, 'packages/flow-compiler/test/fuzz'),
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    alias: {
      '@aicc/flow-dsl/language': join(source('flow-dsl'), 'language/index.ts'),
      '@aicc/flow-dsl/testing': join(source('flow-dsl'), 'testing/index.ts'),
      '@aicc/flow-dsl': join(source('flow-dsl'), 'index.ts'),
    },
    external: ['fast-check', 'zod', 'jsonc-parser', '@babel/code-frame'],
  })
  try {
    return await import(pathToFileURL(outfile).href)
  } finally {
    rmSync(outfile)
  }
}

/** JSON files of flows to start from: those that are JSON, whatever is in them. */
function seedTexts(folder: string): readonly string[] {
  if (values['own-seeds'] || !existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json') && name !== 'index.json')
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
}

/**
 * Longest that a case may take, in milliseconds: a start, and what grows with its length. Both the checker and the
 * converter run, and print some problems. The start is what a thousand problems cost, each with a search for what was
 * meant, in a text of any length.
 */
function allowedMilliseconds(text: string): number {
  return 600 + text.length / 2_000
}

const { fuzzCase, faultsOf, ownSeeds } = await loadFuzzer()
const texts = [...ownSeeds, ...seedTexts(values.seeds)]
const seed = Number(values.seed)
const first = Number(values.case ?? values.from)
const last = values.case === undefined ? first + Number(values.cases) : first + 1
console.log(`${last - first} cases of seed ${seed}, from ${texts.length} flows`)

/** The faults of a case, and the best of three times: another program may have had the processor. */
function tryCase(made: ReturnType<Fuzzer['fuzzCase']>): { readonly faults: readonly string[]; readonly slow: boolean } {
  const allowed = allowedMilliseconds(made.text)
  for (let attempt = 0; ; attempt += 1) {
    const start = process.cpuUsage()
    const faults = faultsOf(made)
    const { user, system } = process.cpuUsage(start)
    const slow = (user + system) / 1_000 > allowed
    if (!slow || attempt === 2)
      return { faults: slow ? [...faults, `it took longer than ${allowed} ms`] : faults, slow }
  }
}

let failures = 0
let slowest = { milliseconds: 0, index: -1, kind: '' }
const began = performance.now()
let said = began
for (let index = first; index < last; index += 1) {
  const made = fuzzCase(seed, index, { texts })
  if (values.print) console.log(made.text)
  const start = performance.now()
  const { faults } = tryCase(made)
  const milliseconds = performance.now() - start
  if (milliseconds > slowest.milliseconds) slowest = { milliseconds, index, kind: made.kind }
  if (faults.length > 0) {
    failures += 1
    console.error(`\nCase ${index} (${made.kind}, ${made.text.length} characters):`)
    for (const fault of faults) console.error(`  ${fault.slice(0, 2_000)}`)
    const own = values['own-seeds'] ? ' --own-seeds' : ''
    console.error(`  Again: npm run fuzz -- --seed ${seed} --case ${index}${own} --print`)
    if (failures >= 20) break
  }
  const now = performance.now()
  if (now - said > 10_000) {
    said = now
    const done = index + 1 - first
    console.log(`${done} cases, ${Math.round((done * 1_000) / (now - began))} a second, ${failures} failures`)
  }
}
const seconds = (performance.now() - began) / 1_000
console.log(
  `${last - first} cases in ${seconds.toFixed(0)} s (${Math.round((last - first) / seconds)} a second), ${failures} failures; ` +
    `slowest: case ${slowest.index} (${slowest.kind}), ${slowest.milliseconds.toFixed(0)} ms`,
)
if (failures > 0) process.exitCode = 1
