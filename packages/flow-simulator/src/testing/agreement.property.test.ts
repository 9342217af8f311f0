import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compile } from '@aicc/flow-compiler'
import { channels, isFlow } from '@aicc/flow-dsl/language'
import type { Channel, FlowType } from '@aicc/flow-dsl/language'
import { arbitraryFlow } from '@aicc/flow-dsl/testing'
import { asyncProperty, check, sample } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explore } from '../explore/explore.js'
import type { Exploration, ExploreOptions } from '../explore/explore.js'
import type { FindingName } from '../explore/findings/finding.js'
import { isPassedOn } from '../explore/passed-on.js'
import type { FlowWithContent } from '../program/load-program.js'
import type { Program } from '../program/program.js'
import { callsFor } from './arbitrary-call.js'
import type { ArbitraryCallOptions } from './arbitrary-call.js'
import type { CallProperty } from './call-property.js'
import { playPrepared } from './play-call.js'
import type { PlayedCall } from './play-call.js'
import { prepareFlows } from './prepare-flows.js'
import {
  everyCallEnds,
  everyErrorHasABranch,
  noEmptyValueIsSpoken,
  nobodyIsHungUpOnInSilence,
} from './properties/index.js'

// An exploration walks all calls, and calls that are made up are some of them: what happens in one, the exploration must have
// seen, and what is wrong with one, it must have found.

/** Something in a call that an exploration does not know. */
interface Disagreement {
  readonly what: string
  readonly played: PlayedCall
}

/** Findings that say what a property says. */
const findingsFor: readonly (readonly [property: CallProperty, names: readonly FindingName[]])[] = [
  [everyErrorHasABranch, ['error-without-branch']],
  [
    everyCallEnds,
    ['endless-call', 'endless-without-time', 'error-branch-to-itself', 'repeats-without-bound', 'retry-without-bound'],
  ],
  [noEmptyValueIsSpoken, ['empty-value', 'possibly-empty-value', 'stale-value']],
]

/** Branches and actions that no call reaches. */
function neverReached({ deadBranches, unreachableActions }: Exploration): ReadonlySet<string> {
  return new Set([
    ...deadBranches.map(({ flow, action, outcome }) => `${flow}: ${action}: ${outcome}`),
    ...unreachableActions.map(({ flow, action }) => `${flow}: ${action}`),
  ])
}

function disagreement(
  { findings, exact }: Exploration,
  never: ReadonlySet<string>,
  played: PlayedCall,
): Disagreement | undefined {
  for (const moment of played.moments) {
    if (moment.kind !== 'action') continue
    const action = `${moment.flow}: ${moment.action}`
    const branch = `${action}: ${moment.outcome ?? ''}`
    if (never.has(action) || never.has(branch)) return { what: `Not reachable: ${branch}`, played }
  }
  const found = new Set<FindingName>(findings.map(({ name }) => name))
  for (const [property, names] of findingsFor) {
    const problem = property.problemOf(played)
    // Of what the service fills, an exploration expects that it is there; one that is not exact forgets some of the rest.
    const isKnown = property !== noEmptyValueIsSpoken || (exact && /\$\.(Attributes|External)\b/.test(problem ?? ''))
    if (problem !== undefined && isKnown && !names.some((name) => found.has(name)))
      return { what: `Not found: ${problem}`, played }
  }
  const silence = nobodyIsHungUpOnInSilence.problemOf(played)
  // What failed need not be told where success would not have gone on either; what cuts a call off is an error without a branch.
  const byFlow = played.call.end?.reason === 'flow'
  if (byFlow && silence?.startsWith('The caller') === true && !found.has('silent-hang-up'))
    return { what: `Not found: ${silence}`, played }
  return undefined
}

/** Play calls, and collect what an exploration does not know of the shortest one. */
async function disagreements(
  flows: readonly FlowWithContent[],
  exploreOptions: ExploreOptions,
  options: ArbitraryCallOptions,
  numRuns: number,
): Promise<readonly unknown[]> {
  const prepared = prepareFlows(flows)
  if (prepared.programs.some(tellsTwiceApart)) return []
  const exploration = explore(flows, exploreOptions)
  if (!exploration.complete) return []
  const calls = callsFor(prepared, { missingValues: 'all', ...options })
  const never = neverReached(exploration)
  let last: Disagreement | undefined
  const agrees = asyncProperty(calls, async (plan) => {
    const found = disagreement(exploration, never, await playPrepared(prepared, plan))
    last = found ?? last
    return found === undefined
  })
  const { failed } = await check(agrees, { numRuns, seed: 3 })
  if (!failed || last === undefined) return []
  const { what, played } = last
  return [{ what, script: played.script, plan: played.plan, flow: flows[0] }]
}

/**
 * Whether a flow compares values with each other, or compares a value that decides something else, too, such as how long it
 * waits. An exploration takes one value for it there, and then knows of no other.
 */
function tellsTwiceApart({ instructions }: Program): boolean {
  const compared = new Set<string>()
  const deciding = new Set<string>()
  for (const { parameters, conditions } of instructions) {
    if (conditions.some(({ operand }) => operand?.kind === 'reference')) return true
    for (const [parameter, template] of parameters) {
      if (template.kind !== 'reference' || isPassedOn(parameter)) continue
      const names = parameter === 'ComparisonValue' ? compared : deciding
      names.add(template.path)
    }
  }
  return [...compared].some((path) => deciding.has(path))
}

interface Example extends FlowWithContent {
  readonly name: string
  readonly channels: readonly Channel[]
}

const folder = join(import.meta.dirname, '../../../../examples')
const examples: Example[] = []
for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
  if (!file.endsWith('.flow.ts') || file.includes('node_modules')) continue
  const exported: object = await import(pathToFileURL(join(folder, file)).href)
  for (const flow of Object.values(exported)) {
    if (!isFlow(flow)) continue
    const { graph } = flow.build()
    const source = { name: flow.name, content: compile(flow).content, flowType: flow.flowType }
    examples.push({ ...source, channels: graph.channels ?? ['VOICE'] })
  }
}

const runs = 40
const flowsMade = 30
const flowSeed = 5
const assumptions = { actionsWithoutTime: 500 }
/** Flow types in which contacts can be played for long. */
const flowTypes: readonly FlowType[] = ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER', 'MODULE']

describe('what happens in calls that are made up is part of an exploration', () => {
  it.each(examples)('$name', async ({ channels: own, ...example }) => {
    const flows = [example, ...examples.filter(({ name }) => name !== example.name)]
    expect(await disagreements(flows, { channels: own }, { channels: own }, runs)).toEqual([])
  })

  it('flows that the builder can write', async () => {
    const made = sample(arbitraryFlow({ maximumStatements: 25, flowTypes }), { numRuns: flowsMade, seed: flowSeed })
    const found: unknown[] = []
    for (const flow of made) {
      const source = { content: compile(flow).content, flowType: flow.flowType, name: flow.name }
      for (const channel of channels) {
        const bounds = { maximumStates: 400, maximumSeconds: 1, assumptions, channels: [channel] }
        found.push(...(await disagreements([source], bounds, { channels: [channel], world: { assumptions } }, 20)))
      }
    }
    expect(found).toEqual([])
  })
})
