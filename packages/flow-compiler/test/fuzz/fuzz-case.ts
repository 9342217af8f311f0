import { arbitraryFlow } from '@aicc/flow-dsl/testing'
import type { FlowType, JsonValue } from '@aicc/flow-dsl/language'
import fc from 'fast-check'
import { compile, printFlow } from '../../src/index.js'
import { flowJson } from '../flow-json.js'
import type { ActionSketch } from '../flow-json.js'
import { legacyExport } from '../legacy-export.js'
import type { LegacySketch } from '../legacy-export.js'
import { validActions, validElsewhere } from '../valid-actions.js'
import { hostileShapes } from './hostile-shapes.js'
import { mutateCharacters, mutateStructure, mutateTokens } from './mutate.js'
import { randomJson } from './random-json.js'
import { Random } from './random.js'

/** One text to feed to the readers of JSON. */
export interface FuzzCase {
  /** How it was made, for people. */
  readonly kind: string
  readonly text: string
  /** Whether the compiler had no error to report when it wrote the text: then reading it must find none either. */
  readonly valid: boolean
  /** The flow type, where the text does not state it. */
  readonly flowType: FlowType
}

/** What cases are made from. */
export interface FuzzSeeds {
  /** Texts of flows, in both formats. */
  readonly texts: readonly string[]
}

const legacySketches: readonly LegacySketch[] = [
  {
    id: 'play',
    type: 'PlayPrompt',
    parameters: [
      ['Text', 'name', { namespace: 'External' }],
      ['TextToSpeechType', 'text'],
    ],
    branches: [['Success', 'ask'], 'Error'],
  },
  {
    id: 'ask',
    type: 'GetUserInput',
    target: 'Digits',
    parameters: [
      ['Text', '1번을 눌러 주세요.'],
      ['Timeout', '5'],
      ['MaxDigits', '1'],
    ],
    branches: [['Evaluate', 'queue', { conditionType: 'Equals', conditionValue: '1' }], 'Timeout', 'NoMatch', 'Error'],
  },
  {
    id: 'queue',
    type: 'SetQueue',
    parameters: [['Queue', '', { resourceName: 'support' }]],
    branches: [['Success', 'hook'], 'Error'],
  },
  {
    id: 'hook',
    type: 'SetEventHook',
    parameters: [
      ['Type', 'CustomerQueue'],
      ['ContactFlowId', '', { resourceName: 'queue' }],
    ],
    branches: [['Success', 'transfer'], 'Error'],
  },
  { id: 'transfer', type: 'Transfer', target: 'Queue', branches: ['AtCapacity', 'Error'] },
]

/** Flows of this repository to start from: every kind of action, and an old export. */
export const ownSeeds: readonly string[] = [
  everyAction(),
  ...Object.values<ActionSketch>(validActions).map((action) => JSON.stringify(flowJson([action]), null, 2)),
  JSON.stringify(legacyExport(legacySketches)),
  JSON.stringify(legacyExport(legacySketches), null, 2),
]

function everyAction(): string {
  const actions = [
    ...Object.entries<ActionSketch>(validActions),
    ...Object.entries<{ readonly action: ActionSketch }>(validElsewhere).map(
      ([name, { action }]) => [name, action] as const,
    ),
  ]
  return JSON.stringify(
    flowJson(actions.map(([id, action], index) => ({ ...action, id, next: actions[index + 1]?.[0] ?? 'end' }))),
    null,
    2,
  )
}

/** The cases of a run, made one at a time: case `index` of a seed is always the same. */
export function fuzzCase(seed: number, index: number, seeds: FuzzSeeds): FuzzCase {
  const random = Random.ofCase(seed, index)
  const draw = random.below(100)
  const of = (kind: string, text: string): FuzzCase => ({ kind, text, valid: false, flowType: 'CONTACT_FLOW' })
  if (draw < 20) return of('random JSON', JSON.stringify(randomJson(random, 6)))
  if (draw < 40) return of('changed characters', mutateCharacters(random, random.pick(seeds.texts)))
  if (draw < 60) return of('changed tokens', mutateTokens(random, random.pick(seeds.texts)))
  if (draw < 88) return of('changed structure', mutatedValue(random, random.pick(seeds.texts)))
  if (draw < 97) {
    const { name, make } = random.pick(hostileShapes)
    // Many small ones, few large ones: a hostile shape shows at any size that is not tiny.
    const size = random.onceIn(400) ? 200_000 : random.onceIn(20) ? 20_000 : 20 + random.below(2_000)
    return of(`hostile: ${name}`, make(size))
  }
  return programCase(random)
}

function mutatedValue(random: Random, text: string): string {
  const value: JsonValue = JSON.parse(text.replace(/^\ufeff/, ''))
  const mutated = mutateStructure(random, value)
  return random.onceIn(2) ? JSON.stringify(mutated) : JSON.stringify(mutated, null, random.onceIn(2) ? 2 : '\t')
}

/** What a random program of the builder compiles to, or a change of it. */
function programCase(random: Random): FuzzCase {
  const [flow] = fc.sample(arbitraryFlow({ maximumStatements: 20 }), { seed: random.below(0x7fff_ffff), numRuns: 1 })
  if (flow === undefined) throw new RangeError('There is no sample.')
  const { document, diagnostics } = compile(flow)
  const text = printFlow(document)
  const { flowType } = flow
  if (random.onceIn(2)) {
    const valid = diagnostics.every(({ severity }) => severity !== 'error')
    return { kind: 'a program of the builder', text, valid, flowType }
  }
  return { kind: 'a changed program of the builder', text: mutatedValue(random, text), valid: false, flowType }
}
