import { readFileSync } from 'node:fs'
import { checkFlowJson } from '@aicc/flow-compiler'
import { isFlowType } from '@aicc/flow-dsl/language'
import { isRecord } from './is-record.js'
import { byItself, resolveValue } from './resolve-template.js'
import type { Surroundings } from './resolve-template.js'
import type { SynthesizedResource, SynthesizedTemplate, TemplateProblem } from './synthesized-template.js'

/** Longest content of a flow, in characters. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-connect-contactflow.html */
const mostCharacters = 256_000

/** Where the file of an asset is, by the name that the template has for it. */
export type FindAsset = (objectKey: string) => string | undefined

/**
 * What is wrong with the contents of flows in a template: each has to be JSON once its references are worked out, has to
 * pass the checks of flows, and must have nothing in it that was left to be filled in.
 */
export function flowContentProblems(
  template: SynthesizedTemplate,
  findAsset: FindAsset,
  around: Surroundings = byItself,
): readonly TemplateProblem[] {
  return Object.entries(template.Resources).flatMap(([logicalId, resource]): readonly TemplateProblem[] => {
    const content = contentOf(resource, template, findAsset, around)
    if (content === undefined) return []
    return problemsOf(content.text, content.flowType).map((message) => ({ resource: logicalId, message }))
  })
}

interface Content {
  readonly text: string
  readonly flowType: unknown
}

function contentOf(
  { Type: type, Properties: properties = {} }: SynthesizedResource,
  template: SynthesizedTemplate,
  findAsset: FindAsset,
  around: Surroundings,
): Content | undefined {
  if (type === 'AWS::Connect::ContactFlow' || type === 'AWS::Connect::ContactFlowModule') {
    const flowType = type === 'AWS::Connect::ContactFlow' ? properties['Type'] : 'MODULE'
    return { text: String(resolveValue(properties['Content'], template, around)), flowType }
  }
  if (type !== 'Custom::FlowContent') return undefined
  const lateType = properties['kind'] === 'module' ? 'MODULE' : undefined
  if (properties['content'] !== undefined) {
    return { text: String(resolveValue(properties['content'], template, around)), flowType: lateType }
  }
  const file = findAsset(String(resolveValue(properties['key'], template, around)))
  if (file === undefined) return { text: '', flowType: undefined }
  const replacements = resolveValue(properties['replacements'], template, around)
  let text = readFileSync(file, 'utf8')
  for (const [placeholder, value] of Object.entries(isRecord(replacements) ? replacements : {})) {
    text = text.replaceAll(placeholder, String(value))
  }
  return { text, flowType: lateType }
}

function problemsOf(text: string, flowType: unknown): readonly string[] {
  const problems: string[] = []
  if (text.length > mostCharacters)
    problems.push(`The content has ${text.length} characters, at most ${mostCharacters} are taken.`)
  const left = /\$\{Token\[[^\]]*\]\}|\{\{[a-zA-Z]+:[^{}]*\}\}|\[object Object\]/.exec(text)?.[0]
  if (left !== undefined) problems.push(`"${left}" was left to be filled in.`)
  const type = typeof flowType === 'string' && isFlowType(flowType) ? flowType : undefined
  const { diagnostics } = checkFlowJson(text, type === undefined ? {} : { flowType: type })
  for (const { severity, code, name, message } of diagnostics) {
    if (severity === 'error') problems.push(`${code} ${name}: ${message}`)
  }
  return problems
}
