import { Stack } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler'
import { Construct } from 'constructs'

/** Properties of {@link FunctionSchedule}. */
export interface FunctionScheduleProps {
  readonly function: IFunction
  readonly description: string
  /** When it is called: `cron(0/15 * * * ? *)`, in UTC. */
  readonly expression: string
  /** How long after its time a call may still be tried, in seconds: 60 to 86,400. */
  readonly maximumAgeSeconds: number
}

/** Calls a function again and again. The function gets the time that was meant: `{ "time": "..." }`. */
export class FunctionSchedule extends Construct {
  constructor(scope: Construct, id: string, props: FunctionScheduleProps) {
    super(scope, id)
    const { function: called, description, expression, maximumAgeSeconds } = props
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        // Of this account only: the scheduler acts for others too.
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    })
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [called.functionArn] }))
    const schedule = new CfnSchedule(this, 'Schedule', {
      description,
      scheduleExpression: expression,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: called.functionArn,
        roleArn: role.roleArn,
        // So that a late run is about the same time.
        input: JSON.stringify({ time: '<aws.scheduler.scheduled-time>' }),
        retryPolicy: { maximumEventAgeInSeconds: maximumAgeSeconds, maximumRetryAttempts: 3 },
      },
    })
    schedule.node.addDependency(role)
  }
}
