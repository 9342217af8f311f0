import { actionTypes } from '@aicc/flow-dsl/language'
import type { JsonValue } from '@aicc/flow-dsl/language'
import type { Random } from './random.js'

/** Texts that are likely to meet a check somewhere, beside those that nobody expects. */
const texts = [
  '',
  ' ',
  'a',
  'end',
  '1',
  '-1',
  '1e999',
  'True',
  'false',
  '$',
  '$.',
  '$.External.x',
  '$.Attributes',
  "$['",
  '$.A['.repeat(20),
  '<speak>',
  '<',
  '<break time="5s"/>',
  '${x}',
  '{{queue:a}}',
  'arn:aws:connect:x',
  'arn:aws:lambda:a:b:function:c',
  '2019-10-30',
  'contactFlow',
  'MODULE',
  'NoMatchingError',
  'NoMatchingCondition',
  'Equals',
  'NumberLessThan',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '\u0000',
  '\u001b[31m',
  '\u2028',
  '\ud800',
  '\ufeff',
  '👩‍👩‍👧',
  '가나다',
  'x'.repeat(300),
]

/** Names of members, of both formats. */
const names = [
  'Version',
  'StartAction',
  'Metadata',
  'ActionMetadata',
  'Actions',
  'Settings',
  'Identifier',
  'Type',
  'Parameters',
  'Transitions',
  'NextAction',
  'Conditions',
  'Condition',
  'Operator',
  'Operands',
  'Errors',
  'ErrorType',
  'Text',
  'SSML',
  'position',
  'parameters',
  'displayName',
  'modules',
  'start',
  'id',
  'type',
  'target',
  'branches',
  'transition',
  'condition',
  'conditionType',
  'conditionValue',
  'name',
  'value',
  'namespace',
  'key',
  'resourceName',
  'metadata',
]

/** A text: one that means something, or a few random characters. */
export function randomText(random: Random): string {
  if (!random.onceIn(4)) return random.pick(random.onceIn(3) ? actionTypes : texts)
  let text = ''
  for (let length = random.below(12); length > 0; length -= 1) text += String.fromCharCode(random.below(0x300))
  return text
}

/** A name of a member. */
export function randomName(random: Random): string {
  return random.onceIn(4) ? randomText(random) : random.pick(names)
}

/** Any JSON, nested as deep as `depth` at most. */
export function randomJson(random: Random, depth: number): JsonValue {
  const kind = random.below(depth > 0 ? 8 : 5)
  if (kind === 0) return null
  if (kind === 1) return random.onceIn(2)
  if (kind === 2) return random.onceIn(2) ? random.below(1_000) : (random.next() - 0.5) * 10 ** random.below(300)
  if (kind < 5) return randomText(random)
  const size = random.below(6)
  if (kind === 5) return Array.from({ length: size }, () => randomJson(random, depth - 1))
  const object: Record<string, JsonValue> = Object.create(null)
  for (let index = 0; index < size; index += 1) object[randomName(random)] = randomJson(random, depth - 1)
  return object
}
