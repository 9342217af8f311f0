import { Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { createApp } from '../create-app.js'
import { defineEnvironment } from '../environment/define-environment.js'
import { referenceCenter } from '../environment/reference-center.js'
import { QuickConnects } from './quick-connects.js'
import type { QuickConnectsProps } from './quick-connects.js'

const instanceArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/11111111-1111-4111-8111-111111111111'

const environment = defineEnvironment({
  ...referenceCenter,
  name: 'test',
  alias: 'aicc-test',
  quickConnects: {
    sales: { name: 'Sales', description: 'Before a purchase', queue: 'chat-sales' },
    locksmith: { name: 'Locksmith', phoneNumber: '+82212345678' },
  },
})

/** An instance that is there already: everything by its ARN. */
const existing: QuickConnectsProps = {
  environment,
  instanceArn,
  queueArns: new Map([
    ['chat-sales', `${instanceArn}/queue/1`],
    ['general-support', `${instanceArn}/queue/2`],
  ]),
  queueTransferFlowArn: `${instanceArn}/contact-flow/3`,
}

function create(props: QuickConnectsProps): { readonly made: QuickConnects; readonly template: Template } {
  const stack = new Stack(createApp(), 'Existing')
  const made = new QuickConnects(stack, 'QuickConnects', props)
  return { made, template: Template.fromStack(stack) }
}

describe('quick connects of an instance that is there already', () => {
  it('lead to its queues by the flow for transfers', () => {
    const { template } = create(existing)
    expect(
      Object.values(template.findResources('AWS::Connect::QuickConnect')).map(({ Properties }) => Properties),
    ).toEqual([
      {
        InstanceArn: instanceArn,
        Name: 'Sales',
        Description: 'Before a purchase',
        QuickConnectConfig: {
          QuickConnectType: 'QUEUE',
          QueueConfig: { QueueArn: `${instanceArn}/queue/1`, ContactFlowArn: `${instanceArn}/contact-flow/3` },
        },
      },
    ])
  })

  it('are to be shown in the queues that there are', () => {
    expect(create(existing).made.shown).toEqual([
      { queue: 'general-support', queueArn: `${instanceArn}/queue/2`, quickConnectArns: [expect.any(String)] },
      { queue: 'chat-sales', queueArn: `${instanceArn}/queue/1`, quickConnectArns: [expect.any(String)] },
    ])
  })

  it('are none where the queue or the flow is missing', () => {
    for (const props of [
      { ...existing, queueArns: new Map() },
      { ...existing, queueTransferFlowArn: undefined },
    ]) {
      const made = new QuickConnects(new Stack(createApp(), 'Existing'), 'QuickConnects', props)
      expect(made.shown).toEqual([])
      expect(made.node.children).toEqual([])
    }
  })
})
