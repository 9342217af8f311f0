import type { FlowType } from '../language/flow-type.js'
import type { ResourceKind } from '../values/resource.js'

/**
 * Descriptions of parameters, as plain data: the checker, the documentation, the generated schema and the test
 * arbitraries read the same value.
 *
 * They are not zod schemas because a parameter's rule is mostly not about its JSON type: nearly every scalar is text,
 * and what matters is what the text must parse to, where a JSONPath may stand, and which members exclude each other.
 * As data they also cost nothing at start-up.
 */

/**
 * Where a JSONPath may stand: `static` nowhere; `reference` the whole value must be one; `either` the whole value may
 * be one; `embedded` anywhere inside the text.
 */
export type Dynamic = 'static' | 'reference' | 'either' | 'embedded'

interface ParameterBase {
  /** The service refuses the action without it. In a form, `requires` adds to this. */
  readonly required?: boolean
  /** A remark for people, with its source where it is one of the service's surprises. */
  readonly note?: string
  /** Since when the service discourages or refuses it, and what to use instead, as a sentence. */
  readonly deprecated?: string
}

/** A text, or a number or boolean spelled as text. */
export interface TextParameter extends ParameterBase {
  readonly kind: 'text'
  readonly dynamic: Dynamic
  /** The only texts allowed. */
  readonly values?: readonly string[]
  /** Texts that are allowed beside `values`: names that begin like this, such as `Attributes.tier`. */
  readonly openValues?: readonly string[]
  /** The text must be a whole number in this range. */
  readonly integer?: { readonly minimum?: number; readonly maximum?: number }
  readonly pattern?: RegExp
  /** What the pattern asks for, in words: `a phone number such as +82212345678`. */
  readonly patternMeaning?: string
  readonly maximumLength?: number
  /** The text is spoken: plain, or markup that must be well formed. */
  readonly speech?: 'text' | 'ssml'
  /** The text is an ARN or id of such a resource. */
  readonly resource?: ResourceKind
  /** Types that the flow it refers to has to be one of; any type where left out. */
  readonly flowTypes?: readonly FlowType[]
  /** The same for the value of a map where the type depends on the key. */
  readonly flowTypeByKey?: Readonly<Record<string, FlowType>>
  /** JSON numbers are accepted beside text. */
  readonly acceptsNumber?: boolean
  /** JSON booleans are accepted beside text. */
  readonly acceptsBoolean?: boolean
}

/** An object with known members. */
export interface ObjectParameter extends ParameterBase {
  readonly kind: 'object'
  readonly members: Parameters
  /** Members that are taken beside those, undescribed: names that begin like this. */
  readonly openMembers?: readonly string[]
  /** Groups of members that exclude each other. */
  readonly groups?: readonly ParameterGroup[]
  /** A JSONPath may stand for the whole object. */
  readonly dynamic?: Dynamic
}

/** An object with free keys. */
export interface MapParameter extends ParameterBase {
  readonly kind: 'map'
  readonly value: Parameter
  /** The only keys allowed. */
  readonly keys?: readonly string[]
  /** Beginnings that a key must not have. */
  readonly forbiddenKeyPrefix?: string
  readonly minimumEntries?: number
  readonly maximumEntries?: number
  /** Keys and values together, as UTF-8; more than that takes the error branch. */
  readonly maximumBytes?: number
  /** The keys become part of a JSONPath, so `$` and `.` would make the value unreachable. */
  readonly keysAreReferenced?: boolean
  /** A JSONPath may stand for the whole object. */
  readonly dynamic?: Dynamic
}

/** A list. */
export interface ListParameter extends ParameterBase {
  readonly kind: 'list'
  readonly item: Parameter
  readonly minimumItems?: number
  readonly maximumItems?: number
  /** A JSONPath may stand for the whole list. */
  readonly dynamic?: Dynamic
}

/** Any JSON: the project does not know more, or there is no more to know. */
export interface JsonParameter extends ParameterBase {
  readonly kind: 'json'
  /** Texts inside may be empty, although the value itself may not. */
  readonly emptyTextsInside?: boolean
}

/** Description of one parameter. */
export type Parameter = TextParameter | ObjectParameter | MapParameter | ListParameter | JsonParameter

/** Parameters by their name on the wire. */
export type Parameters = Readonly<Record<string, Parameter>>

/** Members of which exactly one, or at most one, may be given. */
export interface ParameterGroup {
  readonly rule: 'exactlyOne' | 'atMostOne'
  readonly members: readonly string[]
}

type Options<P extends ParameterBase> = Omit<P, 'kind' | 'required'>

/** A parameter that the service refuses the action without. */
export function required<P extends Parameter>(parameter: P): P {
  return { ...parameter, required: true }
}

/** A literal text; no JSONPath. */
export function literal(options: Omit<Options<TextParameter>, 'dynamic'> = {}): TextParameter {
  return { kind: 'text', dynamic: 'static', ...options }
}

/** One of some literal texts. */
export function oneOf(
  values: readonly string[],
  options: Omit<Options<TextParameter>, 'dynamic' | 'values'> = {},
): TextParameter {
  return { kind: 'text', dynamic: 'static', values, ...options }
}

/** A literal text, or one JSONPath as the whole value. */
export function value(options: Omit<Options<TextParameter>, 'dynamic'> = {}): TextParameter {
  return { kind: 'text', dynamic: 'either', ...options }
}

/** Exactly one JSONPath. */
export function reference(options: Omit<Options<TextParameter>, 'dynamic'> = {}): TextParameter {
  return { kind: 'text', dynamic: 'reference', ...options }
}

/** A text with JSONPaths anywhere in it. */
export function template(options: Omit<Options<TextParameter>, 'dynamic'> = {}): TextParameter {
  return { kind: 'text', dynamic: 'embedded', ...options }
}

/** A whole number as text. */
export function integer(
  range: NonNullable<TextParameter['integer']>,
  options: Omit<Options<TextParameter>, 'integer' | 'dynamic'> & { readonly dynamic?: Dynamic } = {},
): TextParameter {
  return { kind: 'text', dynamic: 'static', integer: range, ...options }
}

/** ARN or id of a resource, or one JSONPath as the whole value. */
export function resourceId(kind: ResourceKind, options: Options<Partial<TextParameter>> = {}): TextParameter {
  return { kind: 'text', dynamic: 'either', resource: kind, ...options }
}

/** An object with known members. */
export function object(members: Parameters, options: Omit<Options<ObjectParameter>, 'members'> = {}): ObjectParameter {
  return { kind: 'object', members, ...options }
}

/** An object with free keys. */
export function map(valueParameter: Parameter, options: Omit<Options<MapParameter>, 'value'> = {}): MapParameter {
  return { kind: 'map', value: valueParameter, ...options }
}

/** A list. */
export function list(item: Parameter, options: Omit<Options<ListParameter>, 'item'> = {}): ListParameter {
  return { kind: 'list', item, ...options }
}

/** Any JSON. */
export function json(options: Options<JsonParameter> = {}): JsonParameter {
  return { kind: 'json', ...options }
}
