import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { customerProfile } from '../language/system-attributes.js'
import { contactFlowTypes, defineAction, everyChannel, factOf, oneForm } from './action-definition.js'
import { customerProfilesBlock, profileId, responseNames } from './customer-profile.js'
import { catchAll, continues, requiredEvent } from './outcomes.js'
import { list, literal, object, required } from './parameter.js'

const errors = { ...catchAll, NoneFoundError: requiredEvent }

const prefix = 'CalculatedAttributes.'

/** Customer profiles, get calculated attributes: read what Customer Profiles has computed about the customer. */
export const getCalculatedAttributesForCustomerProfile = defineAction({
  type: 'GetCalculatedAttributesForCustomerProfile',
  family: 'interaction',
  consoleBlocks: ['Customer profiles (Get calculated attributes)'],
  summary: 'Reads calculated attributes of a customer profile.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  parameters: {
    ProfileRequestData: required(object({ ProfileId: profileId })),
    ProfileResponseData: list(
      literal({
        pattern: /^CalculatedAttributes\../,
        patternMeaning:
          'CalculatedAttributes. and the name of a definition, such as CalculatedAttributes._average_hold_time',
      }),
    ),
  },
  forms: oneForm({ next: continues, errors }),
  sets: (parameters) =>
    responseNames(parameters).map((name) => factOf(['Customer', 'CalculatedAttributes', name.slice(prefix.length)])),
  setsWithin: ['$.Customer'],
  label: (parameters) => responseNames(parameters)[0]?.slice(prefix.length),
  methods: {
    getCalculatedAttributes: (
      recorder: ActionRecorder,
      profile: string | AttributeReference,
      names: readonly string[],
      options: BlockOptions & { readonly on?: object } = {},
    ) => {
      recorder.write({
        parameters: {
          ProfileRequestData: { ProfileId: profile },
          ProfileResponseData: names.map((name) => `${prefix}${name}`),
        },
        errors: options.on,
        id: options.id,
      })
      return Object.fromEntries(names.map((name) => [name, customerProfile.calculatedAttribute(name)]))
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/interactions-getcalculatedattributesforcustomerprofile.html',
    customerProfilesBlock,
  ],
  confidence: 'medium',
})

/** Builder methods of Customer profiles, get calculated attributes. */
export interface GetCalculatedAttributesMethods<S extends Scope> {
  /**
   * Get calculated attributes: reads what Customer Profiles has computed about the customer, for instance how long the
   * last calls were. `NoneFoundError`: nothing is found.
   * @param profile - Id of the profile, mostly the `profileId` that `flow.getCustomerProfile(...)` returned.
   * @param names - Names of the definitions, for instance `['_average_hold_time']`.
   * @param options - Branches and identifier.
   * @returns References by name: numbers and texts; `True` or `False` where the definition has a threshold.
   * @example
   * ```ts
   * const stranger = flow.block('stranger', () => flow.transferToFlow(flowNamed('new-customer')))
   * const profile = flow.getCustomerProfile(
   *   { identifier: '_phone', value: contact.customerEndpoint.address },
   *   { on: { NoneFoundError: stranger, MultipleFoundError: stranger } },
   * )
   * const computed = flow.getCalculatedAttributes(profile.profileId, ['_last_channel'], {
   *   on: { NoneFoundError: stranger },
   * })
   * flow.match(computed._last_channel, { CHAT: () => flow.playPrompt('Thank you for your chat.'), otherwise: goOn })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/customer-profiles-block.html
   */
  getCalculatedAttributes<const Name extends string>(
    profile: string | AttributeReference,
    names: readonly Name[],
    ...options: LastArgument<BranchOptions<typeof errors, S>>
  ): { readonly [Attribute in Name]: AttributeReference }
}
