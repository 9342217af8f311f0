import { Lazy, Stack } from 'aws-cdk-lib'
import { CfnQueue } from 'aws-cdk-lib/aws-connect'
import { Construct } from 'constructs'
import type { ResourceResolver } from '@aicc/flow-compiler'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import { CompiledFlowSet } from '../constructs/compiled-flow-set.js'
import type { CompiledFlowSetProps } from '../constructs/compiled-flow-set.js'
import { bootstrapExecutionRole, FlowChangeAlarm } from '../constructs/flow-change-alarm.js'
import { InstanceSettings } from '../constructs/instance-settings.js'
import { callerIdOf, outboundCallers } from '../constructs/outbound-callers.js'
import { QuickConnects } from '../constructs/quick-connects.js'
import type { Environment } from '../environment/environment.js'
import type { InstanceParts } from './connect-instance.js'
import type { ServiceParts } from './integration-services.js'

/** Properties of {@link ContactFlows}. */
export interface ContactFlowsProps extends Pick<CompiledFlowSetProps, 'functionCode' | 'lateContent' | 'nestedStacks'> {
  readonly environment: Environment
  readonly instance: InstanceParts
  readonly services: ServiceParts
  /** ARN of the role that deploys, whose changes are expected. @defaultValue that of CloudFormation after `cdk bootstrap` */
  readonly deployer?: string
  /** Flows and modules that are deployed. */
  readonly flows: readonly BuildableFlow[]
}

/** All flows and modules, what leads to them, and the telephone numbers that they answer. */
export class ContactFlows extends Construct {
  readonly set: CompiledFlowSet

  constructor(scope: Construct, id: string, props: ContactFlowsProps) {
    super(scope, id)
    const { instance, services, flows, functionCode, lateContent, nestedStacks, deployer } = props
    const resources: ResourceResolver = (resource) => services.resources(resource) ?? instance.resources(resource)
    this.set = new CompiledFlowSet(this, 'Flows', {
      instanceArn: instance.instanceArn,
      flows,
      resources,
      dependencies: services.associations,
      encryptionKey: instance.key,
      ...(functionCode !== undefined && { functionCode }),
      ...(lateContent !== undefined && { lateContent }),
      ...(nestedStacks !== undefined && { nestedStacks }),
    })
    const settings = InstanceSettings.of(this, {
      encryptionKey: instance.key,
      ...(functionCode !== undefined && { functionCode }),
    })
    this.#showQuickConnects(props, settings)
    this.#setOutboundCallers(props, settings)
    this.#answerPhoneNumbers(props, settings)
    const changers = Stack.of(this)
      .node.findAll()
      .filter((construct) => construct instanceof InstanceSettings)
    new FlowChangeAlarm(this, 'FlowChanges', {
      instanceArn: instance.instanceArn,
      topic: services.alarmTopic,
      encryptionKey: instance.key,
      deployers: [deployer ?? bootstrapExecutionRole(this), ...changers.map(({ roleArn }) => roleArn)],
    })
  }

  /** Agents transfer contacts by quick connects to queues and colleagues, which run a flow each. */
  #showQuickConnects({ environment, instance, flows }: ContactFlowsProps, settings: InstanceSettings): void {
    const { instanceArn, queueArns, userArns } = instance
    const arnOfType = (type: string): string | undefined => {
      const flow = flows.find(({ flowType }) => flowType === type)
      return flow === undefined ? undefined : this.set.arnOf(flow.name)
    }
    const [queueTransferFlowArn, agentTransferFlowArn] = [arnOfType('QUEUE_TRANSFER'), arnOfType('AGENT_TRANSFER')]
    const { shown } = new QuickConnects(this, 'QuickConnects', {
      environment,
      instanceArn,
      queueArns,
      userArns,
      ...(queueTransferFlowArn !== undefined && { queueTransferFlowArn }),
      ...(agentTransferFlowArn !== undefined && { agentTransferFlowArn }),
    })
    for (const { queue, queueArn, quickConnectArns } of shown) {
      const queueState = stateOfQueue(this, queue, environment)
      settings.showQuickConnects(`${queue} quick connects`, { instanceArn, queueArn, queueState, quickConnectArns })
    }
  }

  /** What customers hear when they are called is a flow, which needs queues: so queues get it afterwards. */
  #setOutboundCallers({ environment, instance }: ContactFlowsProps, settings: InstanceSettings): void {
    const { instanceArn, queueArns, phoneNumberArns } = instance
    const flowArnOf = (flow: string): string => this.set.arnOf(flow)
    for (const { queue, ...caller } of outboundCallers(environment, { queueArns, phoneNumberArns, flowArnOf })) {
      const queueState = stateOfQueue(this, queue, environment)
      settings.setOutboundCaller(`${queue} outbound caller`, { instanceArn, queueState, ...caller })
    }
  }

  #answerPhoneNumbers({ environment, instance }: ContactFlowsProps, settings: InstanceSettings): void {
    for (const [symbol, { flow }] of Object.entries(environment.phoneNumbers)) {
      const phoneNumberArn = instance.phoneNumberArns.get(symbol)
      if (phoneNumberArn === undefined) continue
      const { arn: flowArn, ready } = this.set.flow(flow)
      const { instanceArn, instanceId } = instance
      const answered = settings.answer(`${symbol} flow`, { instanceArn, instanceId, phoneNumberArn, flowArn })
      answered.node.addDependency(ready)
    }
  }
}

/** Changes whenever CloudFormation is given another queue: what the environment says of it, and what else leads into it. */
function stateOfQueue(scope: Construct, symbol: string, environment: Environment): string {
  const queue = environment.queues[symbol]
  if (queue === undefined) throw new Error(`The environment has no queue "${symbol}".`)
  const quickConnects = queue.quickConnects ?? Object.keys(environment.quickConnects)
  const state = { ...queue, quickConnects, callerId: callerIdOf(queue, environment) }
  // Tags are known when everything is there.
  return Lazy.string({ produce: () => JSON.stringify({ ...state, tags: tagsOfQueues(Stack.of(scope)) }) })
}

/** Tags of all queues of a stack: of which one does not matter, as what is set once too often does no harm. */
function tagsOfQueues(stack: Stack): readonly unknown[] {
  const queues = stack.node.findAll().filter((construct) => construct instanceof CfnQueue)
  return [...new Set(queues.map(({ cdkTagManager }) => JSON.stringify(cdkTagManager.renderTags())))]
}
