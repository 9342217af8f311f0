import { defineExecution } from '../machine/step.js'

/** Returns to the flow that has invoked the module, with its result and output. */
export const endFlowModuleExecution = defineExecution({
  type: 'EndFlowModuleExecution',
  begin(execution, action) {
    const result = execution.text(action, 'Result')
    return {
      kind: 'returned',
      result: result === '' ? undefined : result,
      data: execution.value(action, 'ResultData') ?? {},
    }
  },
})
