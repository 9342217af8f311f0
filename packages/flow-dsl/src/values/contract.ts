/**
 * Types and look-ups over zod schemas. Only what zod 4 publishes for libraries is used (`_zod`, `shape`, `options`,
 * `def`), so flows work with the author's own copy of zod, and nothing of zod is loaded here.
 * @see https://zod.dev/library-authors
 */

/**
 * A zod 4 schema with its types. Structural on purpose: comparing a schema with zod's own `ZodType` costs the editor
 * half a second in every flow file.
 */
export interface SchemaOf<Value> {
  /** zod's own types of the schema. */
  readonly _zod: { readonly output: Value; readonly input: unknown }
}

/** What a schema gives out. */
export type OutputOf<Schema> = Schema extends { readonly _zod: { readonly output: infer Value } } ? Value : never

/** What a schema takes in. */
export type InputOf<Schema> = Schema extends { readonly _zod: { readonly input: infer Value } } ? Value : never

/** A zod schema of a flat object, or a union of such objects (for instance one for success and one for failure). */
export type ObjectSchema = SchemaOf<Readonly<Record<string, unknown>>>

type KeysOfUnion<Value> = Value extends unknown ? keyof Value & string : never
type MemberOfUnion<Value, Key extends string> = Value extends Readonly<Record<Key, infer Member>> ? Member : never

/** The members of an object type, or of all objects of a union together. */
export type MembersOf<Value> = { readonly [Key in KeysOfUnion<Value>]: NonNullable<MemberOfUnion<Value, Key>> }

function readMember(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}

/** The schemas that a union consists of; the schema alone when it is not a union. */
function unionMembers(schema: unknown): readonly unknown[] {
  const options = readMember(schema, 'options')
  return Array.isArray(options) && readMember(schema, 'shape') === undefined ? options.flatMap(unionMembers) : [schema]
}

/** The schema inside `optional`, `nullable`, `default` and the like. */
function innermost(schema: unknown): unknown {
  let current = schema
  for (let depth = 0; depth < 10; depth += 1) {
    const inner = readMember(readMember(current, 'def'), 'innerType')
    if (inner === undefined) return current
    current = inner
  }
  return current
}

/** Names of an object schema's members, with the member's own schema; of all objects where it is a union. */
export function membersOfSchema(schema: unknown): ReadonlyMap<string, unknown> {
  const members = new Map<string, unknown>()
  for (const option of unionMembers(innermost(schema))) {
    const shape = readMember(innermost(option), 'shape')
    if (typeof shape !== 'object' || shape === null) continue
    for (const [name, member] of Object.entries(shape)) members.set(name, member)
  }
  return members
}

/** What kind of value a schema describes, as zod names it: `string`, `number`, `enum`, `object`, ... */
export function kindOfSchema(schema: unknown): string {
  const type = readMember(readMember(innermost(schema), 'def'), 'type')
  return typeof type === 'string' ? type : 'unknown'
}

/** Whether every member of an object schema is text (text, enumeration or text literal, or a choice of such). */
export function isTextMap(schema: unknown): boolean {
  // Each object of a union on its own: two of them may have a member of the same name and different kinds.
  return unionMembers(innermost(schema)).every((option) => [...membersOfSchema(option).values()].every(isText))
}

function isText(schema: unknown): boolean {
  const inner = innermost(schema)
  const kind = kindOfSchema(inner)
  if (kind === 'string' || kind === 'template_literal') return true
  // Enumerations and literals hold their values, unions the schemas they choose from.
  const options = kind === 'literal' ? readMember(readMember(inner, 'def'), 'values') : readMember(inner, 'options')
  if (!Array.isArray(options)) return false
  return options.every((option) => (kind === 'union' ? isText(option) : typeof option === 'string'))
}
