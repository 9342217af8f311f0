import { createHash } from 'node:crypto'
import { checkFlowJson } from '@aicc/flow-compiler'
import { findActionDefinition } from '@aicc/flow-dsl/language'
import type { FlowType, Parameter } from '@aicc/flow-dsl/language'
import type { Instance } from './connect-state.js'
import { findMaybe } from './resources.js'

/** Content of a flow or module, as it was stored. */
export interface FlowContent {
  readonly text: string
  /** Of the text, in hexadecimal digits. How the service computes its own is not documented. */
  readonly sha256: string
}

export function toFlowContent(text: string): FlowContent {
  return { text, sha256: createHash('sha256').update(text).digest('hex') }
}

/** A problem of content, as the service answers with it. */
export interface ContentProblem {
  readonly message: string
}

/**
 * Why content would not be published: what the checks of flows call an error, and references that lead nowhere.
 * @param moduleSettings - The `Settings` of a module.
 */
export function contentProblems(
  text: string,
  flowType: FlowType,
  instance: Instance,
  moduleSettings?: string,
): readonly ContentProblem[] {
  const { graph, diagnostics } = checkFlowJson(text, { flowType, moduleSettings })
  const problems = diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ message, location, code, name }) => `${message} Path: ${location.path} (${code} ${name})`)
  for (const [index, { type, parameters }] of (graph?.actions ?? []).entries()) {
    const described = findActionDefinition(type)?.parameters ?? {}
    for (const [name, value] of Object.entries(parameters)) {
      const parameter = Object.hasOwn(described, name) ? described[name] : undefined
      if (parameter === undefined) continue
      for (const [path, lost] of lostReferences(value, parameter, `Actions[${index}].Parameters.${name}`, instance))
        problems.push(`Invalid Action property value. Path: ${path}. The instance has no ${lost}.`)
    }
  }
  return problems.map((message) => ({ message }))
}

/** Problems in one text, for who looks at the server: the answer has a list of them and no message. */
export function describeProblems(problems: readonly ContentProblem[]): string {
  return problems.map(({ message }) => message).join('\n')
}

/** References that lead nowhere, in a value and below it. Content was read with a bound on its depth. */
function* lostReferences(
  value: unknown,
  parameter: Parameter,
  path: string,
  instance: Instance,
): Generator<readonly [path: string, lost: string]> {
  if (parameter.kind === 'text') {
    if (typeof value !== 'string' || value.startsWith('$.') || value === '') return
    const find = parameter.resource === undefined ? undefined : finders.get(parameter.resource)
    if (find !== undefined && !find(value, instance)) yield [path, `${parameter.resource ?? ''} "${value}"`]
    return
  }
  if (parameter.kind === 'list' && Array.isArray(value)) {
    for (const [index, item] of value.entries())
      yield* lostReferences(item, parameter.item, `${path}[${index}]`, instance)
    return
  }
  if ((parameter.kind !== 'object' && parameter.kind !== 'map') || typeof value !== 'object' || value === null) return
  for (const [name, member] of Object.entries(value)) {
    const members = parameter.kind === 'object' ? parameter.members : undefined
    const described = parameter.kind === 'map' ? parameter.value : members?.[name]
    if (described !== undefined) yield* lostReferences(member, described, `${path}.${name}`, instance)
  }
}

/**
 * Whether an instance has what a value of a kind names. That the service asks this of functions and bots is assumed;
 * kinds that are missing are not asked for.
 */
const finders: ReadonlyMap<string, (value: string, instance: Instance) => boolean> = new Map([
  ['queue', (value, { queues }) => findMaybe(queues, value) !== undefined],
  ['prompt', (value, { prompts }) => findMaybe(prompts, value) !== undefined],
  ['hoursOfOperation', (value, { hoursOfOperations }) => findMaybe(hoursOfOperations, value) !== undefined],
  ['user', (value, { users }) => findMaybe(users, value) !== undefined],
  ['quickConnect', (value, { quickConnects }) => findMaybe(quickConnects, value) !== undefined],
  ['flow', (value, { contactFlows }) => findMaybe(contactFlows, withoutVersion(value)) !== undefined],
  ['module', (value, { contactFlowModules }) => findMaybe(contactFlowModules, withoutVersion(value)) !== undefined],
  ['lambda', (value, { lambdaFunctions }) => lambdaFunctions.has(value)],
  ['lexBot', (value, { bots }) => !value.startsWith('arn:') || bots.has(value)],
])

/** A flow or module without the version or alias after it: `<id>:2`, `<arn>:$SAVED`. */
export function withoutVersion(value: string): string {
  const start = value.lastIndexOf('/') + 1
  const colon = value.indexOf(':', start)
  return start === 0 && value.startsWith('arn:') ? value : colon === -1 ? value : value.slice(0, colon)
}

/** What stands after an id or ARN: `2`, `$SAVED`; undefined where nothing does. */
export function versionIn(value: string): string | undefined {
  const id = withoutVersion(value)
  return id.length === value.length ? undefined : value.slice(id.length + 1)
}
