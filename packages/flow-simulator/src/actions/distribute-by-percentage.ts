import { asking, defineExecution, failed, resultOf } from '../machine/step.js'

/** Draws a number from 1 to 100, anew at each visit; the conditions say up to where each branch goes. */
export const distributeByPercentage = defineExecution({
  type: 'DistributeByPercentage',
  begin: () => asking({ kind: 'percentage' }),
  resume: (_, __, answer) => (answer.kind === 'percentage' ? resultOf(answer.value) : failed),
})
