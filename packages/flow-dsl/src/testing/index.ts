export { arbitraryEditedFlow, arbitraryFlow } from './arbitrary-flow.js'
export type { ArbitraryFlowOptions, EditedFlow } from './arbitrary-flow.js'
