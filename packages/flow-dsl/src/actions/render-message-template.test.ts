import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { attribute, knowledgeBase, messageTemplate } from '../index.js'
import { renderMessageTemplate } from './render-message-template.js'

it('fills a template of a knowledge base', () => {
  expect(
    writtenBy((flow, elsewhere) =>
      flow.renderMessageTemplate(
        { template: messageTemplate('thanks'), knowledgeBase: knowledgeBase('templates') },
        { on: { TemplateRenderingError: () => {}, NoMatchingError: elsewhere } },
      ),
    ),
  ).toEqual({
    type: 'RenderMessageTemplate',
    parameters: {
      WisdomKnowledgeBaseArn: { kind: 'knowledgeBase', name: 'templates' },
      WisdomMessageTemplateArn: { kind: 'messageTemplate', name: 'thanks' },
    },
    ways: { next: 'after', TemplateRenderingError: 'after', NoMatchingError: 'elsewhere' },
  })
})

it('leaves both failures to the handler', () => {
  expect(
    writtenUnderHandlerBy((flow) =>
      flow.renderMessageTemplate({
        template: attribute('$.Attributes.template'),
        knowledgeBase: attribute('$.Attributes.base'),
      }),
    ).ways,
  ).toEqual({ next: 'after', TemplateRenderingError: 'handler', NoMatchingError: 'handler' })
})

it('needs a branch for a template that cannot be filled', () => {
  expect(statedOutcomes(renderMessageTemplate, {})).toMatchObject({
    next: 'continues',
    failures: ['NoMatchingError', 'TemplateRenderingError'],
    results: undefined,
  })
})

it('refuses the names that people try, and is called by the template', () => {
  expect(Object.keys(renderMessageTemplate.refusedParameters ?? {})).toEqual(['Template', 'AttributeMap'])
  expect(renderMessageTemplate.label?.({ WisdomMessageTemplateArn: messageTemplate('thanks') })).toBe('thanks')
})
