/**
 * What a Lambda function needs that a contact flow waits for: an answer in time, requests to services that are made again,
 * and logs that tell nobody who called.
 */
export { attempt, attemptOnce, OutOfTimeError, ServiceError, TryAgainError } from './attempts.js'
export type { AttemptOptions } from './attempts.js'
export { timeForAnswer } from './invocation.js'
export type { InvocationContext } from './invocation.js'
export { maskNumber, maskText } from './mask.js'
export { describeError } from './describe-error.js'
export type { ErrorFacts } from './describe-error.js'
export { pause, TimeOverError, withTimeBudget } from './time-budget.js'
export type { TimeBudget } from './time-budget.js'
export { traceWith } from './trace.js'
export type { TraceSegment, Tracing } from './trace.js'
