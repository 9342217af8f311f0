import { CfnOutput, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib'
import { CfnInstanceStorageConfig } from 'aws-cdk-lib/aws-connect'
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Code, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { Duration } from 'aws-cdk-lib'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import type { ResourceResolver } from '@aicc/flow-compiler'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import { CompiledFlowSet } from '../constructs/compiled-flow-set.js'
import { ConnectAlarms } from '../constructs/connect-alarms.js'
import { ConnectDashboard } from '../constructs/connect-dashboard.js'
import { ContactCenter } from '../constructs/contact-center.js'
import { ContactMetrics } from '../constructs/contact-metrics.js'
import { FlowBot } from '../constructs/flow-bot.js'
import { FlowLambda } from '../constructs/flow-lambda.js'
import { SplunkPipeline } from '../constructs/splunk-pipeline.js'
import type { MonitoredFunction } from '../constructs/monitored.js'
import { writeRecordings } from '../constructs/recordings.js'
import type { Environment } from '../environment/environment.js'
import { supportBotUtterances } from '../environment/support-bot.js'

/** Properties of {@link ConnectStack}. */
export interface ConnectStackProps {
  readonly environment: Environment
  /** Flows and modules that are deployed. */
  readonly flows: readonly BuildableFlow[]
  /** Folders with built functions: `packages/registration-lambda/dist/lambda` and `packages/crm-lambda/dist/lambda`. */
  readonly code: { readonly registration: string; readonly crm: string }
}

/** The contact center of one environment: the instance with all that is in it, its flows, functions and stores. */
export class ConnectStack extends Stack {
  readonly center: ContactCenter
  readonly flows: CompiledFlowSet
  /** Encrypts everything that is stored. */
  readonly key: Key
  readonly registration: FlowLambda

  constructor(scope: Construct, props: ConnectStackProps) {
    const { environment } = props
    super(scope, `AiccConnectStack-${environment.name}`, {
      description: `Contact center ${environment.alias}`,
      env: { region: environment.region },
      terminationProtection: environment.retain,
    })
    Tags.of(this).add('environment', environment.name)
    const removalPolicy = environment.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY

    this.key = new Key(this, 'Key', {
      description: `Everything that the contact center ${environment.alias} stores`,
      alias: `aicc/${environment.name}`,
      enableKeyRotation: true,
      removalPolicy,
    })
    const { key } = this
    // Logs of this account and region only.
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(`logs.${environment.region}.amazonaws.com`)],
        actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
        resources: ['*'],
        conditions: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': `arn:${this.partition}:logs:${environment.region}:${this.account}:*`,
          },
        },
      }),
    )

    // There before the instance: else the service makes it, without an end to its logs.
    const flowLogs = new LogGroup(this, 'FlowLogs', {
      logGroupName: `/aws/connect/${environment.alias}`,
      retention: environment.logRetentionDays,
      encryptionKey: key,
      removalPolicy,
    })

    const recordings = Object.values(environment.prompts)
    this.center = new ContactCenter(this, 'Center', {
      environment,
      ...(recordings.length > 0 && { promptFolder: writeRecordings(recordings) }),
    })
    const { instance, instanceArn } = this.center
    instance.node.addDependency(flowLogs)
    instance.applyRemovalPolicy(removalPolicy)

    const accessLogs = this.#storeMedia(environment, key, removalPolicy)
    const splunk = this.#sendToSplunk(environment, key, removalPolicy, flowLogs, accessLogs)
    this.registration = this.#createRegistration(environment, key, removalPolicy, props.code.registration)

    const bot = new FlowBot(this, 'SupportBot', {
      instanceArn,
      name: `support-bot-${environment.name}`,
      utterances: supportBotUtterances,
    })

    const crm = this.#createCrm(environment, key, props.code.crm)
    const others = Object.entries(environment.functions).map(([symbol, name]) => {
      const existing = LambdaFunction.fromFunctionName(this, `${symbol} existing`, name)
      return [symbol, new FlowLambda(this, symbol, { instanceArn, existing })] as const
    })
    const functions = new Map([
      ['registration', this.registration],
      ...(crm === undefined ? [] : [['crm', crm] as const]),
      ...others,
    ])
    const resources: ResourceResolver = (resource) => {
      if (resource.kind === 'lambda') return functions.get(resource.name)?.function.functionArn
      return resource.kind === 'lexBot' && resource.name === 'support-bot'
        ? bot.aliasArn
        : this.center.resources(resource)
    }
    this.flows = new CompiledFlowSet(this, 'Flows', {
      instanceArn,
      flows: props.flows,
      resources,
      dependencies: [bot.association, ...[...functions.values()].map(({ association }) => association)],
      encryptionKey: key,
    })
    const queueTransfer = props.flows.find(({ flowType }) => flowType === 'QUEUE_TRANSFER')
    if (queueTransfer !== undefined) this.center.addQueueQuickConnects(this.flows.arnOf(queueTransfer.name))

    const monitored = [...functions].map(([title, { monitored: one }]) => ({ ...one, title }))
    this.#watch(environment, monitored, splunk)

    this.center.answerPhoneNumbers((name) => this.flows.arnOf(name), key)

    new CfnOutput(this, 'InstanceArn', { value: instanceArn })
    for (const [symbol, number] of this.center.phoneNumbers) {
      new CfnOutput(this, `PhoneNumber ${symbol}`.replaceAll(/\W/g, ''), { value: number.attrAddress })
    }
  }

  /** Contact records and flow logs go to Splunk, where the environment has one. */
  #sendToSplunk(
    { splunk, logRetentionDays }: Environment,
    key: Key,
    removalPolicy: RemovalPolicy,
    flowLogs: LogGroup,
    accessLogs: Bucket,
  ): SplunkPipeline | undefined {
    if (splunk === undefined) return undefined
    const pipeline = new SplunkPipeline(this, 'Splunk', {
      endpoint: splunk.endpoint,
      token: splunk.tokenSecret.startsWith('arn:')
        ? Secret.fromSecretCompleteArn(this, 'SplunkToken', splunk.tokenSecret)
        : Secret.fromSecretNameV2(this, 'SplunkToken', splunk.tokenSecret),
      index: splunk.index,
      flowLogs,
      contactAttributes: splunk.contactAttributes,
      encryptionKey: key,
      logRetention: logRetentionDays,
      accessLogs,
      removalPolicy,
    })
    new CfnInstanceStorageConfig(this, 'ContactRecords storage', {
      instanceArn: this.center.instanceArn,
      resourceType: 'CONTACT_TRACE_RECORDS',
      storageType: 'KINESIS_FIREHOSE',
      kinesisFirehoseConfig: { firehoseArn: pipeline.contactRecords.attrArn },
    })
    return pipeline
  }

  /** What is going on, and who is told when somebody has to look. */
  #watch(environment: Environment, functions: readonly MonitoredFunction[], splunk: SplunkPipeline | undefined): void {
    const { instanceArn } = this.center
    const { serviceLevelSeconds, logRetentionDays, alarmAddresses, alarmThresholds } = environment
    const figures = new ContactMetrics(this, 'ContactMetrics', {
      instanceArn,
      serviceLevelSeconds,
      logRetention: logRetentionDays,
      encryptionKey: this.key,
    })
    const watched = {
      instanceArn,
      queues: Object.values(environment.queues).map(({ name, longestWaitSeconds }) => ({ name, longestWaitSeconds })),
      flows: this.flows.flows.filter(({ compiled }) => compiled.graph.flowType !== 'MODULE').map(({ name }) => name),
      deliveryStreams: splunk?.monitored ?? [],
      functions: [...functions, figures.monitored],
      thresholds: alarmThresholds,
    }
    new ConnectDashboard(this, 'Dashboard', {
      ...watched,
      dashboardName: `aicc-${environment.name}`,
      agentGroups: environment.routingProfiles.map(({ name }) => name),
    })
    new ConnectAlarms(this, 'Alarms', {
      ...watched,
      name: `Contact center ${environment.name}`,
      notify: { encryptionKey: this.key, emailAddresses: alarmAddresses },
    })
  }

  /** Where recordings, transcripts and reports are kept. Answers the bucket for logs of access. */
  #storeMedia(environment: Environment, key: Key, removalPolicy: RemovalPolicy): Bucket {
    const accessLogs = new Bucket(this, 'AccessLogs', {
      // Access logs cannot be written to a bucket with a key of one's own.
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [{ expiration: Duration.days(environment.logRetentionDays) }],
      removalPolicy,
    })
    const media = new Bucket(this, 'Media', {
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      serverAccessLogsBucket: accessLogs,
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
      new CfnInstanceStorageConfig(this, `${resourceType} storage`, {
        instanceArn: this.center.instanceArn,
        resourceType,
        storageType: 'S3',
        s3Config: {
          bucketName: media.bucketName,
          bucketPrefix,
          encryptionConfig: { encryptionType: 'KMS', keyId: key.keyArn },
        },
      })
    }
    return accessLogs
  }

  /** The function that asks the customer relationship management, where the environment has one. */
  #createCrm({ crm, logRetentionDays }: Environment, key: Key, code: string): FlowLambda | undefined {
    if (crm === undefined) return undefined
    const credentials = crm.credentialsSecret.startsWith('arn:')
      ? Secret.fromSecretCompleteArn(this, 'CrmCredentials', crm.credentialsSecret)
      : Secret.fromSecretNameV2(this, 'CrmCredentials', crm.credentialsSecret)
    const created = new FlowLambda(this, 'Crm', {
      instanceArn: this.center.instanceArn,
      description: 'Looks customers up, and notes cases and calls',
      code: Code.fromAsset(code),
      environment: { SECRET_ID: crm.credentialsSecret, POWERTOOLS_SERVICE_NAME: 'crm' },
      logRetention: logRetentionDays,
      encryptionKey: key,
    })
    created.function.addToRolePolicy(
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [credentials.secretArn] }),
    )
    return created
  }

  /** The registration function with its table. */
  #createRegistration(environment: Environment, key: Key, removalPolicy: RemovalPolicy, code: string): FlowLambda {
    // The keys are those of `createTableInput` in the registration package; a test holds both together.
    const table = new TableV2(this, 'Registrations', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(key),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: environment.retain,
      removalPolicy,
    })
    const registration = new FlowLambda(this, 'Registration', {
      instanceArn: this.center.instanceArn,
      description: 'Registers callers for the lottery, each once',
      code: Code.fromAsset(code),
      environment: { TABLE_NAME: table.tableName, POWERTOOLS_SERVICE_NAME: 'registration' },
      logRetention: environment.logRetentionDays,
      encryptionKey: key,
    })
    table.grant(registration.function, 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:GetItem', 'dynamodb:UpdateItem')
    registration.function.addToRolePolicy(
      new PolicyStatement({
        actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
        resources: [key.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${environment.region}.amazonaws.com` } },
      }),
    )
    return registration
  }
}
