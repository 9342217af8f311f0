import type { ContactEvent, Observer } from '../machine/observer.js'
import type { ContactState } from '../machine/contact-state.js'
import type { Instruction, Program } from '../program/program.js'

/** Who did something in a call. */
export type Speaker = 'flow' | 'customer' | 'service'

/** One thing that happened in a call. */
export interface TranscriptLine {
  /** Seconds since the contact began. */
  readonly seconds: number
  readonly speaker: Speaker
  /** What was heard, pressed or said, or what happened. */
  readonly text: string
  /** Identifier of the action, where one did it. */
  readonly action?: string
  /** Name of the flow that the action belongs to. */
  readonly flow?: string
}

/** Writes down what happens to a contact. */
export class TranscriptWriter implements Observer {
  readonly lines: TranscriptLine[] = []
  /** Flows that the contact has come into, with a 1 for each action that has begun, by its index. */
  readonly reached = new Map<Program, Uint8Array>()
  /** The action that has begun last, and its flow. */
  lastAction: Instruction | undefined
  lastProgram: Program | undefined
  #marks: Uint8Array = new Uint8Array()

  // Called for each action of each call: nothing is made here but once for each flow.
  began(_: ContactState, program: Program, action: Instruction): void {
    if (program !== this.lastProgram) {
      this.#marks = this.reached.get(program) ?? new Uint8Array(program.instructions.length)
      this.reached.set(program, this.#marks)
      this.lastProgram = program
    }
    this.#marks[action.index] = 1
    this.lastAction = action
  }

  heard(state: ContactState, { text }: { readonly text: string }, action: Instruction | undefined): void {
    const flow = state.runs.at(-1)?.program.name
    this.#write(state, 'flow', text, {
      ...(action !== undefined && { action: action.identifier }),
      ...(flow !== undefined && { flow }),
    })
  }

  happened(state: ContactState, event: ContactEvent): void {
    const [speaker, text] = describe(state, event)
    this.#write(state, speaker, text)
  }

  #write(state: ContactState, speaker: Speaker, text: string, where: Partial<TranscriptLine> = {}): void {
    this.lines.push({ seconds: state.clock / 1000, speaker, text, ...where })
  }
}

function describe(state: ContactState, event: ContactEvent): readonly [Speaker, string] {
  switch (event.kind) {
    case 'keys':
      return ['customer', `presses ${event.keys}`]
    case 'said':
      return ['customer', `says ${event.text}`]
    case 'flow entered':
      return ['service', `flow ${event.program.name} begins`]
    case 'queued':
      return ['service', `waits in the queue ${event.queue}`]
    case 'agent accepted':
      return ['service', `${event.agent ?? 'an agent'} accepts`]
    case 'conversation':
      return ['service', 'customer and agent talk']
    case 'hold':
      return ['service', `on hold for ${event.seconds} s`]
    case 'callback':
      return ['service', `a callback is made to ${event.number ?? 'the number of the customer'}`]
    case 'third party':
      return ['service', `${event.number} is called`]
    case 'note':
      return ['service', event.text]
    case 'ended':
      return [
        'service',
        `the contact ends (${state.end?.reason ?? 'flow'}${state.end?.detail === undefined ? '' : `: ${state.end.detail}`})`,
      ]
  }
}

/** A transcript for people, a line each: time, who, what. */
export function printTranscript(lines: readonly TranscriptLine[]): string {
  return lines.map(printLine).join('\n')
}

/** One line of a transcript. */
export function printLine({ seconds, speaker, text }: TranscriptLine): string {
  const minutes = Math.floor(seconds / 60)
  const rest = (seconds - minutes * 60).toFixed(1).padStart(4, '0')
  const said = speaker === 'flow' ? `“${text}”` : text
  return `${String(minutes).padStart(2, '0')}:${rest}  ${speaker.padEnd(8)}  ${said}`
}
