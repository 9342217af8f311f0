import type { PolicyScopeName } from './policy-scopes.js'

/** What CloudFormation calls to create, change, read and delete resources of one type. */
export interface ResourcePermissions {
  /** Actions by what they are for. */
  readonly actions: Readonly<Partial<Record<PolicyScopeName, readonly string[]>>>
  /** Actions that the schema lists for properties which no template here has, and why they are left out. */
  readonly leftOut?: string
}

/**
 * Permissions of resource types, as the schemas of CloudFormation list them under `handlers`: those to create, read,
 * change and delete. Types without a schema of handlers have the actions of their API. What the schemas list for
 * properties that no template here uses is left out.
 * @see https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html#schema-properties-handlers
 * @see https://github.com/hashicorp/terraform-provider-awscc/tree/main/internal/service/cloudformation/schemas the schemas, one file for each type
 */
export const resourcePermissions: Readonly<Record<string, ResourcePermissions>> = {
  'AWS::Connect::Instance': {
    actions: {
      ConnectCreation: ['connect:CreateInstance'],
      ConnectInstances: [
        'connect:DescribeInstance',
        'connect:UpdateInstanceAttribute',
        'connect:ListInstanceAttributes',
        'connect:DeleteInstance',
        'connect:TagResource',
        'connect:UntagResource',
      ],
      ConnectDirectories: [
        'ds:CheckAlias',
        'ds:CreateAlias',
        'ds:AuthorizeApplication',
        'ds:UnauthorizeApplication',
        'ds:CreateIdentityPoolDirectory',
        'ds:CreateDirectory',
        'ds:DescribeDirectories',
        'ds:DeleteDirectory',
      ],
      ServiceRoles: ['iam:CreateServiceLinkedRole'],
      ConnectOwnRole: ['iam:PutRolePolicy', 'iam:DeleteRolePolicy'],
      LogGroups: ['logs:CreateLogGroup'],
    },
  },
  'AWS::Connect::InstanceStorageConfig': {
    actions: {
      ConnectInstances: [
        'connect:AssociateInstanceStorageConfig',
        'connect:DescribeInstanceStorageConfig',
        'connect:ListInstanceStorageConfigs',
        'connect:UpdateInstanceStorageConfig',
        'connect:DisassociateInstanceStorageConfig',
        'connect:DescribeInstance',
      ],
      ConnectDirectories: ['ds:DescribeDirectories'],
      ConnectOwnRole: ['iam:PutRolePolicy'],
      Buckets: ['s3:GetBucketAcl', 's3:GetBucketLocation'],
      DeliveryStreams: ['firehose:DescribeDeliveryStream'],
      EventStreams: ['kinesis:DescribeStream'],
      Keys: ['kms:DescribeKey', 'kms:RetireGrant'],
      KeyGrants: ['kms:CreateGrant'],
    },
  },
  'AWS::Connect::IntegrationAssociation': {
    actions: {
      ConnectInstances: [
        'connect:DescribeInstance',
        'connect:AssociateBot',
        'connect:AssociateLambdaFunction',
        'connect:CreateIntegrationAssociation',
        'connect:DeleteIntegrationAssociation',
        'connect:DisassociateBot',
        'connect:DisassociateLambdaFunction',
        'connect:ListBots',
        'connect:ListLambdaFunctions',
        'connect:ListIntegrationAssociations',
      ],
      ConnectDirectories: ['ds:DescribeDirectories'],
      ServiceRoles: ['iam:CreateServiceLinkedRole'],
      ConnectOwnRole: ['iam:AttachRolePolicy', 'iam:GetRolePolicy', 'iam:PutRolePolicy', 'iam:DeleteRolePolicy'],
      Functions: ['lambda:AddPermission', 'lambda:RemovePermission'],
      Bots: [
        'lex:DescribeBotAlias',
        'lex:CreateResourcePolicy',
        'lex:UpdateResourcePolicy',
        'lex:DeleteResourcePolicy',
        'lex:CreateResourcePolicyStatement',
        'lex:DeleteResourcePolicyStatement',
      ],
    },
    leftOut: 'What integrations other than functions and bots of Lex V2 need.',
  },
  'AWS::Connect::ApprovedOrigin': {
    actions: {
      ConnectInstances: [
        'connect:AssociateApprovedOrigin',
        'connect:DisassociateApprovedOrigin',
        'connect:ListApprovedOrigins',
      ],
    },
  },
  'AWS::Connect::ContactFlow': {
    actions: {
      ConnectInstances: [
        'connect:CreateContactFlow',
        'connect:DescribeContactFlow',
        'connect:UpdateContactFlowMetadata',
        'connect:UpdateContactFlowContent',
        'connect:DeleteContactFlow',
        'connect:TagResource',
        'connect:UntagResource',
      ],
    },
  },
  'AWS::Connect::ContactFlowModule': {
    actions: {
      ConnectInstances: [
        'connect:CreateContactFlowModule',
        'connect:DescribeContactFlowModule',
        'connect:UpdateContactFlowModuleMetadata',
        'connect:UpdateContactFlowModuleContent',
        'connect:DeleteContactFlowModule',
        'connect:TagResource',
        'connect:UntagResource',
      ],
    },
  },
  'AWS::Connect::HoursOfOperation': {
    actions: {
      ConnectInstances: [
        'connect:CreateHoursOfOperation',
        'connect:DescribeHoursOfOperation',
        'connect:UpdateHoursOfOperation',
        'connect:DeleteHoursOfOperation',
        'connect:CreateHoursOfOperationOverride',
        'connect:UpdateHoursOfOperationOverride',
        'connect:DeleteHoursOfOperationOverride',
        'connect:ListHoursOfOperationOverrides',
        'connect:TagResource',
        'connect:UntagResource',
      ],
    },
  },
  'AWS::Connect::PhoneNumber': {
    actions: {
      ConnectNumbers: [
        'connect:SearchAvailablePhoneNumbers',
        'connect:ClaimPhoneNumber',
        'connect:DescribePhoneNumber',
        'connect:UpdatePhoneNumber',
        'connect:UpdatePhoneNumberMetadata',
        'connect:ReleasePhoneNumber',
        'connect:TagResource',
        'connect:UntagResource',
      ],
    },
    leftOut: 'What importing numbers of other services needs.',
  },
  'AWS::Connect::PredefinedAttribute': {
    actions: {
      ConnectInstances: [
        'connect:CreatePredefinedAttribute',
        'connect:DescribePredefinedAttribute',
        'connect:UpdatePredefinedAttribute',
        'connect:DeletePredefinedAttribute',
      ],
    },
  },
  'AWS::Connect::Prompt': {
    actions: {
      ConnectInstances: [
        'connect:CreatePrompt',
        'connect:DescribePrompt',
        'connect:UpdatePrompt',
        'connect:DeletePrompt',
        'connect:TagResource',
        'connect:UntagResource',
      ],
      Assets: ['s3:GetObject', 's3:GetObjectAcl'],
      KeysOfAssets: ['kms:Decrypt'],
    },
  },
  'AWS::Connect::Queue': {
    actions: {
      ConnectInstances: [
        'connect:CreateQueue',
        'connect:DescribeQueue',
        'connect:DeleteQueue',
        'connect:ListQueueQuickConnects',
        'connect:AssociateQueueQuickConnects',
        'connect:DisassociateQueueQuickConnects',
        'connect:UpdateQueueHoursOfOperation',
        'connect:UpdateQueueMaxContacts',
        'connect:UpdateQueueName',
        'connect:UpdateQueueOutboundCallerConfig',
        'connect:UpdateQueueStatus',
        'connect:TagResource',
        'connect:UntagResource',
      ],
    },
    leftOut: 'What queues for e-mail need.',
  },
  'AWS::Connect::QuickConnect': {
    actions: {
      ConnectInstances: [
        'connect:CreateQuickConnect',
        'connect:DescribeQuickConnect',
        'connect:UpdateQuickConnectName',
        'connect:UpdateQuickConnectConfig',
        'connect:DeleteQuickConnect',
        'connect:TagResource',
        'connect:UntagResource',
      ],
    },
  },
  'AWS::Connect::RoutingProfile': {
    actions: {
      ConnectInstances: [
        'connect:CreateRoutingProfile',
        'connect:DescribeRoutingProfile',
        'connect:DeleteRoutingProfile',
        'connect:ListRoutingProfileQueues',
        'connect:AssociateRoutingProfileQueues',
        'connect:DisassociateRoutingProfileQueues',
        'connect:UpdateRoutingProfileAgentAvailabilityTimer',
        'connect:UpdateRoutingProfileConcurrency',
        'connect:UpdateRoutingProfileDefaultOutboundQueue',
        'connect:UpdateRoutingProfileName',
        'connect:UpdateRoutingProfileQueues',
        'connect:TagResource',
        'connect:UntagResource',
      ],
    },
  },
  'AWS::Connect::SecurityProfile': {
    actions: {
      ConnectInstances: [
        'connect:CreateSecurityProfile',
        'connect:DescribeSecurityProfile',
        'connect:UpdateSecurityProfile',
        'connect:DeleteSecurityProfile',
        'connect:ListSecurityProfileApplications',
        'connect:ListSecurityProfilePermissions',
        'connect:TagResource',
        'connect:UntagResource',
      ],
    },
  },
  'AWS::Connect::User': {
    actions: {
      ConnectInstances: [
        'connect:CreateUser',
        'connect:DescribeUser',
        'connect:DeleteUser',
        'connect:UpdateUserIdentityInfo',
        'connect:UpdateUserPhoneConfig',
        'connect:UpdateUserRoutingProfile',
        'connect:UpdateUserSecurityProfiles',
        'connect:UpdateUserHierarchy',
        'connect:ListUserProficiencies',
        'connect:AssociateUserProficiencies',
        'connect:DisassociateUserProficiencies',
        'connect:UpdateUserProficiencies',
        'connect:TagResource',
        'connect:UntagResource',
      ],
    },
  },
  'AWS::Connect::UserHierarchyGroup': {
    actions: {
      ConnectInstances: [
        'connect:CreateUserHierarchyGroup',
        'connect:DescribeUserHierarchyGroup',
        'connect:UpdateUserHierarchyGroupName',
        'connect:DeleteUserHierarchyGroup',
        'connect:TagResource',
        'connect:UntagResource',
      ],
    },
  },
  'AWS::Connect::UserHierarchyStructure': {
    actions: {
      ConnectInstances: ['connect:UpdateUserHierarchyStructure', 'connect:DescribeUserHierarchyStructure'],
    },
  },
  'AWS::CloudFormation::Stack': {
    actions: {
      NestedStacks: [
        'cloudformation:CreateStack',
        'cloudformation:DescribeStacks',
        'cloudformation:UpdateStack',
        'cloudformation:DeleteStack',
        'cloudformation:TagResource',
        'cloudformation:UntagResource',
      ],
      Assets: ['s3:GetObject'],
    },
    leftOut: 'Policies of stacks, and lists of all stacks.',
  },
  'AWS::CloudWatch::Alarm': {
    actions: {
      Alarms: [
        'cloudwatch:PutMetricAlarm',
        'cloudwatch:DeleteAlarms',
        'cloudwatch:ListTagsForResource',
        'cloudwatch:TagResource',
        'cloudwatch:UntagResource',
      ],
      AlarmLists: ['cloudwatch:DescribeAlarms'],
    },
  },
  'AWS::CloudWatch::Dashboard': {
    actions: { Dashboards: ['cloudwatch:PutDashboard', 'cloudwatch:GetDashboard', 'cloudwatch:DeleteDashboards'] },
  },
  'AWS::DynamoDB::Table': {
    actions: {
      Tables: [
        'dynamodb:CreateTable',
        'dynamodb:UpdateTable',
        'dynamodb:UpdateTimeToLive',
        'dynamodb:UpdateContinuousBackups',
        'dynamodb:UpdateContributorInsights',
        'dynamodb:DeleteTable',
        'dynamodb:DescribeTable',
        'dynamodb:DescribeContinuousBackups',
        'dynamodb:DescribeContributorInsights',
        'dynamodb:DescribeKinesisStreamingDestination',
        'dynamodb:DescribeTimeToLive',
        'dynamodb:GetResourcePolicy',
        'dynamodb:ListTagsOfResource',
        'dynamodb:TagResource',
        'dynamodb:UntagResource',
      ],
      Keys: ['kms:DescribeKey'],
      KeyCreation: ['kms:ListAliases'],
      KeyGrants: ['kms:CreateGrant', 'kms:RevokeGrant'],
      KeysOfTables: ['kms:Decrypt', 'kms:Encrypt'],
    },
    leftOut: 'Imports from S3, streams to Kinesis, and policies of tables.',
  },
  'AWS::Events::Rule': {
    actions: {
      Rules: [
        'events:PutRule',
        'events:DescribeRule',
        'events:DeleteRule',
        'events:PutTargets',
        'events:RemoveTargets',
        'events:ListTargetsByRule',
        'events:ListTagsForResource',
        'events:TagResource',
        'events:UntagResource',
      ],
      PassedRoles: ['iam:PassRole'],
    },
  },
  // No schema with handlers: the actions of its API.
  'AWS::IAM::Policy': {
    actions: {
      RolePermissions: ['iam:PutRolePolicy'],
      Roles: ['iam:GetRolePolicy', 'iam:DeleteRolePolicy'],
    },
  },
  'AWS::IAM::Role': {
    actions: {
      RolePermissions: ['iam:CreateRole', 'iam:PutRolePolicy', 'iam:PutRolePermissionsBoundary'],
      Roles: [
        'iam:GetRole',
        'iam:GetRolePolicy',
        'iam:ListAttachedRolePolicies',
        'iam:ListRolePolicies',
        'iam:UpdateRole',
        'iam:UpdateRoleDescription',
        'iam:UpdateAssumeRolePolicy',
        'iam:DeleteRole',
        'iam:DeleteRolePolicy',
        'iam:TagRole',
        'iam:UntagRole',
      ],
    },
    leftOut: 'Managed policies, which no role here has, and taking a boundary away.',
  },
  'AWS::KMS::Alias': {
    actions: {
      KeyAliases: ['kms:CreateAlias', 'kms:UpdateAlias', 'kms:DeleteAlias'],
      KeyCreation: ['kms:ListAliases'],
    },
  },
  'AWS::KMS::Key': {
    actions: {
      KeyCreation: ['kms:CreateKey'],
      Keys: [
        'kms:DescribeKey',
        'kms:GetKeyPolicy',
        'kms:GetKeyRotationStatus',
        'kms:ListResourceTags',
        'kms:PutKeyPolicy',
        'kms:EnableKey',
        'kms:EnableKeyRotation',
        'kms:UpdateKeyDescription',
        'kms:ScheduleKeyDeletion',
        'kms:TagResource',
        'kms:UntagResource',
      ],
    },
    leftOut: 'Switching a key or its rotation off.',
  },
  'AWS::KinesisFirehose::DeliveryStream': {
    actions: {
      DeliveryStreams: [
        'firehose:CreateDeliveryStream',
        'firehose:DescribeDeliveryStream',
        'firehose:UpdateDestination',
        'firehose:DeleteDeliveryStream',
        'firehose:StartDeliveryStreamEncryption',
        'firehose:ListTagsForDeliveryStream',
        'firehose:TagDeliveryStream',
        'firehose:UntagDeliveryStream',
      ],
      Roles: ['iam:GetRole'],
      PassedRoles: ['iam:PassRole'],
      Keys: ['kms:DescribeKey'],
      KeyGrants: ['kms:CreateGrant', 'kms:RevokeGrant'],
    },
    leftOut: 'Ending the encryption of a stream.',
  },
  'AWS::Lambda::EventInvokeConfig': {
    actions: {
      Functions: [
        'lambda:PutFunctionEventInvokeConfig',
        'lambda:UpdateFunctionEventInvokeConfig',
        'lambda:GetFunctionEventInvokeConfig',
        'lambda:DeleteFunctionEventInvokeConfig',
      ],
    },
  },
  'AWS::Lambda::Function': {
    actions: {
      Functions: [
        'lambda:CreateFunction',
        'lambda:GetFunction',
        'lambda:GetFunctionCodeSigningConfig',
        'lambda:GetFunctionRecursionConfig',
        'lambda:GetRuntimeManagementConfig',
        'lambda:UpdateFunctionCode',
        'lambda:UpdateFunctionConfiguration',
        'lambda:PutFunctionConcurrency',
        'lambda:DeleteFunctionConcurrency',
        'lambda:DeleteFunction',
        'lambda:TagResource',
        'lambda:UntagResource',
      ],
      PassedRoles: ['iam:PassRole'],
      Assets: ['s3:GetObject', 's3:GetObjectVersion'],
      KeysOfAssets: ['kms:Decrypt'],
    },
    leftOut: 'Networks, file systems, layers, signed code and environment variables under a key of one’s own.',
  },
  'AWS::Lambda::Permission': {
    actions: { Functions: ['lambda:AddPermission', 'lambda:GetPolicy', 'lambda:RemovePermission'] },
  },
  'AWS::Lex::Bot': {
    actions: {
      Bots: [
        'lex:CreateBot',
        'lex:DescribeBot',
        'lex:UpdateBot',
        'lex:DeleteBot',
        'lex:CreateBotLocale',
        'lex:DescribeBotLocale',
        'lex:UpdateBotLocale',
        'lex:DeleteBotLocale',
        'lex:BuildBotLocale',
        'lex:ListBotLocales',
        'lex:CreateIntent',
        'lex:UpdateIntent',
        'lex:DeleteIntent',
        'lex:CreateSlot',
        'lex:UpdateSlot',
        'lex:DeleteSlot',
        'lex:CreateSlotType',
        'lex:UpdateSlotType',
        'lex:DeleteSlotType',
        'lex:DeleteBotVersion',
        'lex:DeleteBotAlias',
        'lex:UpdateBotAlias',
        'lex:ListTagsForResource',
        'lex:TagResource',
        'lex:UntagResource',
      ],
      BotBuilding: ['lex:CreateUploadUrl', 'lex:StartImport', 'lex:DescribeImport', 'lex:ListBots'],
      Roles: ['iam:GetRole'],
      PassedRoles: ['iam:PassRole'],
    },
    leftOut: 'Vocabularies, replicas in other regions, channels, bots from a file.',
  },
  'AWS::Lex::BotAlias': {
    actions: {
      Bots: [
        'lex:CreateBotAlias',
        'lex:DescribeBotAlias',
        'lex:UpdateBotAlias',
        'lex:DeleteBotAlias',
        'lex:DescribeBot',
        'lex:ListTagsForResource',
        'lex:TagResource',
        'lex:UntagResource',
      ],
    },
  },
  'AWS::Lex::BotVersion': {
    actions: {
      Bots: [
        'lex:CreateBotVersion',
        'lex:DescribeBotVersion',
        'lex:DeleteBotVersion',
        'lex:DescribeBot',
        'lex:DescribeBotLocale',
        'lex:BuildBotLocale',
      ],
    },
  },
  'AWS::Lex::ResourcePolicy': {
    actions: {
      Bots: [
        'lex:CreateResourcePolicy',
        'lex:DescribeResourcePolicy',
        'lex:UpdateResourcePolicy',
        'lex:DeleteResourcePolicy',
      ],
    },
  },
  'AWS::Logs::LogGroup': {
    actions: {
      LogGroups: [
        'logs:CreateLogGroup',
        'logs:DeleteLogGroup',
        'logs:PutRetentionPolicy',
        'logs:DeleteRetentionPolicy',
        'logs:AssociateKmsKey',
        'logs:GetDataProtectionPolicy',
        'logs:DescribeIndexPolicies',
        'logs:ListTagsForResource',
        'logs:TagResource',
        'logs:UntagResource',
      ],
      LogLists: ['logs:DescribeLogGroups', 'logs:DescribeResourcePolicies'],
    },
    leftOut: 'Policies and indices of log groups, and ending their encryption.',
  },
  'AWS::Logs::LogStream': {
    actions: { LogGroups: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:DeleteLogStream'] },
  },
  'AWS::Logs::SubscriptionFilter': {
    actions: {
      LogGroups: ['logs:PutSubscriptionFilter', 'logs:DescribeSubscriptionFilters', 'logs:DeleteSubscriptionFilter'],
      PassedRoles: ['iam:PassRole'],
    },
  },
  'AWS::S3::Bucket': {
    actions: {
      Buckets: [
        's3:CreateBucket',
        's3:DeleteBucket',
        's3:ListBucket',
        's3:PutBucketTagging',
        's3:PutEncryptionConfiguration',
        's3:PutLifecycleConfiguration',
        's3:PutBucketPublicAccessBlock',
        's3:PutBucketLogging',
        's3:PutBucketVersioning',
        's3:PutBucketOwnershipControls',
        's3:GetAccelerateConfiguration',
        's3:GetAnalyticsConfiguration',
        's3:GetBucketAcl',
        's3:GetBucketCORS',
        's3:GetBucketLogging',
        's3:GetBucketMetadataTableConfiguration',
        's3:GetBucketNotification',
        's3:GetBucketObjectLockConfiguration',
        's3:GetBucketOwnershipControls',
        's3:GetBucketPublicAccessBlock',
        's3:GetBucketTagging',
        's3:GetBucketVersioning',
        's3:GetBucketWebsite',
        's3:GetEncryptionConfiguration',
        's3:GetIntelligentTieringConfiguration',
        's3:GetInventoryConfiguration',
        's3:GetLifecycleConfiguration',
        's3:GetMetricsConfiguration',
        's3:GetReplicationConfiguration',
      ],
    },
    leftOut:
      'Replication, web sites, inventories, metrics, locks and tables of metadata; ending the encryption of a bucket; ' +
      'anything with objects: nobody who deploys reads recordings.',
  },
  'AWS::S3::BucketPolicy': {
    actions: { Buckets: ['s3:GetBucketPolicy', 's3:PutBucketPolicy', 's3:DeleteBucketPolicy'] },
  },
  'AWS::SNS::Subscription': {
    actions: {
      Topics: ['sns:Subscribe'],
      Subscriptions: ['sns:GetSubscriptionAttributes', 'sns:SetSubscriptionAttributes', 'sns:Unsubscribe'],
    },
  },
  'AWS::SNS::Topic': {
    actions: {
      Topics: [
        'sns:CreateTopic',
        'sns:DeleteTopic',
        'sns:GetTopicAttributes',
        'sns:SetTopicAttributes',
        'sns:GetDataProtectionPolicy',
        'sns:ListSubscriptionsByTopic',
        'sns:ListTagsForResource',
        'sns:Subscribe',
        'sns:TagResource',
        'sns:UntagResource',
      ],
      Subscriptions: ['sns:Unsubscribe'],
    },
    leftOut: 'Logs of deliveries and policies for data protection.',
  },
  // No schema with handlers: the actions of its API.
  'AWS::SNS::TopicPolicy': {
    actions: { Topics: ['sns:GetTopicAttributes', 'sns:SetTopicAttributes'] },
  },
  'AWS::Scheduler::Schedule': {
    actions: {
      Schedules: [
        'scheduler:CreateSchedule',
        'scheduler:GetSchedule',
        'scheduler:UpdateSchedule',
        'scheduler:DeleteSchedule',
      ],
      PassedRoles: ['iam:PassRole'],
    },
  },
  // Notes which constructs a template has; nothing is created.
  'AWS::CDK::Metadata': { actions: {} },
}

/** Custom resources, whatever they are called: CloudFormation invokes their function. */
export const customResourcePermissions: ResourcePermissions = { actions: { Functions: ['lambda:InvokeFunction'] } }
