import { isJsonObject } from '@aicc/flow-dsl/language'
import { findExecution } from '../actions/index.js'
import { errorTarget, nowhere } from '../program/program.js'
import type { Instruction, Program } from '../program/program.js'
import type { Answer, Ask } from './ask.js'
import type { ContactEnd, ContactState, FlowRun } from './contact-state.js'
import { firstHolding } from './condition.js'
import type { Execution } from './execution.js'
import { acceptContact, continueStage, cutWhisper, dial, dialAsk, endHold, endOfRun, leave } from './lifecycle.js'
import { done, failed, failedWith, resultOf } from './step.js'
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
      cut(execution)
      continue
    }
    const action = run.program.instructions[run.at]
    if (action === undefined) {
      endRun(execution, { reason: 'flow' })
      cut(execution)
      continue
    }
    if (state.customer === 'not dialled' && needsCustomer(action)) {
      state.waiting = dialAsk(execution)
      return state.waiting
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
    const step =
      execution.insteadOf(action) ?? refusal(execution, action) ?? findExecution(action.type).begin(execution, action)
    if (cut(execution)) continue
    if (step.kind === 'ask') {
      state.waiting = step.ask
      return step.ask
    }
    follow(execution, run.program, action, step)
  }
}

/** What becomes of an action that cannot be attempted where it stands; undefined where it can. */
function refusal(execution: Execution, action: Instruction): Step | undefined {
  const { state, environment } = execution
  if (state.customer === 'gone' && needsCustomer(action)) {
    const toError = environment.assumptions.participantActionAlone === 'error branch'
    return toError && action.errors.has('NoMatchingError') ? failed : done
  }
  if (state.runs.length > 1 && !isLegalInCaller(state.runs[0], action)) {
    return failedWith('NoMatchingError', `${action.type} is not allowed in the flow that has invoked the module.`)
  }
  return undefined
}

/** Whether somebody has to be on the line. Hanging up works in any case. */
function needsCustomer({ definition, form }: Instruction): boolean {
  return definition?.family === 'participant' && form?.outcomes.next.kind !== 'terminal'
}

/**
 * A module may do what the flow may do that has invoked it; everything else takes its error branch.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-modules.html
 */
function isLegalInCaller(caller: FlowRun | undefined, { definition }: Instruction): boolean {
  const flowType = caller?.program.flowType
  if (flowType === undefined || flowType === 'MODULE' || definition === undefined) return true
  // What only modules can do, they can do everywhere.
  if (definition.flowTypes.length === 1 && definition.flowTypes[0] === 'MODULE') return true
  return definition.flowTypes.includes(flowType) || definition.disputedFlowTypes?.includes(flowType) === true
}

/** Give the answer to what was asked. Then {@link advance} goes on. */
export function giveAnswer(execution: Execution, answer: Answer): void {
  const { state } = execution
  const ask = state.waiting
  if (ask === undefined) throw new Error('Nothing was asked.')
  state.waiting = undefined
  if (answer.kind === 'hang up') {
    execution.pass(answer.afterSeconds)
    if (!cut(execution)) leave(execution, 'customer')
    return
  }
  if (answer.kind === 'accepted' && state.stage === 'queued') {
    execution.pass(answer.afterSeconds)
    if (!cut(execution)) acceptContact(execution, answer.agent)
    return
  }
  const run = state.runs.at(-1)
  const action = run?.program.instructions[run.at]
  if (run === undefined || action === undefined) {
    if (answer.kind === 'ended' || answer.kind === 'hold') execution.pass(answer.afterSeconds)
    if (cut(execution)) return
    continueStage(execution, answer, ask)
    cut(execution)
    return
  }
  if (state.customer === 'not dialled' && ask.kind === 'third party' && needsCustomer(action)) {
    dial(execution, answer, ask)
    return
  }
  const execute = findExecution(action.type)
  if (execute.resume === undefined) throw new Error(`${action.type} asks, and does not go on.`)
  const step = execute.resume(execution, action, answer, ask)
  if (cut(execution)) return
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
    if (target !== undefined) return target
    const without =
      findExecution(action.type).withoutErrorBranch ?? execution.environment.assumptions.errorWithoutBranch
    return without === 'next action' ? action.next : undefined
  }
  if (step.kind === 'done') return action.next
  const condition = firstHolding(execution, action, step.result)
  return condition?.target ?? action.errors.get('NoMatchingCondition') ?? action.next
}

/** A module is over: the flow that has invoked it goes on behind the action that did. */
function returnToCaller(execution: Execution, { result, data }: Extract<Step, { kind: 'returned' }>): void {
  const { state } = execution
  if (state.runs.length <= 1) {
    // A module that is played on its own.
    endOfRun(execution, { reason: 'flow', detail: 'The module has returned.' })
    return
  }
  state.runs.pop()
  // What a module that invokes another one was given itself stays.
  const own = execution.run.data.get('Modules')
  const input = isJsonObject(own) ? { Input: own['Input'] ?? null } : {}
  execution.setData('Modules', { ...input, ...(result !== undefined && { Result: result }), ResultData: data })
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
  const { timer } = execution.run
  if (timer !== undefined && end.reason === 'flow') {
    // What a Wait lets run meanwhile is over before its time.
    execution.pass((timer.endsAt - state.clock) / 1000)
    endTimer(execution, state.runs.length - 1)
    return
  }
  if (state.runs.length <= 1) {
    endOfRun(execution, end)
    return
  }
  execution.tell({ kind: 'note', text: `The module ${execution.run.program.name} ended without returning.` })
  state.runs.pop()
  followCaller(execution, { kind: 'error', error: 'NoMatchingError', reason: end.detail ?? 'The module ended.' })
}

/**
 * Let happen what had to happen while an action took its time: the customer leaves as they had decided, a hold or a
 * whisper is over, the time of a Wait that lets the flow go on. The first of them counts, and the clock stands at it.
 * @returns Whether something has come between.
 */
function cut(execution: Execution): boolean {
  const { state } = execution
  // Time has passed exactly when this was set back.
  if (state.actionsAtOnce !== 0 || state.stage === 'ended') return false
  const leavesAt = state.hangsUpAt ?? never
  const stageEndsAt = endOfStage(state)
  let first = Math.min(leavesAt, stageEndsAt)
  let timed: number | undefined
  for (let index = 0; index < state.runs.length; index += 1) {
    const endsAt = state.runs[index]?.timer?.endsAt ?? never
    if (endsAt < first) {
      first = endsAt
      timed = index
    }
  }
  if (first > state.clock) return false
  state.clock = first
  state.waiting = undefined
  if (timed !== undefined) endTimer(execution, timed)
  else if (first === leavesAt) {
    state.hangsUpAt = undefined
    leave(execution, 'customer')
  } else if (state.stage === 'hold') endHold(execution)
  else cutWhisper(execution)
  return true
}

const never = Number.POSITIVE_INFINITY

/** When the stage of a contact ends by itself, in milliseconds of the clock. */
function endOfStage({ stage, holdEndsAt, whisperEndsAt }: ContactState): number {
  if (stage === 'hold') return holdEndsAt ?? never
  return stage === 'agent whisper' || stage === 'customer whisper' ? (whisperEndsAt ?? never) : never
}

/** The time of a Wait that lets its flow go on is over: what runs meanwhile is cut. */
function endTimer(execution: Execution, index: number): void {
  const { state } = execution
  const run = state.runs[index]
  const action = run?.program.instructions[run.timer?.action ?? nowhere]
  if (run === undefined || action === undefined) return
  state.runs.length = index + 1
  run.timer = undefined
  follow(execution, run.program, action, resultOf('WaitCompleted'))
}
