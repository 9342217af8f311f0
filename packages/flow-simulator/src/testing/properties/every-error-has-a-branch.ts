import { defineCallProperty } from '../call-property.js'

/** No call is cut off since an action fails in a way that the flow has no branch for. */
export const everyErrorHasABranch = defineCallProperty({
  name: 'everyErrorHasABranch',
  expects: 'Whatever fails, the flow has a branch for it.',
  problemOf({ call: { end } }) {
    if (end?.reason !== 'unhandled error') return undefined
    return `${end.action?.identifier ?? 'An action'} fails (${end.detail ?? 'error'}) and has no branch for it: the call is cut off.`
  },
})
