import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, Branches, On, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { contactFlowTypes, defineAction, everyChannel, oneForm } from './action-definition.js'
import { nameOfValue } from './labels.js'
import type { catchAll } from './outcomes.js'
import { continues, optionalFailure } from './outcomes.js'
import { required, value } from './parameter.js'

const engines = ['Standard', 'Neural', 'Generative'] as const
const styles = ['None', 'Conversational', 'Newscaster'] as const
const errors = { NoMatchingError: optionalFailure }

/** Set voice: the voice of what is spoken from here on. */
export const updateContactTextToSpeechVoice = defineAction({
  type: 'UpdateContactTextToSpeechVoice',
  family: 'contact',
  consoleBlocks: ['Set voice'],
  summary: 'Picks the Polly voice, engine and style for later speech.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  parameters: {
    TextToSpeechVoice: required(value({ note: 'Name of a Polly voice. Joanna when never set.' })),
    // The console writes the capitalised form; the service does not check the others at create time.
    TextToSpeechEngine: value({ values: [...engines, 'standard', 'neural', 'generative', 'long-form'] }),
    TextToSpeechStyle: value({ values: styles }),
  },
  refusedParameters: {
    VoiceId: 'Write TextToSpeechVoice.',
    Engine: 'Write TextToSpeechEngine.',
    LanguageCode: 'Set it with UpdateContactData.',
  },
  forms: oneForm({ next: continues, errors }),
  label: ({ TextToSpeechVoice }) => nameOfValue(TextToSpeechVoice),
  methods: {
    setVoice: (
      recorder: ActionRecorder,
      voice: VoiceSettings & {
        readonly id?: string
        readonly language?: string | AttributeReference
        readonly on?: object
      },
    ) => {
      recorder.write({
        parameters: {
          TextToSpeechVoice: voice.voice,
          TextToSpeechEngine: voice.engine,
          TextToSpeechStyle: voice.style,
        },
        errors: voice.on,
        id: voice.id,
      })
      // The console's block does the same: the language is a property of the contact, not of the voice.
      if (voice.language !== undefined) {
        recorder.writeRaw('UpdateContactData', {
          parameters: { LanguageCode: voice.language, TargetContact: 'Current' },
          errors: voice.on,
          // An identifier of fifty characters leaves room for no more.
          id: voice.id === undefined ? undefined : `${voice.id.slice(0, 41)} language`,
        })
      }
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontacttexttospeechvoice.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/set-voice.html',
  ],
  confidence: 'high',
  notes: [
    'The error branch is documented as always defined; the service and 20 of 30 exports do without it.',
    'An invalid pair of voice and engine breaks speech at run time only.',
  ],
})

/** A voice. */
export interface VoiceSettings {
  /** Name of a Polly voice, for instance `Seoyeon`. */
  readonly voice: string | AttributeReference
  /** Engine of the voice. */
  readonly engine?: (typeof engines)[number] | AttributeReference
  /** Style of the voice. */
  readonly style?: (typeof styles)[number] | AttributeReference
}

interface WithoutLanguage {
  /** The contact's language stays as it is. */
  readonly language?: undefined
}

interface WithLanguage {
  /** Language of the contact, for instance `ko-KR`; Lex follows it. Written by a second action. */
  readonly language: string | AttributeReference
}

/** Builder methods of Set voice. */
export interface SetVoiceMethods<S extends Scope> {
  /**
   * Set voice: how text is spoken from here on. With `language` it also sets the language of the contact.
   * @param voice - Voice, engine, style, language and branches.
   * @example
   * ```ts
   * flow.setVoice({ voice: 'Seoyeon', engine: 'Neural', language: 'ko-KR' })
   * flow.playPrompt('안녕하세요. 고객센터입니다.')
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-voice.html
   */
  setVoice(
    voice: VoiceSettings &
      BlockOptions &
      ((WithoutLanguage & On<Branches<typeof errors, S>>) | (WithLanguage & On<Branches<typeof catchAll, S>>)),
  ): void
}
