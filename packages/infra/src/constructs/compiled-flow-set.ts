import { Lazy, NestedStack } from 'aws-cdk-lib'
import type { CfnResource } from 'aws-cdk-lib'
import { CfnContactFlow, CfnContactFlowModule } from 'aws-cdk-lib/aws-connect'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Asset } from 'aws-cdk-lib/aws-s3-assets'
import { Construct } from 'constructs'
import { checkFlowSet, compile, deploymentOrder, placeholderFor } from '@aicc/flow-compiler'
import type { CompiledFlow, Diagnostic, ResourceResolver } from '@aicc/flow-compiler'
import type { BuildableFlow, FlowGraph, Resource } from '@aicc/flow-dsl/language'
import { CreationPace } from './creation-pace.js'
import { contentFile } from './content-file.js'
import type { FunctionCodeSource } from './function-code.js'
import { FlowSetError } from './flow-set-error.js'
import { InstanceSettings } from './instance-settings.js'
import type { ContentFile } from './instance-settings.js'

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
   * Where the content of circular flows is: in assets of the CDK, or in the template, which has room for about 1 MB.
   * @defaultValue 'asset'
   */
  readonly lateContent?: 'asset' | 'template'
}

/** A flow or module that is deployed. */
export interface DeployedFlow {
  readonly name: string
  readonly arn: string
  readonly resource: CfnContactFlow | CfnContactFlowModule
  readonly compiled: CompiledFlow
}

/**
 * Most characters of content that the template of the stack itself holds. Beyond it, flows go into nested stacks: a
 * template has 1 MB at most, and JSON in JSON grows by a third.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
const mostCharactersAtOnce = 400_000

/** Most characters of content, and most flows, of a nested stack. */
const mostOfNestedStack = { characters: 550_000, flows: 100 } as const

/**
 * Flows and modules, compiled when the app is synthesized, each created after what it refers to. Many flows are spread
 * over nested stacks.
 *
 * Flows that refer to each other are created with a stub, which never changes, and get their content afterwards from a
 * custom resource: CloudFormation cannot create a circle. What is wrong with a flow ends the synthesis, with its place.
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
  readonly #deployed = new Map<string, DeployedFlow>()
  readonly #props: CompiledFlowSetProps
  readonly #pace = new CreationPace()
  /** The scope that flows are made in now, and what is in it. */
  #scope: { readonly construct: Construct; characters: number; flows: number }
  #nestedStacks = 0

  /** @throws {@link FlowSetError} with all that is wrong with the flows. */
  constructor(scope: Construct, id: string, props: CompiledFlowSetProps) {
    super(scope, id)
    this.#props = props
    const { flows } = props
    const graphs = flows.map((flow) => flow.build().graph)
    refuseProblems(this.#problems(graphs))
    const sizes = flows.map((flow) => compile(flow).content.length)
    const isLarge = sizes.reduce((sum, size) => sum + size, 0) > mostCharactersAtOnce
    this.#scope = { construct: this, characters: 0, flows: 0 }
    for (const { flows: step, circular } of deploymentOrder(graphs)) {
      // The content of what goes round is no part of a template.
      const characters = circular ? 0 : step.reduce((sum, index) => sum + (sizes[index] ?? 0), 0)
      if (isLarge) this.#makeRoom(characters, step.length)
      // What refers to a flow of the same step gets its ARN by the custom resource.
      for (const index of step) this.#create(flows[index], graphs[index], circular)
      if (circular) for (const index of step) this.#setContent(flows[index], graphs[index])
    }
  }

  /** All flows and modules, in the order in which they are created. */
  get flows(): readonly DeployedFlow[] {
    return [...this.#deployed.values()]
  }

  /**
   * The ARN of a flow or module.
   * @throws when the set has none of this name.
   */
  arnOf(name: string, kind: 'flow' | 'module' = 'flow'): string {
    const flow = this.#deployed.get(keyOf(kind, name))
    if (flow !== undefined) return flow.arn
    throw new Error(`There is no ${kind} "${name}"; there are ${this.flows.map((one) => one.name).join(', ')}.`)
  }

  /** Go on in another nested stack, if the present one is full. */
  #makeRoom(characters: number, flows: number): void {
    const { construct } = this.#scope
    const isFull =
      construct === this ||
      this.#scope.characters + characters > mostOfNestedStack.characters ||
      this.#scope.flows + flows > mostOfNestedStack.flows
    if (isFull) {
      this.#nestedStacks += 1
      const nested = new NestedStack(this, `Part${this.#nestedStacks}`, { description: 'Flows of the contact center' })
      this.#scope = { construct: nested, characters: 0, flows: 0 }
    }
    this.#scope.characters += characters
    this.#scope.flows += flows
  }

  /** What is wrong with the flows, each by itself, in its environment, and with each other. */
  #problems(graphs: readonly FlowGraph[]): readonly Diagnostic[] {
    const names = new Set(graphs.map(keyOfGraph))
    const resources: ResourceResolver = (resource) =>
      names.has(keyOf(resource.kind, resource.name)) ? placeholderFor(resource) : this.#props.resources(resource)
    const own = this.#props.flows.flatMap((flow) => compile(flow, { resources }).diagnostics)
    return [...own, ...checkFlowSet(graphs.map((graph) => ({ graph }))).flat()]
  }

  #create(flow: BuildableFlow | undefined, graph: FlowGraph | undefined, circular: boolean): void {
    if (flow === undefined || graph === undefined) return
    const compiled = compile(flow, { resources: (resource) => this.#resolve(resource) })
    const content = circular ? stubFor(graph) : compiled.content
    const { instanceArn } = this.#props
    const isModule = graph.flowType === 'MODULE'
    const resource = isModule
      ? new CfnContactFlowModule(this.#scope.construct, `module ${graph.name}`, {
          instanceArn,
          name: graph.name,
          content,
          state: 'ACTIVE',
          ...(compiled.moduleSettings !== undefined && { settings: JSON.stringify(compiled.moduleSettings) }),
        })
      : new CfnContactFlow(this.#scope.construct, graph.name, {
          instanceArn,
          name: graph.name,
          type: graph.flowType ?? 'CONTACT_FLOW',
          content,
          state: 'ACTIVE',
        })
    for (const dependency of this.#props.dependencies ?? []) resource.addResourceDependency(dependency)
    this.#pace.add(resource)
    const arn = resource instanceof CfnContactFlow ? resource.attrContactFlowArn : resource.attrContactFlowModuleArn
    this.#deployed.set(keyOfGraph(graph), { name: graph.name, arn, resource, compiled })
  }

  /** The ARN of a flow that is there already; a placeholder for one that comes in the same step. */
  #resolve(resource: Resource): string | undefined {
    if (resource.kind !== 'flow' && resource.kind !== 'module') return this.#props.resources(resource)
    return (
      this.#deployed.get(keyOf(resource.kind, resource.name))?.arn ??
      this.#props.resources(resource) ??
      placeholderFor(resource)
    )
  }

  /** Give a flow its content once all ARNs are known. */
  #setContent(flow: BuildableFlow | undefined, graph: FlowGraph | undefined): void {
    if (flow === undefined || graph === undefined) return
    const deployed = this.#deployed.get(keyOfGraph(graph))
    if (deployed === undefined) return
    const id = `${keyOfGraph(graph)} content`
    const set = InstanceSettings.of(this.#scope.construct, this.#props).setContent(id, {
      instanceArn: this.#props.instanceArn,
      flowArn: deployed.arn,
      kind: graph.flowType === 'MODULE' ? 'module' : 'flow',
      content:
        this.#props.lateContent === 'template'
          ? compile(flow, { resources: (resource) => this.#resolve(resource) }).content
          : this.#writeContent(flow, graph),
    })
    set.node.addDependency(deployed.resource)
  }

  /** Write content to an asset, in which what becomes known later is left open. */
  #writeContent(flow: BuildableFlow, graph: FlowGraph): ContentFile {
    const used = new Map<string, Resource>()
    const { content } = compile(flow, {
      resources: (resource) => {
        used.set(placeholderFor(resource), resource)
        return placeholderFor(resource)
      },
    })
    const path = contentFile(keyOfGraph(graph), content)
    const asset = new Asset(this.#scope.construct, `${keyOfGraph(graph)} content file`, { path })
    const replacements: Record<string, string> = {}
    for (const [placeholder, resource] of used) {
      replacements[placeholder] = Lazy.string({ produce: () => this.#resolve(resource) })
    }
    return { asset, replacements }
  }
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

/** Content that is there only until the real one is: it hangs up, or returns. Never changed, so it is never deployed again. */
export function stubFor({ flowType }: FlowGraph): string {
  const type =
    flowType === 'MODULE'
      ? 'EndFlowModuleExecution'
      : flowType === 'CONTACT_FLOW'
        ? 'DisconnectParticipant'
        : 'EndFlowExecution'
  return JSON.stringify({
    Version: '2019-10-30',
    StartAction: 'end',
    Metadata: { entryPointPosition: { x: 0, y: 0 }, ActionMetadata: { end: { position: { x: 200, y: 0 } } } },
    Actions: [{ Identifier: 'end', Type: type, Parameters: {}, Transitions: {} }],
  })
}
