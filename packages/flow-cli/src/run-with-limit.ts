import { Script } from 'node:vm'

/** Where the program below finds what it runs: it is text, and can be given nothing. */
const key = Symbol.for('@aicc/flow-cli/run-with-limit')

const program = new Script("globalThis[Symbol.for('@aicc/flow-cli/run-with-limit')]()")

/** Thrown by {@link runWithLimit}. */
export class TimeLimitReached extends Error {
  override readonly name = 'TimeLimitReached'
}

/**
 * Run a function that may never end: a loop of an author cannot be broken off from JavaScript, but Node does so for a
 * script with a time limit.
 * @param milliseconds - At least 1.
 * @returns What the function returns.
 * @throws {@link TimeLimitReached} when it was broken off; what it was working on must not be used any more.
 */
export function runWithLimit<Result extends NonNullable<unknown>>(run: () => Result, milliseconds: number): Result {
  const results: Result[] = []
  Reflect.set(globalThis, key, () => void results.push(run()))
  try {
    program.runInThisContext({ timeout: milliseconds })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    throw code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? new TimeLimitReached() : error
  } finally {
    Reflect.deleteProperty(globalThis, key)
  }
  const [result] = results
  if (result === undefined) throw new TypeError('The function has not returned.')
  return result
}
