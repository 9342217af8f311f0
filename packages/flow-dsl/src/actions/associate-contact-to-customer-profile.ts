import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { contact } from '../language/system-attributes.js'
import { contactFlowTypes, defineAction, everyChannel, oneForm } from './action-definition.js'
import { customerProfilesBlock, profileId, profileValue } from './customer-profile.js'
import { catchAll, continues } from './outcomes.js'
import { object, required } from './parameter.js'

/** Customer profiles, associate contact to profile: make the contact part of a profile's history. */
export const associateContactToCustomerProfile = defineAction({
  type: 'AssociateContactToCustomerProfile',
  family: 'interaction',
  consoleBlocks: ['Customer profiles (Associate contact to profile)'],
  summary: 'Links the contact to a customer profile.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  parameters: {
    ProfileRequestData: required(
      object({
        ProfileId: profileId,
        ContactId: required(profileValue({ note: 'Mostly `$.ContactId`.' })),
      }),
    ),
  },
  forms: oneForm({ next: continues, errors: catchAll }),
  methods: {
    associateContactToProfile: (
      recorder: ActionRecorder,
      profile: string | AttributeReference,
      options: BlockOptions & { readonly contactId?: string | AttributeReference; readonly on?: object } = {},
    ) => {
      recorder.write({
        parameters: { ProfileRequestData: { ProfileId: profile, ContactId: options.contactId ?? contact.contactId } },
        errors: options.on,
        id: options.id,
      })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/interactions-associatecontacttocustomerprofile.html',
    customerProfilesBlock,
  ],
  confidence: 'high',
})

/** Builder methods of Customer profiles, associate contact to profile. */
export interface AssociateContactToProfileMethods<S extends Scope> {
  /**
   * Associate contact to profile: makes the contact part of the profile's history, which agents see.
   * @param profile - Id of the profile, mostly the `profileId` that `flow.getCustomerProfile(...)` returned.
   * @param options - `contactId`: this contact when left out; branches and identifier.
   * @example
   * ```ts
   * const stranger = flow.block('stranger', () => flow.transferToFlow(flowNamed('new-customer')))
   * const profile = flow.getCustomerProfile(
   *   { identifier: '_phone', value: contact.customerEndpoint.address },
   *   { on: { NoneFoundError: stranger, MultipleFoundError: stranger } },
   * )
   * flow.associateContactToProfile(profile.profileId)
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/customer-profiles-block.html
   */
  associateContactToProfile(
    profile: string | AttributeReference,
    ...options: LastArgument<{ readonly contactId?: string | AttributeReference } & BranchOptions<typeof catchAll, S>>
  ): void
}
