import { isErrorType } from '@aicc/flow-dsl/language'

/** What logs have in `Results`, as far as published entries show it. */

/** Texts for the same result: published readers of logs have both. */
const sameResults: Readonly<Record<string, string>> = {
  inhours: 'true',
  outofhours: 'false',
  donelooping: 'done',
  continuelooping: 'notdone',
}

/** Whether two results are the same. The service writes intents with only their first letter in upper case. */
export function isSameResult(one: string, other: string): boolean {
  return normalized(one) === normalized(other)
}

function normalized(result: string): string {
  const lower = result.toLowerCase()
  return Object.hasOwn(sameResults, lower) ? (sameResults[lower] ?? lower) : lower
}

// The texts that are known, and words of those that are not.
const failure =
  /error|fail|denied|exception|time ?out|timed out|time ?limit|limit exceeded|unsupported|not allowed|cannot be|missing|too deep|multiplefound|nonefound|no prompt provided|access limit|status code|atcapacity|invalid|notfound/i

/** Whether a result says that something failed. */
export function isFailure(result: string): boolean {
  return isErrorType(result) || failure.test(result)
}

/** Whether a result says that a time was over. */
export function isTimeOver(result: string): boolean {
  return /time ?out|timed out|time ?limit/i.test(result)
}
