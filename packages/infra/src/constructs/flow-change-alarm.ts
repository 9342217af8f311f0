import { Stack } from 'aws-cdk-lib'
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events'
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { instanceIdOf } from './monitored.js'

/** Properties of {@link FlowChangeAlarm}. */
export interface FlowChangeAlarmProps {
  /** The instance, in this account and region. */
  readonly instanceArn: string
  /** Gets a message for each change. */
  readonly topic: ITopic
  /** The key that the topic is encrypted with. */
  readonly encryptionKey: IKey
  /**
   * ARNs of roles whose changes are expected: the one that CloudFormation deploys with, that of {@link InstanceSettings}.
   * @defaultValue the role that CloudFormation deploys with after `cdk bootstrap`
   */
  readonly deployers?: readonly string[]
}

/** The role that CloudFormation deploys with, as `cdk bootstrap` names it. */
export function bootstrapExecutionRole(scope: Construct): string {
  const { partition, account, region } = Stack.of(scope)
  return `arn:${partition}:iam::${account}:role/cdk-hnb659fds-cfn-exec-role-${account}-${region}`
}

/** What changes the flow that callers hear. Saving a draft is one of them: it is the same request. */
export const flowChanges = [
  'CreateContactFlow',
  'UpdateContactFlowContent',
  'UpdateContactFlowMetadata',
  'UpdateContactFlowName',
  'DeleteContactFlow',
  'CreateContactFlowModule',
  'UpdateContactFlowModuleContent',
  'UpdateContactFlowModuleMetadata',
  'DeleteContactFlowModule',
  'AssociatePhoneNumberContactFlow',
  'DisassociatePhoneNumberContactFlow',
] as const

/**
 * Tells a topic when somebody changes a flow, or the flow of a telephone number, by another way than a deployment: the next
 * deployment would not know of it, and a check of the flows has not seen it. The events come from CloudTrail, which needs a
 * trail with management events in the region, and are delivered as well as it can: some may be missing.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/logging-using-cloudtrail.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-connect.html
 */
export class FlowChangeAlarm extends Construct {
  readonly rule: Rule

  constructor(scope: Construct, id: string, props: FlowChangeAlarmProps) {
    super(scope, id)
    const { topic, encryptionKey } = props
    this.rule = new Rule(this, 'Rule', {
      description: 'Flows that somebody changes by hand',
      eventPattern: {
        source: ['aws.connect'],
        detailType: ['AWS API Call via CloudTrail'],
        detail: {
          eventSource: ['connect.amazonaws.com'],
          eventName: [...flowChanges],
          // What was refused has changed nothing.
          errorCode: [{ exists: false }],
          $or: this.#changesByHand(props),
        },
      },
    })
    // With a role: a policy of the topic cannot say that events of this account alone may be published.
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('events.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    })
    role.addToPolicy(new PolicyStatement({ actions: ['sns:Publish'], resources: [topic.topicArn] }))
    role.addToPolicy(
      new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [encryptionKey.keyArn] }),
    )
    // The target would add all that can be done with the key.
    const asItIs = role.withoutPolicyUpdates()
    this.rule.addTarget(new SnsTopic(topic, { role: asItIs, message: RuleTargetInput.fromText(message) }))
  }

  /**
   * By nobody who deploys, in this instance. Requests name the instance by its id or by its ARN, whose end it is, and
   * records spell the parameter in two ways.
   */
  #changesByHand({ instanceArn, deployers = [bootstrapExecutionRole(this)] }: FlowChangeAlarmProps): readonly object[] {
    const instance = [{ suffix: instanceIdOf(instanceArn) }]
    const parameters = [{ InstanceId: instance }, { instanceId: instance }]
    // What another role does, and what is done without one.
    const issuers = [[{ 'anything-but': [...deployers] }], [{ exists: false }]]
    return parameters.flatMap((requestParameters) =>
      issuers.map((arn) => ({ requestParameters, userIdentity: { sessionContext: { sessionIssuer: { arn } } } })),
    )
  }
}

const field = (path: string): string => EventField.fromPath(`$.detail.${path}`)

const message = [
  `A flow was changed by hand: ${field('eventName')}, ${field('eventTime')}.`,
  `Who: ${field('userIdentity.arn')}, from ${field('sourceIPAddress')}.`,
  `Flow: ${field('requestParameters.ContactFlowId')} ${field('requestParameters.ContactFlowModuleId')}.`,
  `Event: ${field('eventID')}.`,
  'In the console of Connect, the end of "who" is the id of the user. The next deployment may undo the change:',
  'bring it into the source of the flow, or put the flow back.',
].join(' ')
