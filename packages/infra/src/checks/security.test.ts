import { describe, expect, it } from 'vitest'
import { actionsWithoutResource, bucketsThatKeep, securityProblems, servicesWithoutSource } from './security.js'
import type { SynthesizedResource } from './synthesized-template.js'

type Properties = Readonly<Record<string, unknown>>

const tlsOnly = {
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: '*',
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
}
const ofAccount = { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } }

function policy(...statements: readonly object[]): object {
  return { Version: '2012-10-17', Statement: statements }
}

/** Everything in it is as it should be. */
const sound = {
  Bucket: {
    Type: 'AWS::S3::Bucket',
    Properties: {
      BucketEncryption: { ServerSideEncryptionConfiguration: [] },
      LifecycleConfiguration: { Rules: [{ ExpirationInDays: 30 }] },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    },
  },
  BucketPolicy: {
    Type: 'AWS::S3::BucketPolicy',
    Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: policy(tlsOnly) },
  },
  Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } } },
  TopicPolicy: {
    Type: 'AWS::SNS::TopicPolicy',
    Properties: {
      Topics: [{ Ref: 'Topic' }],
      PolicyDocument: policy(tlsOnly, {
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: 'sns:Publish',
        Resource: { Ref: 'Topic' },
        Condition: ofAccount,
      }),
    },
  },
  Queue: {
    Type: 'AWS::SQS::Queue',
    Properties: { SqsManagedSseEnabled: true, MessageRetentionPeriod: 1_209_600 },
  },
  QueuePolicy: {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: { Queues: [{ Ref: 'Queue' }], PolicyDocument: policy(tlsOnly) },
  },
  LogGroup: {
    Type: 'AWS::Logs::LogGroup',
    Properties: { KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] }, RetentionInDays: 30 },
  },
  Table: {
    Type: 'AWS::DynamoDB::GlobalTable',
    Properties: {
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      Replicas: [{ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }],
    },
  },
  Delivery: {
    Type: 'AWS::KinesisFirehose::DeliveryStream',
    Properties: {
      DeliveryStreamType: 'DirectPut',
      DeliveryStreamEncryptionConfigurationInput: { KeyType: 'CUSTOMER_MANAGED_CMK' },
    },
  },
  Stream: {
    Type: 'AWS::Kinesis::Stream',
    Properties: { StreamEncryption: { EncryptionType: 'KMS' }, RetentionPeriodHours: 24 },
  },
  Key: {
    Type: 'AWS::KMS::Key',
    Properties: {
      EnableKeyRotation: true,
      KeyPolicy: policy(
        {
          Effect: 'Allow',
          Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } },
          Action: 'kms:*',
          Resource: '*',
        },
        {
          Effect: 'Allow',
          Principal: { Service: 'logs.ap-northeast-2.amazonaws.com' },
          Action: ['kms:Encrypt*', 'kms:Decrypt*'],
          Resource: '*',
          Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:*:111122223333:*' } },
        },
      ),
    },
  },
  Permission: {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      Principal: 'connect.amazonaws.com',
      SourceAccount: { Ref: 'AWS::AccountId' },
      SourceArn: { 'Fn::GetAtt': ['Instance', 'Arn'] },
    },
  },
  FunctionRole: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: policy({
        Effect: 'Allow',
        Principal: { Service: 'lambda.amazonaws.com' },
        Action: 'sts:AssumeRole',
      }),
      Policies: [
        {
          PolicyName: 'logs',
          PolicyDocument: policy({ Effect: 'Allow', Action: 'logs:PutLogEvents', Resource: { Ref: 'LogGroup' } }),
        },
      ],
    },
  },
  ScheduleRole: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: policy({
        Effect: 'Allow',
        Principal: { Service: 'scheduler.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: ofAccount,
      }),
    },
  },
  Traces: {
    Type: 'AWS::IAM::Policy',
    Properties: {
      PolicyDocument: policy(
        { Effect: 'Allow', Action: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], Resource: '*' },
        {
          Effect: 'Allow',
          Action: 'cloudwatch:PutMetricData',
          Resource: '*',
          Condition: { StringEquals: { 'cloudwatch:namespace': 'Center' } },
        },
      ),
    },
  },
} satisfies Readonly<Record<string, SynthesizedResource>>

function problemsOf(resources: Readonly<Record<string, SynthesizedResource>>): readonly string[] {
  return securityProblems({ Resources: resources }).map(({ resource, message }) => `${resource}: ${message}`)
}

/** What is said when one resource has other properties than it should. */
function problemsWith(name: keyof typeof sound, properties: Properties): readonly string[] {
  const changed: SynthesizedResource = {
    Type: sound[name].Type,
    Properties: { ...sound[name].Properties, ...properties },
  }
  return problemsOf({ ...sound, [name]: changed })
}

function mayDo(statement: object): Properties {
  return { PolicyDocument: policy({ Effect: 'Allow', Resource: 'arn:aws:s3:::bucket/key', ...statement }) }
}

it('finds nothing where everything is closed, encrypted and ends', () => {
  expect(problemsOf(sound)).toEqual([])
})

it('has a reason for each exception', () => {
  for (const { reason } of [actionsWithoutResource, servicesWithoutSource, bucketsThatKeep].flatMap((one) =>
    Object.values(one),
  )) {
    expect(reason).toMatch(/^[A-Z].*\.$/)
  }
})

describe('what a role may do', () => {
  it.each<[string, object, string]>([
    ['everything', { Action: '*' }, 'Traces: It may do "*": name each action.'],
    ['a whole service', { Action: 's3:*' }, 'Traces: It may do "s3:*": name each action.'],
    ['some of a service', { Action: ['s3:Get*'] }, 'Traces: It may do "s3:Get*": name each action.'],
    [
      'something with everything',
      { Action: 's3:GetObject', Resource: '*' },
      'Traces: It may do "s3:GetObject" with every resource: name those that it needs.',
    ],
    [
      'something with everything of a service',
      { Action: 's3:GetObject', Resource: 'arn:aws:s3:::*' },
      'Traces: It may do "s3:GetObject" with every resource: name those that it needs.',
    ],
    [
      'all metrics',
      { Action: 'cloudwatch:PutMetricData', Resource: '*' },
      'Traces: It may do "cloudwatch:PutMetricData" without the condition "cloudwatch:namespace".',
    ],
    [
      'what is not named',
      { NotAction: 'iam:CreateUser' },
      'Traces: A statement allows everything but what it names: name what is allowed.',
    ],
  ])('is not %s', (_, statement, problem) => {
    expect(problemsWith('Traces', mayDo(statement))).toEqual([problem])
  })

  it('is looked at inside of the role, too', () => {
    const Policies = [
      { PolicyName: 'all', PolicyDocument: policy({ Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::a/b' }) },
    ]
    expect(problemsWith('FunctionRole', { Policies })).toEqual(['FunctionRole: It may do "*": name each action.'])
  })

  it('may be denied as a whole', () => {
    expect(problemsWith('Traces', mayDo({ Effect: 'Deny', Action: 's3:*', Resource: '*' }))).toEqual([])
  })
})

describe('who may', () => {
  const takes = (Principal: unknown): Properties => ({
    AssumeRolePolicyDocument: policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }),
  })
  const publishes = (statement: object): Properties => ({
    PolicyDocument: policy(tlsOnly, {
      Effect: 'Allow',
      Action: 'sns:Publish',
      Resource: { Ref: 'Topic' },
      ...statement,
    }),
  })

  it.each<[string, keyof typeof sound, Properties, string]>([
    [
      'a service for anybody takes no role',
      'ScheduleRole',
      takes({ Service: ['scheduler.amazonaws.com'] }),
      'ScheduleRole: "scheduler.amazonaws.com" may take the role for anybody: add a condition with aws:SourceAccount.',
    ],
    [
      'nobody takes a role who is not named',
      'ScheduleRole',
      takes('*'),
      'ScheduleRole: Everybody may take the role: name who may.',
    ],
    [
      'a service for anybody publishes nothing',
      'TopicPolicy',
      publishes({ Principal: { Service: 'events.amazonaws.com' } }),
      'TopicPolicy: "events.amazonaws.com" may use it for anybody: add a condition with aws:SourceAccount.',
    ],
    [
      'nobody publishes who is not named',
      'TopicPolicy',
      publishes({ Principal: { AWS: '*' }, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
      'TopicPolicy: Everybody may use it: name who may.',
    ],
    [
      'others do not do everything',
      'TopicPolicy',
      publishes({ Principal: { AWS: 'arn:aws:iam::444455556666:root' }, Action: 'sns:*' }),
      'TopicPolicy: Others may do "sns:*": name each action.',
    ],
    [
      'a function is not called for another account',
      'Permission',
      { SourceAccount: undefined },
      'Permission: "connect.amazonaws.com" may call the function for anybody: it has no SourceAccount.',
    ],
    [
      'a function is not called for another instance',
      'Permission',
      { SourceArn: undefined },
      'Permission: "connect.amazonaws.com" may call the function for anybody: it has no SourceArn.',
    ],
  ])('%s', (_, name, properties, problem) => {
    expect(problemsWith(name, properties)).toEqual([problem])
  })
})

describe('what is stored', () => {
  it.each<[string, keyof typeof sound, Properties, string]>([
    [
      'a bucket that can be opened',
      'Bucket',
      {
        PublicAccessBlockConfiguration: {
          ...sound.Bucket.Properties.PublicAccessBlockConfiguration,
          BlockPublicPolicy: false,
        },
      },
      'Bucket: The bucket does not block all public access.',
    ],
    ['a bucket in plain text', 'Bucket', { BucketEncryption: undefined }, 'Bucket: The bucket is not encrypted.'],
    [
      'a bucket that only grows',
      'Bucket',
      { LifecycleConfiguration: { Rules: [{ AbortIncompleteMultipartUpload: {} }] } },
      'Bucket: Nothing in the bucket ever ends: add a lifecycle rule.',
    ],
    [
      'a bucket without TLS',
      'BucketPolicy',
      { PolicyDocument: policy() },
      'Bucket: Requests without TLS are not refused: use enforceSSL.',
    ],
    ['a topic in plain text', 'Topic', { KmsMasterKeyId: undefined }, 'Topic: The topic is not encrypted.'],
    [
      'a topic without TLS',
      'TopicPolicy',
      { PolicyDocument: policy({ ...tlsOnly, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }) },
      'Topic: Requests without TLS are not refused: use enforceSSL.',
    ],
    ['a queue in plain text', 'Queue', { SqsManagedSseEnabled: false }, 'Queue: The queue is not encrypted.'],
    [
      'a queue without an end',
      'Queue',
      { MessageRetentionPeriod: undefined },
      'Queue: It is not said how long messages are kept.',
    ],
    [
      'a queue without TLS',
      'QueuePolicy',
      { Queues: [{ Ref: 'Other' }] },
      'Queue: Requests without TLS are not refused: use enforceSSL.',
    ],
    [
      'logs in plain text',
      'LogGroup',
      { KmsKeyId: undefined },
      'LogGroup: The log group is not encrypted with a key of your own.',
    ],
    ['logs for ever', 'LogGroup', { RetentionInDays: undefined }, 'LogGroup: The log group keeps its events for ever.'],
    [
      'a table with a key of the service',
      'Table',
      { SSESpecification: undefined },
      'Table: The table is not encrypted with a key of your own.',
    ],
    [
      'a table that is lost when it is lost',
      'Table',
      { Replicas: [{ Region: 'ap-northeast-2' }] },
      'Table: The table cannot be brought back to an earlier time.',
    ],
    [
      'a delivery stream in plain text',
      'Delivery',
      { DeliveryStreamEncryptionConfigurationInput: undefined },
      'Delivery: The delivery stream is not encrypted.',
    ],
    ['a stream in plain text', 'Stream', { StreamEncryption: undefined }, 'Stream: The stream is not encrypted.'],
    [
      'a stream without an end',
      'Stream',
      { RetentionPeriodHours: undefined },
      'Stream: It is not said how long records are kept.',
    ],
    ['a key for ever', 'Key', { EnableKeyRotation: false }, 'Key: The key is never rotated.'],
  ])('is not %s', (_, name, properties, problem) => {
    expect(problemsWith(name, properties)).toEqual([problem])
  })

  it('stays in few buckets, whose older versions end', () => {
    const file = (LifecycleConfiguration: object): Readonly<Record<string, SynthesizedResource>> => ({
      LotteryFile0A1B2C3D: {
        Type: 'AWS::S3::Bucket',
        Properties: { ...sound.Bucket.Properties, LifecycleConfiguration },
      },
      FilePolicy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: { Bucket: { Ref: 'LotteryFile0A1B2C3D' }, PolicyDocument: policy(tlsOnly) },
      },
    })
    expect(problemsOf(file({ Rules: [{ NoncurrentVersionExpiration: { NoncurrentDays: 30 } }] }))).toEqual([])
    expect(problemsOf(file({ Rules: [] }))).toEqual([
      'LotteryFile0A1B2C3D: Nothing in the bucket ever ends: add a lifecycle rule.',
    ])
  })
})
