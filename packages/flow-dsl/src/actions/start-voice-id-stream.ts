import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import { defineAction, oneForm } from './action-definition.js'
import { catchAll, continues } from './outcomes.js'
import { voiceIdEnded, voiceIdFlowTypes } from './voice-id.js'

/** Set Voice ID: the block of a service that has ended. */
export const startVoiceIdStream = defineAction({
  type: 'StartVoiceIdStream',
  family: 'flow-control',
  consoleBlocks: ['Set Voice ID'],
  summary: 'Started sending audio to Voice ID, which has ended.',
  flowTypes: voiceIdFlowTypes,
  channels: ['VOICE'],
  parameters: {},
  forms: oneForm({ next: continues, errors: catchAll }),
  methods: {
    setVoiceId: (recorder: ActionRecorder, options: { readonly id?: string; readonly on?: object } = {}) => {
      recorder.write({ errors: options.on, id: options.id })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-startvoiceidstream.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/set-voice-id.html',
  ],
  confidence: 'medium',
  deprecated: voiceIdEnded,
  notes: [
    'CreateContactFlow still accepted it on 2026-10-05 (published probe of flow-as-code).',
    'The Voice ID switches of UpdateContactData had to come before it.',
  ],
})

/** Builder methods of Set Voice ID. */
export interface SetVoiceIdMethods<S extends Scope> {
  /**
   * Set Voice ID: sent audio to Voice ID. Voice only.
   * @deprecated Voice ID ended on 2026-05-20: the block takes its error branch.
   * @param options - Branches and identifier.
   * @example
   * ```ts
   * // Voice ID has ended: the block takes its error branch.
   * flow.setVoiceId()
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-voice-id.html
   */
  setVoiceId(...options: LastArgument<BranchOptions<typeof catchAll, S>>): void
}
