import { enterFlow } from '../machine/lifecycle.js'
import { defineExecution, failed, moved } from '../machine/step.js'

/** Goes on at the start of another flow, without return. Data of the run are gone, data of the contact stay. */
export const transferToFlow = defineExecution({
  type: 'TransferToFlow',
  begin(execution, action) {
    const name = execution.resource(action, 'ContactFlowId')
    if (name === undefined) return failed
    const data = execution.environment.assumptions.transferClearsData ? undefined : execution.run.data
    if (!enterFlow(execution, name)) {
      execution.end({ reason: 'other flow', detail: name, action })
      return moved
    }
    if (data !== undefined) execution.run.data = data
    return moved
  },
})
