import { isJsonObject } from '@aicc/flow-dsl/language'
import type { FlowType, Parameter } from '@aicc/flow-dsl/language'
import type { Execution } from '../machine/execution.js'
import { noFlow } from '../machine/lifecycle.js'
import { resourceName } from '../machine/resource-name.js'
import { defineExecution, done, failed } from '../machine/step.js'
import type { Instruction } from '../program/program.js'

/** Hooks that calls have only. @see https://docs.aws.amazon.com/connect/latest/adminguide/set-hold-flow.html */
const voiceOnly: ReadonlySet<string> = new Set(['CustomerHold', 'AgentHold'])

/**
 * Sets the flows that run at events. Takes effect at once and runs nothing; the last one set counts.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-event-flow.html
 */
export const updateContactEventHooks = defineExecution({
  type: 'UpdateContactEventHooks',
  begin(execution, action) {
    const given = execution.value(action, 'EventHooks')
    if (!isJsonObject(given)) return failed
    const hooks = new Map(execution.state.hooks)
    for (const [hook, flow] of Object.entries(given)) {
      if (typeof flow !== 'string' || flow === '') return failed
      if (voiceOnly.has(hook) && execution.state.channel !== 'VOICE') return failed
      const name = resourceName(flow, nameBeside(action, hook))
      if (!fits(execution, action, hook, name)) return failed
      hooks.set(hook, name)
    }
    for (const hook of disabledHooks(execution, action)) hooks.set(hook, noFlow)
    execution.state.hooks = hooks
    return done
  },
})

/** The name that the console noted beside an id; a reference has none. */
function nameBeside({ parameters, displayNames }: Instruction, hook: string): string | undefined {
  return parameters.get('EventHooks')?.kind === 'constant' ? displayNames.get(`EventHooks.${hook}`) : undefined
}

/** Whether a flow is of the type that a hook runs. One that nobody has given may be. */
function fits(execution: Execution, { definition }: Instruction, hook: string, flow: string): boolean {
  const expected = flowTypeOf(definition?.parameters['EventHooks'], hook)
  const given = execution.findProgram(flow)?.flowType
  return expected === undefined || given === undefined || given === expected
}

function flowTypeOf(parameter: Parameter | undefined, hook: string): FlowType | undefined {
  const flow = parameter?.kind === 'map' ? parameter.value : undefined
  return flow?.kind === 'text' ? flow.flowTypeByKey?.[hook] : undefined
}

/** Hooks that are switched off: then not even the default flow runs. */
function disabledHooks(execution: Execution, action: Instruction): readonly string[] {
  const configuration = execution.value(action, 'EventHooksConfiguration')
  if (!isJsonObject(configuration)) return []
  return Object.keys(configuration).filter(
    (hook) => execution.member(action, 'EventHooksConfiguration', hook, 'DisableExecution').toLowerCase() === 'true',
  )
}
