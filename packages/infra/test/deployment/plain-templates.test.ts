import { beforeAll, describe, expect, it } from 'vitest'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import dev from '../../environments/dev.js'
import { templateOf } from '../../src/checks/synthesized-stack.js'
import { createPlainApp, templateNames } from '../../src/cloudformation/create-plain-app.js'
import { printTemplate } from '../../src/cloudformation/print-template.js'
import { readTemplate } from '../cloudformation/read-template.js'
import { exampleFlows } from '../example-flows.js'
import { differentContents, onlyInstance, startCloudForTest } from './center-deployment.js'
import type { Cloud } from './center-deployment.js'
import type { Deployable, DeployedStack } from './small-cloudformation.js'

let flows: readonly BuildableFlow[]
/** By name, as they are written to files. */
let templates: ReadonlyMap<string, Deployable>

beforeAll(async () => {
  flows = await exampleFlows()
  const app = createPlainApp({
    environment: dev,
    flows,
    functionsFile: 'functions.zip',
    handlerOf: (name) => ({ folder: name, handler: 'handler.handler' }),
  })
  const assembly = app.synth()
  templates = new Map(
    templateNames.map((name) => [
      name,
      { template: templateFrom(printTemplate(templateOf(assembly, name))), nested: new Map() },
    ]),
  )
}, 60_000)

function templateFrom(yaml: string): Deployable['template'] {
  const { Resources: resources, ...others } = readTemplate(yaml)
  return { ...others, Resources: Object(resources) }
}

const parameters: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'connect-instance': { InstanceAlias: 'my-center', ArtifactBucket: 'artifacts' },
  'integration-services': {
    InstanceStackName: 'my-connect-instance',
    ArtifactBucket: 'artifacts',
    AlarmAddress: 'operations@example.com',
  },
  'contact-flows': {
    InstanceStackName: 'my-connect-instance',
    ServicesStackName: 'my-integration-services',
    ArtifactBucket: 'artifacts',
  },
}

async function createAll({ create }: Cloud): Promise<readonly DeployedStack[]> {
  const stacks: DeployedStack[] = []
  for (const name of templateNames) {
    const deployable = templates.get(name)
    if (deployable === undefined) throw new Error(`There is no template ${name}.`)
    stacks.push(await create(`my-${name}`, deployable, { parameters: parameters[name] ?? {} }))
  }
  return stacks
}

describe('the three templates', () => {
  it('make flows with the same contents as the CDK and everything that leads to them, and are taken away', async () => {
    const cloud = await startCloudForTest()
    const stacks = await createAll(cloud)
    expect(cloud.connect.requests.filter(({ error }) => error !== undefined)).toEqual([])
    const instance = onlyInstance(cloud)
    expect(instance.alias).toBe('my-center')
    // What the stack of the CDK is held against, too.
    expect(differentContents(cloud, dev, flows)).toEqual([])
    const numbers = [...cloud.connect.state.phoneNumbers.values()]
    expect(numbers.map(({ flowId }) => instance.contactFlows.get(flowId ?? '')?.name).toSorted()).toEqual(
      Object.values(dev.phoneNumbers)
        .map(({ flow }) => flow)
        .toSorted(),
    )
    for (const { name, outboundWhisperFlow } of Object.values(dev.queues)) {
      const queue = [...instance.queues.values()].find((one) => one.name === name)
      expect(queue?.quickConnectIds.size, name).toBe(Object.keys(dev.quickConnects).length)
      const whisper = instance.contactFlows.get(queue?.outboundCaller?.OutboundFlowId ?? '')
      expect(whisper?.name, name).toBe(outboundWhisperFlow)
    }
    for (const stack of stacks.toReversed()) await cloud.delete(stack)
    expect([...cloud.connect.state.instances.keys(), ...cloud.connect.state.phoneNumbers.keys()]).toEqual([])
  })

  it('need each other', async () => {
    const { create } = await startCloudForTest()
    const flowsTemplate = templates.get('contact-flows') ?? { template: { Resources: {} }, nested: new Map() }
    await expect(
      create('my-contact-flows', flowsTemplate, { parameters: parameters['contact-flows'] ?? {} }),
    ).rejects.toThrow('No stack exports my-connect-instance-InstanceArn.')
  })
})
