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

/** What differs from the reference center. */
export interface CenterAppProps extends AppProps {
  /** How many flows and modules there are: those of the examples, and copies of them up to this number. */
  readonly flowCount?: number | undefined
  /** Nested stacks for flows, instead of those of the environments. */
  readonly flowStacks?: number | undefined
}

/** The app with a stack for each environment, and all flows of the examples in it. */
export async function centerApp({ flowCount = 0, flowStacks, ...props }: CenterAppProps = {}): Promise<App> {
  const app = createApp(props)
  const flows = withCopies(await exampleFlows(), flowCount)
  const functions = (name: FlowFunction): FunctionCode => {
    const { folder, handler } = flowFunctions[name]
    return { code: Code.fromAsset(folder), handler }
  }
  for (const each of environments) {
    const environment = flowStacks === undefined ? each : { ...each, flowStacks }
    new ConnectStack(app, { environment, flows, functions })
  }
  return app
}

/** Flows, and copies of them under other names until there are so many: to see how a center fits when it has grown. */
function withCopies(flows: readonly BuildableFlow[], count: number): readonly BuildableFlow[] {
  const copies = Array.from({ length: Math.max(0, count - flows.length) }, (_, index) => {
    const flow = flows[index % flows.length]
    return flow === undefined ? [] : copyOf(flow, `${flow.name}-${Math.floor(index / flows.length) + 2}`)
  })
  return [...flows, ...copies.flat()]
}

function copyOf(flow: BuildableFlow, name: string): BuildableFlow {
  return {
    name,
    flowType: flow.flowType,
    module: flow.module,
    position: flow.position,
    build: () => {
      const { graph, ...others } = flow.build()
      return { ...others, graph: { ...graph, name } }
    },
  }
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
