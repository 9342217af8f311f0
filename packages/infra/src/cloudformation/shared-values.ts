import { CfnOutput, Fn } from 'aws-cdk-lib'
import { Key } from 'aws-cdk-lib/aws-kms'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { Topic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import { compile, placeholderFor } from '@aicc/flow-compiler'
import type { BuildableFlow, Resource } from '@aicc/flow-dsl/language'
import type { InstanceParts } from '../stacks/connect-instance.js'
import type { ServiceParts } from '../stacks/integration-services.js'

/**
 * What one stack has and others need: exported under `<name of the stack>-<name of the value>`, and imported with the name
 * of the stack as a parameter.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
 */

/** Make values of a stack known to others, by name. */
export function exportValues(stack: Construct, values: ReadonlyMap<string, string>): void {
  for (const [name, value] of values) {
    new CfnOutput(stack, `${name} export`, { value, exportName: `${Fn.ref('AWS::StackName')}-${name}` })
  }
}

/** Read values that another stack exports. */
function importFrom(stackName: string): (name: string) => string {
  return (name) => Fn.importValue(`${stackName}-${name}`)
}

/** What the stack of the instance exports, by name. */
export function instanceValues(instance: InstanceParts, used: readonly Resource[]): ReadonlyMap<string, string> {
  const resources = used.flatMap((resource): readonly (readonly [string, string])[] => {
    const value = instance.resources(resource)
    return value === undefined ? [] : [[nameOf(resource), value]]
  })
  return new Map([
    ['InstanceArn', instance.instanceArn],
    ['InstanceId', instance.instanceId],
    ['KeyArn', instance.key.keyArn],
    ['FlowLogs', instance.flowLogs.logGroupName],
    ['AccessLogs', instance.accessLogs.bucketName],
    ...[...instance.queueArns].map(([symbol, arn]) => [`queue-${symbol}`, arn] as const),
    ...[...instance.phoneNumberArns].map(([symbol, arn]) => [`phoneNumberArn-${symbol}`, arn] as const),
    ...[...instance.userArns].map(([username, arn]) => [userExport(username), arn] as const),
    ...resources,
  ])
}

/** The instance of another stack. What it has is known from the instance that the template of that stack makes. */
export function importedInstance(scope: Construct, stackName: string, instance: InstanceParts): InstanceParts {
  const valueOf = importFrom(stackName)
  return {
    instanceArn: valueOf('InstanceArn'),
    instanceId: valueOf('InstanceId'),
    key: Key.fromKeyArn(scope, 'Key', valueOf('KeyArn')),
    flowLogs: LogGroup.fromLogGroupName(scope, 'FlowLogs', valueOf('FlowLogs')),
    accessLogs: Bucket.fromBucketName(scope, 'AccessLogs', valueOf('AccessLogs')),
    resources: (resource) => (instance.resources(resource) === undefined ? undefined : valueOf(nameOf(resource))),
    queueArns: new Map([...instance.queueArns.keys()].map((symbol) => [symbol, valueOf(`queue-${symbol}`)])),
    phoneNumberArns: new Map(
      [...instance.phoneNumberArns.keys()].map((symbol) => [symbol, valueOf(`phoneNumberArn-${symbol}`)]),
    ),
    userArns: new Map([...instance.userArns.keys()].map((username) => [username, valueOf(userExport(username))])),
  }
}

/** What the stack of services exports, by name. */
export function serviceValues(services: ServiceParts, used: readonly Resource[]): ReadonlyMap<string, string> {
  const resources = used.flatMap((resource): readonly (readonly [string, string])[] => {
    const value = services.resources(resource)
    return value === undefined ? [] : [[nameOf(resource), value]]
  })
  return new Map([['AlarmTopicArn', services.alarmTopic.topicArn], ...resources])
}

/** Services of another stack. */
export function importedServices(scope: Construct, stackName: string, services: ServiceParts): ServiceParts {
  const valueOf = importFrom(stackName)
  return {
    resources: (resource) => (services.resources(resource) === undefined ? undefined : valueOf(nameOf(resource))),
    // The whole stack is there.
    associations: [],
    alarmTopic: Topic.fromTopicArn(scope, 'AlarmTopic', valueOf('AlarmTopicArn')),
  }
}

/** All that flows refer to, each once, but flows and modules. */
export function usedResources(flows: readonly BuildableFlow[]): readonly Resource[] {
  const used = new Map<string, Resource>()
  for (const flow of flows) {
    compile(flow, {
      resources: (resource) => {
        if (resource.kind !== 'flow' && resource.kind !== 'module') used.set(nameOf(resource), resource)
        return placeholderFor(resource)
      },
    })
  }
  return [...used.values()]
}

function userExport(username: string): string {
  return nameOf({ kind: 'user', name: username })
}

/** Names of exports have letters, digits, colons and hyphens. */
function nameOf({ kind, name }: Pick<Resource, 'kind' | 'name'>): string {
  return `${kind}-${name.replaceAll(/[^0-9A-Za-z]/g, '-')}`
}
