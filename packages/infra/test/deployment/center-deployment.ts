import { readFileSync } from 'node:fs'
import { ConnectClient } from '@aws-sdk/client-connect'
import { startConnectLocal } from '@aicc/connect-local'
import type { ConnectLocal, ConnectLocalOptions, Instance } from '@aicc/connect-local'
import { compile } from '@aicc/flow-compiler'
import type { ResourceResolver } from '@aicc/flow-compiler'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import { Tags } from 'aws-cdk-lib'
import { onTestFinished, vi } from 'vitest'
import { assetFinder, stackOf } from '../../src/checks/synthesized-stack.js'
import { createApp } from '../../src/create-app.js'
import type { Environment } from '../../src/environment/environment.js'
import { ConnectStack } from '../../src/stacks/connect-stack.js'
import { someFunction } from '../some-functions.js'
import { startLoopbackServer } from '../splunk/loopback-server.js'
import { region } from './other-resources.js'
import { startCloudFormation } from './small-cloudformation.js'
import type { CloudFormationOptions, Deployable, SmallCloudFormation } from './small-cloudformation.js'

/** Where the files of assets are that were synthesized. Their names say what is in them. */
const assetFinders: ReturnType<typeof assetFinder>[] = []

function findAsset(name: string): string | undefined {
  return assetFinders.flatMap((find) => find(name) ?? [])[0]
}

/** The stack of an environment. What functions read is where they find it from now on. */
export function synthesizeCenter(
  environment: Environment,
  flows: readonly BuildableFlow[],
  tags: Readonly<Record<string, string>> = {},
  ...tagged: readonly string[]
): Deployable {
  const app = createApp()
  const stack = new ConnectStack(app, { environment, flows, functions: someFunction })
  const { stackName } = stack
  const ofFlows = ['AWS::Connect::ContactFlow', 'AWS::Connect::ContactFlowModule']
  const includeResourceTypes = tagged.length > 0 ? [...tagged] : ofFlows
  for (const [name, value] of Object.entries(tags)) Tags.of(stack).add(name, value, { includeResourceTypes })
  const assembly = app.synth()
  assetFinders.push(assetFinder(assembly, stackName))
  return stackOf(assembly, stackName)
}

/** A local Connect, and CloudFormation that deploys into it. */
export interface Cloud extends Pick<SmallCloudFormation, 'create' | 'update' | 'delete'> {
  readonly connect: ConnectLocal
  /** Operations since the last time that this was asked, those that only look left out. */
  changes(): readonly string[]
  close(): Promise<void>
}

/** Start both. Custom resources run the real function, on the local Connect. */
export async function startCloud(
  options: Omit<CloudFormationOptions, 'client' | 'customResource'> & { readonly connect?: ConnectLocalOptions } = {},
): Promise<Cloud> {
  const connect = await startConnectLocal({ region, ...options.connect })
  const store = await startLoopbackServer(({ method, url = '' }) => {
    const file = findAsset(url.slice(url.lastIndexOf('/') + 1).replace(/\?.*$/, ''))
    if (method !== 'GET' || file === undefined) return { status: 404 }
    return { status: 200, body: readFileSync(file) }
  })
  vi.stubEnv('AWS_ENDPOINT_URL_CONNECT', connect.url)
  vi.stubEnv('AWS_ENDPOINT_URL_S3', store.endpoint)
  vi.stubEnv('AWS_REGION', region)
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test')
  // The function makes its client when it is loaded.
  vi.resetModules()
  const { handler } = await import('../../src/functions/instance-settings/handler.js')
  const client = new ConnectClient({
    endpoint: connect.url,
    region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  })
  const cloudFormation = await startCloudFormation({
    ...options,
    client,
    customResource: (event) => handler(event, { getRemainingTimeInMillis: () => 120_000 }),
  })
  let seen = 0
  return {
    ...cloudFormation,
    connect,
    changes() {
      const operations = connect.requests.slice(seen).map(({ operation }) => operation ?? '')
      seen = connect.requests.length
      return operations.filter((operation) => !/^(List|Describe|Search)/.test(operation)).toSorted()
    },
    async close() {
      client.destroy()
      await cloudFormation.close()
      await connect.close()
      await store.close()
      vi.unstubAllEnvs()
    },
  }
}

/** Such a cloud for one test. */
export async function startCloudForTest(options: Parameters<typeof startCloud>[0] = {}): Promise<Cloud> {
  const cloud = await startCloud(options)
  onTestFinished(() => cloud.close())
  return cloud
}

/** The only instance that is there. */
export function onlyInstance({ connect }: Cloud): Instance {
  const [instance, ...others] = connect.state.instances.values()
  if (instance === undefined || others.length > 0) throw new Error('There is not one instance.')
  return instance
}

/**
 * Flows and modules whose published content is not what the compiler makes of them with the ARNs of what is there, with
 * the place where it begins to differ.
 */
export function differentContents(
  cloud: Cloud,
  environment: Environment,
  flows: readonly BuildableFlow[],
): readonly string[] {
  const published = publishedContents(onlyInstance(cloud))
  const resources = resourcesOf(cloud, environment)
  return flows.flatMap((flow) => {
    const text = published.get(keyOf(flow)) ?? ''
    const { content } = compile(flow, { resources })
    if (text === content) return []
    const start = [...content].findIndex((character, index) => character !== text[index])
    return [`${keyOf(flow)}: ${text.slice(start, start + 80)} instead of ${content.slice(start, start + 80)}`]
  })
}

/** Published content of all flows and modules, by key: `flow:inbound`. */
export function publishedContents({ contactFlows, contactFlowModules }: Instance): ReadonlyMap<string, string> {
  return new Map([
    ...[...contactFlows.values()].map(({ name, published }) => [`flow:${name}`, published?.text ?? ''] as const),
    ...[...contactFlowModules.values()].map(({ name, published }) => [`module:${name}`, published.text] as const),
  ])
}

function keyOf({ name, flowType }: BuildableFlow): string {
  return `${flowType === 'MODULE' ? 'module' : 'flow'}:${name}`
}

/** What symbols of flows stand for in the instance: looked up by the names that the environment gives them. */
function resourcesOf(cloud: Cloud, environment: Environment): ResourceResolver {
  const instance = onlyInstance(cloud)
  const arnOf = (things: ReadonlyMap<string, { readonly name: string; readonly arn: string }>, name?: string) =>
    [...things.values()].find((thing) => thing.name === name)?.arn
  const functions = [...instance.lambdaFunctions]
  return ({ kind, name }) => {
    switch (kind) {
      case 'queue':
        return arnOf(
          instance.queues,
          Object.entries(environment.queues).find(([symbol, { id }]) => name === symbol || name === id)?.[1].name,
        )
      case 'hoursOfOperation':
        return arnOf(instance.hoursOfOperations, environment.hours[name]?.name)
      case 'prompt':
        return arnOf(instance.prompts, name)
      case 'flow':
        return arnOf(instance.contactFlows, name)
      case 'module':
        return arnOf(instance.contactFlowModules, name)
      case 'user':
        return arnOf(instance.users, name)
      case 'phoneNumber': {
        const { description } = environment.phoneNumbers[name] ?? {}
        return [...cloud.connect.state.phoneNumbers.values()].find((one) => one.description === description)?.number
      }
      case 'lexBot':
        return [...instance.bots.keys()][0]
      case 'lambda': {
        const existing = environment.functions[name]
        // Those that the stack makes have names that CloudFormation makes up.
        const isMeant = new RegExp(existing === undefined ? `function:.*${name}` : `function:${existing}$`, 'i')
        return functions.find((arn) => isMeant.test(arn))
      }
      default:
        return undefined
    }
  }
}

/** A flow in which a text was changed. */
export function withText(flow: BuildableFlow, change: (text: string) => string): BuildableFlow {
  return {
    ...flow,
    build() {
      const { graph, problems } = flow.build()
      const actions = graph.actions.map((action) => {
        const { Text: text } = action.parameters
        return typeof text === 'string'
          ? { ...action, parameters: { ...action.parameters, Text: change(text) } }
          : action
      })
      return { graph: { ...graph, actions }, problems }
    },
  }
}
