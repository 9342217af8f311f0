import { createHash } from 'node:crypto'
import { Stack } from 'aws-cdk-lib'
import { CfnIntegrationAssociation } from 'aws-cdk-lib/aws-connect'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CfnBot, CfnBotAlias, CfnBotVersion, CfnResourcePolicy } from 'aws-cdk-lib/aws-lex'
import { Construct } from 'constructs'

/** What a bot understands, by language and intent: sentences that customers say. */
export type BotUtterances = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

/** Properties of {@link FlowBot}. */
export interface FlowBotProps {
  /** The instance whose flows talk to it. */
  readonly instanceArn: string
  readonly name: string
  /** By locale, for instance `ko_KR`. */
  readonly utterances: BotUtterances
  /** How sure the bot has to be, from 0 to 1. @defaultValue 0.4 */
  readonly confidence?: number
}

/**
 * A bot of Amazon Lex that flows can talk to, built from sentences. Its fallback intent is made by the service.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/amazon-lex.html
 */
export class FlowBot extends Construct {
  /** What flows refer to. */
  readonly aliasArn: string
  readonly association: CfnIntegrationAssociation

  constructor(scope: Construct, id: string, props: FlowBotProps) {
    super(scope, id)
    const { instanceArn, name, utterances, confidence = 0.4 } = props
    const locales = Object.entries(utterances)
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lexv2.amazonaws.com') })
    const bot = new CfnBot(this, 'Bot', {
      name,
      roleArn: role.roleArn,
      idleSessionTtlInSeconds: 300,
      dataPrivacy: { ChildDirected: false },
      autoBuildBotLocales: true,
      botLocales: locales.map(([localeId, intents]) => ({
        localeId,
        nluConfidenceThreshold: confidence,
        intents: [
          ...Object.entries(intents).map(([intent, sentences]) => ({
            name: intent,
            sampleUtterances: sentences.map((utterance) => ({ utterance })),
          })),
          { name: 'FallbackIntent', parentIntentSignature: 'AMAZON.FallbackIntent' },
        ],
      })),
    })
    // A version never changes: what the bot understands now is another one, to which the alias goes over.
    const version = new CfnBotVersion(this, `Version${digestOf({ utterances, confidence })}`, {
      botId: bot.attrId,
      botVersionLocaleSpecification: locales.map(([localeId]) => ({
        localeId,
        botVersionLocaleDetails: { sourceBotVersion: 'DRAFT' },
      })),
    })
    const alias = new CfnBotAlias(this, 'Alias', {
      botId: bot.attrId,
      botAliasName: 'live',
      botVersion: version.attrBotVersion,
      botAliasLocaleSettings: locales.map(([localeId]) => ({ localeId, botAliasLocaleSetting: { enabled: true } })),
    })
    this.aliasArn = alias.attrArn
    const { account } = Stack.of(this)
    const policy = new CfnResourcePolicy(this, 'Policy', {
      resourceArn: alias.attrArn,
      policy: {
        Version: '2012-10-17',
        Statement: [
          new PolicyStatement({
            sid: 'ConnectInstance',
            principals: [new ServicePrincipal('connect.amazonaws.com')],
            actions: ['lex:RecognizeText', 'lex:StartConversation'],
            resources: [alias.attrArn],
            conditions: {
              StringEquals: { 'AWS:SourceAccount': account },
              ArnEquals: { 'AWS:SourceArn': instanceArn },
            },
          }).toStatementJson(),
        ],
      },
    })
    this.association = new CfnIntegrationAssociation(this, 'Association', {
      instanceId: instanceArn,
      integrationType: 'LEX_BOT',
      integrationArn: alias.attrArn,
    })
    this.association.addResourceDependency(policy)
  }
}

/** A few characters that are others when a value is another. */
function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 10)
}
