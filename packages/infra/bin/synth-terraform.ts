/**
 * `npm run synth:terraform`: writes flows as templates, and environments as variables, to where the Terraform
 * configuration reads them. Needs no account, no network and no Terraform.
 */
import { join } from 'node:path'
import { EnvironmentError, FlowSetError } from '../src/index.js'
import { writeTerraform } from '../src/terraform/write-terraform.js'
import { environments, exampleFlows, repository } from './center-app.js'

const folder = join(repository, 'terraform')
try {
  const { flows } = writeTerraform(folder, await exampleFlows(), environments)
  const listed = Object.entries(flows)
  const circular = listed.filter(([, flow]) => flow.circular).map(([key]) => key)
  console.log(`${listed.length} flows and modules, ${environments.length} environments in terraform/.`)
  if (circular.length > 0) {
    console.log(`Created with a stub first: ${circular.join(', ')}. See terraform/README.md.`)
  }
} catch (error) {
  // What an author did wrong is told without a stack of calls.
  if (!(error instanceof FlowSetError || error instanceof EnvironmentError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
