/** For tests: services that fail. */
export { startFaultProxy } from './fault-proxy.js'
export type { Call, Fault, FaultProxy } from './fault-proxy.js'
