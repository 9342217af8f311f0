import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions } from '../builder/scope.js'
import { defineAction, oneForm } from './action-definition.js'
import { itemsOf, memberOf } from './member-of.js'
import { continues, noErrors } from './outcomes.js'
import { list, object, oneOf, required, value } from './parameter.js'
import {
  enabledOrDisabled,
  maskMode,
  recordedParticipants,
  recordingSwitches,
  recordsOneSide,
  redactionEntityList,
  trueOrFalse,
} from './recording-values.js'

/** Set recording behavior: the older block. */
export const updateContactRecordingBehavior = defineAction({
  type: 'UpdateContactRecordingBehavior',
  family: 'contact',
  consoleBlocks: ['Set recording and analytics behavior (older block)'],
  summary: 'Older form of the recording block: who is recorded, and Contact Lens settings.',
  flowTypes: ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER', 'OUTBOUND_WHISPER', 'CUSTOMER_QUEUE', 'MODULE'],
  channels: ['VOICE', 'CHAT'],
  parameters: {
    RecordingBehavior: required(
      object({
        RecordedParticipants: required(list(oneOf(recordedParticipants), { note: 'An empty list stops recording.' })),
        ScreenRecordedParticipants: list(oneOf(['Agent'])),
        IVRRecordingBehavior: enabledOrDisabled,
      }),
    ),
    AnalyticsBehavior: object({
      Enabled: trueOrFalse,
      AnalyticsLanguage: value(),
      AnalyticsRedactionBehavior: enabledOrDisabled,
      AnalyticsRedactionResults: value({ values: ['RedactedAndOriginal', 'RedactedOnly', 'None'] }),
      AnalyticsRedactionMaskMode: maskMode,
      AnalyticsRedactionEntities: redactionEntityList,
      ChannelConfiguration: object({
        Chat: object({ AnalyticsModes: list(oneOf(['ContactLens'])) }),
        Voice: object({ AnalyticsModes: list(oneOf(['RealTime', 'PostContact'])) }),
      }),
      AnalyticsMode: oneOf(['RealTime', 'PostCall', 'PostContact']),
      SummaryConfiguration: object({ SummaryModes: list(oneOf(['PostContact'])) }),
      SentimentConfiguration: object({ Enabled: trueOrFalse }),
    }),
  },
  constraints: [
    {
      at: 'AnalyticsBehavior',
      message: 'Analytics of a call need both sides: record Agent and Customer, or leave AnalyticsBehavior out.',
      broken: ({ RecordingBehavior, AnalyticsBehavior }) => {
        const channels = memberOf(AnalyticsBehavior, 'ChannelConfiguration')
        return (
          // Where channels are configured one by one, a chat needs no recording.
          (channels === undefined || itemsOf(memberOf(memberOf(channels, 'Voice'), 'AnalyticsModes')).length > 0) &&
          memberOf(AnalyticsBehavior, 'Enabled') === 'True' &&
          recordsOneSide(memberOf(RecordingBehavior, 'RecordedParticipants'))
        )
      },
    },
  ],
  forms: oneForm({ next: continues, errors: noErrors }),
  switches: ({ RecordingBehavior }) => recordingSwitches(RecordingBehavior),
  methods: {
    setRecordingBehavior: (
      recorder: ActionRecorder,
      behavior: { readonly record: readonly (typeof recordedParticipants)[number][]; readonly ivr?: boolean },
      options: BlockOptions = {},
    ) => {
      recorder.write({
        parameters: {
          RecordingBehavior: {
            RecordedParticipants: behavior.record,
            IVRRecordingBehavior: behavior.ivr === undefined ? undefined : behavior.ivr ? 'Enabled' : 'Disabled',
          },
        },
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactrecordingbehavior.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/set-recording-behavior.html',
  ],
  confidence: 'high',
  notes: ['Superseded by UpdateContactRecordingAndAnalyticsBehavior. No export has an error branch.'],
})

/** Builder methods of the older Set recording behavior. */
export interface SetRecordingBehaviorMethods {
  /**
   * Set recording behavior (older block): who is recorded once an agent is on, without analytics.
   * @param behavior - `record`: who is recorded; an empty list stops recording. `ivr`: record the time before an
   * agent too.
   * @param options - Identifier.
   * @example
   * ```ts
   * flow.playPrompt('상담 품질을 위해 통화 내용이 녹음됩니다.')
   * flow.setRecordingBehavior({ record: ['Agent', 'Customer'] })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-recording-behavior.html
   */
  setRecordingBehavior(
    behavior: { readonly record: readonly ('Agent' | 'Customer')[]; readonly ivr?: boolean },
    options?: BlockOptions,
  ): void
}
