import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { email } from '../index.js'
import { findReferences } from '../language/attribute-reference.js'
import { lookUpAttribute } from '../language/known-attributes.js'
import { loadContactContent } from './load-contact-content.js'

it('reads the e-mail and goes on', () => {
  expect(writtenBy((flow, elsewhere) => flow.getStoredContent({ on: { NoMatchingError: elsewhere } }))).toEqual({
    type: 'LoadContactContent',
    parameters: { ContentType: 'EmailMessage' },
    ways: { next: 'after', NoMatchingError: 'elsewhere' },
  })
})

it('leaves its failure to onError', () => {
  expect(writtenUnderHandlerBy((flow) => flow.getStoredContent()).ways).toEqual({
    next: 'after',
    NoMatchingError: 'handler',
  })
  expect(statedOutcomes(loadContactContent, {})).toMatchObject({ failures: ['NoMatchingError'], events: [] })
})

it('returns the text, an attribute that exists and that it sets', () => {
  let text = ''
  writtenUnderHandlerBy((flow) => {
    text = flow.getStoredContent().plainText.path
  })
  expect(text).toBe('$.Email.EmailMessage.Plaintext')
  expect(email.plainText.path).toBe(text)
  expect(lookUpAttribute(findReferences(text)[0]?.members ?? [])).toEqual({ verdict: 'known' })
  expect(loadContactContent.sets?.({})).toEqual(['$.Email'])
})

it('is for e-mail', () => {
  expect(loadContactContent.channels).toEqual(['EMAIL'])
})
