import { Arn, ArnFormat } from 'aws-cdk-lib'
import { isMetricName } from '../metrics/connect-metrics.js'
import { isDimensionValue } from '../metrics/dimension-value.js'

/** A queue that dashboards and alarms look at. */
export interface MonitoredQueue {
  readonly name: string
  /** Longest wait before an alarm, in seconds: 1 to 86,400. @defaultValue the threshold of all queues */
  readonly longestWaitSeconds?: number
}

/** A delivery stream of Amazon Data Firehose that dashboards and alarms look at. */
export interface MonitoredStream {
  readonly deliveryStreamName: string
  /** What operators call it. */
  readonly title: string
}

/** A Lambda function that dashboards and alarms look at. */
export interface MonitoredFunction {
  readonly functionName: string
  /** What operators call it. */
  readonly title: string
  /** Lambda ends it after this time, in seconds: 1 to 900. */
  readonly timeoutSeconds: number
  /** It runs by itself, this often, in minutes: 1 to 720. Left out: when somebody calls it. */
  readonly everyMinutes?: number
}

/** The id of an instance, also where its ARN is known only when the stack is deployed. */
export function instanceIdOf(instanceArn: string): string {
  const { resourceName } = Arn.split(instanceArn, ArnFormat.SLASH_RESOURCE_NAME)
  if (resourceName === undefined) throw new Error(`"${instanceArn}" is not the ARN of an Amazon Connect instance.`)
  return resourceName
}

/**
 * @throws Error that names the queue or flow that has no metrics because of its name.
 */
export function requireMetricNames(kind: 'queue' | 'flow', names: readonly string[]): void {
  const wrong = names.find((name) => !isMetricName(name))
  if (wrong === undefined) return
  throw new Error(
    `The ${kind} "${wrong}" has no metrics in CloudWatch because of its name. Names that have some are of letters ` +
      'A to Z, digits, spaces and . , - _ / # : $ @ | & { } + ? %.',
  )
}

/**
 * @throws Error that names the group whose figures have no name in CloudWatch.
 */
export function requireGroupNames(names: readonly string[]): void {
  const wrong = names.find((name) => !isDimensionValue(name))
  if (wrong === undefined) return
  throw new Error(
    `The figures of the agents in "${wrong}" stand in CloudWatch under the id of the group, since CloudWatch takes ` +
      'printable ASCII only. Name it so, give the id in place of the name, or leave it out.',
  )
}

/** Parts of a list. */
export function chunksOf<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / size)
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size))
}
