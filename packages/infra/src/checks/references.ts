import { isRecord } from './is-record.js'
import type { SynthesizedTemplate, TemplateProblem } from './synthesized-template.js'

/** References that lead to nothing in the template: CloudFormation refuses it as a whole. */
export function referenceProblems(template: SynthesizedTemplate): readonly TemplateProblem[] {
  const { Resources: resources, Parameters: parameters = {}, Conditions: conditions = {} } = template
  const problems: TemplateProblem[] = []
  const isKnown = (name: string): boolean =>
    Object.hasOwn(resources, name) || Object.hasOwn(parameters, name) || name.startsWith('AWS::')
  for (const [logicalId, resource] of Object.entries(resources)) {
    const expect = (name: string, how: string): void => {
      if (!isKnown(name))
        problems.push({ resource: logicalId, message: `${how} "${name}", which the template does not have.` })
    }
    const { DependsOn: dependsOn = [], Condition: condition } = resource
    for (const name of typeof dependsOn === 'string' ? [dependsOn] : dependsOn) expect(name, 'It depends on')
    if (condition !== undefined && !Object.hasOwn(conditions, condition)) {
      problems.push({ resource: logicalId, message: `Its condition "${condition}" is none of the template.` })
    }
    visit(resource.Properties, (name, argument) => {
      if (name === 'Ref') expect(String(argument), 'It refers to')
      else if (name === 'Fn::GetAtt')
        expect(String(Array.isArray(argument) ? argument[0] : argument).split('.')[0] ?? '', 'It reads an attribute of')
    })
  }
  return problems
}

/** All functions in a value. */
function visit(value: unknown, found: (name: string, argument: unknown) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, found)
    return
  }
  if (!isRecord(value)) return
  const entries = Object.entries(value)
  const [first] = entries
  if (entries.length === 1 && first !== undefined && (first[0] === 'Ref' || first[0] === 'Fn::GetAtt')) {
    found(...first)
    return
  }
  for (const [, member] of entries) visit(member, found)
}
