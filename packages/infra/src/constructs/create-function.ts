import { RemovalPolicy } from 'aws-cdk-lib'
import type { Duration } from 'aws-cdk-lib'
import type { Role } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda'
import type { EventInvokeConfigOptions } from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import type { RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import type { FunctionCode } from './function-code.js'
import { functionRole } from './function-role.js'

/** What a function is like. */
export interface FunctionOptions extends FunctionCode, EventInvokeConfigOptions {
  readonly description?: string | undefined
  /** In MB. */
  readonly memorySize: number
  readonly timeout: Duration
  readonly environment?: Readonly<Record<string, string>> | undefined
  /** How long its log is kept. @defaultValue two years, as the CDK has it */
  readonly logRetention?: RetentionDays | undefined
  /** Encrypts its log. @defaultValue a key of the service */
  readonly encryptionKey?: IKey | undefined
}

/**
 * Create a function with a log group and a role of its own.
 * @param prefix - Of the ids of the three, where a scope has several functions.
 */
export function createFunction(
  scope: Construct,
  { logRetention, encryptionKey, description, environment, ...options }: FunctionOptions,
  prefix = '',
): { readonly lambda: LambdaFunction; readonly role: Role } {
  const logGroup = new LogGroup(scope, `${prefix}Logs`, {
    removalPolicy: RemovalPolicy.DESTROY,
    ...(logRetention !== undefined && { retention: logRetention }),
    ...(encryptionKey !== undefined && { encryptionKey }),
  })
  const role = functionRole(scope, `${prefix}Role`, logGroup)
  const lambda = new LambdaFunction(scope, prefix === '' ? 'Function' : prefix, {
    ...options,
    runtime: Runtime.NODEJS_24_X,
    tracing: Tracing.ACTIVE,
    logGroup,
    role,
    ...(description !== undefined && { description }),
    ...(environment !== undefined && { environment: { ...environment } }),
  })
  return { lambda, role }
}
