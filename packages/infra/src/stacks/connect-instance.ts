import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { CfnInstanceStorageConfig } from 'aws-cdk-lib/aws-connect'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import type { ILogGroup } from 'aws-cdk-lib/aws-logs'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { ResourceResolver } from '@aicc/flow-compiler'
import { ContactCenter } from '../constructs/contact-center.js'
import type { RecordingSource } from '../constructs/contact-center.js'
import type { CreationPace } from '../constructs/creation-pace.js'
import type { Environment } from '../environment/environment.js'

/** What other parts of a contact center need of its instance. */
export interface InstanceParts {
  readonly instanceArn: string
  readonly instanceId: string
  /** Encrypts everything that is stored. */
  readonly key: IKey
  /** The log group of the instance. */
  readonly flowLogs: ILogGroup
  /** Where access to buckets is logged. */
  readonly accessLogs: IBucket
  /** What symbols of flows stand for, as far as they belong to the instance. */
  readonly resources: ResourceResolver
  /** ARNs of queues, by symbol. */
  readonly queueArns: ReadonlyMap<string, string>
  /** ARNs of telephone numbers, by symbol. */
  readonly phoneNumberArns: ReadonlyMap<string, string>
  /** ARNs of users, by username. */
  readonly userArns: ReadonlyMap<string, string>
  /** Behind whom everything comes that is made of the instance in the same stack; undefined where that is another stack. */
  readonly pace?: CreationPace
}

/** Properties of {@link ConnectInstance}. */
export interface ConnectInstanceProps {
  readonly environment: Environment
  /** Where the recordings of the environment are. @defaultValue assets of the CDK, made at synthesis */
  readonly recordings?: RecordingSource
}

/** The instance with everything in it but flows, the key, and where recordings, transcripts and logs are kept. */
export class ConnectInstance extends Construct implements InstanceParts {
  readonly center: ContactCenter
  readonly instanceArn: string
  readonly instanceId: string
  readonly key: Key
  readonly flowLogs: LogGroup
  readonly accessLogs: Bucket
  /** Recordings, transcripts and reports. */
  readonly media: Bucket

  constructor(scope: Construct, id: string, { environment, recordings }: ConnectInstanceProps) {
    super(scope, id)
    const removalPolicy = environment.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY
    this.key = this.#createKey(environment, removalPolicy)

    // There before the instance: else the service makes it, without an end to its logs.
    this.flowLogs = new LogGroup(this, 'FlowLogs', {
      logGroupName: `/aws/connect/${environment.alias}`,
      retention: environment.logRetentionDays,
      encryptionKey: this.key,
      removalPolicy,
    })
    this.center = new ContactCenter(this, 'Center', {
      environment,
      ...(recordings !== undefined && { recordings }),
    })
    this.instanceArn = this.center.instanceArn
    this.instanceId = this.center.instanceId
    this.center.instance.node.addDependency(this.flowLogs)
    this.center.instance.applyRemovalPolicy(removalPolicy)

    this.accessLogs = this.#createAccessLogs(environment, removalPolicy)
    this.media = this.#createMedia(environment, removalPolicy)
    if (environment.agentEventsStreamArn !== undefined) {
      const storage = new CfnInstanceStorageConfig(this, 'AGENT_EVENTS storage', {
        instanceArn: this.instanceArn,
        resourceType: 'AGENT_EVENTS',
        storageType: 'KINESIS_STREAM',
        kinesisStreamConfig: { streamArn: environment.agentEventsStreamArn },
      })
      this.pace.add(storage)
    }
  }

  readonly resources: ResourceResolver = (resource) => this.center.resources(resource)

  get pace(): CreationPace {
    return this.center.pace
  }

  get queueArns(): ReadonlyMap<string, string> {
    return new Map([...this.center.queues].map(([symbol, queue]) => [symbol, queue.attrQueueArn]))
  }

  get phoneNumberArns(): ReadonlyMap<string, string> {
    return new Map([...this.center.phoneNumbers].map(([symbol, number]) => [symbol, number.attrPhoneNumberArn]))
  }

  get userArns(): ReadonlyMap<string, string> {
    return new Map([...this.center.users].map(([username, user]) => [username, user.attrUserArn]))
  }

  #createKey(environment: Environment, removalPolicy: RemovalPolicy): Key {
    const key = new Key(this, 'Key', {
      description: `Everything that the contact center ${environment.alias} stores`,
      alias: `aicc/${environment.name}`,
      enableKeyRotation: true,
      removalPolicy,
    })
    const { partition, account } = Stack.of(this)
    // Logs of this account and region only.
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(`logs.${environment.region}.amazonaws.com`)],
        actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
        resources: ['*'],
        conditions: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${environment.region}:${account}:*`,
          },
        },
      }),
    )
    // Without it alarms on an encrypted topic reach nobody, and nothing says so.
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    )
    return key
  }

  #createAccessLogs(environment: Environment, removalPolicy: RemovalPolicy): Bucket {
    const accessLogs = new Bucket(this, 'AccessLogs', {
      // Access logs cannot be written to a bucket with a key of one's own.
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [{ expiration: Duration.days(environment.logRetentionDays) }],
      removalPolicy,
    })
    // For all buckets of the account: those of other stacks log here, too.
    accessLogs.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [accessLogs.arnForObjects('*')],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
    return accessLogs
  }

  /** Where recordings, transcripts and reports are kept. */
  #createMedia(environment: Environment, removalPolicy: RemovalPolicy): Bucket {
    const media = new Bucket(this, 'Media', {
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      serverAccessLogsBucket: this.accessLogs,
      serverAccessLogsPrefix: 'media/',
      lifecycleRules: [
        {
          expiration: Duration.days(environment.recordingRetentionDays),
          noncurrentVersionExpiration: Duration.days(30),
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
      removalPolicy,
    })
    const stored = { CALL_RECORDINGS: 'recordings', CHAT_TRANSCRIPTS: 'transcripts', SCHEDULED_REPORTS: 'reports' }
    for (const [resourceType, bucketPrefix] of Object.entries(stored)) {
      const storage = new CfnInstanceStorageConfig(this, `${resourceType} storage`, {
        instanceArn: this.instanceArn,
        resourceType,
        storageType: 'S3',
        s3Config: {
          bucketName: media.bucketName,
          bucketPrefix,
          encryptionConfig: { encryptionType: 'KMS', keyId: this.key.keyArn },
        },
      })
      this.pace.add(storage)
    }
    return media
  }
}
