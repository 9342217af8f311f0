import { z } from 'zod'
import { id, paging, pagingQuery, tags } from '../members.js'
import { operation } from '../operation.js'
import type { Operation } from '../operation.js'
import { page } from '../page.js'
import { InvalidInput, Refusal, duplicate, notFound } from '../refusals.js'
import { find, instanceOf } from '../resources.js'

const kind = 'integration association'

const integrationType = z.enum([
  'ANALYTICS_CONNECTOR',
  'APPLICATION',
  'CALL_TRANSFER_CONNECTOR',
  'CASES_DOMAIN',
  'COGNITO_USER_POOL',
  'EVENT',
  'FILE_SCANNER',
  'MESSAGE_PROCESSOR',
  'PINPOINT_APP',
  'Q_MESSAGE_TEMPLATES',
  'SES_IDENTITY',
  'VOICE_ID',
  'WISDOM_ASSISTANT',
  'WISDOM_KNOWLEDGE_BASE',
  'WISDOM_QUICK_RESPONSES',
])

const arn = z.string().regex(/^arn:/).max(1024)

/** Something of another service that an instance uses. Functions and bots have lists of their own. */
export interface IntegrationAssociation {
  readonly id: string
  readonly arn: string
  readonly type: z.output<typeof integrationType>
  readonly integrationArn: string
  readonly source: {
    readonly url?: string | undefined
    readonly name?: string | undefined
    readonly type?: string | undefined
  }
  readonly tags: Map<string, string>
}

const lexBot = z.object({ Name: z.string().min(1).max(50), LexRegion: z.string().max(60) })
const lexV2Bot = z.object({ AliasArn: arn })
const botMembers = { InstanceId: id, LexBot: lexBot.optional(), LexV2Bot: lexV2Bot.optional() }

/** A bot of Amazon Lex: one of V2, or one of the first version. */
export interface Bot {
  readonly LexBot?: z.output<typeof lexBot>
  readonly LexV2Bot?: z.output<typeof lexV2Bot>
}

const functionArn = z
  .string()
  .regex(/^arn:[^:]+:lambda:[^:]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/)
  .max(140)

export const integrationAssociationOperations: readonly Operation[] = [
  operation({
    name: 'CreateIntegrationAssociation',
    route: 'PUT /instance/{InstanceId}/integration-associations',
    badValue: 'InvalidRequestException',
    members: {
      InstanceId: id,
      IntegrationType: integrationType,
      IntegrationArn: arn,
      SourceApplicationUrl: z.string().min(1).max(2000).optional(),
      SourceApplicationName: z.string().min(1).max(128).optional(),
      SourceType: z.enum(['SALESFORCE', 'ZENDESK', 'CASES']).optional(),
      Tags: tags.optional(),
    },
    handle(input, service) {
      const instance = instanceOf(input, service)
      for (const { type, integrationArn } of instance.integrationAssociations.values()) {
        if (type === input.IntegrationType && integrationArn === input.IntegrationArn)
          throw duplicate(kind, integrationArn)
      }
      const associationId = service.newId()
      const association: IntegrationAssociation = {
        id: associationId,
        arn: `${instance.arn}/integration-association/${associationId}`,
        type: input.IntegrationType,
        integrationArn: input.IntegrationArn,
        source: { url: input.SourceApplicationUrl, name: input.SourceApplicationName, type: input.SourceType },
        tags: new Map(Object.entries(input.Tags ?? {})),
      }
      instance.integrationAssociations.set(associationId, association)
      return { IntegrationAssociationId: associationId, IntegrationAssociationArn: association.arn }
    },
  }),
  operation({
    name: 'DeleteIntegrationAssociation',
    route: 'DELETE /instance/{InstanceId}/integration-associations/{IntegrationAssociationId}',
    badValue: 'InvalidRequestException',
    members: { InstanceId: id, IntegrationAssociationId: id },
    handle(input, service) {
      const { integrationAssociations } = instanceOf(input, service)
      integrationAssociations.delete(find(integrationAssociations, kind, input.IntegrationAssociationId).id)
    },
  }),
  operation({
    name: 'ListIntegrationAssociations',
    route: 'GET /instance/{InstanceId}/integration-associations',
    badValue: 'InvalidRequestException',
    members: {
      InstanceId: id,
      IntegrationType: integrationType.optional(),
      IntegrationArn: arn.optional(),
      ...paging,
    },
    query: { IntegrationType: 'integrationType', IntegrationArn: 'integrationArn', ...pagingQuery },
    handle(input, service) {
      const instance = instanceOf(input, service)
      const { IntegrationType: type, IntegrationArn: asked } = input
      const items = [...instance.integrationAssociations.values()]
        .filter(
          (one) => (type === undefined || one.type === type) && (asked === undefined || one.integrationArn === asked),
        )
        .map((one) => ({
          IntegrationAssociationId: one.id,
          IntegrationAssociationArn: one.arn,
          InstanceId: instance.id,
          IntegrationType: one.type,
          IntegrationArn: one.integrationArn,
          SourceApplicationUrl: one.source.url,
          SourceApplicationName: one.source.name,
          SourceType: one.source.type,
        }))
      return page(items, input, 'IntegrationAssociationSummaryList')
    },
  }),
  operation({
    name: 'AssociateLambdaFunction',
    route: 'PUT /instance/{InstanceId}/lambda-function',
    members: { InstanceId: id, FunctionArn: functionArn },
    handle(input, service) {
      const { lambdaFunctions } = instanceOf(input, service)
      if (lambdaFunctions.has(input.FunctionArn)) throw associatedAlready('function', input.FunctionArn)
      lambdaFunctions.add(input.FunctionArn)
    },
  }),
  operation({
    name: 'DisassociateLambdaFunction',
    route: 'DELETE /instance/{InstanceId}/lambda-function',
    members: { InstanceId: id, FunctionArn: functionArn },
    query: { FunctionArn: 'functionArn' },
    handle(input, service) {
      if (!instanceOf(input, service).lambdaFunctions.delete(input.FunctionArn))
        throw notFound('function', input.FunctionArn)
    },
  }),
  operation({
    name: 'ListLambdaFunctions',
    route: 'GET /instance/{InstanceId}/lambda-functions',
    members: { InstanceId: id, ...paging },
    query: pagingQuery,
    handle(input, service) {
      return page(instanceOf(input, service).lambdaFunctions, input, 'LambdaFunctions')
    },
  }),
  operation({
    name: 'AssociateBot',
    route: 'PUT /instance/{InstanceId}/bot',
    badValue: 'InvalidRequestException',
    members: botMembers,
    handle(input, service) {
      const { bots } = instanceOf(input, service)
      const [key, bot] = botOf(input)
      if (bots.has(key)) throw associatedAlready('bot', key)
      bots.set(key, bot)
    },
  }),
  operation({
    name: 'DisassociateBot',
    route: 'POST /instance/{InstanceId}/bot',
    badValue: 'InvalidRequestException',
    members: botMembers,
    handle(input, service) {
      const [key] = botOf(input)
      if (!instanceOf(input, service).bots.delete(key)) throw notFound('bot', key)
    },
  }),
  operation({
    name: 'ListBots',
    route: 'GET /instance/{InstanceId}/bots',
    badValue: 'InvalidRequestException',
    members: { InstanceId: id, LexVersion: z.enum(['V1', 'V2']), ...paging },
    query: { LexVersion: 'lexVersion', ...pagingQuery },
    handle(input, service) {
      const items = [...instanceOf(input, service).bots.values()].filter(
        ({ LexV2Bot }) => (LexV2Bot !== undefined) === (input.LexVersion === 'V2'),
      )
      return page(items, input, 'LexBots')
    },
  }),
]

function associatedAlready(what: string, name: string): Refusal {
  return new Refusal('ResourceConflictException', `The ${what} "${name}" is associated already.`)
}

function botOf({
  LexBot,
  LexV2Bot,
}: {
  readonly LexBot?: z.output<typeof lexBot> | undefined
  readonly LexV2Bot?: z.output<typeof lexV2Bot> | undefined
}): readonly [key: string, bot: Bot] {
  if (LexV2Bot !== undefined && LexBot === undefined) return [LexV2Bot.AliasArn, { LexV2Bot }]
  if (LexBot !== undefined && LexV2Bot === undefined) return [`${LexBot.LexRegion} ${LexBot.Name}`, { LexBot }]
  throw new InvalidInput('LexBot or LexV2Bot is needed, and not both.')
}
