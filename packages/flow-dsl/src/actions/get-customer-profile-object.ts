import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { profileObjectFields, profileObjectPath, wireFieldName } from '../language/customer-profile-fields.js'
import type { ProfileObject, ProfileObjectField } from '../language/customer-profile-fields.js'
import { customerProfile } from '../language/system-attributes.js'
import { contactFlowTypes, defineAction, everyChannel, factOf, oneForm } from './action-definition.js'
import { customerProfilesBlock, profileId, profileValue, requestedName, responseNames } from './customer-profile.js'
import { isSwitchedOn, memberOf } from './member-of.js'
import { catchAll, continues, requiredEvent } from './outcomes.js'
import { list, object, oneOf, required } from './parameter.js'

const errors = { ...catchAll, NoneFoundError: requiredEvent }

const objects: readonly ProfileObject[] = ['Asset', 'Order', 'Case']

const fieldNames = objects.flatMap((name) => profileObjectFields[name].map((field) => `${name}${field}`))
const attributePrefixes = [...objects.map((name) => `${name}Attributes.`), 'ObjectAttributes.']

/** The standard object that a type is of: `_asset` is an asset. */
function standardObject(objectType: unknown): ProfileObject | undefined {
  return objects.find((name) => objectType === `_${name.toLowerCase()}`)
}

/** Members below `$.Customer` of a name in the response: `AssetAttributes.color` is the asset's attribute `color`. */
function membersOf(name: string): readonly string[] {
  const dot = name.indexOf('.')
  if (dot < 0) return profileObjectPath(name)
  const key = name.slice(dot + 1)
  return name.startsWith('ObjectAttributes.')
    ? ['ObjectAttributes', key]
    : [...profileObjectPath(name.slice(0, dot)), key]
}

/** Customer profiles, get profile object: read an asset, order or case of a profile, or an object of one's own. */
export const getCustomerProfileObject = defineAction({
  type: 'GetCustomerProfileObject',
  family: 'interaction',
  consoleBlocks: ['Customer profiles (Get profile object)'],
  summary: 'Reads an asset, order, case or object of your own that belongs to a profile.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  parameters: {
    ProfileRequestData: required(
      object({
        ProfileId: profileId,
        ObjectType: required(profileValue({ note: '`_asset`, `_order`, `_case`, or a type of your own.' })),
        UseLatest: oneOf(['true', 'false'], {
          acceptsBoolean: true,
          note: 'Exports have text; the reference draws a boolean, and misspells the name on one of its pages.',
        }),
        IdentifierName: profileValue(),
        IdentifierValue: profileValue(),
      }),
    ),
    ProfileResponseData: list(oneOf(fieldNames, { openValues: attributePrefixes }), {
      note: 'Names such as AssetPrice or ObjectAttributes.color, kept as `$.Customer.Asset.Price` and so on.',
    }),
  },
  refusedParameters: {
    UseLatset: 'Write UseLatest: one page of the reference has the wrong name.',
  },
  constraints: [
    {
      at: 'ProfileRequestData',
      message: 'A search needs UseLatest "true", or IdentifierName and IdentifierValue.',
      broken: ({ ProfileRequestData: request }) =>
        request !== undefined &&
        memberOf(request, 'IdentifierName') === undefined &&
        memberOf(request, 'IdentifierValue') === undefined &&
        !isSwitchedOn(memberOf(request, 'UseLatest')),
    },
    {
      at: 'ProfileRequestData',
      message: 'IdentifierName and IdentifierValue belong together: give both.',
      broken: ({ ProfileRequestData: request }) =>
        (memberOf(request, 'IdentifierName') === undefined) !== (memberOf(request, 'IdentifierValue') === undefined),
    },
  ],
  forms: oneForm({ next: continues, errors }),
  sets: (parameters) => {
    const found = standardObject(memberOf(parameters.ProfileRequestData, 'ObjectType'))
    const kept = responseNames(parameters).map((name) => factOf(['Customer', ...membersOf(name)]))
    // The id of a standard object is kept in any case.
    return found === undefined ? kept : [factOf(['Customer', found, `${found}Id`]), ...kept]
  },
  setsWithin: ['$.Customer'],
  label: (parameters) => requestedName(parameters, 'ObjectType'),
  methods: {
    getCustomerProfileObject: (
      recorder: ActionRecorder,
      search: ProfileObjectSearch<Uncapitalize<ProfileObjectField>, string> & Partial<ObjectIdentifier>,
      options: BlockOptions & { readonly on?: object } = {},
    ) => {
      const found = standardObject(search.objectType)
      const { fields = [], attributes = [] } = search
      recorder.write({
        parameters: {
          ProfileRequestData: {
            ProfileId: search.profileId,
            ObjectType: search.objectType,
            UseLatest: search.identifier === undefined ? 'true' : undefined,
            IdentifierName: search.identifier,
            IdentifierValue: search.value,
          },
          ProfileResponseData: [
            ...fields.map(wireFieldName),
            ...attributes.map((name) => `${found ?? 'Object'}Attributes.${name}`),
          ],
        },
        errors: options.on,
        id: options.id,
      })
      return {
        ...Object.fromEntries(fields.map((field) => [field, customerProfile.objectField(field)])),
        attributes: Object.fromEntries(attributes.map((name) => [name, customerProfile.objectAttribute(name, found)])),
      }
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/interactions-getcustomerprofileobject.html',
    customerProfilesBlock,
  ],
  confidence: 'medium',
  notes: [
    'A name in ProfileResponseData is object and field in one word (AssetStatus); it is read with a dot ($.Customer.Asset.Status).',
    'UseLatest is text in exports and a boolean in the reference; no published check says which is refused.',
  ],
})

/** Which object of a profile to read, and what to keep of it. */
export interface ProfileObjectSearch<Field extends string, Attribute extends string> {
  /** Id of the profile, mostly the `profileId` that `flow.getCustomerProfile(...)` returned. */
  readonly profileId: string | AttributeReference
  /** `_asset`, `_order`, `_case`, or a type of your own. */
  readonly objectType: string
  /** Fields to keep of a standard object, by object and field: `assetStatus`, `orderTotalPrice`. */
  readonly fields?: readonly Field[]
  /** Custom attributes to keep. */
  readonly attributes?: readonly Attribute[]
}

/** What an object is searched by. */
export interface ObjectIdentifier {
  /** A search key of the object's type, for instance `_assetId`. */
  readonly identifier: string | AttributeReference
  /** What it has to be, 255 characters at most. */
  readonly value: string | AttributeReference
}

/** Builder methods of Customer profiles, get profile object. */
export interface GetCustomerProfileObjectMethods<S extends Scope> {
  /**
   * Get profile object: reads the latest asset, order, case or object of your own that belongs to a profile, or the one
   * with an identifier. `NoneFoundError`: there is none.
   * @param search - Profile, type, what to keep; `identifier` and `value` where the latest is not meant.
   * @param options - Branches and identifier.
   * @returns References to what is kept.
   * @example
   * ```ts
   * const stranger = flow.block('stranger', () => flow.transferToFlow(flowNamed('new-customer')))
   * const { profileId } = flow.getCustomerProfile(
   *   { identifier: '_phone', value: contact.customerEndpoint.address },
   *   { on: { NoneFoundError: stranger, MultipleFoundError: stranger } },
   * )
   * const order = flow.getCustomerProfileObject(
   *   { profileId, objectType: '_order', fields: ['orderStatus'] },
   *   { on: { NoneFoundError: stranger } },
   * )
   * flow.playPrompt(text`The status of your last order is ${order.orderStatus} .`)
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/customer-profiles-block.html
   */
  getCustomerProfileObject<
    const Field extends Uncapitalize<ProfileObjectField> = never,
    const Attribute extends string = never,
  >(
    search: ProfileObjectSearch<Field, Attribute> &
      (ObjectIdentifier | { readonly identifier?: undefined; readonly value?: undefined }),
    ...options: LastArgument<BranchOptions<typeof errors, S>>
  ): { readonly [Name in Field]: AttributeReference } & {
    readonly attributes: { readonly [Name in Attribute]: AttributeReference }
  }
}
