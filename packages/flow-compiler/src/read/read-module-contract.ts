import { isJsonObject } from '@aicc/flow-dsl/language'
import type { ModuleContract } from '@aicc/flow-dsl/language'

/** Members of the contract, as `CreateContactFlowModule` takes it in `Settings`. */
const contractMembers = ['input', 'resultData', 'transitions']

/**
 * The contract of a module that is not written in TypeScript, out of the `Settings` that `CreateContactFlowModule` takes:
 * schemas of what goes in and out in JSON Schema, and the names of the branches.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-modules.html
 */
export function readModuleContract(settings: { readonly [member: string]: unknown }): ModuleContract {
  return {
    input: objectSchema(settings.input),
    output: objectSchema(settings.resultData),
    branches: branchNames(settings.transitions),
  }
}

/**
 * The contract in the `Settings` of module content, where it is written there. The console writes `InputParameters`,
 * `OutputParameters` and `Transitions` instead, always the same, which say nothing of the contract.
 */
export function contractInContent(settings: unknown): ModuleContract | undefined {
  if (!isJsonObject(settings) || !contractMembers.some((member) => Object.hasOwn(settings, member))) return undefined
  return readModuleContract(settings)
}

/** A schema with the two members that are read of one (`shape` and `def`), as zod has them. */
function objectSchema(side: unknown): ModuleContract['input'] {
  const schema = isJsonObject(side) ? side.schema : undefined
  const properties = isJsonObject(schema) ? schema.properties : undefined
  if (!isJsonObject(properties)) return undefined
  const shape: Record<string, { readonly def: { readonly type: string } }> = Object.create(null)
  for (const [name, property] of Object.entries(properties)) {
    const type = isJsonObject(property) ? property.type : undefined
    // zod calls whole numbers numbers too.
    shape[name] = { def: { type: type === 'integer' ? 'number' : typeof type === 'string' ? type : 'unknown' } }
  }
  const schemaOfObject = { _zod: { output: {}, input: undefined }, def: { type: 'object' }, shape }
  return schemaOfObject
}

function branchNames(transitions: unknown): readonly string[] {
  const results = isJsonObject(transitions) ? transitions.results : undefined
  if (!Array.isArray(results)) return []
  return results.flatMap((result: unknown) =>
    isJsonObject(result) && typeof result.name === 'string' ? [result.name] : [],
  )
}
