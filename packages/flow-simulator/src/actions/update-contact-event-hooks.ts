import { isJsonObject } from '@aicc/flow-dsl/language'
import { resourceName } from '../machine/resource-name.js'
import { defineExecution, done, failed } from '../machine/step.js'

/** Sets the flows that run at events. Takes effect at once and runs nothing. */
export const updateContactEventHooks = defineExecution({
  type: 'UpdateContactEventHooks',
  begin(execution, action) {
    const given = execution.value(action, 'EventHooks')
    if (!isJsonObject(given)) return failed
    const hooks = new Map(execution.state.hooks)
    for (const [hook, flow] of Object.entries(given)) {
      if (typeof flow !== 'string' || flow === '') return failed
      if (flow === 'DisableExecution') hooks.delete(hook)
      else
        hooks.set(
          hook,
          resourceName(flow, action.displayNames.get(hook) ?? action.displayNames.get(`EventHooks.${hook}`)),
        )
    }
    execution.state.hooks = hooks
    return done
  },
})
