import { join } from 'node:path'
import {
  CfnHoursOfOperation,
  CfnInstance,
  CfnPhoneNumber,
  CfnPredefinedAttribute,
  CfnPrompt,
  CfnQueue,
  CfnQuickConnect,
  CfnRoutingProfile,
  CfnSecurityProfile,
  CfnUser,
  CfnUserHierarchyGroup,
  CfnUserHierarchyStructure,
} from 'aws-cdk-lib/aws-connect'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Asset } from 'aws-cdk-lib/aws-s3-assets'
import { Construct } from 'constructs'
import type { ResourceResolver } from '@aicc/flow-compiler'
import type { ResourceKind } from '@aicc/flow-dsl/language'
import type { Environment } from '../environment/environment.js'
import { CreationPace } from './creation-pace.js'
import { InstanceSettings } from './instance-settings.js'
import { operatingTimes, overridesFor } from './operating-times.js'
import { securityProfiles } from './security-profiles.js'

/** Properties of {@link ContactCenter}. */
export interface ContactCenterProps {
  readonly environment: Environment
  /** Folder with the recordings of the environment. */
  readonly promptFolder?: string
}

/**
 * An instance of Amazon Connect with what an environment says: hours, queues, routing profiles, agent groups, skills,
 * users, prompts and telephone numbers. Flows come in with {@link CompiledFlowSet}.
 */
export class ContactCenter extends Construct {
  readonly instance: CfnInstance
  readonly instanceArn: string
  readonly queues: ReadonlyMap<string, CfnQueue>
  readonly phoneNumbers: ReadonlyMap<string, CfnPhoneNumber>
  readonly #arns = new Map<string, string>()
  readonly #pace = new CreationPace()
  readonly #environment: Environment

  constructor(scope: Construct, id: string, props: ContactCenterProps) {
    super(scope, id)
    const { environment } = props
    this.#environment = environment
    this.instance = new CfnInstance(this, 'Instance', {
      instanceAlias: environment.alias,
      identityManagementType: 'CONNECT_MANAGED',
      attributes: {
        inboundCalls: true,
        outboundCalls: true,
        contactflowLogs: true,
        contactLens: true,
        autoResolveBestVoices: true,
        multiPartyConference: true,
        enhancedContactMonitoring: true,
      },
    })
    this.instanceArn = this.instance.attrArn
    const hours = this.#createHours()
    this.phoneNumbers = this.#createPhoneNumbers()
    this.queues = this.#createQueues(hours)
    const routingProfiles = this.#createRoutingProfiles()
    const teams = this.#createTeams()
    const skills = this.#createSkills()
    const profiles = this.#createSecurityProfiles()
    this.#createUsers({ routingProfiles, teams, skills, profiles })
    this.#createPrompts(props.promptFolder)
  }

  /** The id of the instance. */
  get instanceId(): string {
    return this.instance.attrId
  }

  /** What symbols of flows stand for here; undefined for what the environment does not have. */
  readonly resources: ResourceResolver = ({ kind, name }) => this.#arns.get(keyOf(kind, name))

  /** Make quick connects, so that agents can transfer contacts to queues. Flows that do so have to be there. */
  addQueueQuickConnects(queueTransferFlowArn: string): void {
    for (const [symbol, queue] of this.queues) {
      const { name = symbol, outbound = true } = this.#environment.queues[symbol] ?? {}
      if (outbound) continue
      this.#pace.add(
        new CfnQuickConnect(this, `${symbol} quick connect`, {
          instanceArn: this.instanceArn,
          name,
          quickConnectConfig: {
            quickConnectType: 'QUEUE',
            queueConfig: { queueArn: queue.attrQueueArn, contactFlowArn: queueTransferFlowArn },
          },
        }),
      )
    }
  }

  /**
   * Let flows answer telephone numbers.
   * @param arnOf - The ARN of a flow, by its name.
   */
  answerPhoneNumbers(arnOf: (flow: string) => string, encryptionKey?: IKey): void {
    for (const [symbol, number] of this.phoneNumbers) {
      const flow = this.#environment.phoneNumbers[symbol]?.flow
      if (flow === undefined) continue
      InstanceSettings.of(this, encryptionKey).answer(`${symbol} flow`, {
        instanceArn: this.instanceArn,
        instanceId: this.instanceId,
        phoneNumberArn: number.attrPhoneNumberArn,
        flowArn: arnOf(flow),
      })
    }
  }

  #createHours(): ReadonlyMap<string, CfnHoursOfOperation> {
    const { hours, holidays, timeZone } = this.#environment
    return new Map(
      Object.entries(hours).map(([symbol, { name, description, open }]) => {
        const created = this.#pace.add(
          new CfnHoursOfOperation(this, `${symbol} hours`, {
            instanceArn: this.instanceArn,
            name,
            timeZone,
            config: [...operatingTimes(open)],
            ...(description !== undefined && { description }),
            ...(holidays.length > 0 && { hoursOfOperationOverrides: [...overridesFor(holidays)] }),
          }),
        )
        this.#arns.set(keyOf('hoursOfOperation', symbol), created.attrHoursOfOperationArn)
        return [symbol, created] as const
      }),
    )
  }

  #createPhoneNumbers(): ReadonlyMap<string, CfnPhoneNumber> {
    return new Map(
      Object.entries(this.#environment.phoneNumbers).map(([symbol, { country, type, description }]) => {
        const created = this.#pace.add(
          new CfnPhoneNumber(this, symbol, {
            targetArn: this.instanceArn,
            countryCode: country,
            type,
            description,
          }),
        )
        this.#arns.set(keyOf('phoneNumber', symbol), created.attrAddress)
        return [symbol, created] as const
      }),
    )
  }

  #createQueues(hours: ReadonlyMap<string, CfnHoursOfOperation>): ReadonlyMap<string, CfnQueue> {
    const [callerId] = this.phoneNumbers.values()
    return new Map(
      Object.entries(this.#environment.queues).map(([symbol, queue]) => {
        const { name, id, description, maximumContacts, outbound } = queue
        const created = this.#pace.add(
          new CfnQueue(this, `${symbol} queue`, {
            instanceArn: this.instanceArn,
            name,
            description: description ?? id,
            hoursOfOperationArn: hours.get(queue.hours)?.attrHoursOfOperationArn ?? '',
            ...(maximumContacts !== undefined && { maxContacts: maximumContacts }),
            ...(outbound &&
              callerId !== undefined && {
                outboundCallerConfig: { outboundCallerIdNumberArn: callerId.attrPhoneNumberArn },
              }),
            tags: [{ key: 'queue', value: id }],
          }),
        )
        // Flows may use either name.
        this.#arns.set(keyOf('queue', symbol), created.attrQueueArn)
        this.#arns.set(keyOf('queue', id), created.attrQueueArn)
        return [symbol, created] as const
      }),
    )
  }

  #createRoutingProfiles(): ReadonlyMap<string, CfnRoutingProfile> {
    const { routingProfiles, queues } = this.#environment
    return new Map(
      routingProfiles.map(({ name, description, concurrency, queues: own, outboundQueue }) => {
        const created = this.#pace.add(
          new CfnRoutingProfile(this, `${name} routing profile`, {
            instanceArn: this.instanceArn,
            name,
            description,
            defaultOutboundQueueArn: this.#queueArn(outboundQueue),
            mediaConcurrencies: Object.entries(concurrency)
              .filter(([, most]) => most > 0)
              .map(([channel, most]) => ({ channel, concurrency: most })),
            queueConfigs: own.map(({ queue, priority, delaySeconds }) => ({
              queueReference: { queueArn: this.#queueArn(queue), channel: queues[queue]?.channel ?? 'VOICE' },
              priority,
              delay: delaySeconds,
            })),
          }),
        )
        return [name, created] as const
      }),
    )
  }

  #createTeams(): ReadonlyMap<string, CfnUserHierarchyGroup> {
    const { teams } = this.#environment
    if (teams.length === 0) return new Map()
    const structure = this.#pace.add(
      new CfnUserHierarchyStructure(this, 'Hierarchy', {
        instanceArn: this.instanceArn,
        userHierarchyStructure: { levelOne: { name: 'Agent group' } },
      }),
    )
    return new Map(
      teams.map((name) => {
        const group = new CfnUserHierarchyGroup(this, `${name} group`, { instanceArn: this.instanceArn, name })
        group.addResourceDependency(structure)
        return [name, this.#pace.add(group)] as const
      }),
    )
  }

  #createSkills(): readonly CfnPredefinedAttribute[] {
    return Object.entries(this.#environment.skills).map(([name, { values }]) =>
      this.#pace.add(
        new CfnPredefinedAttribute(this, `${name} skill`, {
          instanceArn: this.instanceArn,
          name,
          values: { stringList: [...values] },
        }),
      ),
    )
  }

  #createSecurityProfiles(): ReadonlyMap<string, CfnSecurityProfile> {
    return new Map(
      securityProfiles.map(({ name, description, permissions }) => [
        name,
        this.#pace.add(
          new CfnSecurityProfile(this, `${name} security profile`, {
            instanceArn: this.instanceArn,
            securityProfileName: name,
            description,
            permissions: [...permissions],
          }),
        ),
      ]),
    )
  }

  #createUsers(created: {
    readonly routingProfiles: ReadonlyMap<string, CfnRoutingProfile>
    readonly teams: ReadonlyMap<string, CfnUserHierarchyGroup>
    readonly skills: readonly CfnPredefinedAttribute[]
    readonly profiles: ReadonlyMap<string, CfnSecurityProfile>
  }): void {
    for (const { username, firstName, lastName, routingProfile, team, skills, securityProfiles: own } of this
      .#environment.users) {
      const group = team === undefined ? undefined : created.teams.get(team)
      const proficiencies = Object.entries(skills).flatMap(([attributeName, levels]) =>
        Object.entries(levels).map(([attributeValue, level]) => ({ attributeName, attributeValue, level })),
      )
      const user = new CfnUser(this, `${username} user`, {
        instanceArn: this.instanceArn,
        username,
        identityInfo: { firstName, lastName },
        routingProfileArn: created.routingProfiles.get(routingProfile)?.attrRoutingProfileArn ?? '',
        securityProfileArns: own.map((name) => created.profiles.get(name)?.attrSecurityProfileArn ?? ''),
        phoneConfig: { phoneType: 'SOFT_PHONE' },
        ...(group !== undefined && { hierarchyGroupArn: group.attrUserHierarchyGroupArn }),
        ...(proficiencies.length > 0 && { userProficiencies: proficiencies }),
      })
      for (const skill of created.skills) user.addResourceDependency(skill)
      this.#pace.add(user)
    }
  }

  #createPrompts(folder: string | undefined): void {
    if (folder === undefined) return
    for (const [symbol, file] of Object.entries(this.#environment.prompts)) {
      const asset = new Asset(this, `${symbol} recording`, { path: join(folder, file) })
      const prompt = this.#pace.add(
        new CfnPrompt(this, `${symbol} prompt`, {
          instanceArn: this.instanceArn,
          name: symbol,
          s3Uri: asset.s3ObjectUrl,
        }),
      )
      this.#arns.set(keyOf('prompt', symbol), prompt.attrPromptArn)
    }
  }

  #queueArn(symbol: string): string {
    return this.#arns.get(keyOf('queue', symbol)) ?? ''
  }
}

function keyOf(kind: ResourceKind, name: string): string {
  return `${kind}:${name}`
}
