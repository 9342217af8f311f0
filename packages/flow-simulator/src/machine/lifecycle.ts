import type { FlowType } from '@aicc/flow-dsl/language'
import type { Answer, Ask, ThirdPartyAsk } from './ask.js'
import { startRun, withEntry, withoutEntry } from './contact-state.js'
import type { ContactEnd, ContactState, Stage } from './contact-state.js'
import { textOf } from './execution.js'
import type { Execution } from './execution.js'

/**
 * What follows one flow after another: the order of queue flow, whispers, conversation and the flow after it.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-initiation-methods.html
 */

/** Longest whisper. @see https://docs.aws.amazon.com/connect/latest/adminguide/set-whisper-flow.html */
const whisperMilliseconds = 120_000

/** Longest time that a customer's telephone rings. @see https://docs.aws.amazon.com/connect/latest/APIReference/API_StartOutboundVoiceContact.html */
const ringSeconds = 60

/** Flow of a hook that runs nothing, not even the default. */
export const noFlow = ''

/** What runs where no hook is set, for people; on voice only. @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-default.html */
const defaultFlows: Readonly<Record<string, (queue: string) => string>> = {
  CustomerQueue: () => 'default customer queue flow: a greeting, then music',
  AgentWhisper: (queue) => `default agent whisper: the agent hears the name of the queue, ${queue}`,
  CustomerWhisper: () => 'default customer whisper: the customer hears a beep',
  CustomerHold: () => 'default customer hold: the customer hears music',
  AgentHold: () => 'default agent hold: the agent is told that the customer holds the line',
}

/** Where a contact is that begins with a flow of a type. */
export function stageOf(flowType: FlowType): Stage {
  switch (flowType) {
    case 'CUSTOMER_QUEUE':
      return 'queued'
    case 'AGENT_WHISPER':
      return 'agent whisper'
    case 'CUSTOMER_WHISPER':
      return 'customer whisper'
    case 'OUTBOUND_WHISPER':
      return 'outbound whisper'
    case 'CUSTOMER_HOLD':
    case 'AGENT_HOLD':
      return 'hold'
    default:
      return 'flow'
  }
}

/** Enter a flow in place of those that run. */
export function enterFlow(execution: Execution, name: string): boolean {
  const program = execution.findProgram(name)
  if (program === undefined) return false
  execution.state.runs = [startRun(program)]
  execution.tell({ kind: 'flow entered', program })
  return true
}

/** Enter the flow of a hook, if one is set; what the hook names and nobody has given is told, once. */
export function enterHook(execution: Execution, hook: string): boolean {
  const { state } = execution
  const name = state.hooks.get(hook)
  if (name === noFlow) return false
  if (name === undefined) {
    const standard = state.channel === 'VOICE' ? defaultFlows[hook] : undefined
    if (standard !== undefined) execution.tell({ kind: 'note', text: standard(state.queue ?? '') })
    return false
  }
  if (enterFlow(execution, name)) return true
  execution.tell({ kind: 'note', text: `The flow ${name} of ${hook} is not among the flows of this simulation.` })
  state.hooks = withEntry(state.hooks, hook, noFlow)
  return false
}

/** Put the contact into its working queue. */
export function enterQueue(execution: Execution, queue: string): void {
  const { state } = execution
  state.stage = 'queued'
  state.runs = []
  state.queuedAt = state.clock
  state.disconnected = false
  forgetKeys(state)
  execution.tell({ kind: 'queued', queue })
  enterHook(execution, 'CustomerQueue')
}

/** What was typed ahead is gone, and nothing more is kept. */
export function forgetKeys(state: ContactState): void {
  state.keys = ''
  state.keepsKeys = false
}

/** An agent has accepted the contact that waits: the agent whisper first, then the customer's. */
export function acceptContact(execution: Execution, agent: string | undefined): void {
  const { state } = execution
  execution.tell({ kind: 'agent accepted', agent })
  execution.setSystem('Agent', { UserName: agent ?? 'agent', FirstName: agent ?? 'Agent' })
  state.stage = 'agent whisper'
  state.runs = []
  if (enterHook(execution, 'AgentWhisper')) state.whisperEndsAt = state.clock + whisperMilliseconds
}

/**
 * A flow has nothing left to do.
 * @param end - Why, where that ends the contact; undefined where it is the flow's proper end.
 */
export function endOfRun(execution: Execution, end: ContactEnd | undefined): void {
  const { state, environment } = execution
  const unhandled = end?.reason === 'unhandled error'
  if (unhandled) execution.tell({ kind: 'note', text: `An error has no branch: ${end.detail ?? ''}`.trim() })
  switch (state.stage) {
    case 'queued':
      if (unhandled || !resumePrompts(state)) state.runs = []
      return
    case 'agent whisper':
    case 'customer whisper':
    case 'outbound whisper':
    case 'hold':
      state.runs = []
      if (unhandled && environment.assumptions.errorInWhisper === 'contact ends') execution.end(end)
      return
    default:
      endByFlow(execution, end ?? { reason: 'flow' })
  }
}

/**
 * A way that an interrupted prompt led to ends: the prompt goes on from its beginning. A module that the way has invoked
 * ends with it.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/loop-prompts.html
 */
function resumePrompts(state: ContactState): boolean {
  for (let index = state.runs.length - 1; index >= 0; index -= 1) {
    const run = state.runs[index]
    if (run?.interrupted === undefined) continue
    run.at = run.interrupted
    run.interrupted = undefined
    state.runs.length = index + 1
    return true
  }
  return false
}

/** Go on where no flow runs: to the next stage, or with a question about it. */
export function continueStage(execution: Execution, answer?: Answer, ask?: Ask): void {
  const { state } = execution
  switch (state.stage) {
    case 'queued':
      // Nothing interrupts the silence in a queue whose flow has ended.
      state.waiting = { kind: 'queue', queue: state.queue ?? '', interruptSeconds: undefined }
      return
    case 'agent whisper':
      state.whisperEndsAt = undefined
      state.stage = 'customer whisper'
      // Nobody hears anything on a task or an e-mail.
      if (state.channel !== 'VOICE' && state.channel !== 'CHAT') return
      if (enterHook(execution, 'CustomerWhisper')) state.whisperEndsAt = state.clock + whisperMilliseconds
      return
    case 'customer whisper':
      state.whisperEndsAt = undefined
      beginConversation(execution)
      return
    case 'outbound whisper':
      // A flow that has spoken nothing has not dialled yet.
      if (state.customer !== 'not dialled') beginConversation(execution)
      else if (answer === undefined || ask?.kind !== 'third party') state.waiting = dialAsk(execution)
      else dial(execution, answer, ask)
      return
    case 'hold':
      // The flow has ended before the hold: silence until then.
      if (state.holdEndsAt !== undefined) execution.pass((state.holdEndsAt - state.clock) / 1000)
      endHold(execution)
      return
    case 'conversation':
      if (answer?.kind === 'hold') beginHold(execution, answer.seconds, answer.side ?? 'customer')
      else if (answer?.kind === 'ended') leave(execution, answer.by)
      else state.waiting = { kind: 'conversation' }
      return
    default:
      endByFlow(execution, { reason: 'flow' })
  }
}

function beginConversation(execution: Execution): void {
  execution.state.stage = 'conversation'
  execution.tell({ kind: 'conversation' })
}

function beginHold(execution: Execution, seconds: number, side: 'customer' | 'agent'): void {
  const { state } = execution
  execution.tell({ kind: 'hold', seconds })
  state.stage = 'hold'
  state.holdEndsAt = state.clock + seconds * 1000
  // Only calls have flows for it.
  if (state.channel === 'VOICE') enterHook(execution, side === 'customer' ? 'CustomerHold' : 'AgentHold')
}

/** The hold is over: customer and agent talk again. */
export function endHold(execution: Execution): void {
  execution.state.runs = []
  execution.state.holdEndsAt = undefined
  execution.state.stage = 'conversation'
}

/**
 * A whisper has taken too long: an agent who whispers is gone and the contact waits for the next one; a customer is gone.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-whisper-flow.html
 */
export function cutWhisper(execution: Execution): void {
  const { state } = execution
  state.whisperEndsAt = undefined
  execution.tell({ kind: 'note', text: 'The whisper has taken two minutes: it is cut.' })
  if (state.stage === 'customer whisper') {
    execution.end({ reason: 'flow', detail: 'The whisper took too long.' })
    return
  }
  state.stage = 'queued'
  state.runs = []
  state.system = withoutEntry(state.system, 'Agent')
}

/** The question whether the customer of an outbound call answers. */
export function dialAsk({ state }: Execution, timeLimitSeconds = ringSeconds): ThirdPartyAsk {
  const endpoint = state.system.get('CustomerEndpoint')
  const address = typeof endpoint === 'object' && endpoint !== null && 'Address' in endpoint ? endpoint.Address : ''
  return { kind: 'third party', number: textOf(address), timeLimitSeconds }
}

/**
 * The customer of an outbound call was dialled. Without an answer the flow ends, and the call with it.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/call-phone-number.html
 */
export function dial(execution: Execution, answer: Answer, ask: ThirdPartyAsk): void {
  execution.tell({ kind: 'third party', number: ask.number })
  if (answer.kind === 'answered') {
    execution.state.customer = 'on the line'
    return
  }
  if (answer.kind === 'not answered') execution.pass(ask.timeLimitSeconds)
  execution.end({ reason: 'not answered' })
}

/** A flow hangs up, or has nothing left to do. */
export function endByFlow(execution: Execution, end: ContactEnd): void {
  // Of calls and chats no disconnect flow runs then.
  if (execution.state.channel !== 'TASK' || !enterDisconnectFlow(execution)) execution.end(end)
}

/**
 * Somebody leaves, wherever the contact is. The flow after that runs once.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-disconnect-flow.html
 */
export function leave(execution: Execution, by: 'customer' | 'agent'): void {
  const { state, environment } = execution
  const runs = by === 'agent' || state.channel !== 'VOICE' || environment.assumptions.disconnectFlowAfterCustomer
  if (by === 'customer') state.customer = 'gone'
  if (!runs || !enterDisconnectFlow(execution)) execution.end({ reason: by })
}

function enterDisconnectFlow(execution: Execution): boolean {
  const { state } = execution
  if (state.disconnected || !enterHook(execution, 'CustomerRemaining')) return false
  state.disconnected = true
  state.stage = 'flow'
  state.waiting = undefined
  state.holdEndsAt = undefined
  state.whisperEndsAt = undefined
  state.system = withoutEntry(state.system, 'Agent')
  return true
}
