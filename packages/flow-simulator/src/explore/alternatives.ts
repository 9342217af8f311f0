import type { JsonValue } from '@aicc/flow-dsl/language'
import { compare } from '../machine/condition.js'
import { textOf } from '../machine/execution.js'
import { longestDigits, missing, sourceOf } from './unknown.js'
import type { Constraint, Knowledge } from './unknown.js'

/** A condition that a value is tested against, with its operand resolved. */
export interface TestedCondition {
  readonly operator: string
  readonly operand: string
  /** Whether the operand stands in the flow. One that is a value itself is another one in another call. */
  readonly fixed?: boolean
}

/** Most values that are tried for a set of conditions: pairs of operands are tried only within it. */
const mostCandidates = 2_000

/** Whether a condition holds for a value that is there. */
export function conditionHolds(operator: string, value: JsonValue, operand: string): boolean {
  return operator === 'Exists' || (operand !== '' && compare(operator, value, operand))
}

/**
 * Values of which each satisfies another condition and none before it, then one that satisfies none. A condition that
 * nothing can satisfy has no value.
 */
export function witnesses(
  conditions: readonly TestedCondition[],
  candidates: readonly string[],
  allowed: (candidate: string) => boolean = () => true,
): readonly { readonly condition: number; readonly value: string }[] {
  const found = new Map<number, string>()
  for (const value of candidates) {
    const condition = conditions.findIndex(({ operator, operand }) => conditionHolds(operator, value, operand))
    if (!found.has(condition) && allowed(value)) found.set(condition, value)
    if (found.size === conditions.length + 1) break
  }
  const order = (condition: number): number => (condition === -1 ? conditions.length : condition)
  return [...found]
    .map(([condition, value]) => ({ condition, value }))
    .sort((one, other) => order(one.condition) - order(other.condition))
}

/** What an unknown can be where it is tested against conditions: one state of knowledge for each way. */
export function alternativesFor(
  unknown: string,
  known: Knowledge | undefined,
  conditions: readonly TestedCondition[],
  textWith: ((candidate: string) => string) | undefined,
): readonly Knowledge[] {
  const before: readonly Constraint[] = known?.kind === 'some' ? known.constraints : []
  const wrap = textWith ?? ((candidate: string) => candidate)
  const fixed = conditions.every((one) => one.fixed !== false)
  const pool = candidatesFor([...conditions, ...before], longestDigits(unknown))
  // Where the unknown is a part of the text, what stands around it in an operand is tried without it.
  const inside = textWith === undefined ? [] : conditions.flatMap(({ operand }) => unwrapped(operand, textWith))
  const candidates = [...inside, ...pool]
  const wrapped = new Map(candidates.map((candidate) => [wrap(candidate), candidate]))
  const allowed = (text: string): boolean => satisfies(wrapped.get(text) ?? '', before)
  const alternatives = witnesses(conditions, [...wrapped.keys()], allowed).map(({ condition, value }): Knowledge => {
    const candidate = wrapped.get(value) ?? ''
    // Compared with another value: there is no end of what could be learned.
    if (textWith !== undefined || !fixed || conditions[condition]?.operator === 'Equals')
      return { kind: 'value', value: candidate }
    const until = condition === -1 ? conditions.length : condition
    const constraints = [
      ...before,
      ...conditions.slice(0, until).map(({ operator, operand }) => ({ operator, operand, holds: false })),
      ...conditions.slice(until, until + 1).map(({ operator, operand }) => ({ operator, operand, holds: true })),
    ]
    return { kind: 'some', constraints: withoutRepetition(constraints), witness: candidate }
  })
  return known === undefined ? [...alternatives, absence(unknown)] : alternatives
}

/** What an unknown can be where these values make a difference; none of them: where it matters that it is there. */
export function alternativesOf(
  unknown: string,
  known: Knowledge | undefined,
  values: readonly JsonValue[],
): readonly Knowledge[] {
  const constraints: readonly Constraint[] = known?.kind === 'some' ? known.constraints : []
  const longest = longestDigits(unknown)
  const possible = values.filter((value) => {
    if (longest !== undefined && !isTyped(textOf(value), longest)) return false
    return constraints.length === 0 || (typeof value === 'string' && satisfies(value, constraints))
  })
  const some: Knowledge = known?.kind === 'some' ? known : { kind: 'some', constraints, witness: plausible(unknown) }
  const there: readonly Knowledge[] = possible.length > 0 ? possible.map((value) => ({ kind: 'value', value })) : [some]
  return known === undefined ? [...there, absence(unknown)] : there
}

/** That nothing is there. Who types only the key that ends the input has typed nothing. */
function absence(unknown: string): Knowledge {
  return sourceOf(unknown) === 'digits' ? { kind: 'value', value: '' } : missing
}

/** A value for an unknown that nothing depends on. */
export function plausible(unknown: string): string {
  const longest = longestDigits(unknown)
  if (longest !== undefined) return '1234567890'.repeat(2).slice(0, Math.max(1, Math.min(longest, 5)))
  const name = unknown.slice(unknown.lastIndexOf('.') + 1)
  if (name === 'Address') return '+821012345678'
  return `some ${name}`
}

function satisfies(value: string, constraints: readonly Constraint[]): boolean {
  return constraints.every(({ operator, operand, holds }) => conditionHolds(operator, value, operand) === holds)
}

function withoutRepetition(constraints: readonly Constraint[]): readonly Constraint[] {
  const seen = new Map(constraints.map((one) => [`${one.operator} ${one.holds} ${one.operand}`, one]))
  return [...seen].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, constraint]) => constraint)
}

function unwrapped(operand: string, textWith: (candidate: string) => string): readonly string[] {
  const mark = '\uE004'
  const [start = '', end = ''] = textWith(mark).split(mark)
  const fits = operand.startsWith(start) && operand.endsWith(end) && operand.length > start.length + end.length
  return fits ? [operand.slice(start.length, operand.length - end.length)] : []
}

function isTyped(value: string, longest: number): boolean {
  return value.length <= longest && /^\d+$/.test(value)
}

/** Values around the operands of conditions, simple ones first. */
export function candidatesFor(conditions: readonly TestedCondition[], digits: number | undefined): readonly string[] {
  const found = new Set<string>()
  const add = (value: string): void => {
    if (value !== '' && found.size < mostCandidates && (digits === undefined || isTyped(value, digits)))
      found.add(value)
  }
  for (const { operand } of conditions) add(operand)
  for (const { operator, operand } of conditions) {
    if (operator.startsWith('Number')) {
      const number = Number(operand)
      if (Number.isFinite(number)) for (const step of [-1, 1, -0.5, 0.5]) add(String(number + step))
    } else if (operator.startsWith('Text') || operator === 'Contains') {
      for (const text of [`${operand}1`, `1${operand}`, `1${operand}1`]) add(text)
    }
  }
  for (const text of ['something else', '12345', '1', '0', '12345678', '9', '98', '55555', '-1', '1.5']) add(text)
  const operands = [...new Set(conditions.map(({ operand }) => operand))]
  for (const one of operands) for (const other of operands) if (one !== other) add(one + other)
  return [...found]
}
