import type { JsonObject, JsonValue } from '@aicc/flow-dsl/language'
import { randomJson, randomName, randomText } from './random-json.js'
import type { Random } from './random.js'

/** Characters in a row that are cut out, or said again. */
const longestPiece = 200

/** A text with a few characters changed: what a broken disk or a careless editor leaves. */
export function mutateCharacters(random: Random, text: string): string {
  let result = text
  for (let times = 1 + random.below(4); times > 0; times -= 1) {
    const at = random.below(result.length + 1)
    const end = Math.min(result.length, at + random.below(random.onceIn(3) ? longestPiece : 4))
    const kind = random.below(5)
    if (kind === 0) result = result.slice(0, at) + result.slice(end)
    else if (kind === 1) result = result.slice(0, at) + randomText(random) + result.slice(at)
    else if (kind === 2) result = result.slice(0, end) + result.slice(at)
    else if (kind === 3) result = result.slice(0, at) + random.pick([...'{}[],:"\\0tfn \n\r']) + result.slice(at + 1)
    else if (random.onceIn(4)) result = result.slice(0, at)
  }
  return result
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+|\s+|"/g

/** A text with a few tokens of JSON changed: mostly still JSON, seldom still a flow. */
export function mutateTokens(random: Random, text: string): string {
  const tokens = text.match(token) ?? []
  if (tokens.length === 0) return text
  for (let times = 1 + random.below(4); times > 0; times -= 1) {
    const at = random.below(tokens.length)
    const kind = random.below(5)
    if (kind === 0) tokens.splice(at, 1 + random.below(4))
    else if (kind === 1) tokens.splice(at, 0, ...tokens.slice(at, at + random.below(30)))
    else if (kind === 2) tokens[at] = JSON.stringify(randomText(random))
    else if (kind === 3) tokens[at] = JSON.stringify(randomJson(random, 2))
    else {
      const other = random.below(tokens.length)
      const moved = tokens[at] ?? ''
      tokens[at] = tokens[other] ?? ''
      tokens[other] = moved
    }
  }
  return tokens.join('')
}

/** A value with a few members changed: always JSON, and mostly the shape of a flow. */
export function mutateStructure(random: Random, value: JsonValue): JsonValue {
  let result = value
  for (let times = 1 + random.below(4); times > 0; times -= 1) result = mutateOnce(random, result, random.below(9))
  return result
}

function mutateOnce(random: Random, value: JsonValue, depth: number): JsonValue {
  if (isList(value)) {
    if (value.length === 0) return randomJson(random, 2)
    const at = random.below(value.length)
    const chosen = value[at] ?? null
    if (depth > 0) return value.map((item, index) => (index === at ? mutateOnce(random, item, depth - 1) : item))
    const kind = random.below(4)
    if (kind === 0) return value.filter((_item, index) => index !== at)
    if (kind === 1) return value.flatMap((item, index) => (index === at ? [item, item] : [item]))
    if (kind === 2) return value.map((item, index) => (index === at ? randomJson(random, 2) : item))
    return [...value.slice(at + 1), chosen, ...value.slice(0, at)]
  }
  if (typeof value !== 'object' || value === null) return randomJson(random, 2)
  const names = Object.keys(value)
  if (names.length === 0) return randomJson(random, 2)
  const name = random.pick(names)
  const chosen = value[name] ?? null
  if (depth > 0) return withMember(value, name, name, mutateOnce(random, chosen, depth - 1))
  const kind = random.below(4)
  if (kind === 0) return withMember(value, name, undefined, null)
  if (kind === 1) return withMember(value, name, randomName(random), chosen)
  if (kind === 2) return withMember(value, name, name, randomJson(random, 2))
  return { ...value, [randomName(random)]: chosen }
}

/** The object with one member under another name, or without it. */
function withMember(source: JsonObject, name: string, renamed: string | undefined, value: JsonValue): JsonObject {
  const result: Record<string, JsonValue> = Object.create(null)
  for (const [key, member] of Object.entries(source)) {
    if (key !== name) result[key] = member
    else if (renamed !== undefined) result[renamed] = value
  }
  return result
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}
