import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, BranchOptions, LastArgument, Scope } from '../builder/scope.js'
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
} from './customer-profile.js'
import type { ProfileReferences, ProfileResponse, ProfileValues } from './customer-profile.js'
import { keysOf } from './labels.js'
import { catchAll, continues } from './outcomes.js'
import { object, required } from './parameter.js'

/** Customer profiles, create profile: make a profile for a customer who has none. */
export const createCustomerProfile = defineAction({
  type: 'CreateCustomerProfile',
  family: 'interaction',
  consoleBlocks: ['Customer profiles (Create profile)'],
  summary: 'Creates a customer profile.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  parameters: {
    ProfileRequestData: required(
      object({ ...profileFieldMembers, Attributes: profileAttributes }, { openMembers: profileAttributeNames }),
    ),
    ProfileResponseData: profileResponse,
  },
  constraints: [
    {
      at: 'ProfileRequestData',
      message: 'A new profile needs at least one value in ProfileRequestData.',
      broken: ({ ProfileRequestData }) => hasNoMembers(ProfileRequestData),
    },
  ],
  forms: oneForm({ next: continues, errors: catchAll }),
  sets: profileFacts,
  setsWithin: ['$.Customer'],
  label: ({ ProfileRequestData }) => keysOf(ProfileRequestData),
  methods: {
    createCustomerProfile: (
      recorder: ActionRecorder,
      profile: NewProfile<ProfileField, string>,
      options: BlockOptions & { readonly on?: object } = {},
    ) => {
      recorder.write({
        parameters: {
          ProfileRequestData: profileRequest(profile.values),
          ProfileResponseData: profileResponseNames(profile),
        },
        errors: options.on,
        id: options.id,
      })
      return profileReferences(profile)
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/interactions-createcustomerprofile.html',
    customerProfilesBlock,
  ],
  confidence: 'high',
  notes: [
    'The reference draws ProfileResponseData as an object; exports have a list of names.',
    'Custom attributes are nested below Attributes in exports; the reference writes `Attributes.x`.',
  ],
})

/** A profile to create. */
export interface NewProfile<Field extends ProfileField, Attribute extends string> extends ProfileResponse<
  Field,
  Attribute
> {
  /** Its values, at least one; each 255 characters at most. */
  readonly values: ProfileValues
}

/** Builder methods of Customer profiles, create profile. */
export interface CreateCustomerProfileMethods<S extends Scope> {
  /**
   * Create profile: makes a customer profile.
   * @param profile - `values` of the profile; `fields` and `attributes` to keep for the flow.
   * @param options - Branches and identifier.
   * @returns References to the profile's id and ARN, and to what is kept.
   * @example
   * ```ts
   * const profile = flow.createCustomerProfile({
   *   values: { phoneNumber: contact.customerEndpoint.address, attributes: { source: 'phone' } },
   * })
   * flow.associateContactToProfile(profile.profileId)
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/customer-profiles-block.html
   */
  createCustomerProfile<const Field extends ProfileField = never, const Attribute extends string = never>(
    profile: NewProfile<Field, Attribute>,
    ...options: LastArgument<BranchOptions<typeof catchAll, S>>
  ): ProfileReferences<Field, Attribute>
}
