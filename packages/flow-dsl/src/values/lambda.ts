import { AttributeReference, referencePath } from '../language/attribute-reference.js'
import type { InputOf, MembersOf, ObjectSchema } from './contract.js'
import { isTextMap, kindOfSchema, membersOfSchema } from './contract.js'
import type { Resource } from './resource.js'
import { resource } from './resource.js'

/** What a Lambda function takes and answers. */
export interface LambdaContract {
  /** What the flow sends: arrives as `event.Details.Parameters`, every value as text. */
  readonly input: ObjectSchema
  /** What the function answers: a flat object of texts, or any object (then the answer is read as JSON). */
  readonly output: ObjectSchema
}

/** A Lambda function with its typed contract, made by {@link lambda}. */
export interface LambdaFunction<
  Input extends ObjectSchema = ObjectSchema,
  Output extends ObjectSchema = ObjectSchema,
> extends Resource<'lambda'> {
  readonly input: Input
  readonly output: Output
}

/**
 * Declare a Lambda function: its symbol, and what it takes and answers.
 * @param name - Its symbol, which an environment's resources map to the function's ARN.
 * @param contract - zod schemas of the parameters and of the answer.
 * @example
 * ```ts
 * export const registration = lambda('registration', {
 *   input: z.object({ customerInput: z.string() }),
 *   output: z.object({ registrationStatus: z.enum(['SUCCESS', 'ERROR']), lotteryNumber: z.string() }),
 * })
 * ```
 */
export function lambda<const Input extends ObjectSchema, const Output extends ObjectSchema>(
  name: string,
  contract: { readonly input: Input; readonly output: Output },
): LambdaFunction<Input, Output> {
  return { ...resource('lambda', name), input: contract.input, output: contract.output }
}

/** A literal or a reference for each parameter; a parameter that the schema makes optional may be left out. */
export type LambdaInput<Input extends ObjectSchema> = ValuesFor<InputOf<Input>>

/** A literal or a reference for each member of an object type. */
export type ValuesFor<Members> = { readonly [Key in keyof Members]: ParameterValue<Members[Key]> }

type ParameterValue<Value> = Value extends undefined
  ? undefined
  : Value | AttributeReference<Value & NonNullable<unknown>>

/** References to the members of a Lambda function's answer, or of a module's output. */
export type ResultReferences<Output> = {
  readonly [Key in keyof MembersOf<Output>]: ResultReference<MembersOf<Output>[Key]>
}

type ResultReference<Value> = [Value] extends [string | number | boolean]
  ? AttributeReference<Value>
  : [Value] extends [readonly unknown[]]
    ? AttributeReference<Value>
    : [Value] extends [object]
      ? ResultReferences<Value>
      : AttributeReference<Value>

interface ReferenceTree {
  readonly [key: string]: AttributeReference<unknown> | ReferenceTree
}

/** The tree of references that a schema's members have below a path. */
export function referencesTo(schema: unknown, path: readonly string[]): ReferenceTree {
  const tree: Record<string, AttributeReference<unknown> | ReferenceTree> = Object.create(null)
  for (const [name, member] of membersOfSchema(schema)) {
    const here = [...path, name]
    tree[name] =
      kindOfSchema(member) === 'object' ? referencesTo(member, here) : new AttributeReference(referencePath(here))
  }
  return tree
}

/** How the service has to read the answer: flat text, or any JSON. */
export function responseType(output: unknown): 'STRING_MAP' | 'JSON' {
  return isTextMap(output) ? 'STRING_MAP' : 'JSON'
}
