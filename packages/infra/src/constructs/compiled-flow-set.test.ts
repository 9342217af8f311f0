import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Stack, Tags } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { contactFlow, flowModule, flowNamed, queue } from '@aicc/flow-dsl'
import type { Flow } from '@aicc/flow-dsl'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { sizeOf, templateLimits } from '../checks/limits.js'
import type { SynthesizedTemplate } from '../checks/synthesized-template.js'
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

interface Deployed {
  readonly set: CompiledFlowSet
  readonly template: Template
}

function deploy(...flows: readonly BuildableFlow[]): Deployed {
  return deployWith(() => {}, ...flows)
}

function deployWith(change: (stack: Stack) => void, ...flows: readonly BuildableFlow[]): Deployed {
  const stack = new Stack(createApp(), 'Existing')
  change(stack)
  const resources = ({ kind, name }: { readonly kind: string; readonly name: string }): string | undefined =>
    kind === 'queue' && name === 'support' ? `${instanceArn}/queue/44444444-4444-4444-8444-444444444444` : undefined
  const set = new CompiledFlowSet(stack, 'Flows', { instanceArn, flows, resources })
  return { set, template: Template.fromStack(stack) }
}

interface FlowResource {
  readonly Properties: { readonly Name: string; readonly Content: unknown }
}

/** Flows of a template, by name. */
function flowsOf(template: Template): Readonly<Record<string, FlowResource | undefined>> {
  const flows = Object.values(template.findResources('AWS::Connect::ContactFlow'))
  return Object.fromEntries(flows.map((flow) => [String(flow.Properties.Name), { Properties: flow.Properties }]))
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

  it('are looked up where they go round, and the first one gets its content again afterwards', () => {
    const { template, set } = deploy(leadingTo('one', 'two'), leadingTo('two', 'one'), leadingTo('three'))
    template.resourceCountIs('Custom::FlowContent', 1)
    const [first = '', second = ''] = set.flows.map(({ name }) => name).filter((name) => name !== 'three')
    const content = JSON.stringify(flowsOf(template)[first]?.Properties.Content)
    const [[lookUp, { Properties: sought }] = ['', { Properties: {} }]] = Object.entries(
      template.findResources('Custom::FlowArn', { Properties: { name: second } }),
    )
    expect(content).toContain(JSON.stringify({ 'Fn::GetAtt': [lookUp, 'Arn'] }))
    expect(content).toContain(`\\"Text\\":\\"${first}\\"`)
    expect(JSON.stringify(flowsOf(template)[second]?.Properties.Content)).toContain('ContactFlowArn')
    const placeholder = template.toJSON().Resources[sought.otherwise['Fn::GetAtt'][0]]
    expect(JSON.parse(placeholder.Properties.Content).Actions).toHaveLength(1)
    // What the content was created with is part of what sets it again.
    const contents = Object.values(template.findResources('Custom::FlowContent'))
    expect(contents.map(({ Properties }) => Properties.lookedUp)).toEqual([[{ 'Fn::GetAtt': [lookUp, 'Arn'] }]])
  })

  it('may lead to themselves', () => {
    const { template } = deploy(leadingTo('one', 'one'))
    expect(Object.keys(template.findResources('Custom::FlowArn'))).toHaveLength(1)
    expect(Object.keys(template.findResources('Custom::FlowContent'))).toHaveLength(1)
  })

  it('are looked up again when anything of them changes that writes their contents', () => {
    const revisionOf = (change: (stack: Stack) => void, ...flows: readonly BuildableFlow[]): unknown => {
      const { template } = deployWith(change, ...flows)
      const [found] = Object.values(template.findResources('Custom::FlowArn'))
      return found?.Properties.revision
    }
    const circle = [leadingTo('one', 'two'), leadingTo('two', 'one')]
    const before = revisionOf(() => {}, ...circle)
    expect(revisionOf(() => {}, ...circle)).toBe(before)
    expect(revisionOf((stack) => Tags.of(stack).add('team', 'voice'), ...circle)).not.toBe(before)
    expect(revisionOf(() => {}, ...circle, leadingTo('three'))).not.toBe(before)
  })

  it('have their whole content all the time, also when they begin to go round', () => {
    const texts = (...flows: readonly BuildableFlow[]): unknown =>
      JSON.stringify(flowsOf(deploy(...flows).template)['two']?.Properties.Content).match(/Text[^,]*two[^,]*/)?.[0]
    const before = texts(leadingTo('one', 'two'), leadingTo('two'))
    expect(before).toBeDefined()
    expect(texts(leadingTo('one', 'two'), leadingTo('two', 'one'))).toBe(before)
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

  it('are spread over nested stacks where they are many, and stay where they are when others come', () => {
    const flows = Array.from({ length: 200 }, (_, index) =>
      contactFlow(`flow-${index}`, {}, (flow) => {
        for (let step = 0; step < 20; step += 1)
          flow.playPrompt(`Step ${step} of flow ${index}. ${'Some words. '.repeat(8)}`)
        if (index > 0) flow.setDisconnectFlow(flowNamed(`flow-${index - 1}`), { on: { NoMatchingError: () => {} } })
        flow.disconnect()
      }),
    )
    const synthesized = (some: readonly BuildableFlow[]): Readonly<Record<string, SynthesizedTemplate>> => {
      const app = createApp()
      const set = new CompiledFlowSet(new Stack(app, 'Many'), 'Flows', {
        instanceArn,
        flows: some,
        resources: () => undefined,
        nestedStacks: 4,
      })
      expect(set.flows).toHaveLength(some.length)
      const { directory } = app.synth()
      const files = readdirSync(directory).filter((file) => file.endsWith('.template.json'))
      return Object.fromEntries(
        files.map((file) => [
          // What CDK makes of the names of nested stacks ends with a hash of their contents.
          file.replace(/^(Many\w*Part\d).*$/, '$1'),
          JSON.parse(readFileSync(join(directory, file), 'utf8')),
        ]),
      )
    }
    const placesOf = (templates: Readonly<Record<string, SynthesizedTemplate>>): Readonly<Record<string, string>> =>
      Object.fromEntries(
        Object.entries(templates).flatMap(([file, { Resources: resources }]) =>
          Object.entries(resources)
            .filter(([, { Type: type }]) => type === 'AWS::Connect::ContactFlow')
            .map(([id]) => [id, file]),
        ),
      )
    const all = synthesized(flows)
    for (const template of Object.values(all)) {
      const { bytes, resources, parameters } = sizeOf(template)
      expect(bytes).toBeLessThan(templateLimits.bytes)
      expect(resources).toBeLessThan(templateLimits.resources)
      expect(parameters).toBeLessThan(templateLimits.parameters)
    }
    const places = placesOf(all)
    expect(new Set(Object.values(places)).size).toBe(5)
    const fewer = placesOf(synthesized(flows.slice(0, 150)))
    expect(places).toMatchObject(fewer)
    expect(Object.keys(fewer).length).toBeGreaterThan(150)
  }, 60_000)
})
