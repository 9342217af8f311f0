import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { App } from 'aws-cdk-lib'
import type { AppProps } from 'aws-cdk-lib'

const require = createRequire(import.meta.url)

/** What the schemas of CloudFormation refuse ends the synthesis. */
const schemaErrors = '@aws-cdk/core:validateAgainstDefaultRules'

/** CloudFormation counts white space, too: a template has room for half as much again without it. */
const noIndentation = '@aws-cdk/core:suppressTemplateIndentation'

/**
 * An app with the behaviours that the CDK recommends for new ones. The CLI gives them from `cdk.json`; tests and scripts
 * have no CLI.
 */
export function createApp(props: AppProps = {}): App {
  const flags: unknown = JSON.parse(readFileSync(require.resolve('aws-cdk-lib/recommended-feature-flags.json'), 'utf8'))
  return new App({
    ...props,
    context: { ...recordOf(flags), [schemaErrors]: true, [noIndentation]: true, ...props.context },
  })
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
