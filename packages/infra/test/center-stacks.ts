import { NestedStack } from 'aws-cdk-lib'
import type { Stack } from 'aws-cdk-lib'
import { Key } from 'aws-cdk-lib/aws-kms'
import dev from '../environments/dev.js'
import prod from '../environments/prod.js'
import staging from '../environments/staging.js'
import { createApp } from '../src/create-app.js'
import { defineEnvironment } from '../src/environment/define-environment.js'
import type { DeployedStack } from '../src/policies/operator-policy.js'
import { ConnectStack } from '../src/stacks/connect-stack.js'
import { stackOf, withNested } from '../src/checks/synthesized-stack.js'
import { exampleFlows } from './example-flows.js'
import { someFunction } from './some-functions.js'

/** Everything that an environment may have. */
const everything = defineEnvironment({
  ...prod,
  name: 'everything',
  alias: 'aicc-everything',
  users: [
    {
      username: 'agent',
      firstName: 'First',
      lastName: 'Last',
      routingProfile: 'Tier 1',
      securityProfiles: ['Center agent'],
    },
  ],
  passwordsSecret: 'connect/first-passwords',
  approvedOrigins: ['https://crm.example.com'],
  agentEventsStreamArn: 'arn:aws:kinesis:ap-northeast-2:111122223333:stream/agent-events',
  alarmAddresses: ['operations@example.com'],
})

/** The stacks of the environments; and with them one that has everything which constructs of this package can make. */
export async function centerStacks(): Promise<{
  readonly environments: readonly DeployedStack[]
  readonly everything: DeployedStack
}> {
  const app = createApp()
  const flows = await exampleFlows()
  const environments = [dev, staging, prod]
  const stacks = [...environments, everything].map(
    (environment) => new ConnectStack(app, { environment, flows, functions: someFunction }),
  )
  const [full] = stacks.slice(-1)
  if (full !== undefined) addTheRest(full)
  const assembly = app.synth()
  const deployed = stacks.map(({ stackName }) => ({
    name: stackName,
    templates: withNested(stackOf(assembly, stackName)).map(({ template }) => template),
  }))
  const last = deployed.pop()
  if (last === undefined) throw new Error('There is no stack.')
  return { environments: deployed, everything: last }
}

function addTheRest(stack: Stack): void {
  new Key(new NestedStack(stack, 'Nested'), 'Key', { enableKeyRotation: true })
}
