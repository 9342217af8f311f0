import fc from 'fast-check'
import { prompt, queue } from '@aicc/flow-dsl'
import { placeholderFor } from '@aicc/flow-compiler'
import { describe, expect, it } from 'vitest'
import { renderTemplate } from '../../test/terraform/render-template.js'
import { keyOf, templateFrom } from './template-content.js'

const support = queue('support')
const arn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/1/queue/e'

describe('a template', () => {
  it('has references where placeholders were', () => {
    expect(templateFrom('{"QueueId":"{{queue:support}}"}', [support])).toBe('{"QueueId":"${arns["queue:support"]}"}')
  })

  it('leaves alone what is no placeholder of a resource of the flow', () => {
    expect(templateFrom('{"Text":"{{queue:support}} {{prompt:x}}"}', [prompt('x')])).toBe(
      '{"Text":"{{queue:support}} ${arns["prompt:x"]}"}',
    )
  })

  it.each([
    ['${name}', '$${name}'],
    ['%{ if }', '%%{ if }'],
    ['$${name}', '$$${name}'],
    ['5 $ and 7 %', '5 $ and 7 %'],
    ['$.External.{x}', '$.External.{x}'],
  ])('has %j as %j', (text, escaped) => {
    expect(templateFrom(text, [])).toBe(escaped)
    expect(renderTemplate(escaped, {})).toBe(text)
  })

  it('keeps dollars in front of a reference', () => {
    const template = templateFrom('costs $${{queue:support}}', [support])
    expect(template).toBe('costs ${"$$"}${arns["queue:support"]}')
    expect(renderTemplate(template, { 'queue:support': arn })).toBe(`costs $$${arn}`)
  })

  it('keeps letters that are written in parts, which Terraform would compose', () => {
    const text = '안녕'.normalize('NFD')
    const rendered = renderTemplate(templateFrom(JSON.stringify({ text }), []), {})
    expect(JSON.parse(rendered)).toEqual({ text })
  })

  it('renders to the content, whatever the text', () => {
    const piece = fc.constantFrom('$', '%', '{', '}', '${', '%{', '{{queue:support}}', '"', '\\', '가', '\u0301', 'e')
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const content = JSON.stringify({ text: pieces.join('') })
        const rendered = renderTemplate(templateFrom(content, [support]), { [keyOf(support)]: arn })
        expect(JSON.parse(rendered)).toEqual(JSON.parse(content.replaceAll(placeholderFor(support), arn)))
      }),
    )
  })
})

describe('the rendering of tests', () => {
  it('refuses what Terraform would evaluate, and what has no ARN', () => {
    expect(() => renderTemplate('${name}', {})).toThrow('"${" begins a sequence')
    expect(() => renderTemplate('%{ if true }', {})).toThrow('"%{" begins a sequence')
    expect(() => renderTemplate('${arns["queue:support"]}', {})).toThrow('There is no ARN for "queue:support".')
  })
})
