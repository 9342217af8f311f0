import { kindOfSchema, membersOfSchema } from '@aicc/flow-dsl/language'
import type { JsonObject, JsonValue, ModuleContract } from '@aicc/flow-dsl/language'

/**
 * The contract of a module as `CreateContactFlowModule` takes it in `Settings`, in JSON Schema draft 4.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-modules.html
 */
export function moduleSettings(contract: ModuleContract): JsonObject {
  return {
    input: { schema: objectSchema(contract.input) },
    resultData: { schema: objectSchema(contract.output) },
    ...(contract.branches === undefined || contract.branches.length === 0
      ? {}
      : { transitions: { results: contract.branches.map((name) => ({ name, description: '' })) } }),
  }
}

const jsonTypes: Readonly<Record<string, string>> = {
  string: 'string',
  enum: 'string',
  literal: 'string',
  template_literal: 'string',
  number: 'number',
  int: 'integer',
  boolean: 'boolean',
  array: 'array',
  object: 'object',
}

function objectSchema(schema: unknown): JsonObject {
  const properties: Record<string, JsonValue> = {}
  for (const [name, member] of membersOfSchema(schema)) {
    Object.defineProperty(properties, name, {
      value: { type: jsonTypes[kindOfSchema(member)] ?? 'string' },
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }
  return { type: 'object', properties }
}
