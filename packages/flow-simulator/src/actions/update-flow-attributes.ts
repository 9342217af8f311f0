import { isJsonObject } from '@aicc/flow-dsl/language'
import type { JsonObject } from '@aicc/flow-dsl/language'
import { textOf } from '../machine/execution.js'
import { defineExecution, done, failed } from '../machine/step.js'

/** Most bytes of all of them together. @see https://docs.aws.amazon.com/connect/latest/adminguide/set-contact-attributes.html */
const maximumBytes = 32 * 1024

/** Sets values that live in this run of the flow. */
export const updateFlowAttributes = defineExecution({
  type: 'UpdateFlowAttributes',
  begin(execution, action) {
    const values = execution.value(action, 'FlowAttributes')
    if (!isJsonObject(values)) return failed
    const known = execution.run.data.get('FlowAttributes')
    // Exports wrap each value: {"Value": "..."}.
    const set = Object.entries(values).map(([name, given]) => [
      name,
      isJsonObject(given) ? (given['Value'] ?? '') : given,
    ])
    const attributes: JsonObject = { ...(isJsonObject(known) && known), ...Object.fromEntries(set) }
    let bytes = 0
    for (const [name, value] of Object.entries(attributes)) bytes += Buffer.byteLength(name + textOf(value))
    if (bytes > maximumBytes) return failed
    execution.setData('FlowAttributes', attributes)
    return done
  },
})
