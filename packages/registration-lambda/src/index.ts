export { createClock, printTimestamp } from './clock.js'
export type { Clock } from './clock.js'
export { createHandler } from './create-handler.js'
export type { HandlerOptions, InvocationContext, RegistrationHandler } from './create-handler.js'
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
export { createDynamoDbStore } from './stores/dynamodb-store.js'
export type { DynamoDbStoreOptions } from './stores/dynamodb-store.js'
export { createTableInput } from './stores/dynamodb-table.js'
export { createS3Store } from './stores/s3-store.js'
export type { S3StoreOptions } from './stores/s3-store.js'
export { createSqliteStore } from './stores/sqlite-store.js'
export type { AnswerFacts, Telemetry } from './telemetry.js'
export { TimeOverError, withTimeBudget } from './time-budget.js'
export type { TimeBudget } from './time-budget.js'
