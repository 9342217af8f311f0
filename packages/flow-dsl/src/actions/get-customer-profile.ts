import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import type { ProfileField } from '../language/customer-profile-fields.js'
import { contactFlowTypes, defineAction, everyChannel, oneForm } from './action-definition.js'
import {
  customerProfilesBlock,
  hasNoMembers,
  profileFacts,
  profileFieldMembers,
  profileReferences,
  profileResponse,
  profileResponseNames,
  profileValue,
  requestedName,
} from './customer-profile.js'
import type { ProfileReferences, ProfileResponse } from './customer-profile.js'
import { keysOf } from './labels.js'
import { memberOf } from './member-of.js'
import { catchAll, continues, requiredEvent } from './outcomes.js'
import { list, object, oneOf, required } from './parameter.js'

const errors = { ...catchAll, MultipleFoundError: requiredEvent, NoneFoundError: requiredEvent }

/** An identifier and what it has to be. */
const identifier = {
  IdentifierName: profileValue({ note: 'A search key of Customer Profiles, for instance `_phone` or `_email`.' }),
  IdentifierValue: profileValue(),
}

/** Customer profiles, get profile: find the customer's profile. */
export const getCustomerProfile = defineAction({
  type: 'GetCustomerProfile',
  family: 'interaction',
  consoleBlocks: ['Customer profiles (Get profile)'],
  summary: 'Looks for one customer profile and keeps the fields that were asked for.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  parameters: {
    ProfileRequestData: required(
      object(
        {
          ...identifier,
          SearchCriteria: list(
            object({
              IdentifierName: required(identifier.IdentifierName),
              IdentifierValue: required(identifier.IdentifierValue),
            }),
            { minimumItems: 1, maximumItems: 5 },
          ),
          LogicalOperator: oneOf(['AND', 'OR'], { note: 'Needed with SearchCriteria.' }),
          ...profileFieldMembers,
        },
        {
          groups: [{ rule: 'atMostOne', members: ['IdentifierName', 'SearchCriteria'] }],
          note: 'Older exports search by a field of the profile, for instance PhoneNumber.',
        },
      ),
    ),
    ProfileResponseData: profileResponse,
  },
  constraints: [
    {
      at: 'ProfileRequestData',
      message: 'A search needs IdentifierName and IdentifierValue, or SearchCriteria.',
      broken: ({ ProfileRequestData }) => hasNoMembers(ProfileRequestData),
    },
    {
      at: 'ProfileRequestData',
      message: 'IdentifierName and IdentifierValue belong together: give both.',
      broken: ({ ProfileRequestData: request }) =>
        (memberOf(request, 'IdentifierName') === undefined) !== (memberOf(request, 'IdentifierValue') === undefined),
    },
    {
      at: 'ProfileRequestData',
      message: 'SearchCriteria and LogicalOperator belong together: give both.',
      broken: ({ ProfileRequestData: request }) =>
        (memberOf(request, 'SearchCriteria') === undefined) !== (memberOf(request, 'LogicalOperator') === undefined),
    },
  ],
  forms: oneForm({ next: continues, errors }),
  sets: profileFacts,
  setsWithin: ['$.Customer'],
  label: (parameters) => requestedName(parameters, 'IdentifierName') ?? keysOf(parameters.ProfileRequestData),
  methods: {
    getCustomerProfile: (
      recorder: ActionRecorder,
      search: AnyProfileSearch,
      options: BlockOptions & { readonly on?: object } = {},
    ) => {
      recorder.write({
        parameters: { ProfileRequestData: requestFrom(search), ProfileResponseData: profileResponseNames(search) },
        errors: options.on,
        id: options.id,
      })
      return profileReferences(search)
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/interactions-getcustomerprofile.html',
    customerProfilesBlock,
  ],
  confidence: 'high',
  notes: [
    'The reference draws ProfileResponseData as an object; exports have a list of names.',
    'The sample of the reference misspells IdentifierName and IdentifierValue once.',
  ],
})

type AnyProfileSearch = ProfileSearch & ProfileResponse<ProfileField, string>

function requestFrom(search: ProfileSearch): object {
  if ('allOf' in search) return { SearchCriteria: search.allOf.map(criterion), LogicalOperator: 'AND' }
  if ('anyOf' in search) return { SearchCriteria: search.anyOf.map(criterion), LogicalOperator: 'OR' }
  return criterion(search)
}

function criterion({ identifier: name, value }: ProfileIdentifier): object {
  return { IdentifierName: name, IdentifierValue: value }
}

/** What a profile is searched by. */
export interface ProfileIdentifier {
  /** A search key of Customer Profiles: `_phone`, `_email`, `_account`, `_profileId` or one of your own. */
  readonly identifier: string | AttributeReference
  /** What it has to be, 255 characters at most. */
  readonly value: string | AttributeReference
}

/** What a profile is searched by: one identifier, or up to five that must all fit or of which any may. */
export type ProfileSearch =
  | ProfileIdentifier
  | { readonly allOf: readonly [ProfileIdentifier, ...ProfileIdentifier[]] }
  | { readonly anyOf: readonly [ProfileIdentifier, ...ProfileIdentifier[]] }

/** Builder methods of Customer profiles, get profile. */
export interface GetCustomerProfileMethods<S extends Scope> {
  /**
   * Get profile: looks for the one profile that fits and keeps fields of it. `NoneFoundError`: no profile fits;
   * `MultipleFoundError`: several do.
   * @param search - What to search by; `fields` and `attributes` to keep: others cannot be read afterwards.
   * @param options - Branches and identifier.
   * @returns References to the profile's id and ARN, and to what is kept.
   * @example
   * ```ts
   * const newCustomer = flow.block('new customer', () => {
   *   flow.playPrompt('Hello and welcome.')
   *   flow.disconnect()
   * })
   * const profile = flow.getCustomerProfile(
   *   { identifier: '_phone', value: contact.customerEndpoint.address, fields: ['firstName'] },
   *   { on: { NoneFoundError: newCustomer, MultipleFoundError: newCustomer } },
   * )
   * flow.playPrompt(text`Hello ${profile.firstName} .`)
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/customer-profiles-block.html
   */
  getCustomerProfile<const Field extends ProfileField = never, const Attribute extends string = never>(
    search: ProfileSearch & ProfileResponse<Field, Attribute>,
    ...options: LastArgument<BranchOptions<typeof errors, S>>
  ): ProfileReferences<Field, Attribute>
}
