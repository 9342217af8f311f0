import { describe, expect, it } from 'vitest'
import type { SynthesizedTemplate } from '../checks/synthesized-template.js'
import { plainTemplateProblems, withImports } from './plain-template-problems.js'

const nameFrom = (parameter: string, name: string): object => ({
  'Fn::Join': ['', [{ Ref: parameter }, `-${name}`]],
})

const instance: SynthesizedTemplate = {
  Resources: { Instance: { Type: 'AWS::Connect::Instance' } },
  Outputs: {
    Arn: { Value: { 'Fn::GetAtt': ['Instance', 'Arn'] }, Export: { Name: nameFrom('AWS::StackName', 'InstanceArn') } },
  },
}

function flows(imported: string, more: object = {}): SynthesizedTemplate {
  return {
    Parameters: { InstanceStackName: {} },
    Resources: {
      Flow: {
        Type: 'AWS::Connect::ContactFlow',
        Properties: { InstanceArn: { 'Fn::ImportValue': nameFrom('InstanceStackName', imported) } },
      },
    },
    ...more,
  }
}

function problems(template: SynthesizedTemplate): readonly string[] {
  return plainTemplateProblems([
    { name: 'connect-instance', template: instance },
    { name: 'contact-flows', template },
  ])
}

describe('templates that are deployed by themselves', () => {
  it('may import what another one exports', () => {
    expect(problems(flows('InstanceArn'))).toEqual([])
  })

  it('cannot import what none exports', () => {
    expect(problems(flows('queue-support'))).toEqual([
      'contact-flows: imports "queue-support", which connect-instance does not export.',
    ])
  })

  it('ask for nothing that they do not use', () => {
    expect(problems(flows('InstanceArn', { Parameters: { InstanceStackName: {}, Unused: {} } }))).toEqual([
      'contact-flows: nothing uses the parameter Unused.',
    ])
  })

  it('have nothing of the CDK in them', () => {
    const [problem] = problems(flows('InstanceArn', { Outputs: { Bucket: { Value: 'cdk-hnb659fds-assets-1-2' } } }))
    expect(problem).toBe('contact-flows: "cdk-hnb659fds" belongs to the CDK.')
  })
})

it('imports are worked out for checks that look at values', () => {
  const template = flows('InstanceArn')
  const { Flow: flow } = withImports(template, [{ name: 'connect-instance', template: instance }]).Resources
  expect(flow?.Properties).toEqual({ InstanceArn: expect.stringMatching(/^arn:aws:connect:.*:instance\//) })
})
