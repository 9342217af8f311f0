import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { contactFlow, flowModule, flowNamed, queue } from '@aicc/flow-dsl'
import type { Flow } from '@aicc/flow-dsl'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { sizeOf, templateLimits } from '../checks/limits.js'
import { createApp } from '../create-app.js'
import { CompiledFlowSet } from './compiled-flow-set.js'
import { FlowSetError } from './flow-set-error.js'

const instanceArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/11111111-1111-4111-8111-111111111111'

function leadingTo(name: string, ...others: readonly string[]): Flow {
  return contactFlow(name, {}, (flow) => {
    flow.playPrompt(name)
    for (const other of others) flow.setDisconnectFlow(flowNamed(other), { on: { NoMatchingError: () => {} } })
    flow.disconnect()
  })
}

function deploy(...flows: readonly BuildableFlow[]): { readonly set: CompiledFlowSet; readonly template: Template } {
  const stack = new Stack(createApp(), 'Existing')
  const resources = ({ kind, name }: { readonly kind: string; readonly name: string }): string | undefined =>
    kind === 'queue' && name === 'support' ? `${instanceArn}/queue/44444444-4444-4444-8444-444444444444` : undefined
  const set = new CompiledFlowSet(stack, 'Flows', { instanceArn, flows, resources })
  return { set, template: Template.fromStack(stack) }
}

describe('flows in an instance that is there already', () => {
  it('refer to each other by what CloudFormation knows of them', () => {
    const { template, set } = deploy(leadingTo('one', 'two'), leadingTo('two'))
    template.resourceCountIs('AWS::Connect::ContactFlow', 2)
    template.hasResourceProperties('AWS::Connect::ContactFlow', {
      Name: 'one',
      InstanceArn: instanceArn,
      State: 'ACTIVE',
    })
    expect(JSON.stringify(template.findResources('AWS::Connect::ContactFlow'))).toContain('ContactFlowArn')
    expect(set.flows.map(({ name }) => name)).toEqual(['two', 'one'])
    template.resourceCountIs('Custom::FlowContent', 0)
  })

  it('get their content afterwards where they go round', () => {
    const { template } = deploy(leadingTo('one', 'two'), leadingTo('two', 'one'), leadingTo('three'))
    template.resourceCountIs('Custom::FlowContent', 2)
    const { Properties } =
      Object.values(template.findResources('AWS::Connect::ContactFlow', { Properties: { Name: 'one' } }))[0] ?? {}
    expect(JSON.parse(Properties.Content).Actions).toHaveLength(1)
  })

  it('take queues from what is given', () => {
    const flow = contactFlow('support', {}, (builder) => {
      builder.setWorkingQueue(queue('support'), { on: { NoMatchingError: () => {} } })
      builder.disconnect()
    })
    const { template } = deploy(flow)
    expect(JSON.stringify(template.toJSON())).toContain('/queue/44444444-4444-4444-8444-444444444444')
  })

  it('are modules with their contracts, too', () => {
    const { template } = deploy(
      flowModule('check', { branches: ['known', 'unknown'] }, (flow) => flow.returnFromModule({ branch: 'known' })),
    )
    const [created] = Object.values(template.findResources('AWS::Connect::ContactFlowModule'))
    expect(created?.Properties).toMatchObject({
      Name: 'check',
      State: 'ACTIVE',
      Settings: expect.stringContaining('known'),
    })
  })

  it('are refused with what is wrong, and where', () => {
    const lost = contactFlow('lost', {}, (builder) => {
      builder.setWorkingQueue(queue('nobody-knows'), { on: { NoMatchingError: () => {} } })
      builder.disconnect()
    })
    expect(() => deploy(lost)).toThrow(FlowSetError)
    expect(() => deploy(lost)).toThrow(
      /compiled-flow-set\.test\.ts:\d+:\d+ FLOW1008 missing-resource: .*"nobody-knows"/,
    )
  })

  it('go into nested stacks where they are many', () => {
    const app = createApp()
    const stack = new Stack(app, 'Many')
    const flows = Array.from({ length: 200 }, (_, index) =>
      contactFlow(`flow-${index}`, {}, (flow) => {
        for (let step = 0; step < 20; step += 1)
          flow.playPrompt(`Step ${step} of flow ${index}. ${'Some words. '.repeat(8)}`)
        if (index > 0) flow.setDisconnectFlow(flowNamed(`flow-${index - 1}`), { on: { NoMatchingError: () => {} } })
        flow.disconnect()
      }),
    )
    const set = new CompiledFlowSet(stack, 'Flows', { instanceArn, flows, resources: () => undefined })
    expect(set.flows).toHaveLength(200)
    const { directory } = app.synth()
    const templates = readdirSync(directory).filter((file) => file.endsWith('.template.json'))
    const sizes = templates.map((file) => sizeOf(JSON.parse(readFileSync(join(directory, file), 'utf8'))))
    expect(templates.length).toBeGreaterThan(2)
    for (const { bytes, resources } of sizes) {
      expect(bytes).toBeLessThan(templateLimits.bytes)
      expect(resources).toBeLessThan(templateLimits.resources)
    }
  }, 60_000)
})
