import type { JsonObject } from '@aicc/flow-dsl/language'
import type { Answer, OutcomeAsk } from '../machine/ask.js'
import { textOf } from '../machine/execution.js'
import type { Execution } from '../machine/execution.js'
import { asking, failed, failedWith } from '../machine/step.js'
import type { Step } from '../machine/step.js'
import type { Instruction } from '../program/program.js'

/** Ask the world what becomes of an action whose inner life nobody knows here: a service, a person at a screen. */
export function askOutcome(execution: Execution, action: Instruction): Step {
  return asking(outcomeAsk(execution, action))
}

/** The question of {@link askOutcome}. */
export function outcomeAsk(execution: Execution, action: Instruction): OutcomeAsk {
  const { form } = action
  return {
    kind: 'outcome',
    type: action.type,
    results: action.conditions.map(({ operand }) => textOf(operand && execution.resolve(operand))),
    errors: [...action.errors.keys()],
    continues: form === undefined || form.outcomes.next.kind === 'continues',
    parameters: parametersOf(execution, action),
  }
}

function parametersOf(execution: Execution, action: Instruction): JsonObject {
  return Object.fromEntries([...action.parameters.keys()].map((name) => [name, execution.value(action, name) ?? null]))
}

/**
 * Take over what the world says of time and data.
 * @returns The step where it failed; undefined where it succeeded.
 */
export function takeOutcome(execution: Execution, answer: Answer): Step | undefined {
  if (answer.kind === 'error') {
    execution.pass(answer.seconds ?? 0)
    return failedWith(answer.error)
  }
  if (answer.kind !== 'done' && answer.kind !== 'result') return failed
  execution.pass(answer.seconds ?? 0)
  for (const [namespace, value] of Object.entries(answer.data ?? {})) execution.setData(namespace, value)
  return undefined
}
