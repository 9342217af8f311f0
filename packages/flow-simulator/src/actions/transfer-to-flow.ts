import type { FlowType } from '@aicc/flow-dsl/language'
import { withoutEntry } from '../machine/contact-state.js'
import { enterFlow } from '../machine/lifecycle.js'
import { defineExecution, failed, moved } from '../machine/step.js'
import type { Instruction } from '../program/program.js'

/**
 * Goes on at the start of another flow, without return. Data of the run are gone, data of the contact stay.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-contact-attributes.html
 */
export const transferToFlow = defineExecution({
  type: 'TransferToFlow',
  begin(execution, action) {
    const name = execution.resource(action, 'ContactFlowId')
    if (name === undefined) return failed
    const program = execution.findProgram(name)
    if (program === undefined) {
      execution.end({ reason: 'other flow', detail: name, action })
      return moved
    }
    if (!isTarget(action, program.flowType)) return failed
    const { data } = execution.run
    enterFlow(execution, name)
    if (!execution.environment.assumptions.transferClearsData) {
      execution.run.data = withoutEntry(data, 'FlowAttributes')
    }
    return moved
  },
})

/** Whether a contact can be transferred to flows of a type. */
function isTarget({ definition }: Instruction, flowType: FlowType): boolean {
  const parameter = definition?.parameters['ContactFlowId']
  return parameter?.kind !== 'text' || parameter.flowTypes?.includes(flowType) !== false
}
