import type { LegacyParameter } from '../legacy-export.js'
import { becomes, firstValue, isHint, onError, onResult, success, successOrError } from '../legacy-module-definition.js'
import type {
  LegacyModuleDefinition,
  LegacyParameterMapping,
  LegacyValues,
  ParameterPath,
} from '../legacy-module-definition.js'

const trueOrFalse: LegacyValues = { true: 'True', false: 'False' }

/** What is played or spoken; a second parameter says whether a text is SSML. */
const prompt: Readonly<Record<string, LegacyParameterMapping>> = {
  Text: {
    kind: 'member',
    path: (_given, module) => [firstValue(module, 'TextToSpeechType') === 'ssml' ? 'SSML' : 'Text'],
  },
  TextToSpeechType: isHint('text', 'ssml'),
  AudioPrompt: becomes('PromptId'),
}

/** Keys of an encryption that was switched off stay in the dialog, and mean nothing. */
function whereEncrypted(member: string): LegacyParameterMapping {
  const path: ParameterPath = ['InputEncryption', member]
  return {
    kind: 'member',
    path: (_given, module) => (firstValue(module, 'EncryptEntry')?.toLowerCase() === 'true' ? path : undefined),
  }
}

const playPrompt: LegacyModuleDefinition = {
  type: 'PlayPrompt',
  action: 'MessageParticipant',
  parameters: prompt,
  branches: successOrError,
}

const getDigits: LegacyModuleDefinition = {
  type: 'GetUserInput',
  target: 'Digits',
  action: 'GetParticipantInput',
  fixed: { StoreInput: 'False' },
  parameters: { ...prompt, Timeout: becomes('InputTimeLimitSeconds'), MaxDigits: isHint('1') },
  branches: {
    Evaluate: { kind: 'comparison' },
    Timeout: onError('InputTimeLimitExceeded'),
    NoMatch: onError('NoMatchingCondition'),
    Error: onError('NoMatchingError'),
  },
}

const getIntent: LegacyModuleDefinition = {
  type: 'GetUserInput',
  target: 'Lex',
  action: 'ConnectParticipantWithLexBot',
  parameters: {
    ...prompt,
    BotName: becomes('LexBot.Name'),
    BotAlias: becomes('LexBot.Alias'),
    BotRegion: becomes('LexBot.Region'),
    LexVersion: isHint('V1', 'V2'),
    BotAliasArn: becomes('LexV2Bot.AliasArn'),
  },
  branches: {
    Evaluate: { kind: 'comparison' },
    NoMatch: onError('NoMatchingCondition'),
    Error: onError('NoMatchingError'),
  },
}

const storeUserInput: LegacyModuleDefinition = {
  type: 'StoreUserInput',
  action: 'GetParticipantInput',
  fixed: { StoreInput: 'True' },
  parameters: {
    ...prompt,
    CustomerInputType: isHint('Custom', 'PhoneNumber'),
    Timeout: becomes('InputTimeLimitSeconds'),
    MaxDigits: becomes('InputValidation.CustomValidation.MaximumLength'),
    PhoneNumberFormat: becomes('InputValidation.PhoneNumberValidation.NumberFormat'),
    CountryCode: becomes('InputValidation.PhoneNumberValidation.CountryCode'),
    TerminatorDigits: becomes('DTMFConfiguration.InputTerminationSequence'),
    DisableCancel: becomes('DTMFConfiguration.DisableCancelKey', trueOrFalse),
    // Without its keys, the checker finds that they are missing: an input must not silently go unencrypted.
    EncryptEntry: becomes('InputEncryption', { true: {}, false: null }),
    EncryptionKeyId: whereEncrypted('EncryptionKeyId'),
    EncryptionKey: whereEncrypted('Key'),
  },
  branches: { ...successOrError, InvalidNumber: onError('InvalidPhoneNumber') },
  evidence:
    'The keys of the encryption: https://github.com/edwardbrowncross/amazon-connect-simulator/blob/HEAD/simulator_test.go',
}

const loopPrompts: LegacyModuleDefinition = {
  type: 'LoopPrompts',
  action: 'MessageParticipantIteratively',
  parameters: {
    Text: {
      kind: 'item',
      path: ['Messages'],
      member: ({ key }: LegacyParameter) => (key === 'ssml' ? 'SSML' : 'Text'),
    },
    AudioPrompt: { kind: 'item', path: ['Messages'], member: () => 'PromptId' },
    InterruptSeconds: becomes('InterruptFrequencySeconds'),
  },
  branches: { Timeout: onResult('MessagesInterrupted'), Error: onError('NoMatchingError') },
}

const setVoice: LegacyModuleDefinition = {
  type: 'SetVoice',
  action: 'UpdateContactTextToSpeechVoice',
  parameters: {
    GlobalVoice: becomes('TextToSpeechVoice'),
    GlobalEngine: becomes('TextToSpeechEngine'),
    SpeakingStyle: becomes('TextToSpeechStyle'),
  },
  branches: { Success: success },
}

/** The same blocks as the console called them before it renamed them. */
const renamed: readonly LegacyModuleDefinition[] = [
  { ...playPrompt, type: 'PlayAudio' },
  { ...storeUserInput, type: 'StoreCustomerInput' },
].map((definition) => ({
  ...definition,
  evidence: 'https://github.com/edwardbrowncross/amazon-connect-simulator/blob/HEAD/flow/dedeprecate.go',
}))

/** Blocks that speak and listen. */
export const promptsAndInput: readonly LegacyModuleDefinition[] = [
  playPrompt,
  getDigits,
  getIntent,
  storeUserInput,
  loopPrompts,
  setVoice,
  ...renamed,
]
