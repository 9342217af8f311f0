import { Duration, Stack } from 'aws-cdk-lib'
import { CfnIntegrationAssociation } from 'aws-cdk-lib/aws-connect'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { CfnPermission } from 'aws-cdk-lib/aws-lambda'
import type { Code, Function as LambdaFunction, IFunction } from 'aws-cdk-lib/aws-lambda'
import type { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { createFunction } from './create-function.js'
import type { MonitoredFunction } from './monitored.js'

/** Properties of {@link FlowLambda}. */
export interface FlowLambdaProps {
  /** The instance whose flows call it. */
  readonly instanceArn: string
  /** A function that is there already; else one is made of {@link code}. */
  readonly existing?: IFunction
  readonly code?: Code
  /** @defaultValue 'handler.handler' */
  readonly handler?: string
  readonly description?: string
  readonly environment?: Readonly<Record<string, string>>
  /** Memory in MB: the more, the more processor. @defaultValue 512 */
  readonly memorySize?: number
  readonly logRetention?: RetentionDays
  readonly encryptionKey?: IKey
}

/** As long as Connect waits. */
const timeoutSeconds = 8

/**
 * A function that flows can call: associated with the instance, and with a permission for that instance alone.
 * Flows that call it need {@link association} to be there before them.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
 */
export class FlowLambda extends Construct {
  readonly function: IFunction
  readonly association: CfnIntegrationAssociation
  /** For the dashboard and the alarms. */
  readonly monitored: MonitoredFunction

  constructor(scope: Construct, id: string, props: FlowLambdaProps) {
    super(scope, id)
    const { instanceArn, existing } = props
    this.function = existing ?? this.#create(props)
    this.monitored = { functionName: this.function.functionName, title: id, timeoutSeconds }
    this.association = new CfnIntegrationAssociation(this, 'Association', {
      instanceId: instanceArn,
      integrationType: 'LAMBDA_FUNCTION',
      integrationArn: this.function.functionArn,
    })
    // Of this instance only: another one of the same account, or of another account, may not.
    const permission = new CfnPermission(this, 'Permission', {
      action: 'lambda:InvokeFunction',
      functionName: this.function.functionArn,
      principal: new ServicePrincipal('connect.amazonaws.com').service,
      sourceAccount: Stack.of(this).account,
      sourceArn: instanceArn,
    })
    this.association.addResourceDependency(permission)
  }

  #create(props: FlowLambdaProps): LambdaFunction {
    const {
      code,
      handler = 'handler.handler',
      description,
      environment,
      memorySize = 512,
      logRetention,
      encryptionKey,
    } = props
    if (code === undefined) throw new Error(`${this.node.path} needs a function or its code.`)
    const timeout = Duration.seconds(timeoutSeconds)
    const options = { code, handler, description, environment, memorySize, timeout, logRetention, encryptionKey }
    return createFunction(this, options).lambda
  }
}
