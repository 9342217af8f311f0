import { join } from 'node:path'
import { CfnElement, CustomResource, Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Role } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Runtime, Tracing } from 'aws-cdk-lib/aws-lambda'
import { LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Asset } from 'aws-cdk-lib/aws-s3-assets'
import { Provider } from 'aws-cdk-lib/custom-resources'
import { Construct } from 'constructs'
import { packageRoot } from '../package-root.js'
import { acknowledge, functionRole } from './function-role.js'

/** A flow that gets its content after it was created. */
export interface LateContent {
  readonly instanceArn: string
  readonly flowArn: string
  readonly kind: 'flow' | 'module'
  /** A file with the content, with placeholders in it. */
  readonly asset: Asset
  /** What the placeholders stand for. */
  readonly replacements: Readonly<Record<string, string>>
}

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
  readonly #provider: Provider
  readonly #role: Role

  /** That of a stack: made when it is needed first. */
  static of(scope: Construct, encryptionKey: IKey | undefined): InstanceSettings {
    const stack = Stack.of(scope)
    const known = stack.node.tryFindChild('InstanceSettings')
    return known instanceof InstanceSettings ? known : new InstanceSettings(stack, 'InstanceSettings', encryptionKey)
  }

  private constructor(scope: Construct, id: string, encryptionKey: IKey | undefined) {
    super(scope, id)
    const newLogGroup = (name: string): LogGroup =>
      new LogGroup(this, name, {
        retention: RetentionDays.ONE_MONTH,
        removalPolicy: RemovalPolicy.DESTROY,
        ...(encryptionKey !== undefined && { encryptionKey }),
      })
    const logGroup = newLogGroup('Logs')
    this.#role = functionRole(this, 'Role', logGroup)
    const handler = new NodejsFunction(this, 'Function', {
      description: 'Sets what CloudFormation has no resource for: late contents of flows, flows of telephone numbers',
      entry: join(packageRoot, 'src/functions/instance-settings/handler.ts'),
      runtime: Runtime.NODEJS_24_X,
      memorySize: 256,
      timeout: Duration.minutes(2),
      tracing: Tracing.ACTIVE,
      logGroup,
      role: this.#role,
      bundling: { format: OutputFormat.ESM, target: 'node24', minify: true, logLevel: LogLevel.ERROR },
    })
    const frameworkLogs = newLogGroup('FrameworkLogs')
    const frameworkRole = functionRole(this, 'FrameworkRole', frameworkLogs)
    acknowledge(frameworkRole, {
      [`AwsSolutions-IAM5[Resource::<${Stack.of(this).getLogicalId(elementOf(handler))}.Arn>:*]`]:
        'The framework of custom resources calls versions of this one function.',
    })
    this.#provider = new Provider(this, 'Provider', {
      onEventHandler: handler,
      logGroup: frameworkLogs,
      frameworkOnEventRole: frameworkRole,
    })
  }

  /** Give a flow its content once everything is there that it refers to. */
  setContent(id: string, { instanceArn, flowArn, kind, asset, replacements }: LateContent): CustomResource {
    this.#allow('s3:GetObject', asset.bucket.arnForObjects(asset.s3ObjectKey))
    this.#allow(
      kind === 'module' ? 'connect:UpdateContactFlowModuleContent' : 'connect:UpdateContactFlowContent',
      flowArn,
    )
    return new CustomResource(this, id, {
      resourceType: 'Custom::FlowContent',
      serviceToken: this.#provider.serviceToken,
      properties: { instanceArn, flowArn, kind, bucket: asset.s3BucketName, key: asset.s3ObjectKey, replacements },
    })
  }

  /** Let a flow answer a telephone number. */
  answer(id: string, { instanceArn, instanceId, phoneNumberArn, flowArn }: AnsweredNumber): CustomResource {
    this.#allow('connect:AssociatePhoneNumberContactFlow', instanceArn, phoneNumberArn, flowArn)
    this.#allow('connect:DisassociatePhoneNumberContactFlow', instanceArn, phoneNumberArn)
    return new CustomResource(this, id, {
      resourceType: 'Custom::PhoneNumberFlow',
      serviceToken: this.#provider.serviceToken,
      properties: { instanceId, phoneNumberId: idOfPhoneNumber(phoneNumberArn), flowId: idOfFlow(flowArn) },
    })
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

/** The element of a template that a construct is. */
function elementOf(construct: Construct): CfnElement {
  const element = construct.node.defaultChild
  if (!(element instanceof CfnElement)) throw new Error(`${construct.node.path} is no element of a template.`)
  return element
}
