import { createHash } from 'node:crypto'
import { Aws, Lazy, NestedStack, Stack } from 'aws-cdk-lib'
import type { CfnResource } from 'aws-cdk-lib'
import { CfnContactFlow, CfnContactFlowModule } from 'aws-cdk-lib/aws-connect'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Asset } from 'aws-cdk-lib/aws-s3-assets'
import { Construct } from 'constructs'
import { checkFlowSet, compile, deploymentOrder, placeholderFor } from '@aicc/flow-compiler'
import type { CompiledFlow, Diagnostic, ResourceResolver } from '@aicc/flow-compiler'
import type { BuildableFlow, FlowGraph, FlowType, Resource } from '@aicc/flow-dsl/language'
import { CreationPace } from './creation-pace.js'
import { contentFile } from './content-file.js'
import type { FunctionCodeSource } from './function-code.js'
import { FlowLookUp } from './flow-look-up.js'
import { FlowSetError } from './flow-set-error.js'
import { InstanceSettings } from './instance-settings.js'
import type { ContentFile } from './instance-settings.js'
import { stubFor } from './stub-for.js'

/** Properties of {@link CompiledFlowSet}. */
export interface CompiledFlowSetProps {
  /** The instance that the flows are created in: ours, or somebody's existing one. */
  readonly instanceArn: string
  /** Flows and modules. Those that they refer to and that are not among them come from {@link resources}. */
  readonly flows: readonly BuildableFlow[]
  /** What other symbols stand for: queues, functions, prompts. Tokens of CDK will do. */
  readonly resources: ResourceResolver
  /** Resources that have to be there before any flow: associations of functions, for instance. */
  readonly dependencies?: readonly CfnResource[]
  /** Encrypts the logs of the function that gives circular flows their content. @defaultValue a key of the service */
  readonly encryptionKey?: IKey
  /** Where the code of that function is. @defaultValue an asset of the CDK */
  readonly functionCode?: FunctionCodeSource
  /**
   * Where contents are that are set once all flows are there: in assets of the CDK, or in the template, which has room for
   * about 1 MB.
   * @defaultValue 'asset'
   */
  readonly lateContent?: 'asset' | 'template'
  /**
   * How many nested stacks the flows are spread over, by their names; 0 if they are in the stack itself. A template has
   * room for about 700,000 characters of content. A flow cannot move to another stack by a deployment, since its name is
   * taken: decide before the first one, or move flows with a stack refactor of CloudFormation.
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-refactoring.html
   * @defaultValue 0
   */
  readonly nestedStacks?: number
}

/** A flow or module that is deployed. */
export interface DeployedFlow {
  readonly name: string
  readonly arn: string
  readonly resource: CfnContactFlow | CfnContactFlowModule
  /** What has to be there before calls meet the flow. */
  readonly ready: Construct
  readonly compiled: CompiledFlow
}

/** Most contents that one of the nested stacks sets: each needs parameters for ARNs, of which there are 200 at most. */
const mostLateContents = 40

/**
 * Flows and modules, compiled when the app is synthesized, each created after what it refers to.
 *
 * Where flows refer to each other in a circle, the one that is created first looks the others up by name, which
 * CloudFormation need not wait for. A flow that is not there yet is replaced by a placeholder, and once all flows are
 * there, a custom resource sets the content again. So the template always has the whole content of a flow, whatever else
 * of it is changed, and a flow that becomes part of a circle later on is never without it. What is wrong with a flow ends
 * the synthesis, with its place.
 * @example
 * ```ts
 * new CompiledFlowSet(stack, 'Flows', {
 *   instanceArn: 'arn:aws:connect:ap-northeast-2:111122223333:instance/...',
 *   flows: [inbound, authentication],
 *   resources: ({ kind, name }) => arns[kind]?.[name],
 * })
 * ```
 */
export class CompiledFlowSet extends Construct {
  readonly #props: CompiledFlowSetProps
  readonly #sources: ReadonlyMap<string, FlowSource>
  readonly #rooms: readonly Room[]
  readonly #deployed = new Map<string, DeployedFlow>()
  readonly #placeholders = new Map<FlowType, string>()
  #lookUp: FlowLookUp | undefined

  /** @throws {@link FlowSetError} with all that is wrong with the flows. */
  constructor(scope: Construct, id: string, props: CompiledFlowSetProps) {
    super(scope, id)
    this.#props = props
    const sources = props.flows.map((flow): FlowSource => ({ flow, graph: flow.build().graph }))
    this.#sources = new Map(sources.map((source) => [keyOfGraph(source.graph), source]))
    refuseProblems(this.#problems(sources))
    this.#rooms = this.#makeRooms(props.nestedStacks ?? 0)
    const unfinished: UnfinishedFlow[] = []
    for (const index of deploymentOrder(sources.map(({ graph }) => graph)).flatMap(({ flows }) => flows)) {
      const source = sources[index]
      const lookedUp = source === undefined ? [] : this.#create(source)
      if (source !== undefined && lookedUp.length > 0) unfinished.push({ ...source, lookedUp })
    }
    this.#setContents(unfinished)
  }

  /** All flows and modules, in the order in which they are created. */
  get flows(): readonly DeployedFlow[] {
    return [...this.#deployed.values()]
  }

  /**
   * A flow or module by its name.
   * @throws when the set has none of this name.
   */
  flow(name: string, kind: 'flow' | 'module' = 'flow'): DeployedFlow {
    const flow = this.#deployed.get(keyOf(kind, name))
    if (flow !== undefined) return flow
    throw new Error(`There is no ${kind} "${name}"; there are ${this.flows.map((one) => one.name).join(', ')}.`)
  }

  /**
   * The ARN of a flow or module.
   * @throws when the set has none of this name.
   */
  arnOf(name: string, kind: 'flow' | 'module' = 'flow'): string {
    return this.flow(name, kind).arn
  }

  /** What is wrong with the flows, each by itself, in its environment, and with each other. */
  #problems(sources: readonly FlowSource[]): readonly Diagnostic[] {
    const resources: ResourceResolver = (resource) =>
      this.#sources.has(keyOf(resource.kind, resource.name))
        ? placeholderFor(resource)
        : this.#props.resources(resource)
    const own = sources.flatMap(({ flow }) => compile(flow, { resources }).diagnostics)
    return [...own, ...checkFlowSet(sources.map(({ graph }) => ({ graph }))).flat()]
  }

  /** Where flows are created. Nested stacks come one after the other, so that no more requests are made at once. */
  #makeRooms(nestedStacks: number): readonly Room[] {
    if (nestedStacks === 0) return [{ scope: this, pace: new CreationPace() }]
    const stacks = Array.from(
      { length: nestedStacks },
      (_, index) => new NestedStack(this, `Part${index + 1}`, { description: 'Flows of the contact center' }),
    )
    for (const [index, stack] of stacks.entries()) {
      const before = stacks[index - 1]
      if (before !== undefined) stack.addStackDependency(before)
    }
    return stacks.map((scope) => ({ scope, pace: new CreationPace() }))
  }

  /** The room of a flow, by nothing but its name: so it stays there when others come and go. */
  #roomOf(key: string): Room {
    const place = this.#rooms.length === 1 ? 0 : createHash('sha256').update(key).digest().readUInt32BE(0)
    const room = this.#rooms[place % this.#rooms.length]
    if (room === undefined) throw new RangeError(`${this.#rooms.length} nested stacks are none: give 0 or more.`)
    return room
  }

  /**
   * Create a flow. Those that it refers to are there already, unless they are in a circle or another nested stack.
   * @returns ARNs in its content that were looked up.
   */
  #create({ flow, graph }: FlowSource): readonly string[] {
    const room = this.#roomOf(keyOfGraph(graph))
    const lookedUp = new Set<string>()
    const compiled = compile(flow, {
      resources: (resource) => {
        const key = keyOf(resource.kind, resource.name)
        const target = this.#sources.get(key)
        if (target === undefined) return this.#props.resources(resource)
        const created = this.#deployed.get(key)
        if (created !== undefined && this.#roomOf(key) === room) return created.arn
        const arn = this.#lookUpArn(room.scope, target.graph)
        lookedUp.add(arn)
        return arn
      },
    })
    const resource = createFlow(room.scope, graph.name, {
      instanceArn: this.#props.instanceArn,
      name: graph.name,
      flowType: typeOf(graph),
      content: compiled.content,
      ...(compiled.moduleSettings !== undefined && { settings: JSON.stringify(compiled.moduleSettings) }),
    })
    for (const dependency of this.#props.dependencies ?? []) resource.addResourceDependency(dependency)
    room.pace.add(resource)
    const arn = arnOfFlow(resource)
    this.#deployed.set(keyOfGraph(graph), { name: graph.name, arn, resource, ready: resource, compiled })
    return [...lookedUp]
  }

  #lookUpArn(scope: Construct, graph: FlowGraph): string {
    const { instanceArn, encryptionKey, functionCode } = this.#props
    let revision: string | undefined
    this.#lookUp ??= new FlowLookUp(this, 'LookUp', {
      instanceArn,
      // Known when all flows and their tags are.
      revision: Lazy.string({ produce: () => (revision ??= this.#revision()) }),
      ...(encryptionKey !== undefined && { encryptionKey }),
      ...(functionCode !== undefined && { functionCode }),
    })
    const flowType = typeOf(graph)
    return this.#lookUp.arnOf(scope, { name: graph.name, flowType, otherwise: this.#placeholderArn(flowType) })
  }

  /**
   * Changes with everything that lets CloudFormation write the content of a flow once more: the content itself, but also
   * its name and tags. What was looked up before may be a placeholder by then.
   * @see https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-connect
   */
  #revision(): string {
    const contents = [...this.#sources.values()].map(({ flow }) => compile(flow).content)
    const tags: readonly unknown[] = this.flows.map(({ resource }) => resource.tags.renderTags())
    const stackTags: unknown = Stack.of(this).tags.renderTags()
    const parts = [[...this.#sources.keys()], contents, tags, stackTags]
    return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)
  }

  /** A flow that stands for others of its type as long as they are not there. */
  #placeholderArn(flowType: FlowType): string {
    const known = this.#placeholders.get(flowType)
    if (known !== undefined) return known
    const resource = createFlow(this, `placeholder ${flowType}`, {
      instanceArn: this.#props.instanceArn,
      name: `${Aws.STACK_NAME} ${this.node.id} placeholder ${flowType}`,
      flowType,
      content: stubFor(flowType),
    })
    const arn = arnOfFlow(resource)
    this.#placeholders.set(flowType, arn)
    return arn
  }

  /** Set contents for which something was looked up, now that all flows are there. */
  #setContents(unfinished: readonly UnfinishedFlow[]): void {
    if (this.#rooms[0]?.scope === this) {
      for (const one of unfinished) this.#setContent(this, one)
      return
    }
    for (let first = 0; first < unfinished.length; first += mostLateContents) {
      const id = `Contents${first / mostLateContents + 1}`
      const scope = new NestedStack(this, id, { description: 'Contents of flows of the contact center' })
      for (const one of unfinished.slice(first, first + mostLateContents)) this.#setContent(scope, one)
    }
  }

  #setContent(scope: Construct, { flow, graph, lookedUp }: UnfinishedFlow): void {
    const key = keyOfGraph(graph)
    const deployed = this.#deployed.get(key)
    if (deployed === undefined) return
    const set = InstanceSettings.of(scope, this.#props).setContent(`${key} content`, {
      instanceArn: this.#props.instanceArn,
      flowArn: deployed.arn,
      kind: graph.flowType === 'MODULE' ? 'module' : 'flow',
      content:
        this.#props.lateContent === 'template'
          ? compile(flow, { resources: (resource) => this.#resolve(resource) }).content
          : this.#writeContent(scope, flow, graph),
      lookedUp,
    })
    set.node.addDependency(deployed.resource)
    this.#deployed.set(key, { ...deployed, ready: set })
  }

  /** The ARN of what a flow refers to. All flows are there. */
  #resolve(resource: Resource): string | undefined {
    return this.#deployed.get(keyOf(resource.kind, resource.name))?.arn ?? this.#props.resources(resource)
  }

  /** Write content to an asset, in which what becomes known later is left open. */
  #writeContent(scope: Construct, flow: BuildableFlow, graph: FlowGraph): ContentFile {
    const used = new Map<string, Resource>()
    const { content } = compile(flow, {
      resources: (resource) => {
        used.set(placeholderFor(resource), resource)
        return placeholderFor(resource)
      },
    })
    const path = contentFile(keyOfGraph(graph), content)
    const asset = new Asset(scope, `${keyOfGraph(graph)} content file`, { path })
    const replacements: Record<string, string> = {}
    for (const [placeholder, resource] of used) {
      const arn = this.#resolve(resource)
      if (arn !== undefined) replacements[placeholder] = arn
    }
    return { asset, replacements }
  }
}

/** A flow with its graph. */
interface FlowSource {
  readonly flow: BuildableFlow
  readonly graph: FlowGraph
}

/** A flow whose content may have placeholders. */
interface UnfinishedFlow extends FlowSource {
  /** ARNs that were looked up for it. */
  readonly lookedUp: readonly string[]
}

/** Where flows are created, a few at a time. */
interface Room {
  readonly scope: Construct
  readonly pace: CreationPace
}

/** What a flow or module is created with. */
interface FlowProps {
  readonly instanceArn: string
  readonly name: string
  readonly flowType: FlowType
  readonly content: string
  /** Of a module. */
  readonly settings?: string
}

function createFlow(
  scope: Construct,
  id: string,
  { flowType, settings, ...props }: FlowProps,
): CfnContactFlow | CfnContactFlowModule {
  const state = 'ACTIVE'
  return flowType === 'MODULE'
    ? new CfnContactFlowModule(scope, `module ${id}`, { ...props, state, ...(settings !== undefined && { settings }) })
    : new CfnContactFlow(scope, id, { ...props, state, type: flowType })
}

function arnOfFlow(resource: CfnContactFlow | CfnContactFlowModule): string {
  return resource instanceof CfnContactFlow ? resource.attrContactFlowArn : resource.attrContactFlowModuleArn
}

function typeOf({ flowType }: FlowGraph): FlowType {
  return flowType ?? 'CONTACT_FLOW'
}

function keyOf(kind: string, name: string): string {
  return `${kind}:${name}`
}

/** A flow and a module may have the same name. */
function keyOfGraph({ name, flowType }: FlowGraph): string {
  return keyOf(flowType === 'MODULE' ? 'module' : 'flow', name)
}

function refuseProblems(diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.some(({ severity }) => severity === 'error')) throw new FlowSetError(diagnostics)
}
