import { candidatesFor, conditionHolds, witnesses } from '../explore/alternatives.js'
import type { TestedCondition } from '../explore/alternatives.js'
import { isWholeMetric } from '../explore/abstract-answers.js'
import type { Constraint } from '../explore/unknown.js'
import type { Answer, MetricAsk, PercentageAsk } from '../machine/ask.js'

/** A number, and what is learned by it. */
export interface NumberChoice {
  readonly answer: Answer
  readonly constraints: readonly Constraint[]
}

/** Numbers that conditions tell apart, among those that satisfy what is known of it. */
export function numberChoices(
  ask: MetricAsk | PercentageAsk,
  conditions: readonly TestedCondition[],
  known: readonly Constraint[],
): readonly NumberChoice[] {
  const candidates =
    ask.kind === 'percentage' ? hundred : candidatesFor([...conditions, ...known], undefined).filter(isMetric(ask))
  const possible = (value: string): boolean =>
    known.every(({ operator, operand, holds }) => conditionHolds(operator, value, operand) === holds)
  return witnesses(conditions, candidates, possible).map(({ condition, value }) => ({
    answer: { kind: ask.kind === 'percentage' ? 'percentage' : 'number', value: Number(value) },
    constraints: [...known, ...learned(conditions, condition)],
  }))
}

const hundred = Array.from({ length: 100 }, (_, index) => String(index + 1))

function isMetric({ metric }: MetricAsk): (value: string) => boolean {
  const pattern = isWholeMetric(metric) ? /^\d+$/ : /^\d+(\.\d+)?$/
  return (value) => pattern.test(value)
}

/** What is known of a value that satisfies a condition and none before it; -1: none at all. */
function learned(conditions: readonly TestedCondition[], condition: number): readonly Constraint[] {
  const until = condition === -1 ? conditions.length : condition
  return [
    ...conditions.slice(0, until).map(({ operator, operand }) => ({ operator, operand, holds: false })),
    ...conditions.slice(until, until + 1).map(({ operator, operand }) => ({ operator, operand, holds: true })),
  ]
}
