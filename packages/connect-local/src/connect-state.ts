import type { ContactFlow } from './operations/contact-flow.js'
import type { ContactFlowModule } from './operations/contact-flow-module.js'
import type { HoursOfOperation } from './operations/hours-of-operation.js'
import type { InstanceStorageConfig } from './operations/instance-storage-config.js'
import type { InstanceSettings } from './operations/instance.js'
import type { Bot, IntegrationAssociation } from './operations/integration-association.js'
import type { OfferedNumber, PhoneNumber } from './operations/phone-number.js'
import type { PredefinedAttribute } from './operations/predefined-attribute.js'
import type { Prompt } from './operations/prompt.js'
import type { Queue } from './operations/queue.js'
import type { QuickConnect } from './operations/quick-connect.js'
import type { RoutingProfile } from './operations/routing-profile.js'
import type { SecurityProfile } from './operations/security-profile.js'
import type { HierarchyGroup, HierarchyLevel } from './operations/user-hierarchy.js'
import type { User } from './operations/user.js'

/** What most things of an instance have. */
export interface Resource {
  readonly id: string
  readonly arn: string
  name: string
  description: string | undefined
  readonly tags: Map<string, string>
  /** Seconds since 1970. */
  modified: number
}

/** Things of one kind by their ids, the oldest first. */
export type Resources<Kind> = Map<string, Kind>

/** An instance with everything in it. */
export interface Instance extends InstanceSettings {
  readonly hoursOfOperations: Resources<HoursOfOperation>
  readonly queues: Resources<Queue>
  readonly routingProfiles: Resources<RoutingProfile>
  readonly securityProfiles: Resources<SecurityProfile>
  /** From the first level down. */
  hierarchyLevels: readonly HierarchyLevel[]
  readonly hierarchyGroups: Resources<HierarchyGroup>
  readonly users: Resources<User>
  readonly quickConnects: Resources<QuickConnect>
  readonly prompts: Resources<Prompt>
  readonly contactFlows: Resources<ContactFlow>
  readonly contactFlowModules: Resources<ContactFlowModule>
  /** By their names. */
  readonly predefinedAttributes: Map<string, PredefinedAttribute>
  readonly integrationAssociations: Resources<IntegrationAssociation>
  /** ARNs of functions that flows may invoke. */
  readonly lambdaFunctions: Set<string>
  /** By the ARN of the alias, or region and name. */
  readonly bots: Map<string, Bot>
  readonly storageConfigs: Resources<InstanceStorageConfig>
}

/** All that the server knows. Tests may look at it. */
export interface ConnectState {
  readonly instances: Resources<Instance>
  readonly phoneNumbers: Resources<PhoneNumber>
  /** Numbers that a search has found and nobody has claimed, by number. */
  readonly offeredNumbers: Map<string, OfferedNumber>
}

/** What operations work with. */
export interface Service {
  readonly state: ConnectState
  readonly region: string
  readonly accountId: string
  /** A new id, in the form of a UUID. The same row of requests gets the same ids. */
  readonly newId: () => string
  /** Seconds since 1970. */
  readonly now: () => number
}
