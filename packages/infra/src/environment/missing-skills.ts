import { didYouMean, suggestionList } from '@aicc/flow-compiler'
import type { Diagnostic } from '@aicc/flow-compiler'
import type { ActionNode, BuildableFlow, ParameterObject, ParameterValue } from '@aicc/flow-dsl/language'
import type { Environment } from './environment.js'

/**
 * Skills that routing criteria of flows ask for and the environment lacks, as the compiler says it of queues. Nobody would
 * ever have such a skill, so the contact would wait until the step expires, if it does. What is only known on a call is
 * not looked at.
 */
export function missingSkills(
  flows: readonly BuildableFlow[],
  { skills }: Pick<Environment, 'skills'>,
): readonly Diagnostic[] {
  const names = Object.keys(skills)
  return flows.flatMap((flow) => {
    const { graph } = flow.build()
    return graph.actions.flatMap((action) =>
      skillsAskedFor(action).flatMap(({ name, value, pointer }): readonly Diagnostic[] => {
        const values = skills[name]?.values
        const lacking = values === undefined
        if (values?.includes(value) === true || isKnownOnCallOnly(lacking ? name : value)) return []
        const meant = didYouMean(suggestionList(lacking ? name : value, values ?? names))
        const there = lacking ? listed(names) : listed(values)
        return [
          {
            code: 'FLOW1008',
            name: 'missing-resource',
            severity: 'error',
            message: lacking
              ? `The environment has no skill "${name}".`
              : `The skill "${name}" of the environment has no value "${value}".`,
            args: { kind: 'skill', resource: lacking ? name : `${name}: ${value}` },
            location: {
              file: (action.position ?? graph.position)?.file,
              line: (action.position ?? graph.position)?.line,
              column: (action.position ?? graph.position)?.column,
              flow: graph.name,
              action: action.givenIdentifier,
              path: [graph.name, ...action.path, `Parameters.${pointer}`].join(' > '),
            },
            related: [],
            suggestion: [meant, `Add it under "skills" of the environment, which has ${there}.`]
              .filter((part) => part !== undefined && part !== '')
              .join(' '),
          },
        ]
      }),
    )
  })
}

interface AskedFor {
  readonly name: string
  readonly value: string
  readonly pointer: string
}

/** Skills in what `setRoutingCriteria` writes, in order. */
function skillsAskedFor({ type, parameters }: ActionNode): readonly AskedFor[] {
  if (type !== 'UpdateContactRoutingCriteria') return []
  return itemsOf(member(parameters['RoutingCriteria'], 'Steps')).flatMap((step, index) => {
    const expression = member(step, 'Expression')
    const all = member(expression, 'AndExpression')
    const conditions =
      all === undefined
        ? [member(expression, 'AttributeCondition')]
        : itemsOf(all).map((one) => member(one, 'AttributeCondition'))
    return conditions.flatMap((condition) => {
      const name = member(condition, 'Name')
      const value = member(condition, 'Value')
      if (typeof name !== 'string' || typeof value !== 'string') return []
      return [{ name, value, pointer: `RoutingCriteria.Steps[${index}].Expression` }]
    })
  })
}

function member(parent: ParameterValue | undefined, name: string): ParameterValue | undefined {
  return isObject(parent) ? parent[name] : undefined
}

function isObject(value: ParameterValue | undefined): value is ParameterObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function itemsOf(value: ParameterValue | undefined): readonly ParameterValue[] {
  return Array.isArray(value) ? value : []
}

function isKnownOnCallOnly(text: string): boolean {
  return text.startsWith('$.') || text.startsWith('$[')
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map((name) => `"${name}"`).join(', ')
}
