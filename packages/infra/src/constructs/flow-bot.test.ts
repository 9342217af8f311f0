import { Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { createApp } from '../create-app.js'
import { supportBotUtterances } from '../environment/support-bot.js'
import { FlowBot } from './flow-bot.js'
import type { BotUtterances } from './flow-bot.js'

const instanceArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/11111111-1111-4111-8111-111111111111'

function create(utterances: BotUtterances = supportBotUtterances, confidence?: number): Template {
  const stack = new Stack(createApp(), 'Bot', { env: { account: '111122223333', region: 'ap-northeast-2' } })
  new FlowBot(stack, 'Bot', { instanceArn, name: 'support-bot', utterances, confidence })
  return Template.fromStack(stack)
}

/** The one resource of a type. */
function only(template: Template, type: string) {
  const [[id, resource] = ['', {}], ...others] = Object.entries(template.findResources(type))
  expect(others).toEqual([])
  return { id, resource }
}

describe('a bot', () => {
  it('understands sentences in Korean and English, and has an intent for all others', () => {
    const { BotLocales: locales } = only(create(), 'AWS::Lex::Bot').resource['Properties']
    expect(locales).toMatchObject([
      { LocaleId: 'ko_KR', NluConfidenceThreshold: 0.4 },
      { LocaleId: 'en_US', NluConfidenceThreshold: 0.4 },
    ])
    for (const { Intents: intents } of locales) {
      expect(intents.at(-1)).toEqual({
        Name: 'FallbackIntent',
        ParentIntentSignature: 'AMAZON.FallbackIntent',
      })
      expect(intents[0].SampleUtterances.length).toBeGreaterThan(2)
    }
  })

  it('is one that children are not meant by, and that builds itself', () => {
    expect(only(create(), 'AWS::Lex::Bot').resource['Properties']).toMatchObject({
      AutoBuildBotLocales: true,
      DataPrivacy: { ChildDirected: false },
    })
  })

  it('has an alias on a version, with the same languages', () => {
    const template = create()
    const version = only(template, 'AWS::Lex::BotVersion')
    expect(only(template, 'AWS::Lex::BotAlias').resource['Properties']).toMatchObject({
      BotVersion: { 'Fn::GetAtt': [version.id, 'BotVersion'] },
      BotAliasLocaleSettings: [
        { LocaleId: 'ko_KR', BotAliasLocaleSetting: { Enabled: true } },
        { LocaleId: 'en_US', BotAliasLocaleSetting: { Enabled: true } },
      ],
    })
  })

  it('is another version when it understands something else, since a version never changes', () => {
    const versionOf = (template: Template) => only(template, 'AWS::Lex::BotVersion').id
    const taught = { ...supportBotUtterances, en_US: { Greeting: ['hello there'] } }
    expect(versionOf(create())).toBe(versionOf(create()))
    expect(versionOf(create(taught))).not.toBe(versionOf(create()))
    expect(versionOf(create(supportBotUtterances, 0.6))).not.toBe(versionOf(create()))
  })

  it('talks to flows of one instance only', () => {
    const template = create()
    const alias = { 'Fn::GetAtt': [only(template, 'AWS::Lex::BotAlias').id, 'Arn'] }
    const { ResourceArn: resourceArn, Policy: policy } = only(template, 'AWS::Lex::ResourcePolicy').resource[
      'Properties'
    ]
    expect(resourceArn).toEqual(alias)
    expect(policy.Statement).toEqual([
      {
        Sid: 'ConnectInstance',
        Effect: 'Allow',
        Principal: { Service: 'connect.amazonaws.com' },
        Action: ['lex:RecognizeText', 'lex:StartConversation'],
        Resource: alias,
        Condition: {
          StringEquals: { 'AWS:SourceAccount': '111122223333' },
          ArnEquals: { 'AWS:SourceArn': instanceArn },
        },
      },
    ])
  })

  it('is associated with the instance, once it may be talked to', () => {
    const template = create()
    const { Properties: properties, DependsOn: before } = only(
      template,
      'AWS::Connect::IntegrationAssociation',
    ).resource
    expect(properties).toEqual({
      InstanceId: instanceArn,
      IntegrationType: 'LEX_BOT',
      IntegrationArn: { 'Fn::GetAtt': [only(template, 'AWS::Lex::BotAlias').id, 'Arn'] },
    })
    expect(before).toEqual([only(template, 'AWS::Lex::ResourcePolicy').id])
  })

  it('has a role that only Lex takes, without permissions', () => {
    const { AssumeRolePolicyDocument: trust, ...role } = only(create(), 'AWS::IAM::Role').resource['Properties']
    expect(trust.Statement).toMatchObject([{ Principal: { Service: 'lexv2.amazonaws.com' } }])
    expect(role).not.toHaveProperty('Policies')
  })
})
