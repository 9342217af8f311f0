import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import type { ParameterValue } from '../graph/flow-graph.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { contactFlowTypes, defineAction, everyChannel, oneForm } from './action-definition.js'
import { keysOf } from './labels.js'
import { catchAll, continues } from './outcomes.js'
import { integer, oneOf, template, value } from './parameter.js'
import { voiceIdEnded } from './voice-id.js'

const voiceIdSwitch = oneOf(['TRUE', 'FALSE', 'true', 'false'], { deprecated: voiceIdEnded })
const voiceIdSwitches = [
  'IsVoiceIdStreamingEnabled',
  'IsVoiceAuthenticationEnabled',
  'IsFraudDetectionEnabled',
] as const

/** Whether a Voice ID switch is on, in either spelling. */
function isOn(switched: ParameterValue | undefined): boolean {
  return switched === 'TRUE' || switched === 'true'
}

/** Set contact attributes, contact properties: what Connect itself understands on the contact. */
export const updateContactData = defineAction({
  type: 'UpdateContactData',
  family: 'contact',
  consoleBlocks: [
    'Set contact attributes (contact properties)',
    'Set Voice ID',
    'Set voice (language)',
    'Connect assistant (its second action)',
  ],
  summary: 'Sets properties that Connect itself understands on the contact: name, language, customer id.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  parameters: {
    Name: template(),
    Description: template(),
    LanguageCode: value(),
    CustomerId: value(),
    IsVoiceIdStreamingEnabled: voiceIdSwitch,
    IsVoiceAuthenticationEnabled: voiceIdSwitch,
    IsFraudDetectionEnabled: voiceIdSwitch,
    VoiceAuthenticationThreshold: integer(
      { minimum: 0, maximum: 100 },
      { dynamic: 'either', deprecated: voiceIdEnded },
    ),
    VoiceAuthenticationResponseTime: integer(
      { minimum: 5, maximum: 10 },
      { dynamic: 'either', deprecated: voiceIdEnded },
    ),
    FraudDetectionThreshold: integer({ minimum: 0, maximum: 100 }, { dynamic: 'either', deprecated: voiceIdEnded }),
    WatchlistId: value({
      pattern: /^[A-Za-z0-9]{22}$/,
      patternMeaning: 'the id of a watch list, 22 letters and digits',
      deprecated: voiceIdEnded,
    }),
    WisdomSessionArn: value(),
    TargetContact: oneOf(['Current', 'Related']),
  },
  constraints: [
    {
      at: 'LanguageCode',
      message: 'At least one property has to be set.',
      broken: (parameters) => Object.keys(parameters).every((name) => name === 'TargetContact'),
    },
    {
      at: 'IsVoiceIdStreamingEnabled',
      message: `The three Voice ID switches go together: ${voiceIdSwitches.join(', ')}.`,
      broken: (parameters) => {
        const given = voiceIdSwitches.filter((name) => parameters[name] !== undefined)
        return given.length > 0 && given.length < voiceIdSwitches.length
      },
    },
    {
      at: 'VoiceAuthenticationThreshold',
      message:
        'VoiceAuthenticationThreshold and VoiceAuthenticationResponseTime are needed with IsVoiceAuthenticationEnabled "TRUE", and refused without it.',
      broken: ({ IsVoiceAuthenticationEnabled, VoiceAuthenticationThreshold, VoiceAuthenticationResponseTime }) =>
        [VoiceAuthenticationThreshold, VoiceAuthenticationResponseTime].some(
          (threshold) => (threshold !== undefined) !== isOn(IsVoiceAuthenticationEnabled),
        ),
    },
    {
      at: 'FraudDetectionThreshold',
      message: 'FraudDetectionThreshold is needed with IsFraudDetectionEnabled "TRUE", and refused without it.',
      broken: ({ IsFraudDetectionEnabled, FraudDetectionThreshold }) =>
        (FraudDetectionThreshold !== undefined) !== isOn(IsFraudDetectionEnabled),
    },
  ],
  refusedParameters: {
    References: 'Remove it: documented, but refused by the service.',
  },
  forms: oneForm({ next: continues, errors: catchAll }),
  label: ({ TargetContact: _target, ...properties }) => keysOf(properties),
  methods: {
    setContactProperties: (
      recorder: ActionRecorder,
      properties: ContactProperties,
      options: { readonly id?: string; readonly on?: object } = {},
    ) => {
      recorder.write({
        parameters: {
          Name: properties.name,
          Description: properties.description,
          LanguageCode: properties.languageCode,
          CustomerId: properties.customerId,
          WisdomSessionArn: properties.assistantSession,
          TargetContact: 'Current',
        },
        errors: options.on,
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactdata.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/set-contact-attributes.html',
    'https://github.com/mgaffigan/pulumi-amazon-connect/blob/HEAD/docs/wire-format-checks.md',
  ],
  confidence: 'high',
  notes: [
    'References is documented and refused as an unknown property. TargetContact is optional.',
    'The reference has the Voice ID fields as optional. The service wanted the three switches together, and the thresholds of a switch exactly when it is on; on an instance without Voice ID it refused them all.',
  ],
})

/** What {@link SetContactPropertiesMethods.setContactProperties} sets. */
export interface ContactProperties {
  /** Name of the task. */
  readonly name?: string | AttributeReference
  /** Description of the task. */
  readonly description?: string | AttributeReference
  /** Language of the contact, for instance `ko-KR`; Lex follows it. */
  readonly languageCode?: string | AttributeReference
  /** Customer id, for instance from a CRM. */
  readonly customerId?: string | AttributeReference
  /** Session of the AI assistant, as `flow.connectAssistant(...)` returned it. */
  readonly assistantSession?: AttributeReference
}

/** Builder methods of Set contact attributes for contact properties. */
export interface SetContactPropertiesMethods<S extends Scope> {
  /**
   * Set contact properties: name, description, language, customer id, session of the AI assistant. All or none are set.
   * @param properties - At least one.
   * @param options - Branches and identifier.
   * @example
   * ```ts
   * flow.setContactProperties({ languageCode: 'ko-KR', customerId: contact.customerEndpoint.address })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-contact-attributes.html
   */
  setContactProperties(properties: ContactProperties, ...options: LastArgument<BranchOptions<typeof catchAll, S>>): void
}
