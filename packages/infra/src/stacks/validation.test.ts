import { Validations } from 'aws-cdk-lib'
import { CfnQueue } from 'aws-cdk-lib/aws-connect'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { AwsSolutionsChecks } from 'cdk-nag'
import { beforeAll, describe, expect, it } from 'vitest'
import dev from '../../environments/dev.js'
import staging from '../../environments/staging.js'
import { exampleFlows } from '../../test/example-flows.js'
import { someFunction } from '../../test/some-functions.js'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import { validationFindings } from '../checks/validation-report.js'
import { createApp } from '../create-app.js'
import { ConnectStack } from './connect-stack.js'

let flows: readonly BuildableFlow[]

beforeAll(async () => {
  flows = await exampleFlows()
})

/** What is found in stacks, to which a defect may be added. */
function findings(spoil: (stack: ConnectStack) => void = () => {}): readonly string[] {
  const app = createApp()
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  for (const environment of [dev, staging])
    spoil(new ConnectStack(app, { environment, flows, functions: someFunction }))
  try {
    return validationFindings(app.synth().directory)
  } catch (error) {
    return [String(error)]
  }
}

describe('the stacks', () => {
  it('hold the schemas of CloudFormation and what AWS Solutions ask for', () => {
    expect(findings()).toEqual([])
  }, 120_000)

  it('would not pass with a value that is out of range', () => {
    const found = findings((stack) => {
      const [queue] = stack.instance.center.queues.values()
      if (queue !== undefined) queue.maxContacts = -5
    })
    expect(found.join('\n')).toContain('MaxContacts: -5 is less than the minimum of 0')
  }, 120_000)

  it('would not pass with a value that is none of those allowed', () => {
    const found = findings((stack) => {
      const [queue] = stack.instance.center.queues.values()
      if (queue instanceof CfnQueue) queue.status = 'SOMETIMES'
    })
    expect(found.join('\n')).toContain("'SOMETIMES' is not one of")
  }, 120_000)

  it('would not pass with a permission for everything', () => {
    const found = findings((stack) => {
      stack.services.registration.function.function.addToRolePolicy(
        new PolicyStatement({ actions: ['connect:*'], resources: ['*'] }),
      )
    })
    expect(found.join('\n')).toContain('AwsSolutions-IAM5[Action::connect:*]')
  }, 120_000)
})
