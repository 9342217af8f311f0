import type { ParameterObject, ParameterValue } from '../graph/flow-graph.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { customerProfileFields, wireFieldName } from '../language/customer-profile-fields.js'
import type { ProfileField } from '../language/customer-profile-fields.js'
import { customerProfile } from '../language/system-attributes.js'
import { factOf } from './action-definition.js'
import type { FlowFact } from './action-definition.js'
import { attributeTexts } from './attribute-values.js'
import { memberOf } from './member-of.js'
import { list, map, oneOf, required, value } from './parameter.js'
import type { Parameter, Parameters } from './parameter.js'

/** What actions on customer profiles share: fields, what they answer, and how authors write both. */

/**
 * Longest value that a request takes.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/customer-profiles-block.html
 */
export const longestProfileValue = 255

/** One value of a request. */
export function profileValue(options: { readonly note?: string } = {}): Parameter {
  return value({ maximumLength: longestProfileValue, ...options })
}

/** The page of the console's block, which is one for all these actions. */
export const customerProfilesBlock =
  'https://docs.aws.amazon.com/connect/latest/adminguide/customer-profiles-block.html'

/** The profile that an action works on. */
export const profileId = required(profileValue({ note: 'Mostly `$.Customer.ProfileId`.' }))

/** The standard fields of a profile as members of a request. */
export const profileFieldMembers: Parameters = Object.fromEntries(
  customerProfileFields.map((field) => [field, profileValue()]),
)

/** The custom attributes of a profile. */
export const profileAttributes = map(profileValue(), {
  keysAreReferenced: true,
  note: 'Exports nest the custom attributes; the reference writes `Attributes.x`.',
})

/** How names of custom attributes begin where a list or a request spells them in one word. */
export const profileAttributeNames = ['Attributes.']

/** What an action keeps of a profile. */
export const profileResponse = list(oneOf(customerProfileFields, { openValues: profileAttributeNames }), {
  note: 'A list of names; the reference draws an object. What it names is kept under `$.Customer`.',
})

/** Texts of the list that names what an action keeps. */
export function responseNames({ ProfileResponseData }: ParameterObject): readonly string[] {
  return Array.isArray(ProfileResponseData)
    ? ProfileResponseData.filter((name): name is string => typeof name === 'string')
    : []
}

/** Members of a name in such a list: `Attributes.tier` has two. */
function membersOfName(name: string): readonly string[] {
  const dot = name.indexOf('.')
  return dot < 0 ? [name] : [name.slice(0, dot), name.slice(dot + 1)]
}

/** What an action on a profile leaves: which profile it was, and what it was told to keep. */
export function profileFacts(parameters: ParameterObject): readonly FlowFact[] {
  const kept = responseNames(parameters).map((name) => factOf(['Customer', ...membersOfName(name)]))
  return ['$.Customer.ProfileId', '$.Customer.ProfileARN', ...kept]
}

/** The value of a request that tells one action from another: the identifier or object that is searched for. */
export function requestedName(parameters: ParameterObject, member: string): string | undefined {
  const name = memberOf(parameters.ProfileRequestData, member)
  return typeof name === 'string' ? name.replace(/^[_$.]+/, '') : undefined
}

/** Values of a profile. */
export type ProfileValues = {
  /** A value, 255 characters at most, or an attribute. */
  readonly [Field in ProfileField]?: string | AttributeReference
} & {
  /** Custom attributes by name. */
  readonly attributes?: Readonly<Record<string, string | AttributeReference>>
}

/** What an action keeps of a profile for the flow: 14,000 characters in one flow run. */
export interface ProfileResponse<Field extends ProfileField, Attribute extends string> {
  /** Standard fields to keep. */
  readonly fields?: readonly Field[]
  /** Custom attributes to keep. */
  readonly attributes?: readonly Attribute[]
}

/** References to what was kept of a profile. */
export type ProfileReferences<Field extends ProfileField, Attribute extends string> = {
  /** Id of the profile. */
  readonly profileId: AttributeReference
  /** ARN of the profile, which cases take as their customer. */
  readonly profileArn: AttributeReference
  /** Custom attributes that were kept. */
  readonly attributes: { readonly [Name in Attribute]: AttributeReference }
} & { readonly [Name in Field]: AttributeReference }

/** The members of a request for a profile's values. */
export function profileRequest({ attributes, ...fields }: ProfileValues): object {
  const standard = Object.entries(fields).map(([field, given]) => [wireFieldName(field), given])
  return {
    ...attributeTexts(Object.fromEntries(standard)),
    Attributes: attributes === undefined ? undefined : attributeTexts(attributes),
  }
}

/** The list that names what an action keeps. */
export function profileResponseNames(response: ProfileResponse<ProfileField, string>): readonly string[] {
  const { fields = [], attributes = [] } = response
  return [...fields.map(wireFieldName), ...attributes.map((name) => `Attributes.${name}`)]
}

/** References to what an action was told to keep. */
export function profileReferences(response: ProfileResponse<ProfileField, string>): object {
  const { fields = [], attributes = [] } = response
  return {
    ...Object.fromEntries(fields.map((field) => [field, customerProfile.field(field)])),
    profileId: customerProfile.profileId,
    profileArn: customerProfile.profileArn,
    attributes: Object.fromEntries(attributes.map((name) => [name, customerProfile.attribute(name)])),
  }
}

/** Whether an object has nothing in it; what is no object is another rule's business. */
export function hasNoMembers(parameter: ParameterValue | undefined): boolean {
  return (
    typeof parameter === 'object' &&
    parameter !== null &&
    !Array.isArray(parameter) &&
    Object.values(parameter).every((member) => member === undefined)
  )
}
