import { Key } from 'aws-cdk-lib/aws-kms'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { beforeAll, describe, expect, it } from 'vitest'
import { fitsPattern } from '../../test/events/event-pattern.js'
import { checkedStack } from '../../test/metrics/checked-stack.js'
import { securityProblems } from '../checks/security.js'
import { templateOf } from '../checks/synthesized-stack.js'
import type { SynthesizedTemplate } from '../checks/synthesized-template.js'
import { resolveValue } from '../checks/resolve-template.js'
import { bootstrapExecutionRole, FlowChangeAlarm } from './flow-change-alarm.js'

const instanceId = '12345678-1234-1234-1234-123456789012'
const instanceArn = `arn:aws:connect:ap-northeast-2:111122223333:instance/${instanceId}`
const pipeline = 'arn:aws:iam::111122223333:role/pipeline'
const executionRole = 'arn:aws:iam::111122223333:role/cdk-hnb659fds-cfn-exec-role-111122223333-ap-northeast-2'
const roleOfConnect =
  'arn:aws:iam::111122223333:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect_abc'

let template: SynthesizedTemplate

beforeAll(() => {
  const { assembly } = checkedStack((stack) => {
    const encryptionKey = new Key(stack, 'Key', { enableKeyRotation: true })
    const topic = new Topic(stack, 'Topic', { masterKey: encryptionKey, enforceSSL: true })
    new FlowChangeAlarm(stack, 'FlowChanges', {
      instanceArn,
      topic,
      encryptionKey,
      deployers: [bootstrapExecutionRole(stack), pipeline],
    })
  })
  template = templateOf(assembly, 'Test')
})

function propertiesOf(type: string): Readonly<Record<string, unknown>> {
  const found = Object.values(template.Resources).find((resource) => resource.Type === type)
  return found?.Properties ?? {}
}

interface Change {
  readonly eventName?: string
  readonly errorCode?: string
  readonly requestParameters?: object
  /** ARN of the role, if it was one. */
  readonly issuer?: string
}

/** Whether the topic hears of it. */
function isTold({ issuer, ...change }: Change): boolean {
  const event = {
    source: 'aws.connect',
    'detail-type': 'AWS API Call via CloudTrail',
    detail: {
      eventSource: 'connect.amazonaws.com',
      eventName: 'UpdateContactFlowContent',
      requestParameters: { InstanceId: instanceId, ContactFlowId: 'flow' },
      userIdentity: issuer === undefined ? { type: 'IAMUser' } : { sessionContext: { sessionIssuer: { arn: issuer } } },
      ...change,
    },
  }
  return fitsPattern(resolveValue(propertiesOf('AWS::Events::Rule')['EventPattern'], template), event)
}

describe('a change of a flow', () => {
  it('is told when somebody made it in the console, or with keys', () => {
    expect(isTold({ issuer: roleOfConnect })).toBe(true)
    expect(isTold({ issuer: 'arn:aws:iam::111122223333:role/developer' })).toBe(true)
    expect(isTold({})).toBe(true)
  })

  it('is not told when it was deployed', () => {
    expect(isTold({ issuer: executionRole })).toBe(false)
    expect(isTold({ issuer: pipeline })).toBe(false)
  })

  it('is told however the request names the instance', () => {
    const arn = encodeURIComponent(instanceArn)
    for (const requestParameters of [{ InstanceId: instanceArn }, { InstanceId: arn }, { instanceId }]) {
      expect(isTold({ requestParameters, issuer: roleOfConnect })).toBe(true)
    }
  })

  it('is not told of another instance, when it was refused, and when nothing changed', () => {
    expect(isTold({ requestParameters: { InstanceId: '87654321-1234-1234-1234-123456789012' } })).toBe(false)
    expect(isTold({ errorCode: 'AccessDeniedException' })).toBe(false)
    expect(isTold({ eventName: 'DescribeContactFlow' })).toBe(false)
  })
})

it('says who changed which flow, and what to do', () => {
  const [target] = [propertiesOf('AWS::Events::Rule')['Targets']].flat()
  const text = JSON.stringify(target)
  for (const path of ['$.detail.eventName', '$.detail.userIdentity.arn', '$.detail.requestParameters.ContactFlowId']) {
    expect(text).toContain(path)
  }
  expect(text).toContain('put the flow back')
})

it('may publish to its topic for this account, and nothing else', () => {
  expect(securityProblems(template).filter(({ resource }) => resource.startsWith('FlowChanges'))).toEqual([])
  expect(propertiesOf('AWS::IAM::Policy')).toMatchObject({
    PolicyDocument: {
      Statement: [
        { Action: 'sns:Publish', Resource: { Ref: expect.stringContaining('Topic') } },
        {
          Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
          Resource: { 'Fn::GetAtt': [expect.stringContaining('Key'), 'Arn'] },
        },
      ],
    },
  })
})
