import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Instance } from '@aicc/connect-local'
import { deploymentOrder } from '@aicc/flow-compiler'
import { contactFlow, flowNamed } from '@aicc/flow-dsl'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import dev from '../../environments/dev.js'
import { isRecord } from '../../src/checks/is-record.js'
import { referencesOf } from '../../src/checks/references.js'
import type { SynthesizedResource, SynthesizedTemplate } from '../../src/checks/synthesized-template.js'
import { defineEnvironment } from '../../src/environment/define-environment.js'
import { exampleFlows } from '../example-flows.js'
import {
  differentContents,
  onlyInstance,
  publishedContents,
  startCloud,
  startCloudForTest,
  synthesizeCenter,
  withText,
} from './center-deployment.js'
import type { Cloud } from './center-deployment.js'
import type { Deployable, DeployedStack } from './small-cloudformation.js'

const secrets = { passwords: { kim: 'Password1', lee: 'Password2' } }

/** dev, with some of what it leaves out. */
const environment = defineEnvironment({
  ...dev,
  quickConnects: {
    ...dev.quickConnects,
    office: { name: 'Office', phoneNumber: '+82200000000' },
    lead: { name: 'Kim, shift lead', user: 'kim' },
  },
  users: [
    {
      username: 'kim',
      firstName: 'First',
      lastName: 'Lead',
      routingProfile: 'Tier 2',
      team: 'Tier 2 Support',
      securityProfiles: ['Center agent', 'Center supervisor'],
    },
    {
      username: 'lee',
      firstName: 'Second',
      lastName: 'Agent',
      routingProfile: 'Tier 1',
      securityProfiles: ['Center agent'],
    },
  ],
  passwordsSecret: 'passwords',
})

const renamed = defineEnvironment({
  ...environment,
  queues: Object.fromEntries(
    Object.entries(environment.queues).map(([symbol, queue]) => [
      symbol,
      symbol === 'general-support' ? { ...queue, name: 'First Line' } : queue,
    ]),
  ),
})

/** Requests at once, before the API throttles. @see https://docs.aws.amazon.com/connect/latest/adminguide/amazon-connect-service-limits.html */
const burst = 5

const stackName = 'AiccConnectStack-dev'
let flows: readonly BuildableFlow[]
let deployable: Deployable
let cloud: Cloud
let stack: DeployedStack
let instance: Instance

beforeAll(async () => {
  flows = await exampleFlows()
  deployable = synthesizeCenter(environment, flows)
  cloud = await startCloud({ secrets })
  stack = await cloud.create(stackName, deployable)
  instance = onlyInstance(cloud)
}, 60_000)

afterAll(() => cloud.close())

/** What one of these is called. */
function nameIn(things: ReadonlyMap<string, { readonly name: string }>, id: string | undefined): string | undefined {
  return id === undefined ? undefined : things.get(id)?.name
}

/** What agents of queues see, and what customers see and hear who are called from them, by name of the queue. */
function queuesOf({ queues, quickConnects, contactFlows }: Instance, { state } = cloud.connect) {
  return new Map(
    [...queues.values()].map(({ name, quickConnectIds, outboundCaller }) => [
      name,
      {
        quickConnects: [...quickConnectIds].map((id) => nameIn(quickConnects, id)).toSorted(),
        whisper: nameIn(contactFlows, outboundCaller?.OutboundFlowId),
        number: state.phoneNumbers.get(outboundCaller?.OutboundCallerIdNumberId ?? '')?.description,
      },
    ]),
  )
}

describe('the stack of dev', () => {
  it('has nothing refused', () => {
    expect(cloud.connect.requests.filter(({ error }) => error !== undefined)).toEqual([])
  })

  it('gives each flow and module what the compiler makes of it, with the ARNs of the instance', () => {
    expect(differentContents(cloud, environment, flows)).toEqual([])
  })

  it('leaves no flow with a stub, those in circles neither', () => {
    const own = flows.map(({ name }) => name)
    const short = [...publishedContents(instance)].filter(([key, content]) => {
      const { Actions: actions }: { readonly Actions: readonly unknown[] } = JSON.parse(content)
      return own.includes(key.slice(key.indexOf(':') + 1)) && actions.length < 2
    })
    expect(short.map(([key]) => key)).toEqual([])
    expect(flows.length).toBeGreaterThan(15)
  })

  it('lets telephone numbers lead to their flows', () => {
    const answered = [...cloud.connect.state.phoneNumbers.values()].map(({ description, flowId, country, type }) => [
      description,
      { country, type, flow: nameIn(instance.contactFlows, flowId) },
    ])
    expect(Object.fromEntries(answered)).toEqual(
      Object.fromEntries(
        Object.values(environment.phoneNumbers).map(({ description, country, type, flow }) => [
          description,
          { country, type, flow },
        ]),
      ),
    )
  })

  it('shows agents of all queues all quick connects, and says who is calling', () => {
    const queues = queuesOf(instance)
    const all = Object.values(environment.quickConnects)
      .map(({ name }) => name)
      .toSorted()
    for (const { name, channel, outboundWhisperFlow } of Object.values(environment.queues)) {
      expect(queues.get(name), name).toEqual({
        quickConnects: all,
        whisper: outboundWhisperFlow,
        number: channel === 'VOICE' ? 'Main number' : undefined,
      })
    }
  })

  it('lets quick connects lead to queues, colleagues and numbers', () => {
    const { quickConnects, queues, users, contactFlows } = instance
    const to = new Map(
      [...quickConnects.values()].map(({ name, config: { QueueConfig, UserConfig, PhoneConfig } }) => [
        name,
        [
          nameIn(queues, QueueConfig?.QueueId) ?? nameIn(users, UserConfig?.UserId) ?? PhoneConfig?.PhoneNumber,
          contactFlows.get((QueueConfig ?? UserConfig)?.ContactFlowId ?? '')?.type,
        ],
      ]),
    )
    expect(to.get('Sales Chat')).toEqual(['Sales Chat', 'QUEUE_TRANSFER'])
    expect(to.get('Kim, shift lead')).toEqual(['kim', 'AGENT_TRANSFER'])
    expect(to.get('Office')).toEqual(['+82200000000', undefined])
  })

  it('opens queues when the environment says, other times on holidays', () => {
    const { hoursOfOperations, queues } = instance
    for (const { name, hours } of Object.values(environment.queues)) {
      const queue = [...queues.values()].find((one) => one.name === name)
      expect(nameIn(hoursOfOperations, queue?.hoursId)).toBe(environment.hours[hours]?.name)
    }
    const voice = [...hoursOfOperations.values()].find(({ name }) => name === 'Voice hours')
    expect(voice).toMatchObject({ timeZone: 'Asia/Seoul', config: { length: 6 } })
    expect(voice?.config.at(-1)).toMatchObject({ Day: 'SATURDAY', EndTime: { Hours: 13, Minutes: 0 } })
    const days = [...(voice?.overrides.values() ?? [])].map(({ effectiveFrom, effectiveTill, config }) => ({
      effectiveFrom,
      effectiveTill,
      times: config.length,
    }))
    expect(days).toEqual(
      environment.holidays
        .filter(({ hours }) => hours?.includes('voice-hours') !== false)
        .map(({ date, open }) => ({ effectiveFrom: date, effectiveTill: date, times: open === undefined ? 0 : 1 })),
    )
  })

  it('gives agents their queues, rights and groups', () => {
    const { users, routingProfiles, securityProfiles, hierarchyGroups, hierarchyLevels, queues } = instance
    const made = [...users.values()].map((user) => ({
      username: user.name,
      firstName: user.identity?.FirstName,
      lastName: user.identity?.LastName,
      routingProfile: nameIn(routingProfiles, user.routingProfileId),
      team: nameIn(hierarchyGroups, user.hierarchyGroupId),
      securityProfiles: user.securityProfileIds.map((id) => nameIn(securityProfiles, id)),
    }))
    const byName = (one: { readonly username: string }, other: { readonly username: string }) =>
      one.username.localeCompare(other.username)
    expect(made.toSorted(byName)).toEqual(
      environment.users.map(({ username, firstName, lastName, routingProfile, team, securityProfiles: own }) => ({
        username,
        firstName,
        lastName,
        routingProfile,
        team,
        securityProfiles: own,
      })),
    )
    expect(hierarchyLevels.map(({ name }) => name)).toEqual(['Agent group'])
    expect([...hierarchyGroups.values()].map(({ name }) => name).toSorted()).toEqual(environment.teams.toSorted())
    for (const { name, queues: own, outboundQueue, concurrency } of environment.routingProfiles) {
      const profile = [...routingProfiles.values()].find((one) => one.name === name)
      expect(nameIn(queues, profile?.defaultOutboundQueueId)).toBe(environment.queues[outboundQueue]?.name)
      expect(
        profile?.queues.map(({ QueueReference: { QueueId, Channel }, Priority, Delay }) => [
          nameIn(queues, QueueId),
          Channel,
          Priority,
          Delay,
        ]),
      ).toEqual(
        own.map(({ queue, priority, delaySeconds }) => [
          environment.queues[queue]?.name,
          environment.queues[queue]?.channel,
          priority,
          delaySeconds,
        ]),
      )
      const most = profile?.concurrencies.map(({ Channel, Concurrency }) => [Channel, Concurrency])
      expect(Object.fromEntries(most ?? [])).toEqual(
        Object.fromEntries(Object.entries(concurrency).filter(([, contacts]) => contacts > 0)),
      )
    }
    for (const { name, permissions } of environment.securityProfiles) {
      const profile = [...securityProfiles.values()].find((one) => one.name === name)
      expect(profile?.permissions).toEqual(permissions)
    }
  })

  it('has skills, recordings and places for what is recorded', () => {
    const skills = [...instance.predefinedAttributes.values()].map(({ name, content }) => [
      name,
      { values: content.Values?.StringList },
    ])
    expect(Object.fromEntries(skills)).toEqual(environment.skills)
    const prompts = [...instance.prompts.values()].map(({ name }) => name)
    expect(prompts).toEqual(expect.arrayContaining(Object.keys(environment.prompts)))
    const kinds = [...instance.storageConfigs.values()].map(({ resourceType }) => resourceType)
    expect(kinds.toSorted()).toEqual(['CALL_RECORDINGS', 'CHAT_TRANSCRIPTS', 'SCHEDULED_REPORTS'])
    expect(instance.attributes.get('CONTACTFLOW_LOGS')).toBe('true')
  })
})

describe('the pace', () => {
  it('has no more made at once than the API takes in a burst, if all takes the same time', () => {
    const { Resources: resources } = deployable.template
    const isOfInstance = ({ Type: type }: SynthesizedResource) => /^(AWS::Connect|Custom)::/.test(type)
    const waves = new Map<string, number>()
    const waveOf = (logicalId: string): number => {
      const resource = resources[logicalId]
      const known = waves.get(logicalId) ?? (resource === undefined ? 0 : undefined)
      if (known !== undefined || resource === undefined) return known ?? 0
      const wave =
        Math.max(0, ...referencesOf(resource).map(({ name }) => waveOf(name))) + (isOfInstance(resource) ? 1 : 0)
      waves.set(logicalId, wave)
      return wave
    }
    const counts = new Map<number, number>()
    for (const [logicalId, resource] of Object.entries(resources)) {
      if (isOfInstance(resource)) counts.set(waveOf(logicalId), (counts.get(waveOf(logicalId)) ?? 0) + 1)
    }
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(burst)
  })
})

describe('an update', () => {
  it('of nothing changes nothing', async () => {
    cloud.changes()
    stack = await cloud.update(stack, deployable)
    expect(cloud.changes()).toEqual([])
  })

  it('of two texts, one of them in a circle, sets these contents, and looks at none but those that go round', async () => {
    const before = publishedContents(instance)
    const meant = ['inbound', 'satisfaction-survey']
    const changed = flows.map((flow) =>
      meant.includes(flow.name) ? withText(flow, (text) => `${text} Thank you.`) : flow,
    )
    const begin = cloud.connect.requests.length
    cloud.changes()
    stack = await cloud.update(stack, synthesizeCenter(environment, changed))
    expect(new Set(cloud.changes())).toEqual(new Set(['UpdateContactFlowContent']))
    const after = publishedContents(instance)
    const others = [...after].filter(([key, content]) => before.get(key) !== content).map(([key]) => key)
    expect(others.toSorted()).toEqual(meant.map((name) => `flow:${name}`))
    expect(differentContents(cloud, environment, changed)).toEqual([])
    const circular = deploymentOrder(flows.map((flow) => flow.build().graph)).filter((step) => step.circular)
    const mayBeSet = [...meant, ...circular.flatMap((step) => step.flows.map((index) => flows[index]?.name))]
    const set = cloud.connect.requests
      .slice(begin)
      .filter(({ operation }) => operation === 'UpdateContactFlowContent')
      .map(({ url }) => nameIn(instance.contactFlows, url.split('/')[3]))
    expect(set).toEqual(expect.arrayContaining(meant))
    expect(set.filter((name) => !mayBeSet.includes(name))).toEqual([])
    stack = await cloud.update(stack, deployable)
  })

  it.each(['changed', 'everything'] as const)(
    'of the name of a queue leaves what it shows and says, whether CloudFormation sets what has %s',
    async (updates) => {
      const own = await startCloudForTest({ secrets, updates })
      const before = await own.create(stackName, deployable)
      const queues = queuesOf(onlyInstance(own), own.connect)
      await own.update(before, synthesizeCenter(renamed, flows))
      const after = queuesOf(onlyInstance(own), own.connect)
      expect(after.get('First Line')).toEqual(queues.get('General Support'))
      expect(after.get('First Line')?.whisper).toBe('outbound-whisper')
      expect(differentContents(own, renamed, flows)).toEqual([])
    },
  )
})

it('what is set on queues is set again when their tags change', () => {
  const statesOf = ({ template }: Deployable): readonly unknown[] =>
    Object.values(template.Resources).flatMap(({ Properties: { queueState } = {} }) => queueState ?? [])
  const before = statesOf(deployable)
  expect(before.length).toBeGreaterThan(5)
  const after = statesOf(synthesizeCenter(environment, flows, { team: 'voice' }, 'AWS::Connect::Queue'))
  expect(after).toHaveLength(before.length)
  expect(after.filter((state) => before.includes(state))).toEqual([])
})

describe('flows that go round', () => {
  /** A flow that says something, and hands over at its end. */
  function leadingTo(name: string, other?: string): BuildableFlow {
    return contactFlow(name, {}, (flow) => {
      flow.playPrompt(`This is ${name}.`)
      if (other !== undefined) flow.setDisconnectFlow(flowNamed(other), { on: { NoMatchingError: () => {} } })
      flow.disconnect()
    })
  }

  it('keep their contents when all is written once more since a tag is another', async () => {
    const own = await startCloudForTest({ secrets, updates: 'everything' })
    const before = await own.create(stackName, deployable)
    const after = await own.update(before, synthesizeCenter(environment, flows, { team: 'voice' }))
    expect(differentContents(own, environment, flows)).toEqual([])
    await own.update(after, synthesizeCenter(environment, flows, { team: 'chat' }))
    expect(differentContents(own, environment, flows)).toEqual([])
  })

  it('are never without their contents when they begin to', async () => {
    const own = await startCloudForTest({ secrets, updates: 'everything' })
    const straight = [leadingTo('first'), leadingTo('second', 'first')]
    const before = await own.create(stackName, synthesizeCenter(environment, [...flows, ...straight]))
    const { contactFlows } = onlyInstance(own)
    const [first, second] = ['first', 'second'].map((name) =>
      [...contactFlows.values()].find((flow) => flow.name === name),
    )
    if (first === undefined || second === undefined) throw new Error('There are no such flows.')
    const written = writtenContents(first)
    const round = [...flows, leadingTo('first', 'second'), leadingTo('second', 'first')]
    await own.update(before, synthesizeCenter(environment, round))
    expect(differentContents(own, environment, round)).toEqual([])
    expect(written.length).toBeGreaterThan(0)
    for (const content of written) {
      expect(content).toContain('This is first.')
      expect(content).toContain(second.arn)
    }
  })

  /** Contents that a flow is given from now on, one after the other. */
  function writtenContents(flow: { published: { readonly text: string } | undefined }): readonly string[] {
    const written: string[] = []
    let { published } = flow
    Object.defineProperty(flow, 'published', {
      get: () => published,
      set(content: { readonly text: string }) {
        published = content
        written.push(content.text)
      },
    })
    return written
  }
})

describe('flows in nested stacks', () => {
  it('have the same contents, before and after an update, and are taken away', async () => {
    const spread = { ...environment, flowStacks: 3 }
    const own = await startCloudForTest({ secrets })
    const nested = await own.create(stackName, synthesizeCenter(spread, flows))
    expect(differentContents(own, environment, flows)).toEqual([])
    const changed = flows.map((flow) => (flow.name === 'escalation' ? withText(flow, (text) => `${text} !`) : flow))
    const after = await own.update(nested, synthesizeCenter(spread, changed))
    expect(differentContents(own, environment, changed)).toEqual([])
    await own.delete(after)
    expect(own.connect.state.instances.size).toBe(0)
  })
})

describe('dependencies', () => {
  // What is referred to by a name that is known before it is there.
  it.each([
    'AWS::Connect::IntegrationAssociation',
    'AWS::Connect::UserHierarchyStructure',
    'AWS::Connect::PredefinedAttribute',
    'AWS::Connect::ContactFlow',
  ])('on %s are said: it is waited for', async (type) => {
    const own = await startCloudForTest({ secrets })
    await own.create(stackName, deployable, { late: [type] })
    expect(differentContents(own, environment, flows)).toEqual([])
  })

  it('on associations of functions would be missed', async () => {
    const { template, nested } = deployable
    const associations = Object.entries(template.Resources)
      .filter(([, { Type: type }]) => type === 'AWS::Connect::IntegrationAssociation')
      .map(([logicalId]) => logicalId)
    const resources = Object.entries(template.Resources).map(([logicalId, resource]) => {
      const dependencies = [resource.DependsOn ?? []].flat().filter((one) => !associations.includes(one))
      return [logicalId, { ...resource, DependsOn: dependencies }] as const
    })
    const own = await startCloudForTest({ secrets })
    const careless = { template: { ...template, Resources: Object.fromEntries(resources) }, nested }
    await expect(own.create(stackName, careless, { late: ['AWS::Connect::IntegrationAssociation'] })).rejects.toThrow(
      /The instance has no lambda "arn:aws:lambda:/,
    )
    expect(own.connect.state.instances.size).toBe(0)
  })
})

describe('a flow', () => {
  it('that refers to a queue which is not there is refused, and all is taken away', async () => {
    const spoilt = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(spoilt)
      if (isRecord(value))
        return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, spoilt(member)]))
      return typeof value === 'string' ? value.replace('"QueueId":"', '"QueueId":"nobody-') : value
    }
    const { template, nested } = deployable
    const resources = Object.entries(template.Resources).map(
      ([logicalId, { Properties: properties = {}, ...resource }]) => [
        logicalId,
        { ...resource, Properties: spoilt(properties) },
      ],
    )
    const changed: SynthesizedTemplate = { ...template, Resources: Object.fromEntries(resources) }
    const own = await startCloudForTest({ secrets })
    await expect(own.create(stackName, { template: changed, nested })).rejects.toThrow(
      /The instance has no queue "nobody-arn:aws:connect:/,
    )
    expect(own.connect.state.instances.size).toBe(0)
  })
})

it('is taken away with everything', async () => {
  await cloud.delete(stack)
  expect([...cloud.connect.state.instances.keys(), ...cloud.connect.state.phoneNumbers.keys()]).toEqual([])
})
