import { isJsonObject } from '@aicc/flow-dsl/language'
import { startRun } from '../machine/contact-state.js'
import { defineExecution, failed, failedWith, moved } from '../machine/step.js'

/**
 * Runs a module in place: its data are its own, the contact is the same.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-modules.html
 */
export const invokeFlowModule = defineExecution({
  type: 'InvokeFlowModule',
  begin(execution, action) {
    const name = execution.resource(action, 'FlowModuleId')
    if (name === undefined) return failed
    // Read in any case: what is missing in it is told of modules, too, that nobody has given.
    const input = execution.value(action, 'Input')
    const program = execution.findProgram(name)
    if (program === undefined) {
      const text = `The module ${name} is not among the flows of this simulation: it counts as failed.`
      execution.tell({ kind: 'note', text })
      return failedWith('NoMatchingError', 'The module is missing.')
    }
    const { runs } = execution.state
    if (runs.length > execution.environment.assumptions.moduleDepth)
      return failedWith('NoMatchingError', 'Modules are nested too deep.')
    const run = startRun(program)
    if (isJsonObject(input)) run.data = new Map([['Modules', { Input: input }]])
    runs.push(run)
    execution.tell({ kind: 'flow entered', program })
    return moved
  },
})
