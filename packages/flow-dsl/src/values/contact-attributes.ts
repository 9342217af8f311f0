import { AttributeReference, referencePath } from '../language/attribute-reference.js'
import type { OutputOf, SchemaOf } from './contract.js'

/** Schemas of attributes by name. */
export type AttributeSchemas = Readonly<Record<string, SchemaOf<string | number | boolean>>>

const declarationBrand = Symbol.for('@aicc/flow-dsl/attributes')

/** References to declared attributes by name. */
export type AttributeDeclaration<Schemas extends AttributeSchemas = AttributeSchemas> = {
  readonly [Name in keyof Schemas & string]: AttributeReference<OutputOf<Schemas[Name]>>
}

/** What may be written into declared attributes: a literal of the declared type, or a reference. */
export type AttributeValues<Declaration> = {
  readonly [Name in keyof Declaration]?: Declaration[Name] extends AttributeReference<infer Value>
    ? Value | AttributeReference<Value> | TextFor<Value>
    : never
}

/** Where a declared attribute takes any text, text with references in it is fine too. */
type TextFor<Value> = string extends Value ? string | AttributeReference<string> : never

/** Where declared attributes live. */
export type AttributeScope = 'Attributes' | 'FlowAttributes'

function declare<Schemas extends AttributeSchemas>(
  scope: AttributeScope,
  schemas: Schemas,
): AttributeDeclaration<Schemas> {
  const references = Object.fromEntries(
    Object.keys(schemas).map((name) => [name, new AttributeReference(referencePath([scope, name]))]),
  )
  Object.defineProperty(references, declarationBrand, { value: scope })
  // The keys of the object are those of the schemas by construction; TypeScript cannot follow Object.fromEntries.
  return references as AttributeDeclaration<Schemas>
}

/**
 * Declare the contact attributes that flows share, once, with a zod schema each; then read them by name
 * (`customer.tier`) and set them with `flow.setContactAttributes(customer, { tier: 'gold' })`.
 *
 * They live as long as the contact and its transfers, 32 KB together, and appear in contact records.
 * @example
 * ```ts
 * export const customer = contactAttributes({ tier: z.enum(['gold', 'silver']), employeeNumber: z.string() })
 * ```
 */
export function contactAttributes<const Schemas extends AttributeSchemas>(
  schemas: Schemas,
): AttributeDeclaration<Schemas> {
  return declare('Attributes', schemas)
}

/**
 * Declare flow attributes: like {@link contactAttributes}, but they live in one flow run only and appear in no record.
 * Set them with `flow.setFlowAttributes(...)`.
 * @example
 * ```ts
 * const call = flowAttributes({ topic: z.enum(['delivery', 'refund']) })
 * flow.setFlowAttributes(call, { topic: 'refund' })
 * flow.match(call.topic, {
 *   delivery: () => flow.setWorkingQueue(queue('delivery')),
 *   refund: () => flow.setWorkingQueue(queue('refund')),
 * })
 * ```
 */
export function flowAttributes<const Schemas extends AttributeSchemas>(
  schemas: Schemas,
): AttributeDeclaration<Schemas> {
  return declare('FlowAttributes', schemas)
}

/**
 * A reference by its JSONPath, for attributes that nothing here declares. The compiler checks that it exists.
 * It is text unless its type is stated: `attribute<number>('$.Attributes.tries')`.
 * @param path - For instance `'$.Attributes.tier'`.
 * @example
 * ```ts
 * const tries = attribute<number>('$.Attributes.tries')
 * flow.checkContactAttributes(tries, {
 *   conditions: [{ greaterThan: 3, branch: () => flow.disconnect() }],
 *   otherwise: goOn,
 * })
 * ```
 */
// NoInfer: guessed from where it stands, the type would be `string | number` as an operand, which fits nowhere.
export function attribute<Value extends string | number | boolean = string>(
  path: `$.${string}` | `$[${string}`,
): AttributeReference<NoInfer<Value>> {
  return new AttributeReference<Value>(path)
}
