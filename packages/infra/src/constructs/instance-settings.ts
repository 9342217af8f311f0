import { CfnResource, CustomResource, Duration, Fn, Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Role } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Asset } from 'aws-cdk-lib/aws-s3-assets'
import { Construct } from 'constructs'
import { CreationPace } from './creation-pace.js'
import { createFunction } from './create-function.js'
import { ownFunctionCode } from './function-code.js'
import type { FunctionCodeSource } from './function-code.js'
import type { OutboundCaller } from './outbound-callers.js'
import type { ShownQuickConnects } from './quick-connects.js'

/** A flow that gets its content after it was created. */
export interface LateContent {
  readonly instanceArn: string
  readonly flowArn: string
  readonly kind: 'flow' | 'module'
  /** The content itself, or a file with it. */
  readonly content: string | ContentFile
  /** What the flow was created with instead of ARNs in this content: when it changes, the content is set again. */
  readonly lookedUp: readonly string[]
}

/** Content in a file. */
export interface ContentFile {
  /** A file with the content, with placeholders in it. */
  readonly asset: Asset
  /** What the placeholders stand for. */
  readonly replacements: Readonly<Record<string, string>>
}

/** A queue on which something is set that CloudFormation does not know of. */
interface SetOnQueue {
  readonly instanceArn: string
  /**
   * All that CloudFormation gives the queue, in any form. When it changes, CloudFormation updates the queue, and what is
   * set here is set once more: that an update leaves it alone is documented nowhere.
   */
  readonly queueState: string
}

/** Whom customers see when they are called from a queue. */
export interface OutboundCallerOfQueue extends Omit<OutboundCaller, 'queue'>, SetOnQueue {}

/** Quick connects that agents of a queue are shown. */
export interface QuickConnectsOfQueue extends Omit<ShownQuickConnects, 'queue'>, SetOnQueue {}

/** Properties of {@link InstanceSettings}. */
export interface InstanceSettingsProps {
  /** Encrypts the log of the function. @defaultValue a key of the service */
  readonly encryptionKey?: IKey
  /** @defaultValue an asset of the CDK */
  readonly functionCode?: FunctionCodeSource
}

/** Longest run of the function. CloudFormation waits a little longer for its answer. */
const timeout = Duration.minutes(2)
const timeoutOfCloudFormation = Duration.minutes(5)

/** A telephone number and the flow that answers it. */
export interface AnsweredNumber {
  readonly instanceArn: string
  readonly instanceId: string
  readonly phoneNumberArn: string
  readonly flowArn: string
}

/**
 * What CloudFormation has no resource for: content that is set after a flow was created, and which flow answers a
 * telephone number. One function of the stack does it, and may touch nothing but these flows and numbers.
 */
export class InstanceSettings extends Construct {
  readonly #function: LambdaFunction
  readonly #role: Role
  readonly #pace = new CreationPace()

  /** That of a stack: made when it is needed first. */
  static of(scope: Construct, props: InstanceSettingsProps): InstanceSettings {
    const stack = Stack.of(scope)
    const known = stack.node.tryFindChild('InstanceSettings')
    return known instanceof InstanceSettings ? known : new InstanceSettings(stack, 'InstanceSettings', props)
  }

  private constructor(scope: Construct, id: string, props: InstanceSettingsProps) {
    super(scope, id)
    const { encryptionKey, functionCode = ownFunctionCode } = props
    const { lambda, role } = createFunction(this, {
      ...functionCode('instance-settings'),
      description:
        'Sets what CloudFormation cannot: late contents of flows, flows of numbers, what queues show and say',
      memorySize: 256,
      timeout,
      logRetention: RetentionDays.ONE_MONTH,
      encryptionKey,
    })
    this.#function = lambda
    this.#role = role
  }

  /** ARN of the role that changes flows and numbers. */
  get roleArn(): string {
    return this.#role.roleArn
  }

  /** Give a flow its content once everything is there that it refers to. */
  setContent(id: string, { instanceArn, flowArn, kind, content, lookedUp }: LateContent): CustomResource {
    if (typeof content !== 'string') {
      this.#allow('s3:GetObject', content.asset.bucket.arnForObjects(content.asset.s3ObjectKey))
    }
    this.#allow(
      kind === 'module' ? 'connect:UpdateContactFlowModuleContent' : 'connect:UpdateContactFlowContent',
      flowArn,
    )
    return this.#create(id, 'Custom::FlowContent', {
      instanceArn,
      flowArn,
      kind,
      lookedUp,
      ...(typeof content === 'string'
        ? { content }
        : {
            bucket: content.asset.s3BucketName,
            key: content.asset.s3ObjectKey,
            replacements: content.replacements,
          }),
    })
  }

  /** Let a flow answer a telephone number. */
  answer(id: string, { instanceArn, instanceId, phoneNumberArn, flowArn }: AnsweredNumber): CustomResource {
    this.#allow('connect:AssociatePhoneNumberContactFlow', instanceArn, phoneNumberArn, flowArn)
    this.#allow('connect:DisassociatePhoneNumberContactFlow', instanceArn, phoneNumberArn)
    return this.#create(id, 'Custom::PhoneNumberFlow', {
      instanceId,
      phoneNumberId: idOfPhoneNumber(phoneNumberArn),
      flowId: idOfFlow(flowArn),
    })
  }

  /** Set whom customers see when they are called from a queue, and what they hear first. */
  setOutboundCaller(id: string, caller: OutboundCallerOfQueue): CustomResource {
    const { instanceArn, queueArn, queueState, flowArn, numberArn, name } = caller
    this.#allow(
      'connect:UpdateQueueOutboundCallerConfig',
      queueArn,
      flowArn,
      ...(numberArn === undefined ? [] : [numberArn]),
    )
    return this.#create(id, 'Custom::OutboundCaller', {
      instanceArn,
      queueArn,
      queueState,
      flowArn,
      ...(numberArn !== undefined && { numberArn }),
      ...(name !== undefined && { name }),
    })
  }

  /** Show agents of a queue quick connects, besides those that CloudFormation gives the queue. */
  showQuickConnects(id: string, shown: QuickConnectsOfQueue): CustomResource {
    const { instanceArn, queueArn, queueState, quickConnectArns } = shown
    for (const action of ['connect:AssociateQueueQuickConnects', 'connect:DisassociateQueueQuickConnects']) {
      this.#allow(action, queueArn, ...quickConnectArns)
    }
    return this.#create(id, 'Custom::QueueQuickConnects', { instanceArn, queueArn, queueState, quickConnectArns })
  }

  #create(id: string, resourceType: string, properties: Readonly<Record<string, unknown>>): CustomResource {
    const resource = new CustomResource(this, id, {
      resourceType,
      serviceToken: this.#function.functionArn,
      serviceTimeout: timeoutOfCloudFormation,
      properties: { ...properties },
    })
    // Its permissions have to be there, too, and until the last of these resources is gone.
    resource.node.addDependency(this.#role)
    const element = resource.node.defaultChild
    if (element instanceof CfnResource) this.#pace.add(element)
    return resource
  }

  #allow(action: string, ...resources: readonly string[]): void {
    this.#role.addToPolicy(new PolicyStatement({ actions: [action], resources: [...resources] }))
  }
}

/** The id in `arn:...:phone-number/<id>`. */
function idOfPhoneNumber(arn: string): string {
  return Fn.select(1, Fn.split('/', arn))
}

/** The id in `arn:...:instance/<instance>/contact-flow/<id>`. */
function idOfFlow(arn: string): string {
  return Fn.select(3, Fn.split('/', arn))
}
