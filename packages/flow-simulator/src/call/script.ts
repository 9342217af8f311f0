import type { Call } from './call.js'

/** One step of a call that is played from a script. */
export type CallStep =
  | { readonly press: string }
  | { readonly say: string }
  /** Seconds in which the customer does nothing. */
  | { readonly wait: number }
  | { readonly hangUp: true }
  | { readonly agentAccepts: true }
  | { readonly agentLeaves: true }
  /** Seconds on hold. */
  | { readonly hold: number }

/** A script that cannot be played, with the reason as a sentence. */
export class CallScriptError extends Error {
  override readonly name = 'CallScriptError'
}

/** Names of the steps, and what they are given. */
const stepKinds: Readonly<Record<string, 'string' | 'number' | 'boolean'>> = {
  press: 'string',
  say: 'string',
  wait: 'number',
  hangUp: 'boolean',
  agentAccepts: 'boolean',
  agentLeaves: 'boolean',
  hold: 'number',
}

/** Most steps of a script. */
const maximumSteps = 10_000

/**
 * Read a script from data, for instance from JSON: a list of steps, such as `[{"press": "1"}, {"wait": 5}]`.
 * @throws {@link CallScriptError} that says which step is wrong, and what it may be.
 */
export function readCallScript(value: unknown): readonly CallStep[] {
  if (!Array.isArray(value)) throw new CallScriptError('A script is a list of steps: [{"press": "1"}, {"wait": 5}].')
  if (value.length > maximumSteps) throw new CallScriptError(`A script has at most ${maximumSteps} steps.`)
  return value.map((step: unknown, index) => {
    const problem = stepProblem(step)
    if (problem !== undefined) throw new CallScriptError(`Step ${index + 1}: ${problem}`)
    return step as CallStep
  })
}

function stepProblem(step: unknown): string | undefined {
  if (typeof step !== 'object' || step === null) return 'it is an object such as {"press": "1"}.'
  const entries = Object.entries(step)
  const [first, second] = entries
  if (first === undefined || second !== undefined) return 'it has exactly one member.'
  const [kind, given] = first
  const expected = Object.hasOwn(stepKinds, kind) ? stepKinds[kind] : undefined
  if (expected === undefined) return `"${kind}" is none of ${Object.keys(stepKinds).join(', ')}.`
  if (typeof given !== expected) return `"${kind}" takes a ${expected}.`
  if (expected === 'boolean' && given !== true) return `"${kind}" takes true.`
  if (expected === 'number' && !(Number.isFinite(given) && given >= 0 && given <= 86_400 * 90))
    return `"${kind}" takes seconds, from 0 to 90 days.`
  if (kind === 'press' && !/^[0-9*#]{1,1000}$/.test(String(given))) return '"press" takes keys: 0 to 9, * and #.'
  return undefined
}

/**
 * Play steps, one after another.
 * @throws {@link CallError} when a step does not fit to where the call is.
 */
export async function playScript(call: Call, steps: readonly CallStep[]): Promise<Call> {
  for (const step of steps) await playStep(call, step)
  return call
}

/** Play one step. */
export async function playStep(call: Call, step: CallStep): Promise<Call> {
  if ('press' in step) return await call.press(step.press)
  if ('say' in step) return await call.say(step.say)
  if ('wait' in step) return await call.wait(step.wait)
  if ('hold' in step) return await call.hold(step.hold)
  if ('agentAccepts' in step) return await call.acceptByAgent()
  if ('agentLeaves' in step) return await call.agentLeaves()
  return await call.hangUp()
}
