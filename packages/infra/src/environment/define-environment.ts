import type { z } from 'zod'
import { environmentProblems } from './environment-problems.js'
import { environmentSchema } from './environment.js'
import type { Environment, EnvironmentInput } from './environment.js'

/** An environment is not what it should be. Says everything that is wrong with it. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError'
  readonly problems: readonly string[]

  constructor(name: string, problems: readonly string[]) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`
    super(`The environment "${name}" has ${count}:\n${problems.map((problem) => `- ${problem}`).join('\n')}`)
    this.problems = problems
  }
}

/**
 * Say what an environment is.
 * @throws {@link EnvironmentError} with everything that is wrong: values out of range, and names that refer to nothing.
 */
export function defineEnvironment(input: EnvironmentInput): Environment {
  const parsed = environmentSchema.safeParse(input)
  if (!parsed.success) throw new EnvironmentError(nameOf(input), parsed.error.issues.map(printIssue))
  const problems = environmentProblems(parsed.data)
  if (problems.length > 0) throw new EnvironmentError(parsed.data.name, problems)
  return parsed.data
}

function nameOf(input: unknown): string {
  const name: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, 'name') : undefined
  return typeof name === 'string' ? name : '?'
}

function printIssue({ path, message }: z.core.$ZodIssue): string {
  return `${path.length === 0 ? 'the environment' : path.map(String).join('.')}: ${message}`
}
