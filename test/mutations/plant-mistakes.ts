import { checkFlowJson } from '@aicc/flow-compiler'
import type { Diagnostic } from '@aicc/flow-compiler'
import { conditionMistakes } from './condition-mistakes.ts'
import { dataMistakes } from './data-mistakes.ts'
import { parseContent } from './flow-content.ts'
import type { Mistake } from './mistake.ts'
import { parameterMistakes } from './parameter-mistakes.ts'
import { Random } from './random.ts'
import { shapeMistakes } from './shape-mistakes.ts'
import type { ValidFlow } from './valid-flows.ts'

/** All kinds of mistakes. */
export const mistakes: readonly Mistake[] = [
  ...shapeMistakes,
  ...conditionMistakes,
  ...parameterMistakes,
  ...dataMistakes,
]

/** How often a kind of mistake was made and found. */
export interface Tally {
  readonly mistake: Mistake
  planted: number
  found: number
  /** Of those found, how many have a diagnostic that names the right action. */
  located: number
  /** What was overlooked or shown elsewhere, to be made again. */
  readonly overlooked: Overlooked[]
}

/** A mistake that the checker did not find, or did not find in its place. */
export interface Overlooked {
  readonly flow: string
  readonly seed: number
  readonly what: string
  readonly actions: readonly string[]
  /** What it said instead that it had not said before. */
  readonly said: readonly string[]
}

function keyOf({ code, location, message }: Diagnostic): string {
  return JSON.stringify([code, location.action, message])
}

/**
 * Plant one mistake at a time and check whether it is found.
 * @param cases - How many times each kind is planted; fewer where hardly a flow has a place for it.
 */
export function plantMistakes(flows: readonly ValidFlow[], cases: number, seed: number): readonly Tally[] {
  const before = flows.map(({ text, flowType }) => new Set(checkFlowJson(text, { flowType }).diagnostics.map(keyOf)))
  return mistakes.map((mistake, kind) => {
    const tally: Tally = { mistake, planted: 0, found: 0, located: 0, overlooked: [] }
    for (let count = 0; count < cases; count += 1) {
      const caseSeed = seed * 1_000_003 + kind * 7_919 + count
      const random = new Random(caseSeed)
      for (let tries = 0; tries < 30; tries += 1) {
        const index = random.below(flows.length)
        const flow = flows[index]
        if (flow !== undefined && plantOne(tally, flow, before[index] ?? new Set(), random, caseSeed)) break
      }
    }
    return tally
  })
}

/** Whether the flow had a place for the mistake. */
function plantOne(
  tally: Tally,
  { name, text, flowType }: ValidFlow,
  before: ReadonlySet<string>,
  random: Random,
  seed: number,
): boolean {
  const content = parseContent(text)
  const planted = tally.mistake.plant(content, random, flowType)
  if (planted === undefined) return false
  tally.planted += 1
  const said = checkFlowJson(JSON.stringify(content), { flowType }).diagnostics.filter((one) => !before.has(keyOf(one)))
  // What the service refuses has to be an error; what a caller suffers from has to be seen.
  const found = said.filter(
    ({ severity }) => severity === 'error' || (!tally.mistake.refused && severity === 'warning'),
  )
  const { actions } = planted
  const located = found.filter(({ location }) => actions.length === 0 || actions.includes(location.action ?? ''))
  if (found.length > 0) tally.found += 1
  if (located.length > 0) tally.located += 1
  else
    tally.overlooked.push({
      flow: name,
      seed,
      what: planted.what,
      actions,
      said: said.map(({ code, severity, message }) => `${severity} ${code} ${message}`),
    })
  return true
}

/** The tallies as a table for people. */
export function printTallies(tallies: readonly Tally[]): string {
  const share = (part: number, whole: number): string => (whole === 0 ? '-' : `${((part / whole) * 100).toFixed(1)} %`)
  const row = (name: string, refused: string, planted: number, found: number, located: number): string =>
    `${name.padEnd(46)} ${refused.padEnd(8)} ${String(planted).padStart(7)} ${share(found, planted).padStart(8)} ${share(located, planted).padStart(8)}`
  const total = (name: 'planted' | 'found' | 'located', refused?: boolean): number =>
    tallies
      .filter(({ mistake }) => refused === undefined || mistake.refused === refused)
      .reduce((sum, tally) => sum + tally[name], 0)
  return [
    `${'mistake'.padEnd(46)} ${'refused'.padEnd(8)} ${'planted'.padStart(7)} ${'found'.padStart(8)} ${'located'.padStart(8)}`,
    ...tallies.map(({ mistake, planted, found, located }) =>
      row(mistake.name, mistake.refused ? 'yes' : '', planted, found, located),
    ),
    row('all that the service refuses', 'yes', total('planted', true), total('found', true), total('located', true)),
    row('all', '', total('planted'), total('found'), total('located')),
  ].join('\n')
}
