import { Aws, CfnElement, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { CfnSubscriptionFilter, LogGroup, LogStream } from 'aws-cdk-lib/aws-logs'
import type { ILogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { ConcealmentName } from '../splunk/conceal-address.js'
import { createFunction } from './create-function.js'
import type { FunctionOptions } from './create-function.js'
import { ownFunctionCode } from './function-code.js'
import type { FunctionCodeSource } from './function-code.js'
import { acknowledge } from './function-role.js'
import type { MonitoredStream } from './monitored.js'
import type { NamedSecret } from './named-secret.js'

/** Properties of {@link SplunkPipeline}. */
export interface SplunkPipelineProps {
  /** Where events are sent: the address of an HTTP Event Collector, https. */
  readonly endpoint: string
  /** The secret with the token: `{"hec_token": "..."}`. The token needs indexer acknowledgement. */
  readonly token: NamedSecret
  /** Index of the events. @defaultValue the index of the token */
  readonly index?: string
  /** The log group of the instance, whose flow logs are sent. */
  readonly flowLogs?: ILogGroup
  /** The log group of the pages around the Contact Control Panel. */
  readonly agentLogs?: ILogGroup
  /** What becomes of customers' addresses. `hash` needs {@link addressKey}. @defaultValue 'mask' */
  readonly customerAddresses?: ConcealmentName
  /** A secret of random text, the key for hashing addresses. */
  readonly addressKey?: NamedSecret
  /** Names of contact attributes that go along. @defaultValue none */
  readonly contactAttributes?: readonly string[]
  readonly encryptionKey: IKey
  readonly logRetention: RetentionDays
  /** Where access to the bucket of failed events is logged. */
  readonly accessLogs: IBucket
  readonly removalPolicy: RemovalPolicy
  /** Where the code of the transformation is. @defaultValue an asset of the CDK */
  readonly functionCode?: FunctionCodeSource
}

/** What there is a stream for. */
const streamNames = ['ContactRecords', 'Logs'] as const

/** Below it lies what Splunk did not take. The replay tool reads it. */
const failedEvents = 'connect/failed-events/'

/** How long events that Splunk does not take are tried again, before they go to the bucket. In seconds. */
const retrySeconds = 300

/**
 * Contact records and logs on their way to Splunk: a delivery stream for each, a function that makes events of them, and a
 * bucket for what could not be delivered.
 * @see https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html#create-destination-splunk
 */
export class SplunkPipeline extends Construct {
  /** Takes contact records: what the storage configuration of the instance names. */
  readonly contactRecords: CfnDeliveryStream
  /** Takes events of log groups. */
  readonly logs: CfnDeliveryStream
  readonly failedEvents: Bucket
  readonly transformation: LambdaFunction
  /** For the dashboard and the alarms. */
  readonly monitored: readonly MonitoredStream[]
  readonly #props: SplunkPipelineProps

  constructor(scope: Construct, id: string, props: SplunkPipelineProps) {
    super(scope, id)
    this.#props = props
    const { encryptionKey, accessLogs, removalPolicy } = props
    this.failedEvents = new Bucket(this, 'FailedEvents', {
      encryption: BucketEncryption.KMS,
      encryptionKey,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: 'failed-events/',
      lifecycleRules: [{ expiration: Duration.days(90), noncurrentVersionExpiration: Duration.days(30) }],
      removalPolicy,
    })
    this.transformation = this.#createTransformation()
    this.contactRecords = this.#createStream('ContactRecords')
    this.logs = this.#createStream('Logs')
    this.monitored = [
      { deliveryStreamName: this.#nameOf('ContactRecords'), title: 'Contact records to Splunk' },
      { deliveryStreamName: this.#nameOf('Logs'), title: 'Logs to Splunk' },
    ]
    // What cannot be sent at once goes back into its stream.
    this.transformation.addToRolePolicy(
      new PolicyStatement({ actions: ['firehose:PutRecordBatch'], resources: [...this.#streamArns] }),
    )
    props.addressKey?.grantRead(this.transformation)
    if (props.flowLogs !== undefined) this.#subscribe('FlowLogs', props.flowLogs)
    if (props.agentLogs !== undefined) this.#subscribe('AgentLogs', props.agentLogs)
  }

  /** Streams of this pipeline, by their names: the streams themselves need the function, which needs them. */
  get #streamArns(): readonly string[] {
    const { partition, region, account } = Stack.of(this)
    return streamNames.map(
      (name) => `arn:${partition}:firehose:${region}:${account}:deliverystream/${this.#nameOf(name)}`,
    )
  }

  #nameOf(stream: (typeof streamNames)[number]): string {
    return `${Aws.STACK_NAME}-${stream}`
  }

  #createTransformation(): LambdaFunction {
    const { encryptionKey, logRetention, index, agentLogs } = this.#props
    const { customerAddresses, addressKey, contactAttributes = [], functionCode = ownFunctionCode } = this.#props
    const options: FunctionOptions = {
      ...functionCode('splunk-transformation'),
      description: 'Makes events for Splunk of contact records and logs',
      memorySize: 512,
      timeout: Duration.minutes(5),
      logRetention,
      encryptionKey,
      environment: {
        POWERTOOLS_SERVICE_NAME: 'splunk-transformation',
        ...(index !== undefined && { SPLUNK_INDEX: index }),
        ...(agentLogs !== undefined && { CCP_LOG_GROUP: agentLogs.logGroupName }),
        ...(customerAddresses !== undefined && { CUSTOMER_ADDRESSES: customerAddresses }),
        ...(addressKey !== undefined && { ADDRESS_KEY_SECRET: addressKey.secret.secretArn }),
        ...(contactAttributes.length > 0 && { CONTACT_ATTRIBUTES: contactAttributes.join(',') }),
      },
    }
    return createFunction(this, options, 'Transformation').lambda
  }

  #createStream(name: (typeof streamNames)[number]): CfnDeliveryStream {
    const { endpoint, token, encryptionKey, logRetention } = this.#props
    const logGroup = new LogGroup(this, `${name}DeliveryLogs`, {
      retention: logRetention,
      encryptionKey,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const logStream = new LogStream(this, `${name}DeliveryLogStream`, {
      logGroup,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const role = this.#createRole(name, logGroup)
    const cloudWatchLoggingOptions = {
      enabled: true,
      logGroupName: logGroup.logGroupName,
      logStreamName: logStream.logStreamName,
    }
    const stream = new CfnDeliveryStream(this, name, {
      deliveryStreamName: this.#nameOf(name),
      deliveryStreamType: 'DirectPut',
      deliveryStreamEncryptionConfigurationInput: { keyType: 'CUSTOMER_MANAGED_CMK', keyArn: encryptionKey.keyArn },
      splunkDestinationConfiguration: {
        hecEndpoint: endpoint,
        // Each event says itself what it is.
        hecEndpointType: 'Event',
        secretsManagerConfiguration: { enabled: true, secretArn: token.secret.secretArn, roleArn: role.roleArn },
        hecAcknowledgmentTimeoutInSeconds: 300,
        retryOptions: { durationInSeconds: retrySeconds },
        // The longest that this destination takes.
        bufferingHints: { intervalInSeconds: 60, sizeInMBs: 5 },
        s3BackupMode: 'FailedEventsOnly',
        s3Configuration: {
          bucketArn: this.failedEvents.bucketArn,
          roleArn: role.roleArn,
          prefix: failedEvents,
          errorOutputPrefix: `${failedEvents}!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd/HH}/`,
          compressionFormat: 'GZIP',
          bufferingHints: { intervalInSeconds: 300, sizeInMBs: 5 },
          encryptionConfiguration: { kmsEncryptionConfig: { awskmsKeyArn: encryptionKey.keyArn } },
          cloudWatchLoggingOptions,
        },
        processingConfiguration: {
          enabled: true,
          processors: [
            {
              type: 'Lambda',
              parameters: [
                { parameterName: 'LambdaArn', parameterValue: `${this.transformation.functionArn}:$LATEST` },
                { parameterName: 'RoleArn', parameterValue: role.roleArn },
                { parameterName: 'BufferSizeInMBs', parameterValue: '0.25' },
                { parameterName: 'BufferIntervalInSeconds', parameterValue: '60' },
                { parameterName: 'NumberOfRetries', parameterValue: '3' },
              ],
            },
          ],
        },
        cloudWatchLoggingOptions,
      },
    })
    stream.node.addDependency(role)
    return stream
  }

  #createRole(name: string, logGroup: LogGroup): Role {
    const { token, encryptionKey } = this.#props
    const { account } = Stack.of(this)
    const statement = (actions: readonly string[], ...resources: readonly string[]): PolicyStatement =>
      new PolicyStatement({ effect: Effect.ALLOW, actions: [...actions], resources: [...resources] })
    const role = new Role(this, `${name}DeliveryRole`, {
      // Nobody else's delivery stream may use it.
      assumedBy: new ServicePrincipal('firehose.amazonaws.com', {
        conditions: { StringEquals: { 'sts:ExternalId': account } },
      }),
      inlinePolicies: {
        delivery: new PolicyDocument({
          statements: [
            statement(
              ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
              this.failedEvents.bucketArn,
            ),
            statement(
              ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'],
              this.failedEvents.arnForObjects(`${failedEvents}*`),
            ),
            statement(['kms:Decrypt', 'kms:GenerateDataKey'], encryptionKey.keyArn),
            statement(
              ['lambda:InvokeFunction', 'lambda:GetFunctionConfiguration'],
              this.transformation.functionArn,
              `${this.transformation.functionArn}:$LATEST`,
            ),
            statement(['logs:PutLogEvents'], logGroup.logGroupArn),
            ...token.readingStatements(),
          ],
        }),
      },
    })
    acknowledge(role, {
      [`AwsSolutions-IAM5[Resource::<${this.#logicalIdOf(this.failedEvents)}.Arn>/${failedEvents}*]`]:
        'The names of the objects are made by the delivery stream; it gets those below one prefix only.',
    })
    return role
  }

  #logicalIdOf(bucket: Bucket): string {
    const resource = bucket.node.defaultChild
    return resource instanceof CfnElement ? Stack.of(this).getLogicalId(resource) : ''
  }

  /** Let a log group send its events into the stream. */
  #subscribe(name: string, logGroup: ILogGroup): void {
    const { account, region, partition } = Stack.of(this)
    const role = new Role(this, `${name}SubscriptionRole`, {
      assumedBy: new ServicePrincipal('logs.amazonaws.com', {
        conditions: { StringLike: { 'aws:SourceArn': `arn:${partition}:logs:${region}:${account}:*` } },
      }),
      inlinePolicies: {
        put: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['firehose:PutRecord', 'firehose:PutRecordBatch'],
              resources: [this.logs.attrArn],
            }),
          ],
        }),
      },
    })
    const filter = new CfnSubscriptionFilter(this, `${name}Subscription`, {
      logGroupName: logGroup.logGroupName,
      filterPattern: '',
      destinationArn: this.logs.attrArn,
      roleArn: role.roleArn,
    })
    // The service tries the role when the filter is made.
    filter.node.addDependency(role)
  }
}
