import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { App, AppProps } from 'aws-cdk-lib'
import { isFlow } from '@aicc/flow-dsl/language'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import dev from '../environments/dev.js'
import prod from '../environments/prod.js'
import staging from '../environments/staging.js'
import { ConnectStack, createApp, packageRoot } from '../src/index.js'

const repository = join(packageRoot, '../..')

/** The environments, each of which is a stack. */
export const environments = [dev, staging, prod]

/** The app with a stack for each environment, and all flows of the examples in it. */
export async function centerApp(props: AppProps = {}): Promise<App> {
  const app = createApp(props)
  const flows = await flowsIn(join(repository, 'examples'))
  const code = {
    registration: join(repository, 'packages/registration-lambda/dist/lambda'),
    crm: join(repository, 'packages/crm-lambda/dist/lambda'),
  }
  for (const environment of environments) new ConnectStack(app, { environment, flows, code })
  return app
}

/** All flows and modules below a folder. */
async function flowsIn(folder: string): Promise<readonly BuildableFlow[]> {
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
