import { randomUUID } from 'node:crypto'
import type { ConnectClient } from '@aws-sdk/client-connect'
import { z } from 'zod'
import { isRecord } from '../../src/checks/is-record.js'
import { referenceProblems, referencesOf } from '../../src/checks/references.js'
import { nestedStackType, parametersOf } from '../../src/checks/synthesized-stack.js'
import type { SynthesizedStack } from '../../src/checks/synthesized-stack.js'
import type { SynthesizedResource, SynthesizedTemplate } from '../../src/checks/synthesized-template.js'
import { connectTypes } from '../cloudformation/connect-types.js'
import type { ConnectType, CreatedResource, Properties } from '../cloudformation/connect-types.js'
import { startLoopbackServer } from '../splunk/loopback-server.js'
import { accountId, nameOfResource, otherResource, region } from './other-resources.js'

/** A template, with those that are nested in it. */
export type Deployable = Pick<SynthesizedStack, 'template' | 'nested'>

/** Options of {@link startCloudFormation}. */
export interface CloudFormationOptions {
  readonly client: ConnectClient
  /** The function behind custom resources: gets the event, and answers its `ResponseURL`. */
  readonly customResource: (event: object) => Promise<void>
  /** What is in secrets, by name and field. @defaultValue nothing */
  readonly secrets?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /**
   * What an update of a resource sets: properties that have changed, or all of them again. Of the type of queues, no
   * source says which.
   * @defaultValue 'changed'
   */
  readonly updates?: 'changed' | 'everything'
}

/** A stack that was made. */
export interface DeployedStack {
  readonly name: string
  readonly outputs: Readonly<Record<string, string>>
  /** What is there, by logical id; that of nested stacks is in these. */
  readonly resources: ReadonlyMap<string, DeployedResource>
}

/** A resource of a stack. */
export interface DeployedResource {
  readonly type: string
  /** What `Ref` answers. */
  readonly identifier: string
  /** What `Fn::GetAtt` answers, by name. */
  readonly attributes: Readonly<Record<string, string>>
  /** With functions worked out. */
  readonly properties: Properties
  /** Logical ids of what it needs. */
  readonly needs: readonly string[]
  readonly isRetained: boolean
  /** Of a nested stack. */
  readonly nested: DeployedStack | undefined
}

/**
 * As much of CloudFormation as the templates of this package need. What belongs to Connect is made through its API, what
 * belongs to other services is only given a name.
 */
export interface SmallCloudFormation {
  /**
   * Make a stack, each resource as soon as all is there that it needs.
   * @throws {@link StackError} when something is refused. What was made until then is taken away.
   */
  create(name: string, deployable: Deployable, options?: DeploymentOptions): Promise<DeployedStack>
  /**
   * Change a stack: what has changed is updated, what is new is made, and then what is gone is taken away.
   * @throws {@link StackError} when something is refused. What was done until then stays.
   */
  update(stack: DeployedStack, deployable: Deployable, options?: DeploymentOptions): Promise<DeployedStack>
  /** Take a stack away, each resource as soon as nothing is there that needs it. */
  delete(stack: DeployedStack): Promise<void>
  close(): Promise<void>
}

/** Options of one deployment. */
export interface DeploymentOptions {
  /** Values of parameters, by name. */
  readonly parameters?: Readonly<Record<string, string>>
  /**
   * Types that come as late as dependencies let them: what needs one of them and does not say so comes too early then.
   * @defaultValue none
   */
  readonly late?: readonly string[]
}

/** What CloudFormation does not do, resource by resource. */
export class StackError extends Error {
  override readonly name = 'StackError'
}

/** Start it. Custom resources answer it on loopback. */
export async function startCloudFormation(options: CloudFormationOptions): Promise<SmallCloudFormation> {
  const exports = new Map<string, string>()
  const functions = new Set<string>()
  const answers = new Map<string, (answer: CustomResourceAnswer) => void>()
  const server = await startLoopbackServer((request, body) => {
    const take = answers.get(request.url ?? '')
    // The address is signed for a request without a content type.
    if (request.method !== 'PUT' || (request.headers['content-type'] ?? '') !== '' || take === undefined)
      return { status: 403 }
    take(customResourceAnswer.parse(JSON.parse(body.toString())))
    return { status: 200 }
  })

  const ask: Deployment['ask'] = async (event) => {
    const { ServiceToken: token } = event.ResourceProperties
    if (typeof token !== 'string' || !functions.has(token)) throw new Error(`There is no function ${String(token)}.`)
    const requestId = randomUUID()
    const answered = new Promise<CustomResourceAnswer>((take) => answers.set(`/${requestId}`, take))
    await options.customResource({
      ...event,
      // Custom resources get all values as texts.
      // https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1037
      ResourceProperties: asTexts(event.ResourceProperties),
      ...(event.OldResourceProperties !== undefined && { OldResourceProperties: asTexts(event.OldResourceProperties) }),
      RequestId: requestId,
      ResponseURL: `${server.endpoint}/${requestId}`,
    })
    const answer = await Promise.race([answered, Promise.resolve(undefined)])
    answers.delete(`/${requestId}`)
    if (answer === undefined) throw new Error('The function has not answered.')
    if (answer.RequestId !== requestId) throw new Error('The function has answered another request.')
    if (answer.Status === 'FAILED') throw new Error(answer.Reason)
    const attributes = Object.entries(answer.Data).map(([name, value]) => [name, String(value)])
    return { identifier: answer.PhysicalResourceId, attributes: Object.fromEntries(attributes) }
  }
  const deployment: Deployment = { ...options, exports, functions, ask }
  return {
    create: (name, deployable, own = {}) => deploy(deployment, name, deployable, own, undefined),
    update: (stack, deployable, own = {}) => deploy(deployment, stack.name, deployable, own, stack),
    delete: (stack) => deleteStack(deployment, stack),
    close: () => server.close(),
  }
}

const customResourceAnswer = z.object({
  Status: z.enum(['SUCCESS', 'FAILED']),
  Reason: z.string().optional(),
  PhysicalResourceId: z.string().min(1),
  RequestId: z.string(),
  Data: z.record(z.string(), z.unknown()).default({}),
})
type CustomResourceAnswer = z.output<typeof customResourceAnswer>

/** What a function behind a custom resource is asked. */
interface CustomResourceEvent {
  readonly RequestType: 'Create' | 'Update' | 'Delete'
  readonly PhysicalResourceId?: string
  readonly ResourceProperties: Properties
  readonly OldResourceProperties?: Properties
}

interface Deployment extends CloudFormationOptions {
  /** ARNs of functions that are there. */
  readonly functions: Set<string>
  /** Values that stacks export, by name. */
  readonly exports: Map<string, string>
  /** Ask the function behind a custom resource. */
  readonly ask: (event: CustomResourceEvent) => Promise<CreatedResource>
}

/** A stack while it is made. */
interface Work {
  readonly name: string
  readonly template: SynthesizedTemplate
  readonly parameters: Readonly<Record<string, string>>
  readonly late: readonly string[]
  /** What is there by now. */
  readonly made: Map<string, DeployedResource>
}

async function deploy(
  deployment: Deployment,
  name: string,
  { template, nested }: Deployable,
  { parameters = {}, late = [] }: DeploymentOptions,
  before: DeployedStack | undefined,
): Promise<DeployedStack> {
  refuseTemplate(name, template, parameters)
  const work: Work = { name, template, parameters, late, made: new Map() }
  const replaced = new Map<string, DeployedResource>()
  const make = async (logicalId: string, resource: SynthesizedResource): Promise<void> => {
    const old = before?.resources.get(logicalId)
    const properties = resolveProperties(resource, work, deployment)
    const made = await (resource.Type === nestedStackType
      ? makeNested(deployment, work, logicalId, properties, nested.get(logicalId), old)
      : old === undefined || isReplaced(resource, properties, old)
        ? create(deployment, work, logicalId, resource, properties)
        : update(deployment, work, logicalId, properties, old))
    if (old !== undefined && made.identifier !== old.identifier) replaced.set(logicalId, old)
    const { DeletionPolicy: deletionPolicy } = z.object({ DeletionPolicy: z.string().optional() }).parse(resource)
    work.made.set(logicalId, { ...made, needs: needsOf(resource, template), isRetained: deletionPolicy === 'Retain' })
  }
  const resources = Object.entries(template.Resources)
  const failures = await inOrder(
    new Map(resources.map(([logicalId, resource]) => [logicalId, needsOf(resource, template)])),
    async (logicalId) => {
      const resource = template.Resources[logicalId]
      if (resource !== undefined) await make(logicalId, resource)
    },
    (logicalId) => late.includes(template.Resources[logicalId]?.Type ?? ''),
  )
  if (failures.length > 0) {
    if (before === undefined) await takeAway(deployment, name, work.made)
    throw new StackError(`${name}:\n${failures.join('\n')}`)
  }
  const gone = [...(before?.resources ?? [])].filter(([logicalId]) => !work.made.has(logicalId))
  await takeAway(deployment, name, new Map([...gone, ...replaced]))
  return { name, resources: work.made, outputs: putOut(deployment, work) }
}

/** What CloudFormation refuses before it makes anything. */
function refuseTemplate(name: string, template: SynthesizedTemplate, given: Readonly<Record<string, string>>): void {
  const problems = referenceProblems(template).map(({ resource, message }) => `${resource}: ${message}`)
  for (const [logicalId, { Condition: condition }] of Object.entries(template.Resources)) {
    if (condition !== undefined) problems.push(`${logicalId}: Conditions are not known here.`)
  }
  const parameters = template.Parameters ?? {}
  for (const [parameter, { Default: value }] of Object.entries(parameters)) {
    if (value === undefined && !Object.hasOwn(given, parameter)) problems.push(`The parameter ${parameter} is needed.`)
  }
  for (const parameter of Object.keys(given)) {
    if (!Object.hasOwn(parameters, parameter)) problems.push(`There is no parameter ${parameter}.`)
  }
  if (problems.length > 0) throw new StackError(`The template of ${name} is refused:\n${problems.join('\n')}`)
}

function needsOf(resource: SynthesizedResource, { Resources: resources }: SynthesizedTemplate): readonly string[] {
  const names = referencesOf(resource).map(({ name }) => name)
  return [...new Set(names)].filter((name) => Object.hasOwn(resources, name))
}

/**
 * Do something for each, as soon as it is done for all that it needs.
 * @param isLate - Which wait as long as there is anything else to do.
 * @returns what failed. Nothing is begun after that.
 * @throws {@link StackError} when they need each other in a circle.
 */
async function inOrder(
  needs: ReadonlyMap<string, readonly string[]>,
  run: (name: string) => Promise<void>,
  isLate: (name: string) => boolean = () => false,
): Promise<readonly string[]> {
  refuseCircles(needs)
  const failures: string[] = []
  const waiting = new Map([...needs].map(([name, all]) => [name, new Set(all)]))
  const running = new Map<string, Promise<void>>()
  const begin = (name: string): void => {
    waiting.delete(name)
    const ended = run(name).then(
      () => waiting.forEach((left) => left.delete(name)),
      (error: unknown) => void failures.push(`${name}: ${messageOf(error)}`),
    )
    running.set(
      name,
      ended.finally(() => running.delete(name)),
    )
  }
  for (;;) {
    const ready = failures.length > 0 ? [] : [...waiting].flatMap(([name, left]) => (left.size === 0 ? [name] : []))
    const soon = ready.filter((name) => !isLate(name))
    const begun = soon.length > 0 || running.size > 0 ? soon : ready.slice(0, 1)
    for (const name of begun) begin(name)
    if (running.size === 0) break
    await Promise.race(running.values())
  }
  return failures
}

function refuseCircles(needs: ReadonlyMap<string, readonly string[]>): void {
  const done = new Set<string>()
  const visit = (name: string, path: readonly string[]): void => {
    if (done.has(name)) return
    if (path.includes(name)) throw new StackError(`There is a circle: ${[...path, name].join(' -> ')}.`)
    for (const needed of needs.get(name) ?? []) visit(needed, [...path, name])
    done.add(name)
  }
  for (const name of needs.keys()) visit(name, [])
}

const refusedContent = z.object({ message: z.string() }).array()

/** With the problems of content, which the message of the error does not have. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { data = [] } = refusedContent.safeParse(Reflect.get(error, 'problems') ?? Reflect.get(error, 'Problems'))
  return [`${error.name}: ${error.message}`, ...data.map(({ message }) => message)].join('\n  ')
}

type Made = Omit<DeployedResource, 'needs' | 'isRetained'>

async function create(
  { client, ask, functions }: Deployment,
  work: Work,
  logicalId: string,
  { Type: type }: SynthesizedResource,
  properties: Properties,
): Promise<Made> {
  if (isCustom(type)) {
    const made = await ask({
      RequestType: 'Create',
      ...requestOf(work.name, logicalId, type),
      ResourceProperties: properties,
    })
    return { ...made, type, properties, nested: undefined }
  }
  const connectType = connectTypeOf(type)
  const made =
    connectType === undefined
      ? otherResource(type, nameOfResource(work.name, logicalId, properties), properties)
      : await connectType.create(client, properties)
  if (type === 'AWS::Lambda::Function') functions.add(made.attributes['Arn'] ?? '')
  return { ...made, type, properties, nested: undefined }
}

/** Types of Connect have to be known here: what is not made could not be referred to. */
function connectTypeOf(type: string): ConnectType | undefined {
  const connectType = connectTypes.get(type)
  if (connectType === undefined && type.startsWith('AWS::Connect::')) throw new Error(`Nothing here makes ${type}.`)
  return connectType
}

function isCustom(type: string): boolean {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource'
}

function requestOf(stackName: string, logicalId: string, type: string): object {
  return { StackId: stackName, LogicalResourceId: logicalId, ResourceType: type }
}

function asTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asTexts)
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asTexts(member)]))
  return String(value)
}

function isReplaced({ Type: type }: SynthesizedResource, properties: Properties, old: DeployedResource): boolean {
  const createOnly = connectTypes.get(type)?.createOnly ?? []
  return type !== old.type || createOnly.some((name) => !isSame(properties[name], old.properties[name]))
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

async function update(
  { client, ask, updates = 'changed' }: Deployment,
  work: Work,
  logicalId: string,
  properties: Properties,
  old: DeployedResource,
): Promise<Made> {
  if (isSame(properties, old.properties)) return old
  const { type, identifier } = old
  if (isCustom(type)) {
    const after = await ask({
      RequestType: 'Update',
      ...requestOf(work.name, logicalId, type),
      PhysicalResourceId: identifier,
      ResourceProperties: properties,
      OldResourceProperties: old.properties,
    })
    return { ...old, ...after, properties }
  }
  const before = updates === 'changed' ? old.properties : undefined
  await connectTypeOf(type)?.update(client, identifier, properties, before)
  return { ...old, properties }
}

async function makeNested(
  deployment: Deployment,
  work: Work,
  logicalId: string,
  properties: Properties,
  inner: SynthesizedStack | undefined,
  old: DeployedResource | undefined,
): Promise<Made> {
  if (inner === undefined) throw new Error('The template of the nested stack is not there.')
  const given = Object.entries(parametersOf({ Type: nestedStackType, Properties: properties }))
  const parameters = Object.fromEntries(given.map(([name, value]) => [name, String(value)]))
  const own = { parameters, late: work.late }
  const nested = await deploy(deployment, `${work.name}-${logicalId}`, inner, own, old?.nested)
  const attributes = Object.fromEntries(
    Object.entries(nested.outputs).map(([name, value]) => [`Outputs.${name}`, value]),
  )
  return { type: nestedStackType, identifier: nested.name, attributes, properties, nested }
}

/** Outputs of a stack. What it exports is known from now on. */
function putOut(deployment: Deployment, work: Work): Readonly<Record<string, string>> {
  const outputs: Record<string, string> = {}
  for (const [name, { Value: value, Export: exported }] of Object.entries(work.template.Outputs ?? {})) {
    outputs[name] = String(resolve(value, work, deployment))
    if (!isRecord(exported)) continue
    deployment.exports.set(String(resolve(exported['Name'], work, deployment)), outputs[name])
  }
  return outputs
}

async function deleteStack(deployment: Deployment, { name, resources }: DeployedStack): Promise<void> {
  await takeAway(deployment, name, resources)
}

async function takeAway(
  deployment: Deployment,
  stackName: string,
  resources: ReadonlyMap<string, DeployedResource>,
): Promise<void> {
  const neededBy = new Map<string, string[]>([...resources.keys()].map((logicalId) => [logicalId, []]))
  for (const [logicalId, { needs }] of resources) {
    for (const needed of needs) neededBy.get(needed)?.push(logicalId)
  }
  const failures = await inOrder(neededBy, async (logicalId) => {
    const resource = resources.get(logicalId)
    if (resource === undefined || resource.isRetained) return
    const { type, identifier, attributes, properties, nested } = resource
    if (nested !== undefined) {
      await deleteStack(deployment, nested)
    } else if (isCustom(type)) {
      await deployment.ask({
        RequestType: 'Delete',
        ...requestOf(stackName, logicalId, type),
        PhysicalResourceId: identifier,
        ResourceProperties: properties,
      })
    } else {
      await connectTypeOf(type)?.delete(deployment.client, identifier)
      deployment.functions.delete(attributes['Arn'] ?? '')
    }
  })
  if (failures.length > 0) throw new StackError(`${stackName} is not taken away:\n${failures.join('\n')}`)
}

function resolveProperties({ Properties: properties = {} }: SynthesizedResource, work: Work, deployment: Deployment) {
  const resolved = resolve(properties, work, deployment)
  return isRecord(resolved) ? resolved : {}
}

/**
 * A value with its functions worked out.
 * @throws when there is a function that is not known here, or nothing that it leads to.
 */
function resolve(value: unknown, work: Work, deployment: Deployment): unknown {
  if (typeof value === 'string') return withSecrets(value, deployment)
  if (Array.isArray(value)) return value.map((item: unknown) => resolve(item, work, deployment))
  if (!isRecord(value)) return value
  const [[name, argument] = ['', undefined], ...others] = Object.entries(value)
  if (others.length > 0 || (name !== 'Ref' && !name.startsWith('Fn::'))) {
    const members = Object.entries(value).flatMap(([member, inner]) =>
      isRecord(inner) && inner['Ref'] === 'AWS::NoValue' ? [] : [[member, resolve(inner, work, deployment)] as const],
    )
    return Object.fromEntries(members)
  }
  const listOf = (given: unknown): readonly unknown[] => {
    const list = resolve(given, work, deployment)
    if (!Array.isArray(list)) throw new Error(`${name} is given no list.`)
    return list
  }
  const textOf = (given: unknown): string => String(resolve(given, work, deployment))
  const given: readonly unknown[] = Array.isArray(argument) ? argument : [argument]
  switch (name) {
    case 'Ref':
      return valueOfReference(String(argument), work)
    case 'Fn::GetAtt': {
      const [logicalId = '', ...attribute] = given.length > 1 ? given.map(String) : String(argument).split('.')
      return valueOfAttribute(logicalId, attribute.join('.'), work)
    }
    case 'Fn::Join':
      return listOf(given[1]).map(String).join(String(given[0]))
    case 'Fn::Split':
      return textOf(given[1]).split(String(given[0]))
    case 'Fn::Select': {
      const selected = listOf(given[1])[Number(given[0])]
      if (selected === undefined) throw new Error(`There is no part ${String(given[0])} of ${textOf(given[1])}.`)
      return selected
    }
    case 'Fn::Sub': {
      const [text, values] = given
      return String(text).replaceAll(/\$\{([^!}][^}]*)\}/g, (_, path: string) => {
        if (isRecord(values) && Object.hasOwn(values, path)) return textOf(values[path])
        return path.includes('.') ? textOf({ 'Fn::GetAtt': path }) : valueOfReference(path, work)
      })
    }
    case 'Fn::ImportValue': {
      const exported = deployment.exports.get(textOf(argument))
      if (exported === undefined) throw new Error(`No stack exports ${textOf(argument)}.`)
      return exported
    }
    default:
      throw new Error(`The function ${name} is not known here.`)
  }
}

function valueOfReference(name: string, { name: stackName, template, parameters, made }: Work): string {
  const pseudoParameters = new Map([
    ['AWS::AccountId', accountId],
    ['AWS::Partition', 'aws'],
    ['AWS::Region', region],
    ['AWS::StackName', stackName],
    ['AWS::URLSuffix', 'amazonaws.com'],
  ])
  const parameter = parameters[name] ?? template.Parameters?.[name]?.Default
  const value = pseudoParameters.get(name) ?? (parameter === undefined ? made.get(name)?.identifier : String(parameter))
  if (value === undefined) throw new Error(`"${name}" is not there yet.`)
  return value
}

function valueOfAttribute(logicalId: string, attribute: string, { made }: Work): string {
  const resource = made.get(logicalId)
  if (resource === undefined) throw new Error(`"${logicalId}" is not there yet.`)
  const value = resource.attributes[attribute]
  if (value === undefined) throw new Error(`${resource.type} "${logicalId}" has no attribute "${attribute}" here.`)
  return value
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html */
function withSecrets(text: string, { secrets = {} }: Deployment): string {
  return text.replaceAll(
    /\{\{resolve:secretsmanager:(.+?):SecretString:([^:}]*):*\}\}/g,
    (_, secret: string, field: string) => {
      const value = secrets[secret]?.[field]
      if (value === undefined) throw new Error(`The secret "${secret}" has no "${field}".`)
      return value
    },
  )
}
