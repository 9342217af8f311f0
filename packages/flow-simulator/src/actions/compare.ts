import { defineExecution, resultOf } from '../machine/step.js'

/** Compares one value with its conditions; they are tested by the machine. Cannot fail. */
export const compare = defineExecution({
  type: 'Compare',
  begin: (execution, action) => resultOf(execution.value(action, 'ComparisonValue')),
})
