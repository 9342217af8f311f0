import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BranchOptions, Scope } from '../builder/scope.js'
import type { ParameterValue } from '../graph/flow-graph.js'
import { contactFlowTypes, defineAction } from './action-definition.js'
import type { ActionForm } from './action-definition.js'
import { itemsOf, memberOf } from './member-of.js'
import { catchAll, continues, requiredEvent, requiredFailure } from './outcomes.js'
import { list, object, oneOf, required, value } from './parameter.js'
import type { TextParameter } from './parameter.js'
import {
  enabledOrDisabled,
  inFlightRedactionEntityList,
  maskMode,
  recordedParticipants,
  recordingSwitches,
  recordsOneSide,
  redactionEntityList,
  trueOrFalse,
} from './recording-values.js'
import type { RedactionEntity } from './recording-values.js'

const errors = { ...catchAll, ChannelMismatch: requiredEvent }
const chatErrors = { ...errors, InFlightRedactionConfigurationFailed: requiredFailure }

const language: TextParameter = value({ pattern: /^[a-z]{2}-[A-Z]{2}$/, patternMeaning: 'a language such as ko-KR' })

const redaction = object({
  Enabled: required(trueOrFalse),
  RedactionResults: value({ values: ['RedactedAndOriginal', 'RedactedOnly'] }),
  RedactionMaskMode: maskMode,
  RedactionEntities: redactionEntityList,
})

const sentiment = object({ Enabled: trueOrFalse })
const summary = object({ SummaryModes: list(oneOf(['PostContact', 'AutomatedInteraction'])) })

const chatForm: ActionForm = {
  name: 'chat form',
  when: ({ ChatBehavior }) => ChatBehavior !== undefined,
  outcomes: { next: continues, errors: chatErrors },
}

const otherForm: ActionForm = {
  name: 'voice or screen form',
  when: () => true,
  outcomes: { next: continues, errors },
}

function voiceAnalyticsModes(voice: ParameterValue | undefined): readonly ParameterValue[] {
  return itemsOf(memberOf(memberOf(voice, 'VoiceAnalyticsBehavior'), 'AnalyticsModes'))
}

/** Set recording, analytics and processing behavior. */
export const updateContactRecordingAndAnalyticsBehavior = defineAction({
  type: 'UpdateContactRecordingAndAnalyticsBehavior',
  family: 'contact',
  consoleBlocks: ['Set recording, analytics and processing behavior'],
  summary: 'Sets recording and conversational analytics for one channel, or agent screen recording.',
  flowTypes: contactFlowTypes,
  channels: ['VOICE', 'CHAT', 'TASK'],
  parameters: {
    VoiceBehavior: object({
      VoiceRecordingBehavior: object({
        RecordedParticipants: list(oneOf(recordedParticipants), { note: 'An empty list stops recording.' }),
        IVRRecordingBehavior: enabledOrDisabled,
      }),
      VoiceAnalyticsBehavior: object({
        Enabled: trueOrFalse,
        AnalyticsLanguage: language,
        AnalyticsModes: list(oneOf(['RealTime', 'PostContact', 'AutomatedInteraction'])),
        ConversationalAnalyticsRedactionConfiguration: redaction,
        SentimentConfiguration: sentiment,
        SummaryConfiguration: summary,
      }),
    }),
    ChatBehavior: object({
      ChatAnalyticsBehavior: object({
        Enabled: trueOrFalse,
        AnalyticsLanguage: language,
        AnalyticsModes: list(oneOf(['ContactLens'])),
        ConversationalAnalyticsRedactionConfiguration: redaction,
        SentimentConfiguration: sentiment,
        SummaryConfiguration: summary,
        InFlightChatRedactionConfiguration: object({
          Enabled: required(trueOrFalse),
          RedactionMaskMode: maskMode,
          RedactionEntities: inFlightRedactionEntityList,
          DeliverUnprocessedMessages: trueOrFalse,
        }),
      }),
    }),
    ScreenRecordingBehavior: object({ ScreenRecordedParticipants: required(list(oneOf(['Agent']))) }),
  },
  groups: [{ rule: 'exactlyOne', members: ['VoiceBehavior', 'ChatBehavior', 'ScreenRecordingBehavior'] }],
  constraints: [
    {
      at: 'VoiceBehavior.VoiceAnalyticsBehavior.AnalyticsModes',
      message: 'RealTime and PostContact exclude each other; RealTime analyses after the contact, too.',
      broken: ({ VoiceBehavior }) =>
        ['RealTime', 'PostContact'].every((mode) => voiceAnalyticsModes(VoiceBehavior).includes(mode)),
    },
    {
      at: 'VoiceBehavior.VoiceAnalyticsBehavior',
      message: 'Analytics of a conversation need both sides: record Agent and Customer, or leave the analytics out.',
      broken: ({ VoiceBehavior }) =>
        ['RealTime', 'PostContact'].some((mode) => voiceAnalyticsModes(VoiceBehavior).includes(mode)) &&
        memberOf(memberOf(VoiceBehavior, 'VoiceAnalyticsBehavior'), 'Enabled') === 'True' &&
        recordsOneSide(memberOf(memberOf(VoiceBehavior, 'VoiceRecordingBehavior'), 'RecordedParticipants')),
    },
  ],
  forms: [chatForm, otherForm],
  switches: ({ VoiceBehavior }) => recordingSwitches(memberOf(VoiceBehavior, 'VoiceRecordingBehavior')),
  label: (parameters) => Object.keys(parameters)[0]?.replace(/Behavior$/, ''),
  methods: {
    setVoiceRecordingAndAnalytics: (
      recorder: ActionRecorder,
      behavior: VoiceRecordingAndAnalytics,
      options: { readonly id?: string; readonly on: object },
    ) => {
      const analytics = behavior.analytics
      recorder.write({
        parameters: {
          VoiceBehavior: {
            VoiceRecordingBehavior: {
              RecordedParticipants: behavior.record,
              IVRRecordingBehavior: behavior.ivr === undefined ? undefined : behavior.ivr ? 'Enabled' : 'Disabled',
            },
            VoiceAnalyticsBehavior:
              analytics === undefined
                ? undefined
                : {
                    Enabled: 'True',
                    AnalyticsLanguage: analytics.language,
                    AnalyticsModes: [analytics.mode === 'real time' ? 'RealTime' : 'PostContact'],
                    ConversationalAnalyticsRedactionConfiguration: redactionParameters(analytics.redact),
                  },
          },
        },
        errors: options.on,
        id: options.id,
      })
    },
    setChatAnalytics: (
      recorder: ActionRecorder,
      analytics: ChatAnalytics,
      options: { readonly id?: string; readonly on: object },
    ) => {
      recorder.write({
        parameters: {
          ChatBehavior: {
            ChatAnalyticsBehavior: {
              Enabled: analytics.enabled ? 'True' : 'False',
              AnalyticsLanguage: analytics.language,
              AnalyticsModes: analytics.enabled ? ['ContactLens'] : undefined,
              ConversationalAnalyticsRedactionConfiguration: redactionParameters(analytics.redact),
            },
          },
        },
        errors: options.on,
        id: options.id,
      })
    },
    setScreenRecording: (
      recorder: ActionRecorder,
      behavior: { readonly enabled: boolean },
      options: { readonly id?: string; readonly on: object },
    ) => {
      recorder.write({
        parameters: { ScreenRecordingBehavior: { ScreenRecordedParticipants: behavior.enabled ? ['Agent'] : [] } },
        errors: options.on,
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactrecordingandanalyticsbehavior.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/set-recording-analytics-processing-behavior.html',
  ],
  confidence: 'high',
  notes: [
    'Exactly one of the three behaviours: two in one action are refused, although the page allows screen recording beside a channel.',
    'InFlightRedactionConfigurationFailed is required with ChatBehavior and refused without it.',
  ],
})

function redactionParameters(entities: readonly RedactionEntity[] | 'everything' | undefined): object | undefined {
  if (entities === undefined) return undefined
  return {
    Enabled: 'True',
    RedactionResults: 'RedactedOnly',
    RedactionEntities: entities === 'everything' ? undefined : entities,
  }
}

/** What is recorded and analysed of a call. */
export interface VoiceRecordingAndAnalytics {
  /** Who is recorded once an agent is on; an empty list stops recording. */
  readonly record: readonly ('Agent' | 'Customer')[]
  /** Record the time before an agent too. */
  readonly ivr?: boolean
  /** Contact Lens; needs both sides recorded. */
  readonly analytics?: {
    /** Language that is spoken, for instance `ko-KR`. */
    readonly language: string
    /** While the call goes on, or afterwards. */
    readonly mode: 'real time' | 'after the contact'
    /** What to make unreadable in transcripts. */
    readonly redact?: readonly RedactionEntity[] | 'everything'
  }
}

/** What is analysed of a chat. */
export interface ChatAnalytics {
  /** On or off. */
  readonly enabled: boolean
  /** Language that is written, for instance `ko-KR`. */
  readonly language?: string
  /** What to make unreadable in transcripts. */
  readonly redact?: readonly RedactionEntity[] | 'everything'
}

/** Builder methods of Set recording, analytics and processing behavior. */
export interface SetRecordingAndAnalyticsMethods<S extends Scope> {
  /**
   * Set recording and analytics of a call. Tell the caller before that the call is recorded.
   * @param behavior - Who is recorded, and Contact Lens.
   * @param options - Branches; `ChannelMismatch`: the contact is no call.
   * @example
   * ```ts
   * flow.playPrompt('상담 품질을 위해 통화 내용이 녹음됩니다.')
   * flow.setVoiceRecordingAndAnalytics(
   *   { record: ['Agent', 'Customer'], analytics: { language: 'ko-KR', mode: 'after the contact' } },
   *   { on: { ChannelMismatch: goOn } },
   * )
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-recording-analytics-processing-behavior.html
   */
  setVoiceRecordingAndAnalytics(behavior: VoiceRecordingAndAnalytics, options: BranchOptions<typeof errors, S>): void

  /**
   * Set analytics of a chat.
   * @param analytics - Contact Lens.
   * @param options - Branches; `ChannelMismatch`: the contact is no chat.
   * @example
   * ```ts
   * flow.setChatAnalytics(
   *   { enabled: true, language: 'en-US', redact: ['NAME', 'CREDIT_DEBIT_NUMBER'] },
   *   { on: { ChannelMismatch: goOn } },
   * )
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-recording-analytics-processing-behavior.html
   */
  setChatAnalytics(analytics: ChatAnalytics, options: BranchOptions<typeof chatErrors, S>): void

  /**
   * Set recording of the agent's screen.
   * @param behavior - On or off.
   * @param options - Branches; `ChannelMismatch`: not possible on this channel.
   * @example
   * ```ts
   * flow.setScreenRecording({ enabled: true }, { on: { ChannelMismatch: goOn } })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-recording-analytics-processing-behavior.html
   */
  setScreenRecording(behavior: { readonly enabled: boolean }, options: BranchOptions<typeof errors, S>): void
}
