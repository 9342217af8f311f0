import { isJsonObject } from '@aicc/flow-dsl/language'
import type { JsonObject, JsonValue } from '@aicc/flow-dsl/language'
import { defineExecution, done, failed } from '../machine/step.js'

/** Sets values that live in this run of the flow. */
export const updateFlowAttributes = defineExecution({
  type: 'UpdateFlowAttributes',
  begin(execution, action) {
    const values = execution.value(action, 'FlowAttributes')
    if (!isJsonObject(values)) return failed
    const known = execution.run.data.get('FlowAttributes')
    const set: Record<string, JsonValue> = isJsonObject(known) ? { ...(known as JsonObject) } : {}
    for (const [name, given] of Object.entries(values as JsonObject)) {
      // Exports wrap each value: {"Value": "..."}.
      const value = isJsonObject(given) ? ((given as JsonObject)['Value'] ?? '') : given
      Object.defineProperty(set, name, { value: value ?? '', enumerable: true, configurable: true, writable: true })
    }
    execution.setData('FlowAttributes', set)
    return done
  },
})
