import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch'
import { describe, expect, it } from 'vitest'
import prod from '../../environments/prod.js'
import { exampleFlows } from '../../test/example-flows.js'
import { someFunction } from '../../test/some-functions.js'
import { createApp } from '../create-app.js'
import { ConnectStack } from '../stacks/connect-stack.js'
import { stackProblems } from './stack-problems.js'

/** What is wrong with the stack of production, to which a defect may be added. */
async function found(spoil: (stack: ConnectStack) => void = () => {}): Promise<readonly string[]> {
  const app = createApp()
  const stack = new ConnectStack(app, { environment: prod, flows: await exampleFlows(), functions: someFunction })
  spoil(stack)
  return stackProblems(app.synth(), stack.stackName)
}

describe('the stack of production', () => {
  it('has nothing wrong with it', async () => {
    expect(await found()).toEqual([])
  }, 60_000)

  it('would not pass with a metric that does not exist', async () => {
    const problems = await found((stack) => {
      const alarm = stack.node.findAll().find((one) => one instanceof CfnAlarm)
      if (alarm === undefined) throw new Error('There is no alarm.')
      alarm.addPropertyOverride('Metrics', undefined)
      alarm.addPropertyOverride('Namespace', 'AWS/Connect')
      alarm.addPropertyOverride('MetricName', 'QueueTime')
    })
    expect(problems.join('\n')).toMatch(/^AiccConnectStack-prod .*QueueTime/m)
  }, 60_000)
})
