/**
 * `npm run synth:policies`: writes the policies of who deploys, made of what the templates hold. They stand in the
 * repository; a test fails when they are out of date. With `--permissions-boundary NAME`, roles of the stacks have to
 * have that managed policy as their boundary.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { EnvironmentError, FlowSetError, packageRoot } from '../src/index.js'
import { stackOf, withNested } from '../src/checks/synthesized-stack.js'
import { operatorPolicies } from '../src/policies/operator-policy.js'
import { lengthOf, mostCharacters } from '../src/policies/policy-document.js'
import { stackPrefix } from '../src/policies/policy-scopes.js'
import { writePolicies } from '../src/policies/write-policies.js'
import { centerApp, environments } from './center-app.js'

try {
  const { values } = parseArgs({ options: { 'permissions-boundary': { type: 'string' } } })
  const boundary = values['permissions-boundary']
  const app = await centerApp()
  const assembly = app.synth()
  const stacks = environments.map(({ name }) => {
    const stack = `${stackPrefix}${name}`
    return { name: stack, templates: withNested(stackOf(assembly, stack)).map(({ template }) => template) }
  })
  const policies = operatorPolicies(stacks, boundary === undefined ? {} : { permissionsBoundary: boundary })
  writePolicies(join(packageRoot, 'policies'), policies)
  for (const [name, document] of Object.entries(policies)) {
    console.log(`packages/infra/policies/${name}.json  ${lengthOf(document)} of ${mostCharacters} characters`)
  }
} catch (error) {
  // What an author did wrong is told without a stack of calls.
  if (!(error instanceof FlowSetError || error instanceof EnvironmentError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
