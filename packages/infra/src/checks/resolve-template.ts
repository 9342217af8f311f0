import { isRecord } from './is-record.js'
import type { SynthesizedTemplate } from './synthesized-template.js'

/** What a reference to a resource stands for in checks: an ARN, an id or a name of no real thing. */
export type FakeValue = (resourceType: string, logicalId: string, attribute: string | undefined) => string

const region = 'ap-northeast-2'
const account = '111122223333'

const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::AccountId': account,
  'AWS::Partition': 'aws',
  'AWS::Region': region,
  'AWS::StackName': 'stack',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::NoValue': '',
}

const instance = `arn:aws:connect:${region}:${account}:instance/11111111-1111-4111-8111-111111111111`

/** Parts of ARNs of what lives in an instance. */
const partOfArn: Readonly<Record<string, string>> = {
  'AWS::Connect::ContactFlow': 'contact-flow',
  'AWS::Connect::ContactFlowModule': 'flow-module',
  'AWS::Connect::HoursOfOperation': 'operating-hours',
  'AWS::Connect::Prompt': 'prompt',
  'AWS::Connect::Queue': 'queue',
  'AWS::Connect::QuickConnect': 'transfer-destination',
  'AWS::Connect::RoutingProfile': 'routing-profile',
  'AWS::Connect::SecurityProfile': 'security-profile',
  'AWS::Connect::User': 'agent',
  'AWS::Connect::UserHierarchyGroup': 'agent-group',
  'Custom::FlowArn': 'contact-flow',
  'Custom::FlowModuleArn': 'flow-module',
}

/** Values in the shapes that the service has. */
export const fakeValue: FakeValue = (resourceType, logicalId, attribute) => {
  if (resourceType === 'AWS::Connect::Instance') return attribute === 'Id' ? instance.slice(-36) : instance
  const part = partOfArn[resourceType]
  if (part !== undefined) return `${instance}/${part}/${logicalId}`
  if (resourceType === 'AWS::Connect::PhoneNumber') {
    return attribute === 'Address' ? '+82200000000' : `arn:aws:connect:${region}:${account}:phone-number/${logicalId}`
  }
  if (resourceType === 'AWS::Lambda::Function') {
    return attribute === 'Arn' ? `arn:aws:lambda:${region}:${account}:function:${logicalId}` : logicalId
  }
  if (resourceType === 'AWS::Lex::BotAlias')
    return `arn:aws:lex:${region}:${account}:bot-alias/${logicalId.slice(0, 10)}/LIVE`
  return attribute === 'Arn' ? `arn:aws:any:${region}:${account}:${logicalId}` : logicalId
}

/** What references in a template lead to. */
export interface Surroundings {
  readonly valueOf: FakeValue
  /** What a parameter was given; undefined where its default holds. */
  readonly parameter: (name: string) => unknown
}

/** Those of a template by itself. */
export const byItself: Surroundings = { valueOf: fakeValue, parameter: () => undefined }

/**
 * A value of a template with its functions worked out, as CloudFormation would. References to resources become fake
 * values; what cannot be worked out stays as it is.
 */
export function resolveValue(value: unknown, template: SynthesizedTemplate, around: Surroundings = byItself): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => resolveValue(item, template, around))
  if (!isRecord(value)) return value
  const [[name, argument] = ['', undefined], ...others] = Object.entries(value)
  if (others.length > 0) return resolveMembers(value, template, around)
  const typeOf = (logicalId: string): string => template.Resources[logicalId]?.Type ?? ''
  switch (name) {
    case 'Ref': {
      const target = String(argument)
      return (
        pseudoParameters[target] ??
        around.parameter(target) ??
        template.Parameters?.[target]?.Default ??
        around.valueOf(typeOf(target), target, undefined)
      )
    }
    case 'Fn::GetAtt': {
      const [logicalId = '', ...attribute] = Array.isArray(argument)
        ? argument.map(String)
        : String(argument).split('.')
      return around.valueOf(typeOf(logicalId), logicalId, attribute.join('.'))
    }
    case 'Fn::Join': {
      if (!Array.isArray(argument)) return value
      const [separator, parts]: readonly unknown[] = argument
      const resolved = resolveValue(parts, template, around)
      return Array.isArray(resolved) ? resolved.map(String).join(String(separator)) : value
    }
    case 'Fn::Sub': {
      const [text, values]: readonly unknown[] = Array.isArray(argument) ? argument : [argument, {}]
      const given = isRecord(values) ? values : {}
      return String(text).replaceAll(/\$\{([^!][^}]*)\}/g, (_, path: string) => {
        if (Object.hasOwn(given, path)) return String(resolveValue(given[path], template, around))
        const [logicalId = '', ...attribute] = path.split('.')
        return String(
          resolveValue(
            attribute.length === 0 ? { Ref: logicalId } : { 'Fn::GetAtt': [logicalId, attribute.join('.')] },
            template,
            around,
          ),
        )
      })
    }
    case 'Fn::Select': {
      if (!Array.isArray(argument)) return value
      const [index, list]: readonly unknown[] = argument
      const resolved = resolveValue(list, template, around)
      return Array.isArray(resolved) ? (resolved[Number(index)] as unknown) : value
    }
    case 'Fn::Split': {
      if (!Array.isArray(argument)) return value
      const [separator, text]: readonly unknown[] = argument
      return String(resolveValue(text, template, around)).split(String(separator))
    }
    default:
      return resolveMembers(value, template, around)
  }
}

function resolveMembers(
  value: Readonly<Record<string, unknown>>,
  template: SynthesizedTemplate,
  around: Surroundings,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, resolveValue(member, template, around)]),
  )
}
