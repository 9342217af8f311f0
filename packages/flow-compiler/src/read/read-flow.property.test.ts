import type { JsonObject, JsonValue } from '@aicc/flow-dsl/language'
import { isJsonObject } from '@aicc/flow-dsl/language'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowJson } from '../../test/flow-json.js'
import { validActions, validElsewhere } from '../../test/valid-actions.js'
import { codeFrameOf } from '../../test/print-diagnostics.js'
import { formatPretty } from '../diagnostics/format-pretty.js'
import { checkFlowJson } from './read-flow.js'

const settings = { seed: 20_261_123, numRuns: 300 }

/** Every kind of action in one flow: the start of all mutations. */
const everything: JsonObject = flowJson(
  [
    ...Object.entries<ActionSketch>(validActions),
    ...Object.entries<{ readonly action: ActionSketch }>(validElsewhere).map(
      ([name, { action }]) => [name, action] as const,
    ),
  ].map(([id, action], index, all) => ({ ...action, id, next: all[index + 1]?.[0] ?? 'end' })),
)

/** Values that are likely to meet a check somewhere, beside those that nobody expects. */
const replacement: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom<JsonValue[]>(
    '',
    ' ',
    '$',
    '$.',
    "$['",
    '$.External.x',
    '$.Attributes',
    '<speak>',
    '<',
    '${',
    'True',
    '-1',
    '1e999',
    'end',
    null,
    true,
    0,
    [],
    {},
  ),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'GetParticipantInput',
    'Loop',
    'NoMatchingError',
    '\u001b[31m',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.jsonValue({ maxDepth: 3 }).map((value): JsonValue => JSON.parse(JSON.stringify(value))),
)

type Mutation = readonly [steps: readonly number[], change: 'replace' | 'remove' | 'rename' | 'copy', value: JsonValue]

const mutation: fc.Arbitrary<Mutation> = fc.tuple(
  fc.array(fc.nat(60), { minLength: 1, maxLength: 9 }),
  fc.constantFrom('replace', 'remove', 'rename', 'copy'),
  replacement,
)

/** The value with one change at the end of a walk: each step chooses one of the members that are there. */
function mutate(value: JsonValue, [[step, ...steps], change, given]: Mutation): JsonValue {
  const members = Object.entries(isJsonObject(value) || Array.isArray(value) ? value : {})
  const chosen = step === undefined ? undefined : members[step % Math.max(1, members.length)]
  if (chosen === undefined) return given
  const [key, inner] = chosen
  const last = steps.length === 0
  const changed = members.flatMap(([name, member]): (readonly [string, JsonValue])[] => {
    if (name !== key) return [[name, member]]
    if (!last) return [[name, mutate(inner, [steps, change, given])]]
    if (change === 'remove') return []
    if (change === 'rename') return [[String(given), member]]
    if (change === 'copy')
      return [
        [name, member],
        [`${name}${name}`, member],
      ]
    return [[name, given]]
  })
  return Array.isArray(value) ? changed.map(([, member]) => member) : Object.fromEntries(changed)
}

/** Whatever the text is: nothing is thrown, nothing is changed, and what is said can be printed. */
function expectAnswer(text: string): void {
  const { diagnostics } = checkFlowJson(text, { file: 'flow.json' })
  expect(checkFlowJson(text, { file: 'flow.json' }).diagnostics).toEqual(diagnostics)
  const printed = diagnostics
    .slice(0, 20)
    .map((diagnostic) =>
      formatPretty(diagnostic, { ...codeFrameOf(text), colour: (_part, words) => words, fileName: (file) => file }),
    )
    .join('\n')
  // oxlint-disable-next-line no-control-regex
  expect(printed).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/)
  for (const { message, code, name } of diagnostics) {
    expect([code, name, message]).toEqual([
      expect.stringMatching(/^FLOW\d{4}$/),
      expect.stringMatching(/^[a-z]+(-[a-z]+)+$/),
      expect.stringMatching(/[.?]$/),
    ])
  }
}

describe('the checker has an answer', () => {
  it('to any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), expectAnswer), settings)
  })

  it('to any JSON', () => {
    fc.assert(fc.property(fc.json(), expectAnswer), settings)
  })

  it('to anything that has a list of actions', () => {
    const action = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          Identifier: replacement,
          Type: fc.oneof(replacement, fc.constantFrom(...Object.values(validActions).map(({ type }) => type))),
          Parameters: fc.oneof(replacement, fc.dictionary(fc.string(), fc.jsonValue())),
          Transitions: fc.oneof(
            replacement,
            fc.record({ NextAction: replacement, Errors: replacement, Conditions: replacement }, { requiredKeys: [] }),
          ),
        },
        { requiredKeys: [] },
      ),
    )
    const flow = fc.record({
      Version: replacement,
      StartAction: replacement,
      Metadata: replacement,
      Actions: fc.array(action),
    })
    fc.assert(
      fc.property(flow, (value) => expectAnswer(JSON.stringify(value))),
      settings,
    )
  })

  it('to a valid flow in whose actions a few members changed', () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) =>
        expectAnswer(JSON.stringify({ ...everything, Actions: mutations.reduce(mutate, everything.Actions ?? []) })),
      ),
      settings,
    )
  })

  it('to a valid flow that is cut off or has a hole', () => {
    const text = JSON.stringify(everything)
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(200), (start, length) =>
        expectAnswer(text.slice(0, start) + text.slice(start + length)),
      ),
      { ...settings, numRuns: 100 },
    )
  })
})
