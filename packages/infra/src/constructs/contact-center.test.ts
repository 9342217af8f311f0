import { Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, it } from 'vitest'
import { referencesOf } from '../checks/references.js'
import type { SynthesizedTemplate } from '../checks/synthesized-template.js'
import { createApp } from '../create-app.js'
import { defineEnvironment } from '../environment/define-environment.js'
import type { EnvironmentInput } from '../environment/environment.js'
import { referenceCenter } from '../environment/reference-center.js'
import { ContactCenter } from './contact-center.js'

const input = {
  ...referenceCenter,
  name: 'test',
  alias: 'aicc-test',
  holidays: [
    { name: 'New Year', date: '2027-01-01' },
    { name: 'Inventory', date: '2027-01-04', open: { from: '13:00', to: '24:00' }, hours: ['voice-hours'] },
  ],
  queues: {
    ...referenceCenter.queues,
    'premium-support': {
      ...referenceCenter.queues['premium-support'],
      callerId: 'lottery-number',
      callerIdName: 'Premium',
      maximumContacts: 20,
      quickConnects: ['locksmith'],
    },
    'chat-sales': { ...referenceCenter.queues['chat-sales'], quickConnects: [] },
  },
  quickConnects: {
    ...referenceCenter.quickConnects,
    locksmith: { name: 'Locksmith', description: 'Day and night', phoneNumber: '+82212345678' },
    kim: { name: 'Kim, shift lead', user: 'kim' },
  },
  users: [
    {
      username: 'kim',
      firstName: 'Minji',
      lastName: 'Kim',
      email: 'kim@example.com',
      routingProfile: 'Tier 1',
      securityProfiles: ['Center agent', 'Center supervisor'],
      team: 'Tier 1 Support',
      skills: { 'language proficiency': { Korean: 5, English: 3 }, technical: { Network: 2 } },
    },
    {
      username: 'lee',
      firstName: 'Jun',
      lastName: 'Lee',
      routingProfile: 'Tier 2',
      securityProfiles: ['Center agent'],
    },
  ],
  passwordsSecret: 'connect/passwords',
  approvedOrigins: ['https://crm.example.com'],
} satisfies EnvironmentInput

interface Created {
  readonly center: ContactCenter
  readonly template: Template
}

function create(change: Partial<EnvironmentInput> = {}, use: (center: ContactCenter) => void = () => {}): Created {
  const stack = new Stack(createApp(), 'Center')
  const center = new ContactCenter(stack, 'Center', { environment: defineEnvironment({ ...input, ...change }) })
  use(center)
  return { center, template: Template.fromStack(stack) }
}

let created: Created
beforeAll(() => {
  created = create()
})

/** Properties of the resources of a type, by a property of theirs. */
function byName(
  template: Template,
  type: string,
  key = 'Name',
): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  return new Map(
    Object.values(template.findResources(type)).map(({ Properties }) => [String(Properties[key]), Properties]),
  )
}

function logicalIdOf(template: Template, type: string, properties: object): string {
  const [logicalId = ''] = Object.keys(template.findResources(type, { Properties: properties }))
  return logicalId
}

/** All that a resource needs, and what these need in their turn. */
function neededBy(template: Template, logicalId: string): ReadonlySet<string> {
  const { Resources: resources }: SynthesizedTemplate = template.toJSON() as SynthesizedTemplate
  const needed = new Set<string>()
  const open = [logicalId]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const resource = resources[next]
    for (const { name } of resource === undefined ? [] : referencesOf(resource)) {
      if (needed.has(name)) continue
      needed.add(name)
      open.push(name)
    }
  }
  return needed
}

describe('the instance', () => {
  it('has calls, flow logs and Contact Lens switched on, and listening in', () => {
    expect(byName(created.template, 'AWS::Connect::Instance', 'InstanceAlias').get('aicc-test')).toMatchObject({
      IdentityManagementType: 'CONNECT_MANAGED',
      Attributes: {
        InboundCalls: true,
        OutboundCalls: true,
        ContactflowLogs: true,
        ContactLens: true,
        EnhancedContactMonitoring: true,
      },
    })
  })

  it('lets the panel of agents stand in pages that are approved', () => {
    expect([...byName(created.template, 'AWS::Connect::ApprovedOrigin', 'Origin').keys()]).toEqual([
      'https://crm.example.com',
    ])
  })
})

describe('hours', () => {
  it('are open at their times, and closed or shorter on holidays that are theirs', () => {
    const hours = byName(created.template, 'AWS::Connect::HoursOfOperation')
    const closed = {
      OverrideName: 'New Year 2027-01-01',
      EffectiveFrom: '2027-01-01',
      EffectiveTill: '2027-01-01',
      OverrideConfig: [],
    }
    expect(hours.get('Voice hours')).toMatchObject({
      TimeZone: 'Asia/Seoul',
      HoursOfOperationOverrides: [
        closed,
        {
          OverrideName: 'Inventory 2027-01-04',
          OverrideConfig: [{ Day: 'MONDAY', StartTime: { Hours: 13, Minutes: 0 }, EndTime: { Hours: 0, Minutes: 0 } }],
        },
      ],
    })
    expect(hours.get('Chat hours')?.['HoursOfOperationOverrides']).toEqual([closed])
  })

  it('have a time zone of their own, where they say so', () => {
    const { template } = create({
      hours: { ...input.hours, 'chat-hours': { ...input.hours['chat-hours'], timeZone: 'Asia/Tokyo' } },
      holidays: [],
    })
    const hours = byName(template, 'AWS::Connect::HoursOfOperation')
    expect(hours.get('Chat hours')?.['TimeZone']).toBe('Asia/Tokyo')
    expect(hours.get('Chat hours')).not.toHaveProperty('HoursOfOperationOverrides')
  })
})

describe('queues', () => {
  const queue = (name: string) => byName(created.template, 'AWS::Connect::Queue').get(name)

  it('have their hours, their limit and a tag with their short name', () => {
    const hours = logicalIdOf(created.template, 'AWS::Connect::HoursOfOperation', { Name: 'Voice hours' })
    expect(queue('Premium Support')).toMatchObject({
      HoursOfOperationArn: { 'Fn::GetAtt': [hours, 'HoursOfOperationArn'] },
      MaxContacts: 20,
      Tags: [{ Key: 'queue', Value: 'voice3' }],
    })
    expect(queue('General Support')).not.toHaveProperty('MaxContacts')
  })

  it('show customers their own number or the first one, also when customers are called back', () => {
    const number = (description: string) => ({
      'Fn::GetAtt': [
        logicalIdOf(created.template, 'AWS::Connect::PhoneNumber', { Description: description }),
        'PhoneNumberArn',
      ],
    })
    expect(queue('Premium Support')?.['OutboundCallerConfig']).toEqual({
      OutboundCallerIdName: 'Premium',
      OutboundCallerIdNumberArn: number('Lottery registration'),
    })
    expect(queue('General Support')?.['OutboundCallerConfig']).toEqual({
      OutboundCallerIdNumberArn: number('Main number'),
    })
    expect(queue('Chat hours')).toBeUndefined()
    expect(queue('Sales Chat')).not.toHaveProperty('OutboundCallerConfig')
  })

  it('list quick connects that lead outside: all, or those that they name', () => {
    const locksmith = logicalIdOf(created.template, 'AWS::Connect::QuickConnect', { Name: 'Locksmith' })
    const listed = [{ 'Fn::GetAtt': [locksmith, 'QuickConnectArn'] }]
    expect(queue('General Support')?.['QuickConnectArns']).toEqual(listed)
    expect(queue('Premium Support')?.['QuickConnectArns']).toEqual(listed)
    expect(queue('Sales Chat')).not.toHaveProperty('QuickConnectArns')
  })

  it('have no number where there is none', () => {
    const { 'premium-support': _, ...queues } = referenceCenter.queues
    const { template } = create({
      phoneNumbers: {},
      queues: { ...queues, 'premium-support': referenceCenter.queues['premium-support'] },
    })
    for (const [name, queueOf] of byName(template, 'AWS::Connect::Queue')) {
      expect(queueOf, name).not.toHaveProperty('OutboundCallerConfig')
    }
  })
})

describe('routing profiles', () => {
  it('take contacts from queues in order, as many at once as agents manage', () => {
    const { template } = created
    const queueArn = (name: string) => ({
      'Fn::GetAtt': [logicalIdOf(template, 'AWS::Connect::Queue', { Name: name }), 'QueueArn'],
    })
    expect(byName(template, 'AWS::Connect::RoutingProfile').get('Tier 1')).toMatchObject({
      DefaultOutboundQueueArn: queueArn('Follow-up Calls'),
      MediaConcurrencies: [
        { Channel: 'VOICE', Concurrency: 1 },
        { Channel: 'CHAT', Concurrency: 3 },
        { Channel: 'TASK', Concurrency: 3 },
      ],
      QueueConfigs: [
        { QueueReference: { QueueArn: queueArn('General Support'), Channel: 'VOICE' }, Priority: 1, Delay: 0 },
        { QueueReference: { QueueArn: queueArn('General Inquiries'), Channel: 'CHAT' }, Priority: 2, Delay: 0 },
        { QueueReference: { QueueArn: queueArn('Premium Support'), Channel: 'VOICE' }, Priority: 3, Delay: 30 },
      ],
    })
  })

  it('leave out channels that agents do not take', () => {
    const { template } = create({
      routingProfiles: referenceCenter.routingProfiles.map((profile) =>
        profile.name === 'Technical' ? { ...profile, concurrency: { VOICE: 1, CHAT: 2, TASK: 0 } } : profile,
      ),
    })
    expect(byName(template, 'AWS::Connect::RoutingProfile').get('Technical')?.['MediaConcurrencies']).toEqual([
      { Channel: 'VOICE', Concurrency: 1 },
      { Channel: 'CHAT', Concurrency: 2 },
    ])
  })
})

describe('users', () => {
  it('have a team, roles, skills with levels, and a password that is not in the template', () => {
    const { template } = created
    const user = byName(template, 'AWS::Connect::User', 'Username').get('kim')
    const team = logicalIdOf(template, 'AWS::Connect::UserHierarchyGroup', { Name: 'Tier 1 Support' })
    expect(user).toMatchObject({
      IdentityInfo: { FirstName: 'Minji', LastName: 'Kim', Email: 'kim@example.com' },
      PhoneConfig: { PhoneType: 'SOFT_PHONE' },
      HierarchyGroupArn: { 'Fn::GetAtt': [team, 'UserHierarchyGroupArn'] },
      Password: '{{resolve:secretsmanager:connect/passwords:SecretString:kim::}}',
      UserProficiencies: [
        { AttributeName: 'language proficiency', AttributeValue: 'Korean', Level: 5 },
        { AttributeName: 'language proficiency', AttributeValue: 'English', Level: 3 },
        { AttributeName: 'technical', AttributeValue: 'Network', Level: 2 },
      ],
    })
    expect(user?.['SecurityProfileArns']).toHaveLength(2)
    expect(byName(template, 'AWS::Connect::User', 'Username').get('lee')).not.toHaveProperty('UserProficiencies')
  })

  it('have no password where an identity provider knows it', () => {
    const { template } = create({ identityManagement: 'SAML', passwordsSecret: undefined })
    expect([...byName(template, 'AWS::Connect::Instance', 'IdentityManagementType').keys()]).toEqual(['SAML'])
    for (const [username, user] of byName(template, 'AWS::Connect::User', 'Username')) {
      expect(user, username).not.toHaveProperty('Password')
    }
  })

  it('go before their skills and routing profile, these before queues, and queues before hours', () => {
    const { template } = created
    const idsOf = (type: string) => Object.keys(template.findResources(type))
    const user = logicalIdOf(template, 'AWS::Connect::User', { Username: 'kim' })
    const profile = logicalIdOf(template, 'AWS::Connect::RoutingProfile', { Name: 'Tier 1' })
    const queue = logicalIdOf(template, 'AWS::Connect::Queue', { Name: 'General Support' })
    const hours = logicalIdOf(template, 'AWS::Connect::HoursOfOperation', { Name: 'Voice hours' })
    // What a resource needs is deleted after it.
    for (const skill of idsOf('AWS::Connect::PredefinedAttribute')) expect(neededBy(template, user)).toContain(skill)
    expect(neededBy(template, user)).toContain(profile)
    expect(neededBy(template, profile)).toContain(queue)
    expect(neededBy(template, queue)).toContain(hours)
    const [structure = ''] = idsOf('AWS::Connect::UserHierarchyStructure')
    for (const group of idsOf('AWS::Connect::UserHierarchyGroup')) {
      expect(neededBy(template, group)).toContain(structure)
    }
  })
})

describe('roles, skills and prompts', () => {
  it('are those of the environment', () => {
    const { template } = create({
      securityProfiles: [{ name: 'Clerk', description: 'Takes contacts', permissions: ['BasicAgentAccess'] }],
      users: [],
      quickConnects: {},
      queues: referenceCenter.queues,
    })
    expect([...byName(template, 'AWS::Connect::SecurityProfile', 'SecurityProfileName').keys()]).toEqual(['Clerk'])
    expect(byName(template, 'AWS::Connect::PredefinedAttribute').get('language proficiency')).toMatchObject({
      Values: { StringList: ['Korean', 'English'] },
    })
    expect([...byName(template, 'AWS::Connect::Prompt').keys()]).toEqual(['waiting-music', 'hold-music'])
  })

  it('are recordings in a bucket of ours, where one is given', () => {
    const stack = new Stack(createApp(), 'Center')
    new ContactCenter(stack, 'Center', {
      environment: defineEnvironment(input),
      recordings: (file) => `s3://recordings/${file}`,
    })
    expect(byName(Template.fromStack(stack), 'AWS::Connect::Prompt').get('hold-music')?.['S3Uri']).toBe(
      's3://recordings/hold-music.wav',
    )
  })

  it('are what flows call them', () => {
    const arnOf = (kind: 'queue' | 'user' | 'prompt' | 'hoursOfOperation' | 'phoneNumber', name: string) =>
      created.center.resources({ kind, name } as Parameters<ContactCenter['resources']>[0])
    expect(arnOf('queue', 'general-support')).toBe(arnOf('queue', 'voice1'))
    for (const [kind, name] of [
      ['queue', 'chat-sales'],
      ['user', 'kim'],
      ['prompt', 'waiting-music'],
      ['hoursOfOperation', 'chat-hours'],
      ['phoneNumber', 'main-number'],
    ] as const) {
      expect(arnOf(kind, name), name).toContain('${Token[')
      expect(arnOf(kind, 'toString')).toBeUndefined()
    }
  })
})

describe('telephone numbers', () => {
  it('are claimed for the instance', () => {
    const { template } = created
    expect(byName(template, 'AWS::Connect::PhoneNumber', 'Description').get('Main number')).toMatchObject({
      CountryCode: 'KR',
      Type: 'TOLL_FREE',
      TargetArn: { 'Fn::GetAtt': [logicalIdOf(template, 'AWS::Connect::Instance', {}), 'Arn'] },
    })
  })
})
