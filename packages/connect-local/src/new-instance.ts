import type { Instance, Service } from './connect-state.js'
import { toFlowContent } from './flow-content.js'
import type { ContactFlow } from './operations/contact-flow.js'
import type { InstanceSettings } from './operations/instance.js'
import { newResource } from './resources.js'

/** What a request says of the instance that is made. */
interface NewInstance {
  readonly IdentityManagementType: InstanceSettings['identityManagement']
  readonly InboundCallsEnabled: boolean
  readonly OutboundCallsEnabled: boolean
  readonly InstanceAlias?: string | undefined
  readonly Tags?: Readonly<Record<string, string>> | undefined
}

/**
 * Values that attributes of a new instance have. INBOUND_CALLS and OUTBOUND_CALLS are said when it is made. The first four
 * were seen in new instances; the others are assumed to be off.
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/connect/instance.go
 */
const initialAttributes: Readonly<Record<string, string>> = {
  CONTACTFLOW_LOGS: 'false',
  CONTACT_LENS: 'true',
  AUTO_RESOLVE_BEST_VOICES: 'true',
  EARLY_MEDIA: 'true',
  MULTI_PARTY_CONFERENCE: 'false',
  USE_CUSTOM_TTS_VOICES: 'false',
  HIGH_VOLUME_OUTBOUND: 'false',
  ENHANCED_CONTACT_MONITORING: 'false',
  ENHANCED_CHAT_MONITORING: 'false',
  MULTI_PARTY_CHAT_CONFERENCE: 'false',
  MESSAGE_STREAMING: 'false',
}

/**
 * Flows that every instance begins with. Their names are the service's, their contents are not.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-default.html
 */
const initialFlows: readonly (readonly [name: string, type: ContactFlow['type']])[] = [
  ['Default agent hold', 'AGENT_HOLD'],
  ['Default agent transfer', 'AGENT_TRANSFER'],
  ['Default agent whisper', 'AGENT_WHISPER'],
  ['Default customer hold', 'CUSTOMER_HOLD'],
  ['Default customer queue', 'CUSTOMER_QUEUE'],
  ['Default customer whisper', 'CUSTOMER_WHISPER'],
  ['Default outbound', 'OUTBOUND_WHISPER'],
  ['Default queue transfer', 'QUEUE_TRANSFER'],
]

const initialContent = JSON.stringify({
  Version: '2019-10-30',
  StartAction: 'end',
  Metadata: {},
  Actions: [{ Identifier: 'end', Type: 'EndFlowExecution', Parameters: {}, Transitions: {} }],
})

/** @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-security-profiles.html */
const initialSecurityProfiles = ['Admin', 'Agent', 'CallCenterManager', 'QualityAnalyst']

/** An instance with what every instance begins with. It is active at once. */
export function newInstance(input: NewInstance, service: Service): Instance {
  const id = service.newId()
  const instance: Instance = {
    id,
    arn: `arn:aws:connect:${service.region}:${service.accountId}:instance/${id}`,
    alias: input.InstanceAlias,
    identityManagement: input.IdentityManagementType,
    created: service.now(),
    attributes: new Map([
      ['INBOUND_CALLS', String(input.InboundCallsEnabled)],
      ['OUTBOUND_CALLS', String(input.OutboundCallsEnabled)],
      ...Object.entries(initialAttributes),
    ]),
    tags: new Map(Object.entries(input.Tags ?? {})),
    hoursOfOperations: new Map(),
    queues: new Map(),
    routingProfiles: new Map(),
    securityProfiles: new Map(),
    hierarchyLevels: [],
    hierarchyGroups: new Map(),
    users: new Map(),
    quickConnects: new Map(),
    prompts: new Map(),
    contactFlows: new Map(),
    contactFlowModules: new Map(),
    predefinedAttributes: new Map(),
    integrationAssociations: new Map(),
    lambdaFunctions: new Set(),
    bots: new Map(),
    storageConfigs: new Map(),
  }
  addInitialResources(instance, service)
  return instance
}

function addInitialResources(instance: Instance, service: Service): void {
  const named = (Name: string, segment: string) => newResource({ Name }, instance, segment, service)
  const hours = { ...named('Basic Hours', 'operating-hours'), timeZone: 'UTC', config: [], overrides: new Map() }
  instance.hoursOfOperations.set(hours.id, hours)
  const queue = {
    ...named('BasicQueue', 'queue'),
    hoursId: hours.id,
    maxContacts: undefined,
    status: 'ENABLED' as const,
    outboundCaller: undefined,
    quickConnectIds: new Set<string>(),
  }
  instance.queues.set(queue.id, queue)
  const profile = {
    ...named('Basic Routing Profile', 'routing-profile'),
    concurrencies: [{ Channel: 'VOICE' as const, Concurrency: 1 }],
    queues: [{ QueueReference: { QueueId: queue.id, Channel: 'VOICE' as const }, Priority: 1, Delay: 0 }],
    defaultOutboundQueueId: queue.id,
    availabilityTimer: 'TIME_SINCE_LAST_ACTIVITY' as const,
  }
  instance.routingProfiles.set(profile.id, profile)
  for (const name of initialSecurityProfiles) {
    const security = { ...named(name, 'security-profile'), permissions: [], restrictions: {} }
    instance.securityProfiles.set(security.id, security)
  }
  for (const [name, type] of initialFlows) {
    const content = toFlowContent(initialContent)
    const flow: ContactFlow = {
      ...named(name, 'contact-flow'),
      type,
      state: 'ACTIVE',
      published: content,
      saved: content,
      versions: new Map(),
      nextVersion: 1,
    }
    instance.contactFlows.set(flow.id, flow)
  }
}
