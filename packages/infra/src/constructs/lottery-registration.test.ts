import { Stack } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { createTableInput } from '@aicc/registration-lambda'
import { describe, expect, it } from 'vitest'
import { someFunction } from '../../test/some-functions.js'
import { createApp } from '../create-app.js'
import { LotteryRegistration } from './lottery-registration.js'

const instanceArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/12345678-1234-1234-1234-123456789012'

function deploy(retain = true): Template {
  const stack = new Stack(createApp(), 'Lottery', { env: { region: 'ap-northeast-2', account: '111122223333' } })
  new LotteryRegistration(stack, 'Lottery', {
    instanceArn,
    code: someFunction(),
    exportCode: { ...someFunction(), handler: 'export-handler.handler' },
    encryptionKey: new Key(stack, 'Key'),
    logRetention: 30,
    accessLogs: new Bucket(stack, 'AccessLogs'),
    retain,
  })
  return Template.fromStack(stack)
}

/** Properties of the only resource of a type that match. */
function propertiesOf(template: Template, type: string, properties: object = {}): Readonly<Record<string, unknown>> {
  const found = Object.values(template.findResources(type, { Properties: properties }))
  expect(found).toHaveLength(1)
  return found[0]?.['Properties']
}

describe('the lottery line', () => {
  it('has the table that the registration function expects', () => {
    const { KeySchema, AttributeDefinitions, BillingMode } = createTableInput('registrations')
    const table = propertiesOf(deploy(), 'AWS::DynamoDB::Table')
    expect(table).toMatchObject({ KeySchema, BillingMode })
    expect(table['AttributeDefinitions']).toEqual(AttributeDefinitions)
  })

  it('keeps table and file in production only', () => {
    const [kept, gone] = [deploy(true), deploy(false)]
    expect(propertiesOf(kept, 'AWS::DynamoDB::Table')).toMatchObject({ DeletionProtectionEnabled: true })
    kept.hasResource('AWS::DynamoDB::Table', { DeletionPolicy: 'Retain' })
    gone.hasResource('AWS::DynamoDB::Table', { DeletionPolicy: 'Delete' })
  })

  it('registers with the permissions that its README lists, and no others', () => {
    const template = deploy()
    const actions = Object.values(
      template.findResources('AWS::IAM::Policy', {
        Properties: {
          PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: Match.anyValue() })]) },
        },
      }),
    ).map(({ Properties: { PolicyDocument: policy } }) =>
      policy.Statement.flatMap(({ Action }: { Action: unknown }) => Action),
    )
    const key = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey']
    expect(actions.map((each) => each.filter((action: string) => !action.startsWith('xray:')).toSorted())).toEqual(
      expect.arrayContaining([
        ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem', ...key],
        ['dynamodb:Scan', ...[...key, ...key].toSorted(), 's3:GetObject', 's3:ListBucket', 's3:PutObject'],
      ]),
    )
  })

  it('exports to the file, every quarter of an hour', () => {
    const template = deploy()
    expect(propertiesOf(template, 'AWS::Lambda::Function', { Handler: 'export-handler.handler' })).toMatchObject({
      Environment: {
        Variables: { EVENT_KEY: 'axcl_event.txt', BUCKET_NAME: expect.anything(), TABLE_NAME: expect.anything() },
      },
    })
    expect(propertiesOf(template, 'AWS::Scheduler::Schedule')).toMatchObject({
      ScheduleExpression: 'cron(5/15 * * * ? *)',
    })
  })
})
