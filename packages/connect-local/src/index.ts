/** The API of Amazon Connect, in memory, for tests and deploy tooling. */
export { startConnectLocal } from './start-connect-local.js'
export type { AnsweredRequest, ConnectLocal, ConnectLocalOptions } from './start-connect-local.js'
export type { ConnectState, Instance, Resource, Resources } from './connect-state.js'
export { operations } from './operations/index.js'
export type { Operation } from './operation.js'
