import type { Instruction, Program } from '../program/program.js'
import type { ContactState } from './contact-state.js'
import type { Step } from './step.js'

/** Something that a participant hears or reads. */
export interface Speech {
  /** The words, with references replaced and mark-up taken out; the name of a recorded prompt in brackets. */
  readonly text: string
  readonly seconds: number
  /** Who hears or reads it. @defaultValue 'customer' */
  readonly listener?: 'customer' | 'agent' | 'both'
  /** Whether it is a recording, which needs no voice. @defaultValue false */
  readonly recorded?: boolean
}

/** Something that happens to a contact, other than the actions of its flows. */
export type ContactEvent =
  | { readonly kind: 'flow entered'; readonly program: Program }
  | { readonly kind: 'queued'; readonly queue: string }
  | { readonly kind: 'agent accepted'; readonly agent: string | undefined }
  | { readonly kind: 'conversation' }
  | { readonly kind: 'hold'; readonly seconds: number }
  | { readonly kind: 'keys'; readonly keys: string }
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'callback'; readonly number: string | undefined; readonly queue: string | undefined }
  | { readonly kind: 'third party'; readonly number: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'ended' }

/** Is told what happens, in order. Must not change the state. */
export interface Observer {
  /** An action begins. */
  began?(state: ContactState, program: Program, action: Instruction): void
  /** An action is over. `target`: index of the action that follows. */
  finished?(state: ContactState, program: Program, action: Instruction, step: Step, target: number): void
  heard?(state: ContactState, speech: Speech, action: Instruction | undefined): void
  happened?(state: ContactState, event: ContactEvent): void
}
