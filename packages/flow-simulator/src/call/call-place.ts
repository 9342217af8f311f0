import type { ActionLocation } from '../program/location.js'

/** An action of a flow that a call has come to, and where it was written. */
export interface CallPlace {
  /** Name of the flow. */
  readonly flow: string
  /** Identifier of the action. */
  readonly action: string
  /** Undefined where the flow was given without its source. */
  readonly location: ActionLocation | undefined
}
