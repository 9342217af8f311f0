import { findExecution } from '../actions/index.js'
import { errorTarget, nowhere } from '../program/program.js'
import type { Instruction, Program } from '../program/program.js'
import type { Answer, Ask } from './ask.js'
import type { ContactEnd } from './contact-state.js'
import { firstHolding } from './condition.js'
import type { Execution } from './execution.js'
import { continueStage, endOfRun } from './lifecycle.js'
import { done, resultOf } from './step.js'
import type { Step } from './step.js'

/**
 * Let a contact go on until the world has to answer something, or it has ended.
 * @returns What is asked; undefined when the contact has ended.
 */
export function advance(execution: Execution): Ask | undefined {
  const { environment } = execution
  const { assumptions, observer } = environment
  for (;;) {
    const { state } = execution
    if (state.stage === 'ended') return undefined
    if (state.waiting !== undefined) return state.waiting
    const run = state.runs.at(-1)
    if (run === undefined) {
      continueStage(execution)
      continue
    }
    const action = run.program.instructions[run.at]
    if (action === undefined) {
      endRun(execution, { reason: 'flow' })
      continue
    }
    state.actions += 1
    state.actionsAtOnce += 1
    if (state.actionsAtOnce > assumptions.actionsWithoutTime || state.actions > assumptions.maximumActions) {
      const detail =
        state.actionsAtOnce > assumptions.actionsWithoutTime ? 'No time passes any more.' : 'Too many actions.'
      execution.end({ reason: 'endless', detail, action })
      return undefined
    }
    observer.began?.(state, run.program, action)
    const step = findExecution(action.type).begin(execution, action)
    if (leaves(execution)) return undefined
    if (step.kind === 'ask') {
      state.waiting = step.ask
      return step.ask
    }
    follow(execution, run.program, action, step)
  }
}

/** Give the answer to what was asked. Then {@link advance} goes on. */
export function giveAnswer(execution: Execution, answer: Answer): void {
  const { state } = execution
  const ask = state.waiting
  if (ask === undefined) throw new Error('Nothing was asked.')
  state.waiting = undefined
  if (answer.kind === 'hang up') {
    execution.pass(answer.afterSeconds)
    execution.end({ reason: 'customer' })
    return
  }
  const run = state.runs.at(-1)
  const action = run?.program.instructions[run.at]
  if (run === undefined || action === undefined) {
    continueStage(execution, answer)
    return
  }
  const execute = findExecution(action.type)
  if (execute.resume === undefined) throw new Error(`${action.type} asks, and does not go on.`)
  const step = execute.resume(execution, action, answer, ask)
  if (leaves(execution)) return
  if (step.kind === 'ask') {
    state.waiting = step.ask
    return
  }
  follow(execution, run.program, action, step)
}

/** A step that leads to another action of the same flow. */
type StepInside = Extract<Step, { kind: 'done' | 'result' | 'error' }>

/** Go where an action leads. */
function follow(
  execution: Execution,
  program: Program,
  action: Instruction,
  step: Exclude<Step, { kind: 'ask' }>,
): void {
  const { state, environment } = execution
  if (step.kind === 'moved' || step.kind === 'returned') {
    environment.observer.finished?.(state, program, action, step, nowhere)
    if (step.kind === 'returned') returnToCaller(execution, step)
    return
  }
  const target = targetOf(execution, action, step)
  environment.observer.finished?.(state, program, action, step, target ?? nowhere)
  if (target === undefined && step.kind === 'error') {
    endRun(execution, { reason: 'unhandled error', detail: step.reason ?? step.error, action })
    return
  }
  execution.run.at = target ?? nowhere
  if (target === nowhere) endRun(execution, { reason: 'flow', action })
}

/** Index of the action that follows; undefined when there is no way for what has happened. */
function targetOf(execution: Execution, action: Instruction, step: StepInside): number | undefined {
  if (step.kind === 'error') {
    const target = errorTarget(action, step.error)
    // Documented for this one alone: an old block without an error branch goes on along its only one.
    return target === undefined && action.type === 'MessageParticipant' ? action.next : target
  }
  if (step.kind === 'done') return action.next
  const condition = firstHolding(execution, action, step.result)
  return condition?.target ?? action.errors.get('NoMatchingCondition') ?? action.next
}

/** A module is over: the flow that has invoked it goes on behind the action that did. */
function returnToCaller(execution: Execution, { result, data }: Extract<Step, { kind: 'returned' }>): void {
  execution.state.runs.pop()
  execution.setData('Modules', { ...(result !== undefined && { Result: result }), ResultData: data })
  followCaller(execution, result === undefined ? done : resultOf(result))
}

function followCaller(execution: Execution, step: StepInside): void {
  const { program, at } = execution.run
  const action = program.instructions[at]
  if (action !== undefined) follow(execution, program, action, step)
}

/** A flow has nothing left to do. A module that ends without returning has failed. */
function endRun(execution: Execution, end: ContactEnd): void {
  const { state } = execution
  if (state.runs.length <= 1) {
    endOfRun(execution, end)
    return
  }
  execution.tell({ kind: 'note', text: `The module ${execution.run.program.name} ended without returning.` })
  state.runs.pop()
  followCaller(execution, { kind: 'error', error: 'NoMatchingError', reason: end.detail ?? 'The module ended.' })
}

/** Whether the customer has left meanwhile, as they had decided before. */
function leaves(execution: Execution): boolean {
  const { state } = execution
  if (state.hangsUpAt === undefined || state.clock < state.hangsUpAt || state.stage === 'ended') return false
  state.clock = state.hangsUpAt
  execution.end({ reason: 'customer' })
  return true
}
