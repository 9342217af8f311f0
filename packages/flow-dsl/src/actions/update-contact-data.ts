import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { contactFlowTypes, defineAction, everyChannel, oneForm } from './action-definition.js'
import { keysOf } from './labels.js'
import { catchAll, continues } from './outcomes.js'
import { integer, oneOf, template, value } from './parameter.js'

const voiceIdSwitch = oneOf(['TRUE', 'FALSE', 'true', 'false'], { note: 'Voice ID ended on 2026-05-20.' })

/** Set contact attributes, contact properties: what Connect itself understands on the contact. */
export const updateContactData = defineAction({
  type: 'UpdateContactData',
  family: 'contact',
  consoleBlocks: ['Set contact attributes (contact properties)', 'Set voice (language)'],
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
    VoiceAuthenticationThreshold: integer({ minimum: 0, maximum: 100 }, { dynamic: 'either' }),
    VoiceAuthenticationResponseTime: integer({ minimum: 5, maximum: 10 }, { dynamic: 'either' }),
    FraudDetectionThreshold: integer({ minimum: 0, maximum: 100 }, { dynamic: 'either' }),
    WatchlistId: value(),
    WisdomSessionArn: value(),
    TargetContact: oneOf(['Current', 'Related']),
  },
  constraints: [
    {
      at: 'LanguageCode',
      message: 'At least one property has to be set.',
      broken: (parameters) => Object.keys(parameters).every((name) => name === 'TargetContact'),
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
  ],
  confidence: 'high',
  notes: ['References is documented and refused as an unknown property. TargetContact is optional.'],
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
}

/** Builder methods of Set contact attributes for contact properties. */
export interface SetContactPropertiesMethods<S extends Scope> {
  /**
   * Set contact properties: name, description, language, customer id. All or none are set.
   * @param properties - At least one.
   * @param options - Branches and identifier.
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/set-contact-attributes.html
   */
  setContactProperties(properties: ContactProperties, ...options: LastArgument<BranchOptions<typeof catchAll, S>>): void
}
