import type { ErrorType } from '@aicc/flow-dsl/language'
import { defaultAssumptions } from '../assumptions.js'
import type { Assumptions } from '../assumptions.js'
import { TranscriptWriter } from '../call/transcript.js'
import type { TranscriptLine } from '../call/transcript.js'
import type { Answer, Ask } from '../machine/ask.js'
import type { ContactEnd, ContactState } from '../machine/contact-state.js'
import type { Environment } from '../machine/environment.js'
import { Execution } from '../machine/execution.js'
import { advance, giveAnswer } from '../machine/machine.js'
import { failedWith } from '../machine/step.js'
import type { Step } from '../machine/step.js'
import type { Instruction } from '../program/program.js'
import { loadProgram } from '../program/load-program.js'
import type { FlowSource } from '../program/load-program.js'
import { createEnvironment } from '../simulate.js'
import { describeStep } from './explored-call.js'
import type { ExploredCall, ExploredStep } from './explored-call.js'
import { startState } from './start-state.js'

/** What a call has come to that was played again. */
export interface ReplayedCall {
  /** What has happened, in order. */
  readonly transcript: readonly TranscriptLine[]
  /** What the customer has heard or read, in order. */
  readonly heard: readonly string[]
  /** Identifiers of the actions that have begun, in order, with their flows. */
  readonly actions: readonly { readonly flow: string; readonly action: string }[]
  /** How the contact ended; undefined where it goes on. */
  readonly end: ContactEnd | undefined
  /** What the flow waits for after the last step. */
  readonly waitsFor: Ask | undefined
  /** Seconds since the contact began. */
  readonly seconds: number
  /** Contact attributes at the end. */
  readonly attributes: Readonly<Record<string, string>>
}

/** A call does not fit to the flows: they are others than those that were explored. */
export class ReplayError extends Error {
  override readonly name = 'ReplayError'
}

/** Most actions that are played: calls that never end are found, too. */
const mostActions = 10_000

/** Lets actions fail where a call says so. */
export class ReplayExecution extends Execution {
  readonly #steps: readonly ExploredStep[]
  /** How many steps have been done. */
  done = 0
  /** Is told of each action that a step lets fail. */
  onFailure: ((action: Instruction, error: ErrorType) => void) | undefined

  constructor(environment: Environment, state: ContactState, steps: readonly ExploredStep[]) {
    super(environment, state)
    this.#steps = steps
  }

  override insteadOf(action: Instruction): Step | undefined {
    const step = this.#steps[this.done]
    if (step === undefined || !('action' in step && 'fails' in step) || step.action !== action.identifier)
      return undefined
    this.done += 1
    this.onFailure?.(action, step.fails)
    return failedWith(step.fails)
  }
}

/**
 * Play a call that an exploration has found, with concrete values for what only a call knows.
 * @param flows - The flows that were explored, in the same order.
 * @param call - For instance that of a finding.
 * @throws {@link ReplayError} when a step does not fit to what the flow asks.
 */
export function replay(
  flows: readonly FlowSource[] | FlowSource,
  call: ExploredCall,
  assumptions: Partial<Assumptions> = {},
): ReplayedCall {
  const programs = (isList(flows) ? flows : [flows]).map(loadProgram)
  const [program] = programs
  if (program === undefined) throw new ReplayError('There is no flow to play.')
  const writer = new TranscriptWriter()
  const actions: { readonly flow: string; readonly action: string }[] = []
  const environment = createEnvironment(
    programs,
    { assumptions: { ...defaultAssumptions, maximumActions: mostActions, ...assumptions } },
    {
      began: (_, { name }, { identifier }) => actions.push({ flow: name, action: identifier }),
      heard: (...heard) => writer.heard(...heard),
      happened: (...happened) => writer.happened(...happened),
    },
  )
  const execution = new ReplayExecution(environment, startState(program, call.contact), call.steps)

  const ask = playSteps(execution, call.steps)
  const { state } = execution
  return {
    transcript: writer.lines,
    heard: writer.lines.filter(({ speaker }) => speaker === 'flow').map(({ text }) => text),
    actions,
    end: state.end,
    waitsFor: ask,
    seconds: state.clock / 1000,
    attributes: Object.fromEntries([...state.attributes].map(([name, value]) => [name, String(value)])),
  }
}

/**
 * Play steps, and stop where the flow waits after the last of them.
 * @param onAnswer - Is told of each step before it is done.
 * @returns What the flow waits for; undefined when the contact has ended.
 * @throws {@link ReplayError} when a step does not fit to what the flow asks.
 */
export function playSteps(
  execution: ReplayExecution,
  steps: readonly ExploredStep[],
  onAnswer?: (step: ExploredStep, ask: Ask) => void,
): Ask | undefined {
  let ask = advance(execution)
  for (let step = steps[execution.done]; step !== undefined && ask !== undefined; step = steps[execution.done]) {
    const answer = answerOf(step, ask)
    if (answer === undefined) {
      const text = `Step ${execution.done + 1}, "${describeStep(step)}", does not fit: the flow waits for ${ask.kind}.`
      throw new ReplayError(text)
    }
    onAnswer?.(step, ask)
    execution.done += 1
    giveAnswer(execution, answer)
    ask = advance(execution)
  }
  return ask
}

function isList(flows: readonly FlowSource[] | FlowSource): flows is readonly FlowSource[] {
  return Array.isArray(flows)
}

/** The answer that a step gives; undefined where it does not fit to what is asked. */
export function answerOf(step: ExploredStep, ask: Ask): Answer | undefined {
  if ('waiting' in step && step.waiting === 'accepted') {
    const seconds = ask.kind === 'queue' ? Math.min(30, ask.interruptSeconds ?? 30) : 1
    return { kind: 'accepted', afterSeconds: seconds }
  }
  if ('leaves' in step) return { kind: 'hang up', afterSeconds: 1 }
  switch (ask.kind) {
    case 'keys':
      if ('press' in step) return { kind: 'keys', keys: step.press }
      return 'silence' in step ? { kind: 'keys', keys: '' } : undefined
    case 'lambda':
      if (!('lambda' in step)) return undefined
      if ('fails' in step)
        return step.fails === 'timeout' ? { kind: 'timed out' } : { kind: 'failed', reason: 'The function has failed.' }
      return { kind: 'response', response: step.answers, ...(step.seconds !== undefined && { seconds: step.seconds }) }
    case 'bot':
      if ('silence' in step) return { kind: 'silence' }
      if (!('bot' in step)) return undefined
      if ('fails' in step) return { kind: 'failed' }
      return {
        kind: 'intent',
        intent: step.understands,
        ...(step.slots !== undefined && { slots: step.slots }),
        ...(step.sessionAttributes !== undefined && { sessionAttributes: step.sessionAttributes }),
      }
    case 'hours':
      if (!('hours' in step)) return undefined
      return step.hours === 'failure' ? { kind: 'failed' } : { kind: 'open', open: step.hours === 'open' }
    case 'metric':
      if (!('metric' in step)) return undefined
      return 'fails' in step ? { kind: 'failed' } : { kind: 'number', value: step.value }
    case 'capacity':
      if (!('queue' in step)) return undefined
      return { kind: step.queue === 'takes' ? 'queued' : step.queue === 'full' ? 'full' : 'failed' }
    case 'queue':
      return 'waiting' in step ? { kind: 'nothing' } : undefined
    case 'conversation':
      if (!('conversation' in step)) return undefined
      if (step.conversation === 'agent leaves') return { kind: 'ended', by: 'agent', afterSeconds: 30 }
      if (step.conversation === 'customer leaves') return { kind: 'ended', by: 'customer', afterSeconds: 30 }
      return {
        kind: 'hold',
        afterSeconds: 30,
        seconds: 30,
        side: step.conversation === 'agent held' ? 'agent' : 'customer',
      }
    case 'third party':
      if (!('thirdParty' in step)) return undefined
      if (step.thirdParty === 'answers') return { kind: 'answered', seconds: 30 }
      return { kind: step.thirdParty === 'no answer' ? 'not answered' : 'failed' }
    case 'wait':
      if (!('wait' in step)) return undefined
      if (step.wait === 'time over') return { kind: 'time over' }
      if (step.wait === 'failure') return { kind: 'failed' }
      return { kind: 'event', event: step.wait, afterSeconds: step.wait === 'ParticipantNotFound' ? 0 : 1 }
    case 'percentage':
      return 'percentage' in step ? { kind: 'percentage', value: step.percentage } : undefined
    case 'outcome':
      if (!('action' in step)) return undefined
      if ('fails' in step) return { kind: 'error', error: step.fails }
      return step.result === undefined
        ? { kind: 'done', data: step.data ?? {} }
        : { kind: 'result', result: step.result, data: step.data ?? {} }
  }
}
