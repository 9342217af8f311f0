import { z } from 'zod'
import type { Service } from '../connect-state.js'
import { id, paging, pagingQuery } from '../members.js'
import { operation } from '../operation.js'
import type { Operation } from '../operation.js'
import { page } from '../page.js'
import { InvalidInput, Refusal, notFound } from '../refusals.js'
import { instanceOf } from '../resources.js'

const kind = 'storage config'

const resourceType = z.enum([
  'AGENT_EVENTS',
  'ATTACHMENTS',
  'CALL_RECORDINGS',
  'CHAT_TRANSCRIPTS',
  'CONTACT_EVALUATIONS',
  'CONTACT_TRACE_RECORDS',
  'EMAIL_MESSAGES',
  'MEDIA_STREAMS',
  'REAL_TIME_CONTACT_ANALYSIS_CHAT_SEGMENTS',
  'REAL_TIME_CONTACT_ANALYSIS_SEGMENTS',
  'REAL_TIME_CONTACT_ANALYSIS_VOICE_SEGMENTS',
  'SCHEDULED_REPORTS',
  'SCREEN_RECORDINGS',
])

const encryption = z.object({ EncryptionType: z.enum(['KMS']), KeyId: z.string().min(1).max(128) })
const storageConfig = z.object({
  StorageType: z.enum(['S3', 'KINESIS_VIDEO_STREAM', 'KINESIS_STREAM', 'KINESIS_FIREHOSE']),
  S3Config: z
    .object({
      BucketName: z.string().min(1).max(128),
      BucketPrefix: z.string().min(1).max(128),
      EncryptionConfig: encryption.optional(),
    })
    .optional(),
  KinesisVideoStreamConfig: z
    .object({
      Prefix: z.string().min(1).max(128),
      RetentionPeriodHours: z.number().int().min(0).max(87_600),
      EncryptionConfig: encryption,
    })
    .optional(),
  KinesisStreamConfig: z.object({ StreamArn: z.string().regex(/^arn:/) }).optional(),
  KinesisFirehoseConfig: z.object({ FirehoseArn: z.string().regex(/^arn:/) }).optional(),
})

type StorageConfig = z.output<typeof storageConfig>

/** Where an instance writes one kind of data. */
export interface InstanceStorageConfig {
  readonly id: string
  readonly resourceType: z.output<typeof resourceType>
  config: StorageConfig
}

const inInstance = { InstanceId: id, AssociationId: z.string().min(1).max(100), ResourceType: resourceType }
const resourceTypeQuery = { ResourceType: 'resourceType' } as const

export const instanceStorageConfigOperations: readonly Operation[] = [
  operation({
    name: 'AssociateInstanceStorageConfig',
    route: 'PUT /instance/{InstanceId}/storage-config',
    members: { InstanceId: id, ResourceType: resourceType, StorageConfig: storageConfig },
    handle(input, service) {
      const { storageConfigs } = instanceOf(input, service)
      refuseMissingPart(input.StorageConfig)
      // That each kind of data has one place at a time is assumed.
      for (const other of storageConfigs.values()) {
        if (other.resourceType === input.ResourceType)
          throw new Refusal('ResourceConflictException', `${input.ResourceType} has a storage config already.`)
      }
      const associationId = service.newId()
      storageConfigs.set(associationId, {
        id: associationId,
        resourceType: input.ResourceType,
        config: input.StorageConfig,
      })
      return { AssociationId: associationId }
    },
  }),
  operation({
    name: 'DescribeInstanceStorageConfig',
    route: 'GET /instance/{InstanceId}/storage-config/{AssociationId}',
    members: inInstance,
    query: resourceTypeQuery,
    handle(input, service) {
      return { StorageConfig: described(configOf(input, service)) }
    },
  }),
  operation({
    name: 'UpdateInstanceStorageConfig',
    route: 'POST /instance/{InstanceId}/storage-config/{AssociationId}',
    members: { ...inInstance, StorageConfig: storageConfig },
    query: resourceTypeQuery,
    handle(input, service) {
      const own = configOf(input, service)
      refuseMissingPart(input.StorageConfig)
      own.config = input.StorageConfig
    },
  }),
  operation({
    name: 'DisassociateInstanceStorageConfig',
    route: 'DELETE /instance/{InstanceId}/storage-config/{AssociationId}',
    members: inInstance,
    query: resourceTypeQuery,
    handle(input, service) {
      instanceOf(input, service).storageConfigs.delete(configOf(input, service).id)
    },
  }),
  operation({
    name: 'ListInstanceStorageConfigs',
    route: 'GET /instance/{InstanceId}/storage-configs',
    members: { InstanceId: id, ResourceType: resourceType, ...paging },
    query: { ...resourceTypeQuery, ...pagingQuery },
    handle(input, service) {
      const items = [...instanceOf(input, service).storageConfigs.values()]
        .filter((one) => one.resourceType === input.ResourceType)
        .map(described)
      return page(items, input, 'StorageConfigs')
    },
  }),
]

function configOf(
  input: { readonly InstanceId: string; readonly AssociationId: string; readonly ResourceType: string },
  service: Service,
): InstanceStorageConfig {
  const found = instanceOf(input, service).storageConfigs.get(input.AssociationId)
  if (found === undefined || found.resourceType !== input.ResourceType) throw notFound(kind, input.AssociationId)
  return found
}

function described({ id: associationId, config }: InstanceStorageConfig) {
  return { AssociationId: associationId, ...config }
}

/** The member that each type needs. */
const partOfType = {
  S3: 'S3Config',
  KINESIS_VIDEO_STREAM: 'KinesisVideoStreamConfig',
  KINESIS_STREAM: 'KinesisStreamConfig',
  KINESIS_FIREHOSE: 'KinesisFirehoseConfig',
} as const

function refuseMissingPart(config: StorageConfig): void {
  const part = partOfType[config.StorageType]
  if (config[part] === undefined) throw new InvalidInput(`A storage of the type ${config.StorageType} needs ${part}.`)
}
