import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile } from '@aicc/flow-compiler'
import { compareFlows, explore } from '@aicc/flow-simulator'
import lottery from '../examples/lottery-registration/lottery-registration.flow.ts'
import { median, milliseconds, table } from './measure.ts'
import { sampleFlow } from './sample-flow.ts'

/** Beside the checkout, where it is there: real flows are not part of the project. */
const corpus = join(import.meta.dirname, '../../shared/corpus')

/** The first run of a process, which is what `flowc` does, and later ones. */
function timed(
  run: () => { readonly states: number },
  runs: number,
): { readonly first: number; readonly warm: number; readonly states: number } {
  const times: number[] = []
  let states = 0
  for (let index = 0; index < runs; index += 1) {
    const start = performance.now()
    states = run().states
    times.push(performance.now() - start)
  }
  return { first: times[0] ?? 0, warm: median(times.slice(1)), states }
}

/** All calls of flows, and two flows side by side. */
export function measureExploring(): string {
  const sample = compile(sampleFlow(200))
  const line = compile(lottery)
  const large = largestOfCorpus()
  const rows: readonly (readonly [string, () => { readonly states: number }, number])[] = [
    ['all calls of the lottery line', () => explore(line), 31],
    ['all calls of a generated flow, 200 actions', () => explore(sample), 9],
    ...(large === undefined
      ? []
      : ([
          [`all calls of the largest real flow, ${large.actions} actions`, () => explore(large.content), 31],
          [
            'the same, where data outlive a transfer',
            () => explore(large.content, { assumptions: { transferClearsData: false } }),
            9,
          ],
        ] as const)),
    ['the lottery line compared with itself', () => compareFlows(line, line), 9],
  ]
  return table(
    ['exploring', 'states', 'first run in a process', 'median when warm'],
    rows.map(([name, run, runs]) => {
      const { first, warm, states } = timed(run, runs)
      return [name, states.toLocaleString('en'), milliseconds(first), milliseconds(warm)]
    }),
  )
}

function largestOfCorpus(): { readonly content: string; readonly actions: number } | undefined {
  const index = join(corpus, 'index.json')
  if (!existsSync(index)) return undefined
  const flows = JSON.parse(readFileSync(index, 'utf8')) as readonly {
    readonly file: string
    readonly provenance: string
    readonly actions: number
  }[]
  const [largest] = flows
    .filter(({ provenance, file }) => provenance === 'console' && file.endsWith('.json'))
    .toSorted((one, other) => other.actions - one.actions)
  return largest && { content: readFileSync(join(corpus, largest.file), 'utf8'), actions: largest.actions }
}
