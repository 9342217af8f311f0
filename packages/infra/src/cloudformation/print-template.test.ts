import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTemplate } from '../../test/cloudformation/read-template.js'
import { printTemplate } from './print-template.js'

describe('a template', () => {
  it('is written with the short forms', () => {
    expect(
      printTemplate({
        Queue: { Ref: 'Queue' },
        Arn: { 'Fn::GetAtt': ['Function', 'Arn'] },
        Text: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':', { 'Fn::GetAtt': ['Key', 'Arn'] }]] },
      }),
    ).toBe('Queue: !Ref Queue\nArn: !GetAtt Function.Arn\nText: !Sub arn:${AWS::Partition}:${Key.Arn}\n')
  })

  it('names what a text imports', () => {
    const imported = { 'Fn::ImportValue': { 'Fn::Join': ['', [{ Ref: 'InstanceStackName' }, '-queue-general']] } }
    const [text, values] = Object.values(
      readTemplate(printTemplate({ Content: { 'Fn::Join': ['', ['{"a":"', imported, '"}']] } })),
    ).flatMap((sub) => Object.values(Object(sub)).flat())
    expect(text).toBe('{"a":"${QueueGeneral}"}')
    expect(values).toEqual({ QueueGeneral: { 'Fn::ImportValue': { 'Fn::Sub': '${InstanceStackName}-queue-general' } } })
  })

  it('keeps what only looks like a reference', () => {
    expect(printTemplate({ Text: { 'Fn::Join': ['', ['costs ${5}', { Ref: 'Unit' }]] } })).toBe(
      'Text: !Sub costs ${!5}${Unit}\n',
    )
  })

  it('says the same however it is written', () => {
    const text = fc.string({ unit: 'grapheme' })
    const reference = fc.record({ Ref: fc.constantFrom('One', 'AWS::Region') })
    const attribute = fc.record({ 'Fn::GetAtt': fc.tuple(fc.constant('One'), fc.constantFrom('Arn', 'Address.Port')) })
    const join = fc.record({
      'Fn::Join': fc.tuple(fc.constantFrom('', ','), fc.array(fc.oneof(text, reference, attribute), { minLength: 1 })),
    })
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 3 },
        text,
        fc.integer(),
        fc.boolean(),
        reference,
        attribute,
        join,
        fc.array(tie('node')),
        fc.dictionary(fc.stringMatching(/^[A-Z][A-Za-z]{2,8}$/), tie('node')),
      ),
    })).node
    fc.assert(
      fc.property(value, (member) => {
        expect(withJoins(readTemplate(printTemplate({ Member: member })))).toEqual(withJoins({ Member: member }))
      }),
    )
  })
})

/** A value in which texts are what they say, whether they were joined or had references in them. */
function withJoins(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withJoins)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const [[name, argument] = ['', undefined]] = entries
  if (entries.length === 1 && name === 'Fn::Join' && Array.isArray(argument) && argument[0] === '') {
    const parts: unknown = argument[1]
    return { text: (Array.isArray(parts) ? parts : []).map((part: unknown) => printed(part)).join('') }
  }
  if (entries.length === 1 && name === 'Fn::Sub' && typeof argument === 'string') return { text: argument }
  return Object.fromEntries(entries.map(([key, member]) => [key, withJoins(member)]))
}

function printed(part: unknown): string {
  if (typeof part === 'string') return part.replaceAll('${', '${!')
  const [[name, argument] = ['', undefined]] = Object.entries(Object(part))
  return name === 'Ref' ? `\${${String(argument)}}` : `\${${[argument].flat().join('.')}}`
}
