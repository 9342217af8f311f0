/**
 * The parts that run on any machine. The stores over AWS are in the bundle for Lambda: their clients take time to load.
 */
export { TimeOverError, withTimeBudget } from '@aicc/connect-function'
export type { InvocationContext, TimeBudget } from '@aicc/connect-function'
export { createClock, printTimestamp } from './clock.js'
export type { Clock } from './clock.js'
export { createHandler } from './create-handler.js'
export type { HandlerOptions, RegistrationHandler } from './create-handler.js'
export {
  lotteryNumberCount,
  nextFreeNumber,
  preferredNumber,
  printLotteryNumber,
  readLotteryNumber,
} from './lottery-number.js'
export { compareRegistrations, printRegistration, readRegistration } from './registration.js'
export type { Registration, RegistrationRecord, RegistrationRequest } from './registration.js'
export type { RegistrationStore, StoreResult } from './stores/registration-store.js'
export { createTableInput } from './stores/dynamodb-table.js'
export { createSqliteStore } from './stores/sqlite-store.js'
export type { AnswerFacts, Telemetry } from './telemetry.js'
