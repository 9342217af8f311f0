import { createHash } from 'node:crypto'
import type { CreatedResource, Properties } from '../cloudformation/connect-types.js'

export const region = 'ap-northeast-2'
export const accountId = '111122223333'

/** Which property says the name of a resource, where the template gives one. */
const nameProperties = [
  'FunctionName',
  'RoleName',
  'BucketName',
  'LogGroupName',
  'TableName',
  'TopicName',
  'DeliveryStreamName',
  'Name',
]

/** The name of a resource of another service: its own, or one that CloudFormation makes up of the stack and the logical id. */
export function nameOfResource(stackName: string, logicalId: string, properties: Properties): string {
  const own = nameProperties.flatMap((property) => properties[property] ?? []).find((name) => typeof name === 'string')
  return typeof own === 'string'
    ? own
    : `${stackName.slice(0, 20)}-${logicalId.slice(0, 30)}-${hashOf(stackName, logicalId)}`
}

/**
 * What a resource of another service answers to `Ref` and `Fn::GetAtt`, in the form of its ARNs. Nothing is made.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export function otherResource(type: string, name: string, properties: Properties): CreatedResource {
  const arn = (service: string, resource: string) => `arn:aws:${service}:${region}:${accountId}:${resource}`
  // Ids of bots have ten letters and digits.
  const botId = hashOf(name).slice(0, 10)
  switch (type) {
    case 'AWS::DynamoDB::Table':
      return { identifier: name, attributes: { Arn: arn('dynamodb', `table/${name}`) } }
    case 'AWS::IAM::Role':
      return { identifier: name, attributes: { Arn: `arn:aws:iam::${accountId}:role/${name}` } }
    case 'AWS::KinesisFirehose::DeliveryStream':
      return { identifier: name, attributes: { Arn: arn('firehose', `deliverystream/${name}`) } }
    case 'AWS::KMS::Key': {
      const id = `00000000-0000-4000-8000-${hashOf(name).toLowerCase()}`
      return { identifier: id, attributes: { Arn: arn('kms', `key/${id}`) } }
    }
    case 'AWS::Lambda::Function':
      return { identifier: name, attributes: { Arn: arn('lambda', `function:${name}`) } }
    case 'AWS::Lex::Bot':
      return { identifier: botId, attributes: { Id: botId, Arn: arn('lex', `bot/${botId}`) } }
    case 'AWS::Lex::BotVersion':
      return { identifier: `${String(properties['BotId'])}|1`, attributes: { BotVersion: '1' } }
    case 'AWS::Lex::BotAlias': {
      const bot = String(properties['BotId'])
      return { identifier: `${botId}|${bot}`, attributes: { Arn: arn('lex', `bot-alias/${bot}/${botId}`) } }
    }
    case 'AWS::Logs::LogGroup':
      return { identifier: name, attributes: { Arn: arn('logs', `log-group:${name}:*`) } }
    case 'AWS::S3::Bucket':
      return { identifier: name.toLowerCase(), attributes: { Arn: `arn:aws:s3:::${name.toLowerCase()}` } }
    case 'AWS::SNS::Topic':
      return { identifier: arn('sns', name), attributes: { TopicArn: arn('sns', name), TopicName: name } }
    default:
      return { identifier: name, attributes: {} }
  }
}

/** Twelve hexadecimal digits that differ where the texts differ. */
function hashOf(...texts: readonly string[]): string {
  return createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 12).toUpperCase()
}
