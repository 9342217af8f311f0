import { RemovalPolicy } from 'aws-cdk-lib'
import { CfnInstanceStorageConfig } from 'aws-cdk-lib/aws-connect'
import type { CfnIntegrationAssociation } from 'aws-cdk-lib/aws-connect'
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import type { ResourceResolver } from '@aicc/flow-compiler'
import { ConnectAlarms } from '../constructs/connect-alarms.js'
import { ConnectDashboard } from '../constructs/connect-dashboard.js'
import { ContactMetrics } from '../constructs/contact-metrics.js'
import { CreationPace } from '../constructs/creation-pace.js'
import { FlowBot } from '../constructs/flow-bot.js'
import { FlowLambda } from '../constructs/flow-lambda.js'
import type { FunctionCodeSource } from '../constructs/function-code.js'
import { LotteryRegistration } from '../constructs/lottery-registration.js'
import type { MonitoredFunction } from '../constructs/monitored.js'
import { NamedSecret } from '../constructs/named-secret.js'
import { SplunkPipeline } from '../constructs/splunk-pipeline.js'
import type { Environment } from '../environment/environment.js'
import { supportBotUtterances } from '../environment/support-bot.js'
import type { InstanceParts } from './connect-instance.js'

/**
 * Functions that flows of this repository call: those in `packages/registration-lambda/dist/lambda`, of which
 * `registration-export` writes what is in the table to a file, and in `packages/crm-lambda/dist/lambda`.
 */
export type FlowFunction = 'registration' | 'registration-export' | 'crm'

/** What flows need of the services around the instance. */
export interface ServiceParts {
  /** What symbols of flows stand for, as far as they are functions and bots. */
  readonly resources: ResourceResolver
  /** What has to be there before any flow that uses it. */
  readonly associations: readonly CfnIntegrationAssociation[]
  /** Gets alarms. */
  readonly alarmTopic: ITopic
}

/** Properties of {@link IntegrationServices}. */
export interface IntegrationServicesProps {
  readonly environment: Environment
  readonly instance: InstanceParts
  /** Names of flows that are watched. */
  readonly flowNames: readonly string[]
  /** Where the functions are that flows call. */
  readonly functions: FunctionCodeSource<FlowFunction>
  /** @defaultValue assets of the CDK */
  readonly functionCode?: FunctionCodeSource
}

/** What is around the instance: functions and bots that flows use, Splunk, dashboard and alarms. */
export class IntegrationServices extends Construct implements ServiceParts {
  readonly associations: readonly CfnIntegrationAssociation[]
  readonly alarmTopic: ITopic
  readonly registration: LotteryRegistration
  readonly #props: IntegrationServicesProps
  readonly #removalPolicy: RemovalPolicy
  readonly #functions: ReadonlyMap<string, FlowLambda>
  readonly #bot: FlowBot
  readonly #pace: CreationPace

  constructor(scope: Construct, id: string, props: IntegrationServicesProps) {
    super(scope, id)
    this.#props = props
    const { environment, instance, functions } = props
    this.#pace = instance.pace ?? new CreationPace()
    this.#removalPolicy = environment.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY
    const splunk = this.#sendToSplunk()
    this.registration = new LotteryRegistration(this, 'Lottery', {
      instanceArn: instance.instanceArn,
      code: functions('registration'),
      exportCode: functions('registration-export'),
      encryptionKey: instance.key,
      logRetention: environment.logRetentionDays,
      accessLogs: instance.accessLogs,
      retain: environment.retain,
    })
    this.#bot = new FlowBot(this, 'SupportBot', {
      instanceArn: instance.instanceArn,
      name: `support-bot-${environment.name}`,
      utterances: supportBotUtterances,
    })
    const crm = this.#createCrm()
    const others = Object.entries(environment.functions).map(([symbol, name]) => {
      const existing = LambdaFunction.fromFunctionName(this, `${symbol} existing`, name)
      return [symbol, new FlowLambda(this, symbol, { instanceArn: instance.instanceArn, existing })] as const
    })
    this.#functions = new Map([
      ['registration', this.registration.function],
      ...(crm === undefined ? [] : [['crm', crm] as const]),
      ...others,
    ])
    this.associations = [this.#bot, ...this.#functions.values()].map(({ association }) => this.#pace.add(association))
    const monitored = [...this.#functions].map(([title, { monitored: one }]) => ({ ...one, title }))
    this.alarmTopic = this.#watch(monitored, splunk)
  }

  readonly resources: ResourceResolver = ({ kind, name }) => {
    if (kind === 'lambda') return this.#functions.get(name)?.function.functionArn
    return kind === 'lexBot' && name === 'support-bot' ? this.#bot.aliasArn : undefined
  }

  /** Contact records and flow logs go to Splunk, where the environment has one. */
  #sendToSplunk(): SplunkPipeline | undefined {
    const { environment, instance, functionCode } = this.#props
    const { splunk, logRetentionDays } = environment
    if (splunk === undefined) return undefined
    const pipeline = new SplunkPipeline(this, 'Splunk', {
      endpoint: splunk.endpoint,
      token: new NamedSecret(this, 'SplunkToken', {
        nameOrArn: splunk.tokenSecret,
        ...(splunk.secretKeyArn !== undefined && { keyArn: splunk.secretKeyArn }),
      }),
      index: splunk.index,
      flowLogs: instance.flowLogs,
      contactAttributes: splunk.contactAttributes,
      encryptionKey: instance.key,
      logRetention: logRetentionDays,
      accessLogs: instance.accessLogs,
      removalPolicy: this.#removalPolicy,
      ...(functionCode !== undefined && { functionCode }),
    })
    const storage = new CfnInstanceStorageConfig(this, 'ContactRecords storage', {
      instanceArn: instance.instanceArn,
      resourceType: 'CONTACT_TRACE_RECORDS',
      storageType: 'KINESIS_FIREHOSE',
      kinesisFirehoseConfig: { firehoseArn: pipeline.contactRecords.attrArn },
    })
    this.#pace.add(storage)
    return pipeline
  }

  /** What is going on, and who is told when somebody has to look. Answers the topic of alarms. */
  #watch(functions: readonly MonitoredFunction[], splunk: SplunkPipeline | undefined): ITopic {
    const { environment, instance, flowNames, functionCode } = this.#props
    const { instanceArn, key } = instance
    const { serviceLevelSeconds, logRetentionDays, alarmAddresses, alarmThresholds } = environment
    const figures = new ContactMetrics(this, 'ContactMetrics', {
      instanceArn,
      serviceLevelSeconds,
      logRetention: logRetentionDays,
      encryptionKey: key,
      ...(functionCode !== undefined && { functionCode }),
    })
    const watched = {
      instanceArn,
      queues: Object.values(environment.queues).map(({ name, longestWaitSeconds }) => ({ name, longestWaitSeconds })),
      flows: flowNames,
      deliveryStreams: splunk?.monitored ?? [],
      functions: [...functions, this.registration.monitoredExport, figures.monitored],
      thresholds: alarmThresholds,
    }
    new ConnectDashboard(this, 'Dashboard', {
      ...watched,
      dashboardName: `aicc-${environment.name}`,
      agentGroups: environment.routingProfiles.map(({ name }) => name),
    })
    const { topic } = new ConnectAlarms(this, 'Alarms', {
      ...watched,
      name: `Contact center ${environment.name}`,
      notify: { encryptionKey: key, emailAddresses: alarmAddresses },
    })
    return topic
  }

  /** The function that asks the customer relationship management, where the environment has one. */
  #createCrm(): FlowLambda | undefined {
    const { environment, instance, functions } = this.#props
    const { crm, logRetentionDays } = environment
    if (crm === undefined) return undefined
    const credentials = new NamedSecret(this, 'CrmCredentials', {
      nameOrArn: crm.credentialsSecret,
      ...(crm.secretKeyArn !== undefined && { keyArn: crm.secretKeyArn }),
    })
    const created = new FlowLambda(this, 'Crm', {
      ...functions('crm'),
      instanceArn: instance.instanceArn,
      description: 'Looks customers up, and notes cases and calls',
      environment: { SECRET_ID: crm.credentialsSecret, POWERTOOLS_SERVICE_NAME: 'crm' },
      logRetention: logRetentionDays,
      encryptionKey: instance.key,
    })
    credentials.grantRead(created.function)
    return created
  }
}
