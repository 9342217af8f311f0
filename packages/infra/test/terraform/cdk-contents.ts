import { readFileSync } from 'node:fs'
import { Stack } from 'aws-cdk-lib'
import type { ResourceResolver } from '@aicc/flow-compiler'
import type { BuildableFlow, Resource } from '@aicc/flow-dsl/language'
import { isRecord } from '../../src/checks/is-record.js'
import { resolveValue } from '../../src/checks/resolve-template.js'
import { assetFinder, templateOf } from '../../src/checks/synthesized-stack.js'
import { CompiledFlowSet } from '../../src/constructs/compiled-flow-set.js'
import { createApp } from '../../src/create-app.js'
import { keyOf } from '../../src/terraform/template-content.js'
import { someFunction } from '../some-functions.js'

const account = 'ap-northeast-2:111122223333'
const instanceArn = `arn:aws:connect:${account}:instance/11111111-1111-4111-8111-111111111111`

/** What the CDK deploys of flows, with all references worked out to values of no real thing. */
export interface CdkContents {
  /** By key: `flow:inbound`. */
  readonly contents: ReadonlyMap<string, string>
  /** Settings of modules with a contract, by key. */
  readonly settings: ReadonlyMap<string, string>
  /** What flows refer to, flows and modules among it, by key. */
  readonly arns: Readonly<Record<string, string>>
}

/** Deploy flows with the CDK into an instance that is there, as far as it goes without an account. */
export function cdkContents(flows: readonly BuildableFlow[]): CdkContents {
  const arns: Record<string, string> = {}
  const resources: ResourceResolver = (resource) => {
    const arn = fakeArn(resource)
    if (arn !== undefined) arns[keyOf(resource)] = arn
    return arn
  }
  const app = createApp()
  const stack = new Stack(app, 'Flows')
  const set = new CompiledFlowSet(stack, 'Flows', { instanceArn, flows, resources, functionCode: someFunction })
  const assembly = app.synth()
  const template = templateOf(assembly, stack.stackName)
  const findAsset = assetFinder(assembly, stack.stackName)

  const contents = new Map<string, string>()
  const settings = new Map<string, string>()
  const keys = new Map<string, string>()
  for (const { name, arn, resource, compiled } of set.flows) {
    const key = keyOf({ kind: compiled.graph.flowType === 'MODULE' ? 'module' : 'flow', name })
    const resolved = String(resolveValue(stack.resolve(arn), template))
    arns[key] = resolved
    keys.set(resolved, key)
    const { Properties: properties = {} } = template.Resources[String(stack.resolve(resource.logicalId))] ?? {}
    contents.set(key, String(resolveValue(properties['Content'], template)))
    if (typeof properties['Settings'] === 'string') settings.set(key, properties['Settings'])
  }
  // What goes round has a stub until a custom resource gives it its content.
  for (const { Type: type, Properties: properties = {} } of Object.values(template.Resources)) {
    if (type !== 'Custom::FlowContent') continue
    const key = keys.get(String(resolveValue(properties['flowArn'], template)))
    const file = findAsset(String(resolveValue(properties['key'], template)))
    const replacements = resolveValue(properties['replacements'], template)
    if (key === undefined || file === undefined || !isRecord(replacements)) throw new Error('A late content is lost.')
    let text = readFileSync(file, 'utf8')
    for (const [placeholder, value] of Object.entries(replacements)) text = text.replaceAll(placeholder, String(value))
    contents.set(key, text)
  }
  return { contents, settings, arns }
}

/** A value of no real thing, in the shape of its kind; none for flows and modules, which are deployed. */
function fakeArn({ kind, name }: Resource): string | undefined {
  switch (kind) {
    case 'flow':
    case 'module':
      return undefined
    case 'lambda':
      return `arn:aws:lambda:${account}:function:${name}`
    case 'lexBot':
      return `arn:aws:lex:${account}:bot-alias/${name}/LIVE`
    case 'phoneNumber':
      return '+82200000000'
    case 'hoursOfOperation':
      return `${instanceArn}/operating-hours/${name}`
    default:
      return `${instanceArn}/${kind}/${name}`
  }
}
