import { Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { Key } from 'aws-cdk-lib/aws-kms'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { agentTransferFlow, contactFlow, outboundWhisperFlow, queueTransferFlow } from '@aicc/flow-dsl'
import { beforeAll, describe, expect, it } from 'vitest'
import { someFunction } from '../../test/some-functions.js'
import { createApp } from '../create-app.js'
import { defineEnvironment } from '../environment/define-environment.js'
import { referenceCenter } from '../environment/reference-center.js'
import { ContactFlows } from './contact-flows.js'

const instanceArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/11111111-1111-4111-8111-111111111111'

const environment = defineEnvironment({
  ...referenceCenter,
  name: 'test',
  alias: 'aicc-test',
  queues: {
    ...referenceCenter.queues,
    'premium-support': {
      ...referenceCenter.queues['premium-support'],
      callerIdName: 'Premium',
      quickConnects: ['kim'],
    },
  },
  quickConnects: { ...referenceCenter.quickConnects, kim: { name: 'Kim, shift lead', user: 'kim' } },
  phoneNumbers: { 'main-number': { ...referenceCenter.phoneNumbers['main-number'], flow: 'inbound' } },
  users: [
    {
      username: 'kim',
      firstName: 'Minji',
      lastName: 'Kim',
      routingProfile: 'Tier 1',
      securityProfiles: ['Center agent'],
    },
  ],
  passwordsSecret: 'connect/passwords',
})

const flows = [
  contactFlow('inbound', {}, (flow) => {
    flow.playPrompt('Hello.')
    flow.disconnect()
  }),
  queueTransferFlow('queue-transfer', {}, (flow) =>
    flow.transferToQueue({
      on: { QueueAtCapacity: () => flow.disconnect(), NoMatchingError: () => flow.disconnect() },
    }),
  ),
  agentTransferFlow('agent-transfer', {}, (flow) => flow.transferToAgent()),
  outboundWhisperFlow('outbound-whisper', {}, (flow) => {
    flow.playPrompt('A call from support.')
    flow.endFlow()
  }),
]

let template: Template

/** Flows in an instance that is there already: everything by its ARN. */
beforeAll(() => {
  const stack = new Stack(createApp(), 'Existing')
  new ContactFlows(stack, 'Flows', {
    environment,
    flows,
    instance: {
      instanceArn,
      instanceId: '11111111-1111-4111-8111-111111111111',
      key: new Key(stack, 'Key'),
      flowLogs: new LogGroup(stack, 'FlowLogs'),
      accessLogs: new Bucket(stack, 'AccessLogs'),
      resources: () => undefined,
      queueArns: new Map(Object.keys(environment.queues).map((symbol) => [symbol, `${instanceArn}/queue/${symbol}`])),
      phoneNumberArns: new Map([['main-number', 'arn:aws:connect:ap-northeast-2:111122223333:phone-number/main']]),
      userArns: new Map([['kim', `${instanceArn}/agent/kim`]]),
    },
    services: { resources: () => undefined, associations: [], alarmTopic: new Topic(stack, 'Alarms') },
    functionCode: someFunction,
  })
  template = Template.fromStack(stack)
}, 60_000)

/** Properties of all resources of a type. */
function all(type: string): readonly Readonly<Record<string, unknown>>[] {
  return Object.values(template.findResources(type)).map(({ Properties }) => Properties)
}

/** The reference to the ARN of a flow. */
function arnOf(name: string): object {
  const [logicalId] = Object.keys(template.findResources('AWS::Connect::ContactFlow', { Properties: { Name: name } }))
  return { 'Fn::GetAtt': [logicalId, 'ContactFlowArn'] }
}

describe('quick connects', () => {
  it('lead to queues and colleagues by the flow of their kind', () => {
    const configs = new Map(
      all('AWS::Connect::QuickConnect').map(({ Name, QuickConnectConfig }) => [Name, QuickConnectConfig]),
    )
    expect(configs.get('General Support')).toEqual({
      QuickConnectType: 'QUEUE',
      QueueConfig: { QueueArn: `${instanceArn}/queue/general-support`, ContactFlowArn: arnOf('queue-transfer') },
    })
    expect(configs.get('Kim, shift lead')).toEqual({
      QuickConnectType: 'USER',
      UserConfig: { UserArn: `${instanceArn}/agent/kim`, ContactFlowArn: arnOf('agent-transfer') },
    })
  })

  it('are shown to agents of each queue: all, or those that it names', () => {
    const shown = new Map(
      all('Custom::QueueQuickConnects').map(({ queueArn, quickConnectArns }) => [queueArn, quickConnectArns]),
    )
    expect(shown.size).toBe(Object.keys(environment.queues).length)
    expect(shown.get(`${instanceArn}/queue/general-support`)).toHaveLength(
      Object.keys(environment.quickConnects).length,
    )
    expect(shown.get(`${instanceArn}/queue/premium-support`)).toHaveLength(1)
  })
})

describe('outbound whispers', () => {
  it('are set with everything that customers see', () => {
    const callers = all('Custom::OutboundCaller')
    expect(callers.find(({ queueArn }) => queueArn === `${instanceArn}/queue/premium-support`)).toMatchObject({
      instanceArn,
      flowArn: arnOf('outbound-whisper'),
      numberArn: 'arn:aws:connect:ap-northeast-2:111122223333:phone-number/main',
      name: 'Premium',
    })
  })
})

describe('telephone numbers', () => {
  it('are answered by their flows', () => {
    expect(all('Custom::PhoneNumberFlow')).toMatchObject([
      { instanceId: '11111111-1111-4111-8111-111111111111', phoneNumberId: 'main' },
    ])
  })
})

it('the function behind it may touch these flows, queues and numbers only', () => {
  const [policy] = Object.entries(template.findResources('AWS::IAM::Policy')).filter(([id]) =>
    id.startsWith('InstanceSettings'),
  )
  const statements: readonly { readonly Action: string | string[]; readonly Resource: unknown }[] =
    policy?.[1]['Properties'].PolicyDocument.Statement
  const connect = statements.filter(({ Action }) => [Action].flat().some((action) => action.startsWith('connect:')))
  expect(new Set(connect.flatMap(({ Action }) => Action))).toEqual(
    new Set([
      'connect:AssociatePhoneNumberContactFlow',
      'connect:AssociateQueueQuickConnects',
      'connect:DisassociatePhoneNumberContactFlow',
      'connect:DisassociateQueueQuickConnects',
      'connect:UpdateQueueOutboundCallerConfig',
    ]),
  )
  for (const { Resource } of connect) expect(JSON.stringify(Resource)).not.toContain('*')
})

it('changes by hand are told, and those of the function are not', () => {
  const [rule] = all('AWS::Events::Rule')
  const pattern = JSON.stringify(rule?.['EventPattern'])
  expect(pattern).toContain('UpdateContactFlowContent')
  expect(pattern).toMatch(/"Fn::GetAtt":\["InstanceSettingsRole\w+","Arn"\]/)
  expect(pattern).toContain('cfn-exec-role')
})
