import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions } from '../builder/scope.js'
import { defineAction, everyChannel, interactiveFlowTypes, oneForm } from './action-definition.js'
import { terminal } from './outcomes.js'

/** Disconnect: hang up. */
export const disconnectParticipant = defineAction({
  type: 'DisconnectParticipant',
  family: 'participant',
  consoleBlocks: ['Disconnect / hang up'],
  summary: "Ends the participant's connection and stops the flow.",
  flowTypes: interactiveFlowTypes,
  channels: everyChannel,
  parameters: {},
  forms: oneForm(terminal),
  destination: 'hang-up',
  methods: {
    disconnect: (recorder: ActionRecorder, options: BlockOptions = {}) => {
      recorder.write({ id: options.id })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/participant-actions-disconnectparticipant.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/disconnect-hang-up.html',
  ],
  confidence: 'high',
  notes: ['Refused in whisper and hold flows (live check published by pulumi-amazon-connect).'],
})

/** Builder methods of Disconnect. */
export interface DisconnectMethods {
  /**
   * Disconnect: ends the contact for the participant, and the flow.
   * @param options - Identifier.
   * @example
   * ```ts
   * flow.playPrompt('이용해 주셔서 감사합니다.')
   * flow.disconnect()
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/disconnect-hang-up.html
   */
  disconnect(options?: BlockOptions): void
}
