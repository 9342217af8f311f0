import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { createFunction } from './create-function.js'
import type { FunctionOptions } from './create-function.js'
import type { FunctionCode } from './function-code.js'
import { FlowLambda } from './flow-lambda.js'
import { FunctionSchedule } from './function-schedule.js'
import type { MonitoredFunction } from './monitored.js'

/** Properties of {@link LotteryRegistration}. */
export interface LotteryRegistrationProps {
  /** The instance whose flows register callers. */
  readonly instanceArn: string
  /** `packages/registration-lambda/dist/lambda`, `handler.handler`. */
  readonly code: FunctionCode
  /** `packages/registration-lambda/dist/lambda`, `export-handler.handler`. */
  readonly exportCode: FunctionCode
  readonly encryptionKey: IKey
  readonly logRetention: RetentionDays
  /** Where access to the bucket with the file is logged. */
  readonly accessLogs: IBucket
  /** Whether table and file stay when the stack is deleted, and the table cannot be deleted. */
  readonly retain: boolean
}

/** Name of the file with all registrations. */
const fileName = 'axcl_event.txt'

/** Longest run of the export, in seconds. */
const exportSeconds = 120

/**
 * The lottery line: callers are registered in a table, each once, by a function that flows call. Every quarter of an hour
 * all registrations are written to a file for those who draw.
 */
export class LotteryRegistration extends Construct {
  /** What flows call. */
  readonly function: FlowLambda
  readonly table: Table
  /** Holds the file. */
  readonly bucket: Bucket
  /** For the dashboard and the alarms: the export. */
  readonly monitoredExport: MonitoredFunction
  readonly #props: LotteryRegistrationProps

  constructor(scope: Construct, id: string, props: LotteryRegistrationProps) {
    super(scope, id)
    this.#props = props
    const { instanceArn, code, encryptionKey, logRetention, retain } = props
    const removalPolicy = retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY
    // The keys are those of `createTableInput` in the registration package; a test holds both together.
    this.table = new Table(this, 'Registrations', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: retain,
      removalPolicy,
    })
    this.function = new FlowLambda(this, 'Registration', {
      ...code,
      instanceArn,
      description: 'Registers callers for the lottery, each once',
      environment: { TABLE_NAME: this.table.tableName, POWERTOOLS_SERVICE_NAME: 'registration' },
      logRetention,
      encryptionKey,
    })
    this.table.grant(
      this.function.function,
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:GetItem',
      'dynamodb:UpdateItem',
    )
    this.function.function.addToRolePolicy(this.#useOfKey('dynamodb'))
    this.bucket = this.#createBucket(removalPolicy)
    this.monitoredExport = this.#createExport()
  }

  #createBucket(removalPolicy: RemovalPolicy): Bucket {
    const { encryptionKey, accessLogs } = this.#props
    return new Bucket(this, 'File', {
      encryption: BucketEncryption.KMS,
      encryptionKey,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: 'registrations/',
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(30) }],
      removalPolicy,
    })
  }

  #createExport(): MonitoredFunction {
    const { exportCode, encryptionKey, logRetention } = this.#props
    const options: FunctionOptions = {
      ...exportCode,
      description: 'Writes all registrations to a file, for those who draw',
      memorySize: 512,
      timeout: Duration.seconds(exportSeconds),
      logRetention,
      encryptionKey,
      environment: {
        TABLE_NAME: this.table.tableName,
        BUCKET_NAME: this.bucket.bucketName,
        EVENT_KEY: fileName,
        POWERTOOLS_SERVICE_NAME: 'registration-export',
      },
      retryAttempts: 1,
    }
    const { lambda: exporter, role } = createFunction(this, options, 'Export')
    role.addToPolicy(new PolicyStatement({ actions: ['dynamodb:Scan'], resources: [this.table.tableArn] }))
    role.addToPolicy(
      new PolicyStatement({
        actions: ['s3:GetObject', 's3:PutObject'],
        resources: [this.bucket.arnForObjects(fileName)],
      }),
    )
    // Without it a file that is not there yet looks like one that nobody may read.
    role.addToPolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.bucket.bucketArn] }))
    role.addToPolicy(this.#useOfKey('dynamodb'))
    role.addToPolicy(this.#useOfKey('s3'))
    new FunctionSchedule(this, 'ExportSchedule', {
      function: exporter,
      description: 'Every quarter of an hour',
      expression: 'cron(5/15 * * * ? *)',
      maximumAgeSeconds: 600,
    })
    return {
      functionName: exporter.functionName,
      title: 'Export of registrations',
      timeoutSeconds: exportSeconds,
      everyMinutes: 15,
    }
  }

  /** The key for what a service stores with it, and for nothing else. */
  #useOfKey(service: 'dynamodb' | 's3'): PolicyStatement {
    return new PolicyStatement({
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
      resources: [this.#props.encryptionKey.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `${service}.${Stack.of(this).region}.amazonaws.com` } },
    })
  }
}
