import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import type { ProfileField } from '../language/customer-profile-fields.js'
import { contactFlowTypes, defineAction, everyChannel, oneForm } from './action-definition.js'
import {
  customerProfilesBlock,
  hasNoMembers,
  profileAttributeNames,
  profileAttributes,
  profileFacts,
  profileFieldMembers,
  profileReferences,
  profileRequest,
  profileResponse,
  profileResponseNames,
  profileValue,
} from './customer-profile.js'
import type { ProfileReferences, ProfileResponse, ProfileValues } from './customer-profile.js'
import { keysOf } from './labels.js'
import { memberOf } from './member-of.js'
import { catchAll, continues } from './outcomes.js'
import { object, required } from './parameter.js'

/** Customer profiles, update profile: change the values of a profile that the flow has found. */
export const updateCustomerProfile = defineAction({
  type: 'UpdateCustomerProfile',
  family: 'interaction',
  consoleBlocks: ['Customer profiles (Update profile)'],
  summary: 'Changes values of a customer profile.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  parameters: {
    ProfileRequestData: required(
      object(
        {
          ProfileId: profileValue({ note: 'Left out: the profile that an earlier block found.' }),
          ...profileFieldMembers,
          Attributes: profileAttributes,
        },
        { openMembers: profileAttributeNames },
      ),
    ),
    ProfileResponseData: profileResponse,
  },
  constraints: [
    {
      at: 'ProfileRequestData',
      message: 'A change of a profile needs at least one value in ProfileRequestData.',
      broken: ({ ProfileRequestData }) => hasNoMembers(ProfileRequestData),
    },
  ],
  forms: oneForm({ next: continues, errors: catchAll }),
  sets: profileFacts,
  setsWithin: ['$.Customer'],
  needs: ({ ProfileRequestData }) =>
    memberOf(ProfileRequestData, 'ProfileId') === undefined ? ['$.Customer.ProfileId'] : [],
  label: ({ ProfileRequestData }) => keysOf(ProfileRequestData),
  methods: {
    updateCustomerProfile: (
      recorder: ActionRecorder,
      profile: ProfileChange<ProfileField, string>,
      options: BlockOptions & { readonly on?: object } = {},
    ) => {
      recorder.write({
        parameters: {
          ProfileRequestData: { ProfileId: profile.profileId, ...profileRequest(profile.values) },
          ProfileResponseData: profileResponseNames(profile),
        },
        errors: options.on,
        id: options.id,
      })
      return profileReferences(profile)
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/interactions-updatecustomerprofile.html',
    customerProfilesBlock,
  ],
  confidence: 'medium',
  notes: [
    'Exports have no ProfileId: the console relies on a Get profile block before. The reference lists it.',
    'Custom attributes are nested below Attributes in exports; the reference writes `Attributes.x`.',
  ],
})

/** A change of a profile. */
export interface ProfileChange<Field extends ProfileField, Attribute extends string> extends ProfileResponse<
  Field,
  Attribute
> {
  /** Values to write, at least one; each 255 characters at most. */
  readonly values: ProfileValues
  /** Id of the profile; left out, the profile that an earlier block found or created. */
  readonly profileId?: string | AttributeReference
}

/** Builder methods of Customer profiles, update profile. */
export interface UpdateCustomerProfileMethods<S extends Scope> {
  /**
   * Update profile: changes values of the profile that the flow has found or created before.
   * @param profile - `values` to write; `fields` and `attributes` to keep for the flow.
   * @param options - Branches and identifier.
   * @returns References to the profile's id and ARN, and to what is kept.
   * @example
   * ```ts
   * const stranger = flow.block('stranger', () => flow.transferToFlow(flowNamed('new-customer')))
   * const { profileId } = flow.getCustomerProfile(
   *   { identifier: '_phone', value: contact.customerEndpoint.address },
   *   { on: { NoneFoundError: stranger, MultipleFoundError: stranger } },
   * )
   * flow.updateCustomerProfile({ profileId, values: { attributes: { lastTopic: 'delivery' } } })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/customer-profiles-block.html
   */
  updateCustomerProfile<const Field extends ProfileField = never, const Attribute extends string = never>(
    profile: ProfileChange<Field, Attribute>,
    ...options: LastArgument<BranchOptions<typeof catchAll, S>>
  ): ProfileReferences<Field, Attribute>
}
