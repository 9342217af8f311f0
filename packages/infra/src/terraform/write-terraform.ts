import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import { assertDeployable } from '../environment/assert-deployable.js'
import type { Environment } from '../environment/environment.js'
import { environmentVariables, hasResource } from './environment-variables.js'
import { flowConfiguration } from './flow-configuration.js'
import { flowTemplates } from './flow-templates.js'
import type { FlowTemplates } from './flow-templates.js'

/**
 * Write what the Terraform configuration reads: `flows/`, a module with a template for each flow and `flows.json`, their list, and
 * `environments/<name>.tfvars.json` for each environment. What was in `flows/` before goes away.
 * @param folder - That of the configuration.
 * @throws {@link FlowSetError} when a flow is wrong, or needs what an environment lacks. {@link EnvironmentError} when an
 * environment names a flow that is not there.
 */
export function writeTerraform(
  folder: string,
  flows: readonly BuildableFlow[],
  environments: readonly Environment[],
): FlowTemplates {
  for (const environment of environments) assertDeployable(environment, flows)
  const result = flowTemplates(flows, (resource) =>
    environments.every((environment) => hasResource(environment, resource)),
  )
  writeFlows(folder, result)
  for (const environment of environments) write(join(folder, variablesFile(environment)), printVariables(environment))
  return result
}

/** Write the module with flows to `flows/` below a folder. */
export function writeFlows(folder: string, { flows, templates }: FlowTemplates): void {
  const own = join(folder, 'flows')
  rmSync(own, { recursive: true, force: true })
  for (const [file, text] of Object.entries(templates)) write(join(own, file), text)
  write(join(own, 'flows.json'), printJson(flows))
  write(join(own, 'flows.tf.json'), printJson(flowConfiguration(flows)))
}

/** The file with the variables of an environment, below the folder of the configuration. */
export function variablesFile({ name }: Environment): string {
  return `environments/${name}.tfvars.json`
}

/** The text of that file. */
export function printVariables(environment: Environment): string {
  return printJson(environmentVariables(environment))
}

function printJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
