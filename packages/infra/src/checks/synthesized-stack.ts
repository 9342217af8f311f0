import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FindAsset } from './flow-contents.js'
import { isRecord } from './is-record.js'
import { byItself, resolveValue } from './resolve-template.js'
import type { Surroundings } from './resolve-template.js'
import type { SynthesizedResource, SynthesizedTemplate } from './synthesized-template.js'

/** Where the CDK has put what it made. */
export interface Assembly {
  readonly directory: string
  getStackByName(stackName: string): { readonly templateFullPath: string }
}

/** A stack as it would be deployed, or one that is nested in it. */
export interface SynthesizedStack {
  /** Name of the stack; of a nested one also its logical id in its parent: `Center/Part1`. */
  readonly name: string
  readonly template: SynthesizedTemplate
  /** What its parameters and the outputs of stacks that are nested in it stand for. */
  readonly around: Surroundings
  /** Stacks that are nested in it, by logical id. */
  readonly nested: ReadonlyMap<string, SynthesizedStack>
}

/** The template of a stack, without those that are nested in it. */
export function templateOf(assembly: Assembly, stackName: string): SynthesizedTemplate {
  return readTemplate(assembly.getStackByName(stackName).templateFullPath)
}

/** A stack with all that are nested in it. */
export function stackOf(assembly: Assembly, stackName: string): SynthesizedStack {
  return stackFrom(stackName, templateOf(assembly, stackName), () => undefined, assetFinder(assembly, stackName))
}

/** A stack, and all that are nested in it, the outer ones first. */
export function withNested(stack: SynthesizedStack): readonly SynthesizedStack[] {
  return [stack, ...[...stack.nested.values()].flatMap(withNested)]
}

/** Finds files of the assets of a stack, by the name that they get in the bucket. Nested stacks have theirs there, too. */
export function assetFinder({ directory }: Assembly, stackName: string): FindAsset {
  const manifest: unknown = JSON.parse(readFileSync(join(directory, `${stackName}.assets.json`), 'utf8'))
  const files = isRecord(manifest) && isRecord(manifest['files']) ? manifest['files'] : {}
  return (objectKey) => {
    const file = files[objectKey.split('.')[0] ?? '']
    const source = isRecord(file) ? file['source'] : undefined
    const path = isRecord(source) ? source['path'] : undefined
    return typeof path === 'string' ? join(directory, path) : undefined
  }
}

/** The type of a nested stack. */
export const nestedStackType = 'AWS::CloudFormation::Stack'

function stackFrom(
  name: string,
  template: SynthesizedTemplate,
  parameter: Surroundings['parameter'],
  findAsset: FindAsset,
): SynthesizedStack {
  const nested = new Map<string, SynthesizedStack>()
  const around: Surroundings = {
    parameter,
    valueOf: (type, logicalId, attribute) => {
      const output = type === nestedStackType ? attribute?.match(/^Outputs\.(.+)$/)?.[1] : undefined
      const inner = output === undefined ? undefined : nested.get(logicalId)
      const value = output === undefined ? undefined : inner?.template.Outputs?.[output]?.Value
      return inner === undefined || value === undefined
        ? byItself.valueOf(type, logicalId, attribute)
        : String(resolveValue(value, inner.template, inner.around))
    },
  }
  for (const [logicalId, resource] of Object.entries(template.Resources)) {
    const file = templateFileOf(resource, template, findAsset)
    if (file === undefined) continue
    const given = parametersOf(resource)
    // Worked out when it is needed: a stack may be given what another one beside it puts out. Once for each parameter.
    const known = new Map<string, unknown>()
    const parameterOf = (one: string): unknown => {
      if (!Object.hasOwn(given, one)) return undefined
      // What goes round stays as it is. Circles of stacks are told elsewhere.
      if (!known.has(one)) {
        known.set(one, undefined)
        known.set(one, resolveValue(given[one], template, around))
      }
      return known.get(one)
    }
    nested.set(logicalId, stackFrom(`${name}/${logicalId}`, readTemplate(file), parameterOf, findAsset))
  }
  return { name, template, around, nested }
}

/** What the parent gives a nested stack. */
export function parametersOf({ Properties: properties }: SynthesizedResource): Readonly<Record<string, unknown>> {
  const given = properties?.['Parameters']
  return isRecord(given) ? given : {}
}

/** The file that the CDK has written for a nested stack; undefined for other resources, and templates from elsewhere. */
function templateFileOf(
  { Type: type, Properties: properties = {} }: SynthesizedResource,
  template: SynthesizedTemplate,
  findAsset: FindAsset,
): string | undefined {
  if (type !== nestedStackType) return undefined
  // An address in the bucket of assets: its end is the name of the file there.
  const url = String(resolveValue(properties['TemplateURL'], template))
  return findAsset(url.slice(url.lastIndexOf('/') + 1))
}

function readTemplate(file: string): SynthesizedTemplate {
  return JSON.parse(readFileSync(file, 'utf8')) as SynthesizedTemplate
}
