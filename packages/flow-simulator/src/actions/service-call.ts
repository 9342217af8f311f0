import { isJsonObject } from '@aicc/flow-dsl/language'
import type { JsonObject, JsonValue } from '@aicc/flow-dsl/language'
import type { Execution } from '../machine/execution.js'
import { defineExecution, done, failed } from '../machine/step.js'
import type { ActionExecution } from '../machine/step.js'
import { askOutcome, takeOutcome } from './outcome.js'

/** An action that asks another service, at once as far as anybody notices: profiles, cases, data tables, new contacts. */
export interface ServiceCall {
  /** `Type` in the flow language. */
  readonly type: string
  /** Parameters that fail it where they lead to nothing. */
  readonly needs?: readonly string[]
  /** The namespace that it fills when it succeeds. What was there is gone, unless `keeps`. */
  readonly fills?: string
  /** Whether members that an earlier action has filled stay. @defaultValue false */
  readonly keeps?: boolean
  /** What the service always answers, where the world says nothing of it: the id of what was made. */
  readonly answers?: (execution: Execution) => JsonObject
}

/** How actions that ask another service are executed: the world says what becomes of them, and what they bring. */
export function defineServiceCall({ type, needs = [], fills, keeps = false, answers }: ServiceCall): ActionExecution {
  return defineExecution({
    type,
    begin(execution, action) {
      const here = action.definition?.channels.includes(execution.state.channel) !== false
      return here && !execution.isMissing(action, ...needs) ? askOutcome(execution, action) : failed
    },
    resume(execution, _action, answer) {
      const before = fills !== undefined && keeps ? membersOf(execution.run.data.get(fills)) : {}
      const given = 'data' in answer && fills !== undefined ? membersOf(answer.data?.[fills]) : {}
      const failure = takeOutcome(execution, answer)
      if (failure !== undefined) return failure
      if (fills !== undefined) execution.setData(fills, { ...before, ...answers?.(execution), ...given })
      return done
    },
  })
}

function membersOf(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {}
}

/** An id of something that a service has made for the contact, the same one for the same course of it. */
export function madeId({ state }: Execution, kind: string): string {
  return `${kind}-${state.actions}`
}
