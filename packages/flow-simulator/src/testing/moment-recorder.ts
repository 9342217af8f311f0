import { outcomeOf } from '../explore/coverage.js'
import type { ContactState } from '../machine/contact-state.js'
import type { Environment } from '../machine/environment.js'
import { Execution, textOf } from '../machine/execution.js'
import type { ContactEvent, Observer, Speech } from '../machine/observer.js'
import type { Step } from '../machine/step.js'
import type { Instruction, Program } from '../program/program.js'
import { referencesIn } from '../program/template.js'
import type { CallMoment } from './call-moment.js'
import { isFailure } from './is-failure.js'

/** Parameters that are spoken. */
const spoken: readonly string[] = ['Text', 'SSML', 'Messages']

/** Writes down what happens in a call, for properties to look at. */
export class MomentRecorder implements Observer {
  readonly moments: CallMoment[] = []
  readonly #environment: () => Environment
  #beganAt = 0
  /** Where the contact was before the event that is told. */
  #stage: ContactState['stage'] = 'flow'
  /** Whether a module has returned last: where it was played on its own, that ends the contact, and hangs up on nobody. */
  #returned = false

  /** @param environment - Asked for late: observers are a part of it. */
  constructor(environment: () => Environment) {
    this.#environment = environment
  }

  began({ clock, stage }: ContactState): void {
    this.#beganAt = clock / 1000
    this.#stage = stage
  }

  heard(state: ContactState, { text, seconds, listener }: Speech, action: Instruction | undefined): void {
    this.#stage = state.stage
    this.moments.push({
      kind: 'heard',
      seconds: state.clock / 1000,
      by: listener === 'agent' ? 'agent' : 'customer',
      text,
      lasts: state.channel === 'VOICE' ? seconds : 0,
      loops: action?.type === 'MessageParticipantIteratively',
      stage: state.stage,
      empty: action === undefined ? [] : this.#empty(state, action),
      flow: state.runs.at(-1)?.program.name ?? '',
      action: action?.identifier ?? '',
    })
  }

  finished(state: ContactState, program: Program, action: Instruction, step: Step, target: number): void {
    this.#stage = state.stage
    this.#returned = step.kind === 'returned'
    const ends = step.kind === 'done' || step.kind === 'result' || step.kind === 'error'
    const execution = new Execution(this.#environment(), state)
    const listening = isListening(state)
    const speaks = listening && facesCustomer(action) && action.definition?.channels.includes(state.channel) === true
    const mute = speaks && (action.parameters.has('Text') || action.parameters.has('SSML'))
    this.moments.push({
      kind: 'action',
      seconds: state.clock / 1000,
      beganAt: this.#beganAt,
      type: action.type,
      flow: program.name,
      action: action.identifier,
      outcome: ends ? outcomeOf(execution, action, step) : undefined,
      failed: step.kind === 'error' && isFailure(step.error) && target !== action.next,
      faces: facesCustomer(action) ? 'customer' : 'nobody',
      unsaid: mute && execution.speechOf(action) === undefined ? this.#empty(state, action) : [],
      encrypted: action.parameters.has('InputEncryption') ? storedInput(state) : undefined,
      listening,
      stage: state.stage,
    })
  }

  happened(state: ContactState, event: ContactEvent): void {
    const seconds = state.clock / 1000
    switch (event.kind) {
      case 'keys':
        this.moments.push({ kind: 'input', seconds, text: event.keys })
        break
      case 'said':
        this.moments.push({ kind: 'input', seconds, text: event.text })
        break
      case 'flow entered':
        this.moments.push({ kind: 'flow entered', seconds, flow: event.program.name })
        break
      case 'queued':
        this.moments.push({ kind: 'queued', seconds, queue: event.queue })
        break
      case 'agent accepted':
      case 'conversation':
      case 'hold':
        this.moments.push({ kind: 'agent', seconds })
        break
      case 'callback':
      case 'third party':
        this.moments.push({ kind: event.kind, seconds })
        break
      case 'ended':
        this.#ended(state)
    }
    if (event.kind !== 'ended') this.#stage = state.stage
  }

  #ended(state: ContactState): void {
    const { end } = state
    if (end === undefined) return
    const byFlow = end.reason === 'flow' || end.reason === 'unhandled error'
    this.moments.push({
      kind: 'ended',
      seconds: state.clock / 1000,
      reason: end.reason,
      detail: end.detail,
      hungUp: byFlow && !this.#returned && this.#stage === 'flow' && isListening(state),
    })
  }

  /** References in what an action says that lead to nothing. */
  #empty(state: ContactState, { parameters }: Instruction): readonly string[] {
    const execution = new Execution(this.#environment(), state)
    return spoken.flatMap((name) => {
      const template = parameters.get(name)
      return template === undefined
        ? []
        : referencesIn(template)
            .filter((reference) => textOf(execution.read(reference)) === '')
            .map(({ path }) => path)
    })
  }
}

/** Whether an action speaks or asks. Switching the touch-tone buffer is a form of one that asks. */
function facesCustomer({ definition, parameters }: Instruction): boolean {
  return definition?.family === 'participant' && !parameters.has('EnableDTMFBuffer')
}

function isListening({ channel, customer }: ContactState): boolean {
  return (channel === 'VOICE' || channel === 'CHAT') && customer === 'on the line'
}

function storedInput({ runs }: ContactState): string | undefined {
  const stored = textOf(runs.at(-1)?.data.get('StoredCustomerInput'))
  return stored === '' ? undefined : stored
}
