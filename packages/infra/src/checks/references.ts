import { isRecord } from './is-record.js'
import type { SynthesizedResource, SynthesizedTemplate, TemplateProblem } from './synthesized-template.js'

/** Something that a resource needs by its name. */
export interface Reference {
  readonly name: string
  /** How it needs it, as the beginning of a sentence: `It refers to`. */
  readonly how: string
  /** The attribute that it reads; undefined where it reads none. */
  readonly attribute: string | undefined
}

/** References that lead to nothing in the template: CloudFormation refuses it as a whole. */
export function referenceProblems(template: SynthesizedTemplate): readonly TemplateProblem[] {
  const { Resources: resources, Parameters: parameters = {}, Conditions: conditions = {} } = template
  const isKnown = (name: string): boolean =>
    Object.hasOwn(resources, name) || Object.hasOwn(parameters, name) || name.startsWith('AWS::')
  return Object.entries(resources).flatMap(([logicalId, resource]) => {
    const { Condition: condition } = resource
    const lost = referencesOf(resource).filter(({ name }) => !isKnown(name))
    const lostCondition =
      condition === undefined || Object.hasOwn(conditions, condition)
        ? []
        : [`Its condition "${condition}" is none of the template.`]
    const messageOf = ({ name, how }: Reference): string => `${how} "${name}", which the template does not have.`
    return [
      ...lost.filter(({ how }) => how === dependsOnIt).map(messageOf),
      ...lostCondition,
      ...lost.filter(({ how }) => how !== dependsOnIt).map(messageOf),
    ].map((message) => ({ resource: logicalId, message }))
  })
}

const dependsOnIt = 'It depends on'

/** All that a resource needs: what it depends on, and what its properties read. */
export function referencesOf({
  DependsOn: dependsOn = [],
  Properties: properties,
}: SynthesizedResource): readonly Reference[] {
  const found: Reference[] = []
  for (const name of typeof dependsOn === 'string' ? [dependsOn] : dependsOn) {
    found.push({ name, how: dependsOnIt, attribute: undefined })
  }
  visit(properties, found)
  return found
}

/** Collect the references in a value. */
function visit(value: unknown, found: Reference[]): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, found)
    return
  }
  if (!isRecord(value)) return
  const [[name, argument] = ['', undefined], ...others] = Object.entries(value)
  if (others.length === 0 && name === 'Ref') {
    found.push({ name: String(argument), how: 'It refers to', attribute: undefined })
  } else if (others.length === 0 && name === 'Fn::GetAtt') {
    found.push(attributeReference(Array.isArray(argument) ? argument.map(String) : String(argument).split('.')))
  } else {
    if (others.length === 0 && name === 'Fn::Sub') collectFromText(argument, found)
    for (const member of Object.values(value)) visit(member, found)
  }
}

function attributeReference([name = '', ...attribute]: readonly string[]): Reference {
  return { name, how: 'It reads an attribute of', attribute: attribute.join('.') }
}

/** References in `Fn::Sub`: `${Queue}`, `${Queue.Arn}`. What it is given with the text is no reference. */
function collectFromText(argument: unknown, found: Reference[]): void {
  const [text, given]: readonly unknown[] = Array.isArray(argument) ? argument : [argument, {}]
  for (const [, path = ''] of String(text).matchAll(/\$\{([^!}][^}]*)\}/g)) {
    if (isRecord(given) && Object.hasOwn(given, path)) continue
    const parts = path.split('.')
    found.push(parts.length > 1 ? attributeReference(parts) : { name: path, how: 'It refers to', attribute: undefined })
  }
}
