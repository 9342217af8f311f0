import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { flowContentProblems } from './flow-contents.js'
import { sizeProblems } from './limits.js'
import { referenceProblems } from './references.js'
import { resolveValue } from './resolve-template.js'
import type { SynthesizedTemplate } from './synthesized-template.js'

const end = { Identifier: 'end', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} }

function contentWith(...actions: readonly object[]): string {
  return JSON.stringify({ Version: '2019-10-30', StartAction: 'first', Metadata: {}, Actions: [...actions, end] })
}

function say(text: unknown): object {
  return {
    Identifier: 'first',
    Type: 'MessageParticipant',
    Parameters: { Text: text },
    Transitions: { NextAction: 'end', Errors: [{ NextAction: 'end', ErrorType: 'NoMatchingError' }] },
  }
}

function flowWith(Content: unknown): SynthesizedTemplate {
  return {
    Resources: {
      Queue: { Type: 'AWS::Connect::Queue' },
      Flow: { Type: 'AWS::Connect::ContactFlow', Properties: { Type: 'CONTACT_FLOW', Content } },
    },
  }
}

function problems(template: SynthesizedTemplate): readonly string[] {
  return flowContentProblems(template, () => undefined).map(({ resource, message }) => `${resource}: ${message}`)
}

describe('contents of flows', () => {
  it('are taken when they are right', () => {
    expect(problems(flowWith(contentWith(say('Hello.'))))).toEqual([])
  })

  it('are refused when they are no JSON, or broken', () => {
    expect(problems(flowWith('{'))[0]).toMatch(/^Flow: FLOW\d+/)
    expect(problems(flowWith(contentWith({ ...end, Identifier: 'first', Type: 'SayHello' })))[0]).toContain('SayHello')
  })

  it('are refused when something was left to be filled in', () => {
    expect(problems(flowWith(contentWith(say('{{queue:voice1}}'))))).toContain(
      'Flow: "{{queue:voice1}}" was left to be filled in.',
    )
    expect(problems(flowWith(contentWith(say('${Token[TOKEN.12]}'))))).toContain(
      'Flow: "${Token[TOKEN.12]}" was left to be filled in.',
    )
  })

  it('are looked at with their references worked out', () => {
    const queue = {
      Identifier: 'first',
      Type: 'UpdateContactTargetQueue',
      Parameters: { QueueId: 'QUEUE' },
      Transitions: { NextAction: 'end', Errors: [{ NextAction: 'end', ErrorType: 'NoMatchingError' }] },
    }
    const [before = '', after = ''] = contentWith(queue).split('QUEUE')
    const joined = (value: unknown): unknown => ({ 'Fn::Join': ['', [before, value, after]] })
    expect(problems(flowWith(joined({ 'Fn::GetAtt': ['Queue', 'QueueArn'] })))).toEqual([])
    // The ARN of a flow where a queue is meant.
    expect(problems(flowWith(joined({ 'Fn::GetAtt': ['Flow', 'ContactFlowArn'] })))[0]).toContain('QueueId')
  })

  it('are found in the file of a custom resource', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'content-')), 'content.json')
    writeFileSync(file, contentWith(say('{{prompt:hello}}')))
    const template = (replacements: unknown): SynthesizedTemplate => ({
      Resources: {
        Content: { Type: 'Custom::FlowContent', Properties: { key: 'abc.json', kind: 'flow', replacements } },
      },
    })
    const found = (replacements: unknown) => flowContentProblems(template(replacements), () => file)
    expect(found({ '{{prompt:hello}}': 'Hello.' })).toEqual([])
    expect(found({}).map(({ message }) => message)).toContain('"{{prompt:hello}}" was left to be filled in.')
  })
})

describe('references', () => {
  it('have to lead somewhere', () => {
    const template: SynthesizedTemplate = {
      Resources: {
        One: {
          Type: 'A::B::C',
          Properties: {
            A: { Ref: 'Two' },
            B: [{ 'Fn::GetAtt': ['Three', 'Arn'] }],
            C: { Ref: 'AWS::Region' },
            D: { Ref: 'Given' },
          },
          DependsOn: ['Four'],
          Condition: 'Never',
        },
      },
      Parameters: { Given: {} },
    }
    expect(referenceProblems(template).map(({ message }) => message)).toEqual([
      'It depends on "Four", which the template does not have.',
      'Its condition "Never" is none of the template.',
      'It refers to "Two", which the template does not have.',
      'It reads an attribute of "Three", which the template does not have.',
    ])
  })

  it('are found in texts with variables, too', () => {
    const template: SynthesizedTemplate = {
      Resources: {
        One: {
          Type: 'A::B::C',
          Properties: {
            A: { 'Fn::Sub': ['${Two} ${Three.Arn} ${Given} ${!Kept} ${AWS::Region}', { Given: { Ref: 'Four' } }] },
          },
        },
      },
    }
    expect(referenceProblems(template).map(({ message }) => message)).toEqual([
      'It refers to "Two", which the template does not have.',
      'It reads an attribute of "Three", which the template does not have.',
      'It refers to "Four", which the template does not have.',
    ])
  })
})

describe('size', () => {
  it('is what CloudFormation takes', () => {
    const many = (count: number, text: string): SynthesizedTemplate => ({
      Resources: Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`R${index}`, { Type: 'A::B::C', Properties: { text } }]),
      ),
    })
    expect(sizeProblems(many(500, ''))).toEqual([])
    expect(sizeProblems(many(501, ''))[0]?.message).toContain('501 resources')
    expect(sizeProblems(many(2, 'x'.repeat(600_000)))[0]?.message).toMatch(/\d+ bytes/)
  })

  it('is limited for parameters and outputs, too', () => {
    const members = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`P${index}`, {}]))
    const template = { Resources: {}, Parameters: members(201), Outputs: members(201) }
    expect(sizeProblems(template).map(({ message }) => message)).toEqual([
      'The template has 201 outputs, at most 200 are taken.',
      'The template has 201 parameters, at most 200 are taken.',
    ])
    expect(sizeProblems({ ...template, Parameters: members(200), Outputs: members(200) })).toEqual([])
  })
})

describe('values', () => {
  const template: SynthesizedTemplate = {
    Resources: { Function: { Type: 'AWS::Lambda::Function' } },
    Parameters: { Name: { Default: 'given' } },
  }
  it.each([
    [{ Ref: 'Name' }, 'given'],
    [{ 'Fn::Sub': 'in ${AWS::Region} of ${Name}, ${!kept}' }, 'in ap-northeast-2 of given, ${!kept}'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Name' }]] }, 'a-given'],
    [{ 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b'] }] }, 'b'],
    [{ 'Fn::GetAtt': 'Function.Arn' }, 'arn:aws:lambda:ap-northeast-2:111122223333:function:Function'],
    [
      { a: { Ref: 'Name' }, b: 1 },
      { a: 'given', b: 1 },
    ],
  ])('%j is %j', (value, expected) => {
    expect(resolveValue(value, template)).toEqual(expected)
  })
})
