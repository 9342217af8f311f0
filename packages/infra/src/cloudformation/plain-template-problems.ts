import { isRecord } from '../checks/is-record.js'
import { resolveValue } from '../checks/resolve-template.js'
import type { SynthesizedTemplate } from '../checks/synthesized-template.js'

/** A template with its name. */
interface NamedTemplate {
  readonly name: string
  readonly template: SynthesizedTemplate
}

/** Parameters that say which stack something is imported from, and the template of that stack. */
const exporters: Readonly<Record<string, string>> = {
  InstanceStackName: 'connect-instance',
  ServicesStackName: 'integration-services',
}

/**
 * What keeps templates from being deployed by themselves: something of the CDK in them, a value that no other stack
 * exports, a parameter that nothing uses.
 */
export function plainTemplateProblems(templates: readonly NamedTemplate[]): readonly string[] {
  const exported = new Map(templates.map(({ name, template }) => [name, exportsOf(template)]))
  return templates.flatMap(({ name, template }) => {
    const problems: string[] = []
    const text = JSON.stringify(template)
    for (const trace of ['cdk-bootstrap', 'cdk-hnb659fds', 'AssetParameters', 'aws:cdk:path', 'BootstrapVersion']) {
      if (text.includes(trace)) problems.push(`${name}: "${trace}" belongs to the CDK.`)
    }
    for (const [parameter, value] of importsOf(template)) {
      const exporter = exporters[parameter] ?? ''
      if (exported.get(exporter)?.has(value) !== true) {
        problems.push(`${name}: imports "${value}", which ${exporter === '' ? parameter : exporter} does not export.`)
      }
    }
    for (const parameter of Object.keys(template.Parameters ?? {})) {
      if (!text.includes(`{"Ref":"${parameter}"}`)) problems.push(`${name}: nothing uses the parameter ${parameter}.`)
    }
    return problems
  })
}

/**
 * A template with what it imports worked out, as if all stacks were there: for checks that look at values.
 * @param templates - All templates that are deployed together.
 */
export function withImports(template: SynthesizedTemplate, templates: readonly NamedTemplate[]): SynthesizedTemplate {
  const exported = new Map(
    templates.map((one) => [one.name, { template: one.template, values: exportsOf(one.template) }]),
  )
  const workOut = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(workOut)
    if (!isRecord(value)) return value
    const [parameter = '', name = ''] = namedAfter(value['Fn::ImportValue']) ?? []
    const exporter = exported.get(exporters[parameter] ?? '')
    if (exporter?.values.has(name) === true) return resolveValue(exporter.values.get(name), exporter.template)
    return Object.fromEntries(Object.entries(value).map(([member, part]) => [member, workOut(part)]))
  }
  const resources = Object.entries(template.Resources).map(([logicalId, resource]) => {
    const properties = workOut(resource.Properties)
    return [logicalId, isRecord(properties) ? { ...resource, Properties: properties } : resource] as const
  })
  return { ...template, Resources: Object.fromEntries(resources) }
}

/** What is exported, by name without the name of the stack. */
function exportsOf(template: SynthesizedTemplate): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>()
  for (const output of Object.values<unknown>(template.Outputs ?? {})) {
    if (!isRecord(output) || !isRecord(output['Export'])) continue
    const name = namedAfter(output['Export']['Name'])?.[1]
    if (name !== undefined) values.set(name, output['Value'])
  }
  return values
}

/** Everything that is imported: the parameter with the name of the stack, and what of it. */
function importsOf(value: unknown): readonly (readonly [parameter: string, name: string])[] {
  if (Array.isArray(value)) return value.flatMap(importsOf)
  if (!isRecord(value)) return []
  const { 'Fn::ImportValue': imported } = value
  if (imported !== undefined) return [namedAfter(imported) ?? [JSON.stringify(imported), '']]
  return Object.values(value).flatMap(importsOf)
}

/** A name that begins with a reference: `{ "Fn::Join": ["", [{ "Ref": "InstanceStackName" }, "-InstanceArn"]] }`. */
function namedAfter(value: unknown): readonly [reference: string, name: string] | undefined {
  const join = isRecord(value) ? value['Fn::Join'] : undefined
  const parts: unknown = Array.isArray(join) && join[0] === '' ? join[1] : undefined
  if (!Array.isArray(parts)) return undefined
  const [first, second]: readonly unknown[] = parts
  if (parts.length !== 2 || !isRecord(first) || typeof first['Ref'] !== 'string' || typeof second !== 'string') {
    return undefined
  }
  return [first['Ref'], second.replace(/^-/, '')]
}
