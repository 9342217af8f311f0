import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Stack } from 'aws-cdk-lib'
import { CfnHoursOfOperation, CfnQueue } from 'aws-cdk-lib/aws-connect'
import { Key } from 'aws-cdk-lib/aws-kms'
import { contactFlow, flowNamed, queue } from '@aicc/flow-dsl'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CompiledFlowSet } from '../constructs/compiled-flow-set.js'
import { createApp } from '../create-app.js'
import { flowContentProblems } from './flow-contents.js'
import { isRecord } from './is-record.js'
import { sizeOf, templateLimits } from './limits.js'
import { resolveValue } from './resolve-template.js'
import { stackProblems } from './stack-problems.js'
import { assetFinder, stackOf, withNested } from './synthesized-stack.js'
import type { Assembly, SynthesizedStack } from './synthesized-stack.js'

const instanceArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/11111111-1111-4111-8111-111111111111'
const stackName = 'Many'
let synthesized: Assembly
let assembly: Assembly

/** A stack with a queue, and 200 flows that use it and lead to each other, in nested stacks. */
function synthesize(): Assembly {
  const app = createApp()
  const stack = new Stack(app, stackName)
  const hours = new CfnHoursOfOperation(stack, 'Hours', { instanceArn, name: 'Hours', timeZone: 'UTC', config: [] })
  const support = new CfnQueue(stack, 'Support', {
    instanceArn,
    name: 'Support',
    hoursOfOperationArn: hours.attrHoursOfOperationArn,
  })
  const flows = Array.from({ length: 200 }, (_, index) =>
    contactFlow(`flow-${index}`, {}, (flow) => {
      flow.setWorkingQueue(queue('support'), { on: { NoMatchingError: () => {} } })
      for (let step = 0; step < 20; step += 1) {
        flow.playPrompt(`Step ${step} of flow ${index}. ${'Some words. '.repeat(8)}`)
      }
      if (index > 0) flow.setDisconnectFlow(flowNamed(`flow-${index - 1}`), { on: { NoMatchingError: () => {} } })
      flow.disconnect()
    }),
  )
  new CompiledFlowSet(stack, 'Flows', {
    instanceArn,
    flows,
    resources: ({ kind }) => (kind === 'queue' ? support.attrQueueArn : undefined),
    nestedStacks: 4,
    encryptionKey: new Key(stack, 'Key', { enableKeyRotation: true }),
  })
  return app.synth()
}

function nestedStacks(): readonly SynthesizedStack[] {
  return withNested(stackOf(assembly, stackName)).slice(1)
}

/** Change the template of the last nested stack, as if the CDK had made it so. */
function spoil(change: (template: Record<string, Record<string, Record<string, unknown>>>) => void): void {
  const name = readdirSync(assembly.directory).findLast((file) => file.endsWith('.nested.template.json')) ?? ''
  const file = join(assembly.directory, name)
  const template: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (!isRecord(template)) throw new Error(`${file} is no template.`)
  change(template as Record<string, Record<string, Record<string, unknown>>>)
  writeFileSync(file, JSON.stringify(template))
}

beforeAll(() => {
  synthesized = synthesize()
}, 60_000)

beforeEach(() => {
  const directory = mkdtempSync(join(tmpdir(), 'nested-'))
  cpSync(synthesized.directory, directory, { recursive: true })
  assembly = { directory, getStackByName: (name) => ({ templateFullPath: join(directory, `${name}.template.json`) }) }
})

describe('200 flows in nested stacks', () => {
  it('have nothing wrong with them, and are all looked at', () => {
    const stacks = withNested(stackOf(assembly, stackName))
    expect(stacks.length).toBeGreaterThan(2)
    const flows = stacks.map(({ template }) =>
      Object.values(template.Resources).filter(({ Type: type }) => type === 'AWS::Connect::ContactFlow'),
    )
    // A placeholder.
    expect(flows[0]).toHaveLength(1)
    expect(flows.flat()).toHaveLength(201)
    expect(stackProblems(assembly, stackName)).toEqual([])
  })

  it('have room in each template', () => {
    for (const { name, template } of withNested(stackOf(assembly, stackName))) {
      const size = sizeOf(template)
      expect(size.bytes, name).toBeLessThan(templateLimits.bytes)
      expect(size.resources, name).toBeLessThan(templateLimits.resources)
      expect(size.parameters, name).toBeLessThan(templateLimits.parameters)
      expect(size.outputs, name).toBeLessThan(templateLimits.outputs)
    }
  })

  it('are given what the stack around them passes, also what comes from a stack beside them', () => {
    const values = nestedStacks().flatMap(({ template, around }) =>
      Object.keys(template.Parameters ?? {}).map((name) => String(resolveValue({ Ref: name }, template, around))),
    )
    expect(values.some((value) => /^arn:aws:connect:.*\/queue\//.test(value))).toBe(true)
    expect(values.some((value) => /^arn:aws:connect:.*\/contact-flow\//.test(value))).toBe(true)
  })

  it('are held against what they are given', () => {
    // The ARN of a prompt where a queue is meant.
    const [first] = nestedStacks()
    if (first === undefined) throw new Error('There is no nested stack.')
    const found = flowContentProblems(first.template, assetFinder(assembly, stackName), {
      ...first.around,
      parameter: () => `${instanceArn}/prompt/1`,
    })
    expect(found.length).toBeGreaterThan(0)
    expect(found[0]?.message).toContain('QueueId')
  })
})

describe('what is wrong in a nested stack', () => {
  it('is told with the stack and the resource: content', () => {
    spoil(({ Resources: resources = {} }) => {
      const flow = Object.values(resources).find(({ Type: type }) => type === 'AWS::Connect::ContactFlow')
      if (flow !== undefined) flow['Properties'] = { Type: 'CONTACT_FLOW', Content: '{"Actions":"none"}' }
    })
    expect(stackProblems(assembly, stackName).join('\n')).toMatch(/^Many\/FlowsPart\d\w+ flow\d+: FLOW1013 not-a-flow/m)
  })

  it('is told: what was left to be filled in', () => {
    spoil(({ Resources: resources = {} }) => {
      const flow = Object.values(resources).find(({ Type: type }) => type === 'AWS::Connect::ContactFlow')
      if (flow !== undefined) flow['Properties'] = { Type: 'CONTACT_FLOW', Content: '{{queue:support}}' }
    })
    expect(stackProblems(assembly, stackName).join('\n')).toContain('"{{queue:support}}" was left to be filled in.')
  })

  it('is told: a reference that leads nowhere', () => {
    spoil(({ Resources: resources = {} }) => {
      resources['Lost'] = { Type: 'A::B::C', Properties: { A: { Ref: 'Nobody' } } }
    })
    expect(stackProblems(assembly, stackName).join('\n')).toMatch(
      /^Many\/\w+ Lost: It refers to "Nobody", which the template does not have\./m,
    )
  })

  it('is told: a parameter that is not given, and one that nobody knows', () => {
    spoil((template) => {
      const [known = ''] = Object.keys(template['Parameters'] ?? {})
      template['Parameters'] = { [known]: { Type: 'String' }, Forgotten: { Type: 'String' } }
    })
    const found = stackProblems(assembly, stackName).join('\n')
    expect(found).toContain('The nested stack needs the parameter "Forgotten", and is not given it.')
    expect(found).toMatch(/The nested stack is given "\w+", and has no such parameter\./)
  })

  it('is told: a template that is too large', () => {
    spoil(({ Resources: resources = {} }) => {
      resources['Large'] = { Type: 'A::B::C', Properties: { text: 'x'.repeat(templateLimits.bytes) } }
    })
    expect(stackProblems(assembly, stackName).join('\n')).toMatch(/^Many\/\w+: The template has \d+ bytes/m)
  })

  it('is told: an output that is read and not there', () => {
    const file = join(assembly.directory, `${stackName}.template.json`)
    const outputs = /"Outputs\.\w+"/
    const text = readFileSync(file, 'utf8')
    expect(text).toMatch(outputs)
    writeFileSync(file, text.replace(outputs, '"Outputs.Nothing"'))
    expect(stackProblems(assembly, stackName).join('\n')).toMatch(
      /It reads the output "Nothing" of the nested stack "\w+", which has none of that name\./,
    )
  })
})
