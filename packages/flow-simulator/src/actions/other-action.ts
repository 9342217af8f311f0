import { isJsonObject } from '@aicc/flow-dsl/language'
import type { JsonValue } from '@aicc/flow-dsl/language'
import type { Instruction } from '../program/program.js'
import type { Execution } from '../machine/execution.js'
import { asking, defineExecution, done, failed, failedWith, resultOf } from '../machine/step.js'

/**
 * Every action that has no file of its own: the world says which of its ways is taken. What its definition says that it
 * does to the line (speaking) is done; what it would fill is what the world gives.
 */
export const otherAction = defineExecution({
  type: '*',
  begin(execution, action) {
    const { definition, form } = action
    const speech = execution.speechOf(action)
    if (speech !== undefined && definition?.family === 'participant') execution.say(speech, action)
    if (definition !== undefined && !definition.channels.includes(execution.state.channel)) return failed
    const continues = form === undefined || form.outcomes.next.kind === 'continues'
    const results = action.conditions.map(({ operand }) => String((operand && execution.resolve(operand)) ?? ''))
    const errors = [...action.errors.keys()]
    // Setting something that no simulation looks at can only succeed.
    if (continues && results.length === 0 && definition?.family === 'contact') return done
    return asking({
      kind: 'outcome',
      type: action.type,
      results,
      errors,
      continues,
      parameters: parametersOf(execution, action),
    })
  },
  resume(execution, _action, answer) {
    if (answer.kind === 'error') {
      execution.pass(answer.seconds ?? 0)
      return failedWith(answer.error)
    }
    if (answer.kind !== 'done' && answer.kind !== 'result') return failed
    execution.pass(answer.seconds ?? 0)
    for (const [namespace, value] of Object.entries(answer.data ?? {})) execution.setData(namespace, value)
    return answer.kind === 'result' ? resultOf(answer.result) : done
  },
})

function parametersOf(execution: Execution, action: Instruction): Readonly<Record<string, JsonValue>> {
  const resolved = Object.fromEntries(
    [...action.parameters.keys()].map((name) => [name, execution.value(action, name) ?? null]),
  )
  return isJsonObject(resolved) ? resolved : {}
}
