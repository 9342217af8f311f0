import { describe, expect, it } from 'vitest'
import { brokenConstraints, statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { updateContactRecordingAndAnalyticsBehavior as definition } from './update-contact-recording-and-analytics-behavior.js'

describe('setVoiceRecordingAndAnalytics', () => {
  it('records without analytics', () => {
    expect(
      writtenBy((flow, elsewhere) =>
        flow.setVoiceRecordingAndAnalytics(
          { record: ['Agent', 'Customer'], ivr: true },
          { on: { ChannelMismatch: elsewhere, NoMatchingError: elsewhere } },
        ),
      ),
    ).toEqual({
      type: 'UpdateContactRecordingAndAnalyticsBehavior',
      parameters: {
        VoiceBehavior: {
          VoiceRecordingBehavior: { RecordedParticipants: ['Agent', 'Customer'], IVRRecordingBehavior: 'Enabled' },
        },
      },
      ways: { next: 'after', ChannelMismatch: 'elsewhere', NoMatchingError: 'elsewhere' },
    })
  })

  it('analyses while the call goes on, or afterwards, and redacts what it is told', () => {
    const analyticsOf = (mode: 'real time' | 'after the contact', redact: readonly 'PIN'[] | 'everything'): unknown =>
      writtenUnderHandlerBy((flow, elsewhere) =>
        flow.setVoiceRecordingAndAnalytics(
          { record: ['Agent', 'Customer'], analytics: { language: 'ko-KR', mode, redact } },
          { on: { ChannelMismatch: elsewhere } },
        ),
      )
    expect(analyticsOf('real time', ['PIN'])).toMatchObject({
      parameters: {
        VoiceBehavior: {
          VoiceAnalyticsBehavior: {
            Enabled: 'True',
            AnalyticsLanguage: 'ko-KR',
            AnalyticsModes: ['RealTime'],
            ConversationalAnalyticsRedactionConfiguration: {
              Enabled: 'True',
              RedactionResults: 'RedactedOnly',
              RedactionEntities: ['PIN'],
            },
          },
        },
      },
    })
    // Without a list everything is redacted: the service refuses an empty one.
    const everything = JSON.stringify(analyticsOf('after the contact', 'everything'))
    expect(everything).toContain('"AnalyticsModes":["PostContact"]')
    expect(everything).not.toContain('RedactionEntities')
  })
})

it('setChatAnalytics also wants a branch for a redaction that cannot be switched', () => {
  expect(
    writtenUnderHandlerBy((flow, elsewhere) =>
      flow.setChatAnalytics({ enabled: true, language: 'ko-KR' }, { on: { ChannelMismatch: elsewhere } }),
    ),
  ).toEqual({
    type: 'UpdateContactRecordingAndAnalyticsBehavior',
    parameters: {
      ChatBehavior: {
        ChatAnalyticsBehavior: { Enabled: 'True', AnalyticsLanguage: 'ko-KR', AnalyticsModes: ['ContactLens'] },
      },
    },
    ways: {
      next: 'after',
      ChannelMismatch: 'elsewhere',
      NoMatchingError: 'handler',
      InFlightRedactionConfigurationFailed: 'handler',
    },
  })
})

it('setChatAnalytics switches off without a mode', () => {
  expect(
    writtenUnderHandlerBy((flow, elsewhere) =>
      flow.setChatAnalytics({ enabled: false }, { on: { ChannelMismatch: elsewhere } }),
    ).parameters,
  ).toEqual({ ChatBehavior: { ChatAnalyticsBehavior: { Enabled: 'False' } } })
})

it('setScreenRecording records the agent, or nobody', () => {
  const recorded = (enabled: boolean): unknown =>
    writtenUnderHandlerBy((flow, elsewhere) =>
      flow.setScreenRecording({ enabled }, { on: { ChannelMismatch: elsewhere } }),
    ).parameters
  expect(recorded(true)).toEqual({ ScreenRecordingBehavior: { ScreenRecordedParticipants: ['Agent'] } })
  expect(recorded(false)).toEqual({ ScreenRecordingBehavior: { ScreenRecordedParticipants: [] } })
})

it('has a form for chat, and one for voice and screen', () => {
  const common = { next: 'continues', events: ['ChannelMismatch'], optional: [], results: undefined }
  expect(statedOutcomes(definition, { ChatBehavior: {} })).toEqual({
    ...common,
    form: 'chat form',
    failures: ['NoMatchingError', 'InFlightRedactionConfigurationFailed'],
  })
  expect(statedOutcomes(definition, { VoiceBehavior: {} })).toEqual({
    ...common,
    form: 'voice or screen form',
    failures: ['NoMatchingError'],
  })
})

it('sets one of the three behaviours, and is called by it', () => {
  expect(definition.groups).toEqual([
    { rule: 'exactlyOne', members: ['VoiceBehavior', 'ChatBehavior', 'ScreenRecordingBehavior'] },
  ])
  expect(definition.label?.({ VoiceBehavior: {} })).toBe('Voice')
})

it('analyses what both sides say, either at once or afterwards', () => {
  const broken = (RecordedParticipants: string[], AnalyticsModes: string[]): readonly string[] =>
    brokenConstraints(definition, {
      VoiceBehavior: {
        VoiceRecordingBehavior: { RecordedParticipants },
        VoiceAnalyticsBehavior: { Enabled: 'True', AnalyticsLanguage: 'ko-KR', AnalyticsModes },
      },
    })
  expect(broken(['Agent', 'Customer'], ['RealTime', 'AutomatedInteraction'])).toEqual([])
  expect(broken([], ['AutomatedInteraction'])).toEqual([])
  expect(broken(['Agent'], ['PostContact'])).toEqual(['VoiceBehavior.VoiceAnalyticsBehavior'])
  expect(broken(['Agent', 'Customer'], ['RealTime', 'PostContact'])).toEqual([
    'VoiceBehavior.VoiceAnalyticsBehavior.AnalyticsModes',
  ])
  expect(brokenConstraints(definition, { VoiceBehavior: { VoiceAnalyticsBehavior: { Enabled: 'True' } } })).toEqual([])
})
