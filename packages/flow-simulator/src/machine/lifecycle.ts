import type { Answer } from './ask.js'
import { startRun } from './contact-state.js'
import type { ContactEnd } from './contact-state.js'
import type { Execution } from './execution.js'

/**
 * What follows one flow after another: the order of queue flow, whispers, conversation and the flow after it.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-initiation-methods.html
 */

/** Enter a flow in place of those that run. */
export function enterFlow(execution: Execution, name: string): boolean {
  const program = execution.findProgram(name)
  if (program === undefined) return false
  execution.state.runs = [startRun(program)]
  execution.tell({ kind: 'flow entered', program })
  return true
}

/** Enter the flow of a hook, if one is set; what the hook names and nobody has given is told. */
function enterHook(execution: Execution, hook: string): boolean {
  const name = execution.state.hooks.get(hook)
  if (name === undefined) return false
  if (enterFlow(execution, name)) return true
  execution.tell({ kind: 'note', text: `The flow ${name} of ${hook} is not among the flows of this simulation.` })
  return false
}

/** Put the contact into its working queue. */
export function enterQueue(execution: Execution, queue: string): void {
  const { state } = execution
  state.stage = 'queued'
  state.runs = []
  execution.tell({ kind: 'queued', queue })
  enterHook(execution, 'CustomerQueue')
}

/** An agent has accepted the contact that waits. */
export function acceptContact(execution: Execution, agent: string | undefined): void {
  const { state } = execution
  execution.tell({ kind: 'agent accepted', agent })
  state.system = new Map(state.system).set('Agent', { UserName: agent ?? 'agent', FirstName: agent ?? 'Agent' })
  state.stage = 'agent whisper'
  state.runs = []
  enterHook(execution, 'AgentWhisper')
}

/**
 * A flow has nothing left to do.
 * @param end - Why, where that ends the contact; undefined where it is the flow's proper end.
 */
export function endOfRun(execution: Execution, end: ContactEnd | undefined): void {
  const { state } = execution
  const run = state.runs.at(-1)
  if (end?.reason === 'unhandled error') {
    execution.tell({ kind: 'note', text: `An error has no branch: ${end.detail ?? ''}`.trim() })
  }
  switch (state.stage) {
    case 'queued':
      // A way that an interrupted prompt led to ends: the prompt goes on from its beginning.
      if (run?.interrupted !== undefined) {
        run.at = run.interrupted
        run.interrupted = undefined
        return
      }
      state.runs = []
      return
    case 'agent whisper':
    case 'customer whisper':
    case 'hold':
      state.runs = []
      return
    default:
      execution.end(end ?? { reason: 'flow' })
  }
}

/** Go on where no flow runs: to the next stage, or with a question about it. */
export function continueStage(execution: Execution, answer?: Answer): void {
  const { state } = execution
  switch (state.stage) {
    case 'queued':
      if (answer?.kind === 'accepted') {
        execution.pass(answer.afterSeconds)
        acceptContact(execution, answer.agent)
      } else state.waiting = { kind: 'queue', queue: state.queue ?? '', interruptSeconds: undefined }
      return
    case 'agent whisper':
      state.stage = 'customer whisper'
      enterHook(execution, 'CustomerWhisper')
      return
    case 'customer whisper':
      state.stage = 'conversation'
      execution.tell({ kind: 'conversation' })
      return
    case 'hold':
      // The flow has ended before the hold: silence until then.
      if (state.holdEndsAt !== undefined) execution.pass((state.holdEndsAt - state.clock) / 1000)
      endHold(execution)
      return
    case 'conversation':
      if (answer === undefined) state.waiting = { kind: 'conversation' }
      else if (answer.kind === 'hold') {
        execution.pass(answer.afterSeconds)
        execution.tell({ kind: 'hold', seconds: answer.seconds })
        state.stage = 'hold'
        state.holdEndsAt = state.clock + answer.seconds * 1000
        enterHook(execution, 'CustomerHold')
      } else if (answer.kind === 'ended') {
        execution.pass(answer.afterSeconds)
        afterConversation(execution, answer.by)
      }
      return
    default:
      execution.end({ reason: 'flow' })
  }
}

/** The hold is over: customer and agent talk again. */
export function endHold(execution: Execution): void {
  execution.state.runs = []
  execution.state.holdEndsAt = undefined
  execution.state.stage = 'conversation'
}

/**
 * Somebody has left the conversation. The flow after it runs for a customer who is still there.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-disconnect-flow.html
 */
function afterConversation(execution: Execution, by: 'customer' | 'agent'): void {
  const { state, environment } = execution
  state.system = new Map([...state.system].filter(([namespace]) => namespace !== 'Agent'))
  const runs = by === 'agent' || environment.assumptions.disconnectFlowAfterCustomer
  if (runs && enterHook(execution, 'CustomerRemaining')) state.stage = 'flow'
  else execution.end({ reason: by })
}
