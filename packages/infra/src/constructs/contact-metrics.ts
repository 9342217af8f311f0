import { Duration, Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { AgentGrouping } from '../functions/contact-metrics/environment.js'
import { contactMetrics } from '../metrics/contact-metrics.js'
import { createFunction } from './create-function.js'
import { ownFunctionCode } from './function-code.js'
import type { FunctionCodeSource } from './function-code.js'
import { acknowledge } from './function-role.js'
import { FunctionSchedule } from './function-schedule.js'
import type { MonitoredFunction } from './monitored.js'
import { printFinding } from './print-finding.js'

/** Properties of {@link ContactMetrics}. */
export interface ContactMetricsProps {
  /** The instance, in this account and region. */
  readonly instanceArn: string
  /** The service level counts contacts that are answered within this time, in seconds: 1 to 604,800. @defaultValue 60 */
  readonly serviceLevelSeconds?: number
  /** What figures of agents are grouped by. @defaultValue 'ROUTING_PROFILE' */
  readonly agentGrouping?: AgentGrouping
  /** How long the log is kept. @defaultValue 3 months */
  readonly logRetention?: RetentionDays
  /** Encrypts the log. It has to let CloudWatch Logs use it. @defaultValue a key of CloudWatch Logs */
  readonly encryptionKey?: IKey
  /** Where the code of the function is. @defaultValue an asset of the CDK */
  readonly functionCode?: FunctionCodeSource
}

/** Longest run, in seconds. With 2 requests a second to Amazon Connect it suffices for some thousand queues. */
const timeoutSeconds = 120

/** What figures are asked for by, as ARNs have it. */
const partsOfInstance = ['queue', 'routing-profile', 'agent-group']

/**
 * A function that brings figures of contacts and agents, which CloudWatch does not have, from Amazon Connect to CloudWatch,
 * every 15 minutes.
 * @see contactMetrics for the metrics
 */
export class ContactMetrics extends Construct {
  readonly function: LambdaFunction
  /** For the dashboard and the alarms. */
  readonly monitored: MonitoredFunction

  constructor(scope: Construct, id: string, props: ContactMetricsProps) {
    super(scope, id)
    const { instanceArn, serviceLevelSeconds = 60, agentGrouping = 'ROUTING_PROFILE' } = props
    if (!Number.isInteger(serviceLevelSeconds) || serviceLevelSeconds < 1 || serviceLevelSeconds > 604_800) {
      throw new Error(`serviceLevelSeconds is ${serviceLevelSeconds}; it has to be a whole number from 1 to 604800.`)
    }
    this.function = this.#createFunction(props, {
      INSTANCE_ARN: instanceArn,
      SERVICE_LEVEL_SECONDS: String(serviceLevelSeconds),
      AGENT_GROUPING: agentGrouping,
      // Some time is left to tell what happened.
      TIME_BUDGET_MILLISECONDS: String((timeoutSeconds - 10) * 1000),
    })
    this.monitored = {
      functionName: this.function.functionName,
      title: 'Function for contact metrics',
      timeoutSeconds,
      everyMinutes: 15,
    }
    new FunctionSchedule(this, 'Schedule', {
      function: this.function,
      description: 'Every quarter of an hour',
      expression: 'cron(0/15 * * * ? *)',
      maximumAgeSeconds: 900,
    })
  }

  #createFunction(props: ContactMetricsProps, environment: Record<string, string>): LambdaFunction {
    const {
      instanceArn,
      logRetention = RetentionDays.THREE_MONTHS,
      encryptionKey,
      functionCode = ownFunctionCode,
    } = props
    const { lambda, role } = createFunction(this, {
      ...functionCode('contact-metrics'),
      description: 'Brings figures of contacts and agents from Amazon Connect to CloudWatch',
      memorySize: 512,
      timeout: Duration.seconds(timeoutSeconds),
      logRetention,
      encryptionKey,
      environment,
      // The next run comes soon, and looks at each quarter once more.
      retryAttempts: 1,
      maxEventAge: Duration.minutes(15),
    })
    role.addToPolicy(
      new PolicyStatement({
        actions: [
          'connect:GetMetricDataV2',
          'connect:ListQueues',
          'connect:ListRoutingProfiles',
          'connect:ListUserHierarchyGroups',
        ],
        resources: [instanceArn, ...partsOfInstance.map((part) => `${instanceArn}/${part}/*`)],
      }),
    )
    role.addToPolicy(
      new PolicyStatement({
        actions: ['cloudwatch:PutMetricData'],
        resources: ['*'],
        conditions: { StringEquals: { 'cloudwatch:namespace': contactMetrics.namespace } },
      }),
    )
    acknowledge(role, {
      'AwsSolutions-IAM5[Resource::*]':
        'X-Ray and PutMetricData know no resources; the latter is bound to one namespace by a condition.',
      ...Object.fromEntries(
        partsOfInstance.map((part) => [
          `AwsSolutions-IAM5[Resource::${printFinding(Stack.of(this).resolve(instanceArn))}/${part}/*]`,
          'The function reads the figures of all of them, of this one instance.',
        ]),
      ),
    })
    return lambda
  }
}
