import type { ContactEnd, Stage } from '../machine/contact-state.js'

/** Something that happened in a call, for properties to look at. */
export type CallMoment =
  /** The customer heard or read something, or the agent did. */
  | {
      readonly kind: 'heard'
      readonly seconds: number
      readonly by: 'customer' | 'agent'
      readonly text: string
      /** How long it took, in seconds. */
      readonly lasts: number
      /** Whether it is played round and round, until something else happens. */
      readonly loops: boolean
      /** Where the contact was. */
      readonly stage: Stage
      /** References in it that led to nothing, as they are written: `$.External.name`. */
      readonly empty: readonly string[]
      readonly flow: string
      readonly action: string
    }
  /** An action was over. */
  | {
      readonly kind: 'action'
      readonly seconds: number
      /** When it began. */
      readonly beganAt: number
      /** `Type` in the flow language. */
      readonly type: string
      readonly flow: string
      readonly action: string
      /** Its branch: `Success`, the type of an error, or a condition such as `Equals 1`; undefined where the contact moved on. */
      readonly outcome: string | undefined
      /** Whether it took the branch of an error, and that leads elsewhere than success. */
      readonly failed: boolean
      /** Whether it waits for the customer or speaks to them. */
      readonly faces: 'customer' | 'nobody'
      /** What it would have said, and could not, since all of it led to nothing. */
      readonly unsaid: readonly string[]
      /** What stands for digits that it has encrypted. */
      readonly encrypted: string | undefined
      /** Whether the customer was on the line, on a channel that they hear or read. */
      readonly listening: boolean
      /** Where the contact was after it. */
      readonly stage: Stage
    }
  /** The customer pressed keys, or said something. */
  | { readonly kind: 'input'; readonly seconds: number; readonly text: string }
  | { readonly kind: 'flow entered'; readonly seconds: number; readonly flow: string }
  | { readonly kind: 'queued'; readonly seconds: number; readonly queue: string }
  /** An agent accepted, or customer and agent begin to talk. */
  | { readonly kind: 'agent'; readonly seconds: number }
  | { readonly kind: 'callback'; readonly seconds: number }
  /** An outside number was called. */
  | { readonly kind: 'third party'; readonly seconds: number }
  | {
      readonly kind: 'ended'
      readonly seconds: number
      readonly reason: ContactEnd['reason']
      /** What it was, for people. */
      readonly detail: string | undefined
      /** Whether a flow hung up on a customer who was still listening and waited in no queue. */
      readonly hungUp: boolean
    }
