import {
  becomes,
  becomesEntryOf,
  becomesItemOf,
  firstValue,
  isHint,
  success,
  successOrError,
} from '../legacy-module-definition.js'
import type { LegacyModuleDefinition, LegacyParameterMapping, LegacyValues } from '../legacy-module-definition.js'

const enabledOrDisabled: LegacyValues = { Enable: 'Enabled', Disable: 'Disabled' }

const recorded: ReadonlyMap<string | undefined, readonly string[]> = new Map([
  ['Both', ['Agent', 'Customer']],
  ['Agent', ['Agent']],
  ['Customer', ['Customer']],
])

/** The flow that runs on an event: the event is a parameter of its own. */
const eventHook: Readonly<Record<string, LegacyParameterMapping>> = {
  Type: isHint(),
  ContactFlowId: {
    kind: 'member',
    path: (_given, module) => ['EventHooks', firstValue(module, 'Type') ?? ''],
  },
}

function mediaStreaming(type: string, state: string): LegacyModuleDefinition {
  return {
    type,
    action: 'UpdateContactMediaStreamingBehavior',
    fixed: { MediaStreamingState: state, 'Participants.0.ParticipantType': 'Customer' },
    parameters: {
      Track: becomesItemOf('Participants.0.MediaDirections', { FromCustomer: 'From', ToCustomer: 'To' }),
      MediaStreamTypes: becomes('MediaStreamType'),
    },
    branches: successOrError,
  }
}

/** Blocks that set something on the contact or on the flow. */
export const contactSettings: readonly LegacyModuleDefinition[] = [
  {
    type: 'SetAttributes',
    action: 'UpdateContactAttributes',
    parameters: { Attribute: becomesEntryOf('Attributes') },
    branches: successOrError,
  },
  {
    type: 'SetScreenPop',
    action: 'UpdateContactAttributes',
    parameters: {
      key: isHint(),
      value: { kind: 'member', path: (_given, module) => ['Attributes', firstValue(module, 'key') ?? ''] },
    },
    branches: successOrError,
    evidence: 'https://github.com/edwardbrowncross/amazon-connect-simulator/blob/HEAD/flow/dedeprecate.go',
  },
  {
    type: 'SetContactData',
    action: 'UpdateContactData',
    parameters: {
      ContactData: { kind: 'members', members: { languageCode: 'LanguageCode', customerId: 'CustomerId' } },
      IsVoiceIdStreamingEnabled: becomes('IsVoiceIdStreamingEnabled'),
      IsVoiceAuthenticationEnabled: becomes('IsVoiceAuthenticationEnabled'),
      IsFraudDetectionEnabled: becomes('IsFraudDetectionEnabled'),
      VoiceAuthenticationThreshold: becomes('VoiceAuthenticationThreshold'),
      VoiceAuthenticationResponseTime: becomes('VoiceAuthenticationResponseTime'),
    },
    branches: successOrError,
  },
  { type: 'SetVoiceId', action: 'StartVoiceIdStream', branches: successOrError },
  { type: 'SetEventHook', action: 'UpdateContactEventHooks', parameters: eventHook, branches: successOrError },
  { type: 'SetContactFlow', action: 'UpdateContactEventHooks', parameters: eventHook, branches: successOrError },
  {
    type: 'SetLoggingBehavior',
    action: 'UpdateFlowLoggingBehavior',
    parameters: { LoggingBehavior: becomes('FlowLoggingBehavior', enabledOrDisabled) },
    branches: { Success: success },
  },
  {
    type: 'SetRecordingBehavior',
    action: 'UpdateContactRecordingBehavior',
    parameters: {
      RecordingBehaviorOption: {
        kind: 'member',
        path: () => ['RecordingBehavior', 'RecordedParticipants'],
        values: (module): LegacyValues => {
          const participants = recorded.get(firstValue(module, 'RecordingParticipantOption'))
          return { Disable: [], ...(participants === undefined ? {} : { Enable: participants }) }
        },
      },
      RecordingParticipantOption: isHint('Both', 'Agent', 'Customer'),
      AnalyticsBehaviorOption: becomes('AnalyticsBehavior.Enabled', { Enable: 'True', Disable: 'False' }),
      AnalyticsLanguageLocaleCode: becomes('AnalyticsBehavior.AnalyticsLanguage'),
      // The flow language has no place for a vocabulary.
      AnalyticsCustomVocabulary: isHint('None'),
      AnalyticsRedactionOption: becomes('AnalyticsBehavior.AnalyticsRedactionBehavior', enabledOrDisabled),
      AnalyticsRedactionPolicy: becomes('AnalyticsBehavior.AnalyticsRedactionResults'),
      AnalyticsMode: becomes('AnalyticsBehavior.AnalyticsMode'),
    },
    branches: { Success: success },
  },
  mediaStreaming('StartMediaStreaming', 'Enabled'),
  mediaStreaming('StopMediaStreaming', 'Disabled'),
]
