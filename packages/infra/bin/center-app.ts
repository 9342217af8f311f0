import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { App, AppProps } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { isFlow } from '@aicc/flow-dsl/language'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import dev from '../environments/dev.js'
import prod from '../environments/prod.js'
import staging from '../environments/staging.js'
import { ConnectStack, createApp, packageRoot } from '../src/index.js'
import type { FlowFunction, FunctionCode } from '../src/index.js'

/** The folder of the repository. */
export const repository = join(packageRoot, '../..')

/** The environments, each of which is a stack. */
export const environments = [dev, staging, prod]

/** The app with a stack for each environment, and all flows of the examples in it. */
export async function centerApp(props: AppProps = {}): Promise<App> {
  const app = createApp(props)
  const flows = await exampleFlows()
  const functions = (name: FlowFunction): FunctionCode => {
    const { folder, handler } = flowFunctions[name]
    return { code: Code.fromAsset(folder), handler }
  }
  for (const environment of environments) new ConnectStack(app, { environment, flows, functions })
  return app
}

/** Folders with the functions that flows of the examples call, and what Lambda calls in them. */
export const flowFunctions: Readonly<Record<FlowFunction, { readonly folder: string; readonly handler: string }>> = {
  registration: { folder: join(repository, 'packages/registration-lambda/dist/lambda'), handler: 'handler.handler' },
  'registration-export': {
    folder: join(repository, 'packages/registration-lambda/dist/lambda'),
    handler: 'export-handler.handler',
  },
  crm: { folder: join(repository, 'packages/crm-lambda/dist/lambda'), handler: 'handler.handler' },
}

/** All flows and modules of the examples. */
export async function exampleFlows(): Promise<readonly BuildableFlow[]> {
  const folder = join(repository, 'examples')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.flow.ts') && !file.includes('node_modules'))
    .sort()
  const flows: BuildableFlow[] = []
  for (const file of files) {
    const exported: object = await import(pathToFileURL(join(folder, file)).href)
    for (const flow of Object.values(exported)) if (isFlow(flow)) flows.push(flow)
  }
  return flows
}
