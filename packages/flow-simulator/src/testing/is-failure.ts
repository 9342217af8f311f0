/** Errors that say what a caller did, or how full a queue is: nothing is broken then. */
const nothingBroken: ReadonlySet<string> = new Set([
  'InputTimeLimitExceeded',
  'InvalidCallbackNumber',
  'InvalidPhoneNumber',
  'QueueAtCapacity',
  'TimeLimitExceeded',
])

/** Whether an error says that something is broken. */
export function isFailure(error: string): boolean {
  return !nothingBroken.has(error)
}
