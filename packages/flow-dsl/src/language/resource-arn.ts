import type { ResourceKind } from '../values/resource.js'

/**
 * What an ARN of each kind looks like; kinds that are not named have no ARN that this project is sure of.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonconnect.html
 */
const arnPatterns: Readonly<Partial<Record<ResourceKind, RegExp>>> = {
  queue: /^arn:[^:]*:connect:.*\/queue\//,
  lambda: /^arn:[^:]*:lambda:.*:function:/,
  prompt: /^arn:[^:]*:connect:.*\/prompt\//,
  hoursOfOperation: /^arn:[^:]*:connect:.*\/operating-hours\//,
  lexBot: /^arn:[^:]*:lex:/,
  flow: /^arn:[^:]*:connect:.*\/contact-flow\//,
  module: /^arn:[^:]*:connect:.*\/flow-module\//,
  user: /^arn:[^:]*:connect:.*\/agent\//,
  view: /^arn:[^:]*:connect:.*[:/]view\//,
  // The service that these belong to has had several names, and tools write connect.
  assistant: /^arn:.*[:/]assistant\//,
  knowledgeBase: /^arn:.*[:/]knowledge-base\//,
  messageTemplate: /^arn:.*[:/]message-template\//,
  dataTable: /^arn:[^:]*:connect:.*\/data-table\//,
  segment: /^arn:[^:]*:profile:.*:domains\//,
  cognitoUserPool: /^arn:[^:]*:cognito-idp:.*:userpool\//,
}

/**
 * Whether a text can stand for a resource of a kind: an ARN of that kind, or anything that is no ARN (an id, a
 * placeholder).
 */
export function isArnOf(kind: ResourceKind, value: string): boolean {
  const pattern = arnPatterns[kind]
  return pattern === undefined || !value.startsWith('arn:') || value.includes('${') || pattern.test(value)
}
