import { join } from 'node:path'
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Runtime, Tracing } from 'aws-cdk-lib/aws-lambda'
import { LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler'
import { Construct } from 'constructs'
import { z } from 'zod'
import type { AgentGrouping } from '../functions/contact-metrics/environment.js'
import { contactMetrics } from '../metrics/contact-metrics.js'
import { packageRoot } from '../package-root.js'
import { acknowledge, functionRole } from './function-role.js'
import type { MonitoredFunction } from './monitored.js'

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
  readonly function: NodejsFunction
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
    }
    this.#createSchedule()
  }

  #createFunction(props: ContactMetricsProps, environment: Record<string, string>): NodejsFunction {
    const { instanceArn, logRetention = RetentionDays.THREE_MONTHS, encryptionKey } = props
    const logGroup = new LogGroup(this, 'Logs', {
      retention: logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
      ...(encryptionKey !== undefined && { encryptionKey }),
    })
    const role = functionRole(this, 'Role', logGroup)
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
    const sources = join(packageRoot, 'src/functions/contact-metrics')
    const project = join(packageRoot, '../..')
    return new NodejsFunction(this, 'Function', {
      description: 'Brings figures of contacts and agents from Amazon Connect to CloudWatch',
      entry: join(sources, 'handler.ts'),
      projectRoot: project,
      depsLockFilePath: join(project, 'package-lock.json'),
      runtime: Runtime.NODEJS_24_X,
      memorySize: 512,
      timeout: Duration.seconds(timeoutSeconds),
      tracing: Tracing.ACTIVE,
      logGroup,
      role,
      environment,
      // The next run comes soon, and looks at each quarter once more.
      retryAttempts: 1,
      maxEventAge: Duration.minutes(15),
      bundling: {
        format: OutputFormat.ESM,
        target: 'node24',
        minify: true,
        // What the runtime brings along has other versions than those that are tested.
        externalModules: [],
        logLevel: LogLevel.ERROR,
        mainFields: ['module', 'main'],
        // Parts of the SDK are CommonJS, and require modules of Node.
        banner:
          "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
      },
    })
  }

  #createSchedule(): void {
    const role = new Role(this, 'ScheduleRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        // Of this account only: the scheduler acts for others too.
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    })
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [this.function.functionArn] }),
    )
    const schedule = new CfnSchedule(this, 'Schedule', {
      description: 'Every quarter of an hour',
      scheduleExpression: 'cron(0/15 * * * ? *)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: this.function.functionArn,
        roleArn: role.roleArn,
        // The time that was meant, so that a late run is about the same quarters.
        input: JSON.stringify({ time: '<aws.scheduler.scheduled-time>' }),
        retryPolicy: { maximumEventAgeInSeconds: 900, maximumRetryAttempts: 3 },
      },
    })
    schedule.node.addDependency(role)
  }
}

const referenceSchema = z.union([
  z.object({ Ref: z.string() }).transform(({ Ref: name }) => `<${name}>`),
  z.object({ 'Fn::GetAtt': z.array(z.string()) }).transform(({ 'Fn::GetAtt': path }) => `<${path.join('.')}>`),
])
const joinSchema = z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) })

/** Text as findings of cdk-nag have it, with what is known only later as `<Instance.Arn>`. */
function printFinding(value: unknown): string {
  if (typeof value === 'string') return value
  const joined = joinSchema.safeParse(value).data?.['Fn::Join']
  if (joined !== undefined) return joined[1].map(printFinding).join(joined[0])
  return referenceSchema.safeParse(value).data ?? JSON.stringify(value)
}
