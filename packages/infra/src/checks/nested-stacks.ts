import { referencesOf } from './references.js'
import { parametersOf } from './synthesized-stack.js'
import type { SynthesizedStack } from './synthesized-stack.js'
import type { TemplateProblem } from './synthesized-template.js'

/** Where a stack and those nested in it do not fit together: parameters that are missing or unknown, and outputs that are read in vain. */
export function nestedStackProblems({ template, nested }: SynthesizedStack): readonly TemplateProblem[] {
  const problems: TemplateProblem[] = []
  for (const [logicalId, inner] of nested) {
    const resource = template.Resources[logicalId]
    const given = resource === undefined ? {} : parametersOf(resource)
    const expected = inner.template.Parameters ?? {}
    for (const [name, { Default: value }] of Object.entries(expected)) {
      if (value === undefined && !Object.hasOwn(given, name)) {
        problems.push({
          resource: logicalId,
          message: `The nested stack needs the parameter "${name}", and is not given it.`,
        })
      }
    }
    for (const name of Object.keys(given)) {
      if (!Object.hasOwn(expected, name)) {
        problems.push({
          resource: logicalId,
          message: `The nested stack is given "${name}", and has no such parameter.`,
        })
      }
    }
  }
  for (const [logicalId, resource] of Object.entries(template.Resources)) {
    for (const { name, attribute } of referencesOf(resource)) {
      const output = attribute?.match(/^Outputs\.(.+)$/)?.[1]
      const inner = nested.get(name)
      if (output === undefined || inner === undefined || inner.template.Outputs?.[output] !== undefined) continue
      problems.push({
        resource: logicalId,
        message: `It reads the output "${output}" of the nested stack "${name}", which has none of that name.`,
      })
    }
  }
  return problems
}
