import { join } from 'node:path'
import { SecretValue } from 'aws-cdk-lib'
import {
  CfnApprovedOrigin,
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
import { Asset } from 'aws-cdk-lib/aws-s3-assets'
import { Construct } from 'constructs'
import type { ResourceResolver } from '@aicc/flow-compiler'
import type { ResourceKind } from '@aicc/flow-dsl/language'
import type { Environment } from '../environment/environment.js'
import { CreationPace } from './creation-pace.js'
import { operatingTimes, overridesFor } from './operating-times.js'
import { callerIdOf } from './outbound-callers.js'
import { writeRecordings } from './recordings.js'

/** Properties of {@link ContactCenter}. */
export interface ContactCenterProps {
  readonly environment: Environment
  /** Where recordings for prompts are. @defaultValue assets of the CDK: chimes, made at synthesis */
  readonly recordings?: RecordingSource
}

/** Says where a recording is, as `s3://bucket/key`. */
export type RecordingSource = (file: string) => string

/**
 * An instance of Amazon Connect with what an environment says: hours, queues, routing profiles, agent groups, skills,
 * users, prompts, telephone numbers, quick connects, and pages that the panel of agents may stand in. Flows come in with
 * {@link CompiledFlowSet}.
 */
export class ContactCenter extends Construct {
  readonly instance: CfnInstance
  readonly instanceArn: string
  readonly queues: ReadonlyMap<string, CfnQueue>
  readonly phoneNumbers: ReadonlyMap<string, CfnPhoneNumber>
  /** By username. */
  readonly users: ReadonlyMap<string, CfnUser>
  /** What else is made of the instance in this stack comes behind what is made here. */
  readonly pace = new CreationPace()
  readonly #arns = new Map<string, string>()
  readonly #environment: Environment

  constructor(scope: Construct, id: string, props: ContactCenterProps) {
    super(scope, id)
    const { environment } = props
    this.#environment = environment
    this.instance = new CfnInstance(this, 'Instance', {
      instanceAlias: environment.alias,
      identityManagementType: environment.identityManagement,
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
    this.queues = this.#createQueues(hours, this.#createExternalQuickConnects())
    const routingProfiles = this.#createRoutingProfiles()
    const teams = this.#createTeams()
    const skills = this.#createSkills()
    const profiles = this.#createSecurityProfiles()
    this.users = this.#createUsers({ routingProfiles, teams, skills, profiles })
    this.#createPrompts(props.recordings)
    this.#approveOrigins()
  }

  /** The id of the instance. */
  get instanceId(): string {
    return this.instance.attrId
  }

  /** What symbols of flows stand for here; undefined for what the environment does not have. */
  readonly resources: ResourceResolver = ({ kind, name }) => this.#arns.get(keyOf(kind, name))

  #createHours(): ReadonlyMap<string, CfnHoursOfOperation> {
    const { hours, holidays, timeZone } = this.#environment
    return new Map(
      Object.entries(hours).map(([symbol, { name, description, open, timeZone: own = timeZone }]) => {
        const overrides = overridesFor(holidays, symbol)
        const created = this.pace.add(
          new CfnHoursOfOperation(this, `${symbol} hours`, {
            instanceArn: this.instanceArn,
            name,
            timeZone: own,
            config: [...operatingTimes(open)],
            ...(description !== undefined && { description }),
            ...(overrides.length > 0 && { hoursOfOperationOverrides: [...overrides] }),
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
        const created = this.pace.add(
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

  /** Quick connects that lead outside, by symbol. They need nothing, so that queues can list them. */
  #createExternalQuickConnects(): ReadonlyMap<string, CfnQuickConnect> {
    const created = new Map<string, CfnQuickConnect>()
    for (const [symbol, quickConnect] of Object.entries(this.#environment.quickConnects)) {
      if (!('phoneNumber' in quickConnect)) continue
      const { name, description, phoneNumber } = quickConnect
      const external = new CfnQuickConnect(this, `${symbol} quick connect`, {
        instanceArn: this.instanceArn,
        name,
        ...(description !== undefined && { description }),
        quickConnectConfig: { quickConnectType: 'PHONE_NUMBER', phoneConfig: { phoneNumber } },
      })
      created.set(symbol, this.pace.add(external))
    }
    return created
  }

  #createQueues(
    hours: ReadonlyMap<string, CfnHoursOfOperation>,
    quickConnects: ReadonlyMap<string, CfnQuickConnect>,
  ): ReadonlyMap<string, CfnQueue> {
    const environment = this.#environment
    return new Map(
      Object.entries(environment.queues).map(([symbol, queue]) => {
        const { name, id, description, maximumContacts, callerIdName } = queue
        const callerId = this.phoneNumbers.get(callerIdOf(queue, environment) ?? '')
        const shown = (queue.quickConnects ?? [...quickConnects.keys()]).flatMap(
          (one) => quickConnects.get(one)?.attrQuickConnectArn ?? [],
        )
        const created = this.pace.add(
          new CfnQueue(this, `${symbol} queue`, {
            instanceArn: this.instanceArn,
            name,
            description: description ?? id,
            hoursOfOperationArn: hours.get(queue.hours)?.attrHoursOfOperationArn ?? '',
            ...(maximumContacts !== undefined && { maxContacts: maximumContacts }),
            ...(shown.length > 0 && { quickConnectArns: shown }),
            ...((callerId !== undefined || callerIdName !== undefined) && {
              outboundCallerConfig: {
                outboundCallerIdName: callerIdName,
                outboundCallerIdNumberArn: callerId?.attrPhoneNumberArn,
              },
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
        const created = this.pace.add(
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
    const structure = this.pace.add(
      new CfnUserHierarchyStructure(this, 'Hierarchy', {
        instanceArn: this.instanceArn,
        userHierarchyStructure: { levelOne: { name: 'Agent group' } },
      }),
    )
    return new Map(
      teams.map((name) => {
        const group = new CfnUserHierarchyGroup(this, `${name} group`, { instanceArn: this.instanceArn, name })
        group.addResourceDependency(structure)
        return [name, this.pace.add(group)] as const
      }),
    )
  }

  #createSkills(): readonly CfnPredefinedAttribute[] {
    return Object.entries(this.#environment.skills).map(([name, { values }]) =>
      this.pace.add(
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
      this.#environment.securityProfiles.map(({ name, description, permissions }) => [
        name,
        this.pace.add(
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
  }): ReadonlyMap<string, CfnUser> {
    const { users, passwordsSecret } = this.#environment
    return new Map(
      users.map((one) => {
        const { username, firstName, lastName, email, routingProfile, team, skills, securityProfiles: own } = one
        const group = team === undefined ? undefined : created.teams.get(team)
        const proficiencies = Object.entries(skills).flatMap(([attributeName, levels]) =>
          Object.entries(levels).map(([attributeValue, level]) => ({ attributeName, attributeValue, level })),
        )
        const user = new CfnUser(this, `${username} user`, {
          instanceArn: this.instanceArn,
          username,
          identityInfo: { firstName, lastName, ...(email !== undefined && { email }) },
          // A reference: CloudFormation reads the secret, and the template has no password.
          ...(passwordsSecret !== undefined && {
            password: SecretValue.secretsManager(passwordsSecret, { jsonField: username }).unsafeUnwrap(),
          }),
          routingProfileArn: created.routingProfiles.get(routingProfile)?.attrRoutingProfileArn ?? '',
          securityProfileArns: own.map((name) => created.profiles.get(name)?.attrSecurityProfileArn ?? ''),
          phoneConfig: { phoneType: 'SOFT_PHONE' },
          ...(group !== undefined && { hierarchyGroupArn: group.attrUserHierarchyGroupArn }),
          ...(proficiencies.length > 0 && { userProficiencies: proficiencies }),
        })
        for (const skill of created.skills) user.addResourceDependency(skill)
        this.#arns.set(keyOf('user', username), user.attrUserArn)
        return [username, this.pace.add(user)] as const
      }),
    )
  }

  #createPrompts(recordings: RecordingSource | undefined): void {
    const files = Object.entries(this.#environment.prompts)
    const folder = recordings === undefined ? writeRecordings(files.map(([, file]) => file)) : undefined
    for (const [symbol, file] of files) {
      const prompt = this.pace.add(
        new CfnPrompt(this, `${symbol} prompt`, {
          instanceArn: this.instanceArn,
          name: symbol,
          s3Uri:
            recordings?.(file) ??
            new Asset(this, `${symbol} recording`, { path: join(folder ?? '', file) }).s3ObjectUrl,
        }),
      )
      this.#arns.set(keyOf('prompt', symbol), prompt.attrPromptArn)
    }
  }

  /** Pages of others that the panel of agents may stand in. */
  #approveOrigins(): void {
    for (const origin of this.#environment.approvedOrigins) {
      this.pace.add(new CfnApprovedOrigin(this, `${origin} origin`, { instanceId: this.instanceArn, origin }))
    }
  }

  #queueArn(symbol: string): string {
    return this.#arns.get(keyOf('queue', symbol)) ?? ''
  }
}

function keyOf(kind: ResourceKind, name: string): string {
  return `${kind}:${name}`
}
