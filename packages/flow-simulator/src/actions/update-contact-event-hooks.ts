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
    const given = namesByHook(execution, action)
    if (given === undefined) return failed
    const hooks = new Map(execution.state.hooks)
    for (const [hook, name] of given) {
      if (voiceOnly.has(hook) && execution.state.channel !== 'VOICE') return failed
      if (!fits(execution, action, hook, name)) return failed
      hooks.set(hook, name)
    }
    for (const hook of disabledHooks(execution, action)) hooks.set(hook, noFlow)
    execution.state.hooks = hooks
    return done
  },
})

/** Hooks that stand in a flow, worked out once. */
const fixedHooks = new WeakMap<Instruction, ReadonlyMap<string, string>>()

/** Names of flows by hook; undefined where a reference leads to nothing. */
function namesByHook(execution: Execution, action: Instruction): ReadonlyMap<string, string> | undefined {
  const known = fixedHooks.get(action)
  if (known !== undefined) return known
  const given = execution.value(action, 'EventHooks')
  if (!isJsonObject(given)) return undefined
  // The name that the console noted beside an id is that of what it showed once: a reference has none.
  const isFixed = action.parameters.get('EventHooks')?.kind === 'constant'
  const names = new Map<string, string>()
  for (const [hook, flow] of Object.entries(given)) {
    if (typeof flow !== 'string' || flow === '') return undefined
    names.set(hook, resourceName(flow, isFixed ? action.displayNames.get(`EventHooks.${hook}`) : undefined))
  }
  if (isFixed) fixedHooks.set(action, names)
  return names
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
