import { App, Stack, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { Template } from 'aws-cdk-lib/assertions'

/** An account and region for stacks of tests. */
export const env = { account: '111122223333', region: 'ap-northeast-2' }

/** A stack that is checked by AWS Solutions when its app is made: `synth` throws what they find. */
export function checkedStack(fill: (stack: Stack) => void, context: Readonly<Record<string, unknown>> = {}) {
  const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true, ...context } })
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  const stack = new Stack(app, 'Test', { env })
  fill(stack)
  return { assembly: app.synth(), template: Template.fromStack(stack) }
}
