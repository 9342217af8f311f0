import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { attribute, contact, prompt, ssml, text } from '../index.js'
import type { PromptContent } from '../index.js'
import { messageParticipant } from './message-participant.js'

it('plays a text and goes on', () => {
  expect(writtenBy((flow) => flow.playPrompt('안녕하세요.'))).toEqual({
    type: 'MessageParticipant',
    parameters: { Text: '안녕하세요.' },
    ways: { next: 'after' },
  })
})

it('takes text with attributes, an attribute, SSML, a prompt and audio in S3', () => {
  const parametersOf = (content: PromptContent): unknown => writtenBy((flow) => flow.playPrompt(content)).parameters
  expect(parametersOf(text`From ${contact.customerEndpoint.address}`)).toEqual({
    Text: 'From $.CustomerEndpoint.Address',
  })
  expect(parametersOf(attribute('$.Attributes.greeting'))).toEqual({ Text: '$.Attributes.greeting' })
  expect(parametersOf(ssml`Hello <break/>`)).toEqual({ SSML: '<speak>Hello <break/></speak>' })
  expect(parametersOf(prompt('welcome'))).toEqual({ PromptId: { kind: 'prompt', name: 'welcome' } })
  expect(parametersOf({ s3Uri: 'https://b.s3.amazonaws.com/a.wav' })).toEqual({
    Media: { Uri: 'https://b.s3.amazonaws.com/a.wav', SourceType: 'S3', MediaType: 'Audio' },
  })
})

it('writes whether it is skipped while keys are buffered', () => {
  expect(writtenBy((flow) => flow.playPrompt('Hi', { skipWhenBuffered: true })).parameters).toEqual({
    Text: 'Hi',
    SkipWhenDTMFBufferEnabled: 'true',
  })
})

it('leads a failure to its branch', () => {
  const { ways } = writtenBy((flow, elsewhere) => flow.playPrompt('Hi', { on: { NoMatchingError: elsewhere } }))
  expect(ways).toEqual({ next: 'after', NoMatchingError: 'elsewhere' })
})

it('does not fall to onError, since the service goes on without a branch', () => {
  expect(writtenUnderHandlerBy((flow) => flow.playPrompt('Hi')).ways).toEqual({ next: 'after' })
})

it('has one optional failure', () => {
  expect(statedOutcomes(messageParticipant, { Text: 'Hi' })).toEqual({
    form: 'only form',
    next: 'continues',
    failures: [],
    events: [],
    optional: ['NoMatchingError'],
    results: undefined,
  })
})

it('is called by its first words, its prompt, or as audio', () => {
  expect(messageParticipant.label?.({ Text: '안녕하세요.' })).toBe('안녕하세요.')
  expect(messageParticipant.label?.({ SSML: '<speak>Hi <break/>there</speak>' })).toBe('Hi there')
  expect(messageParticipant.label?.({ PromptId: prompt('welcome') })).toBe('welcome')
  expect(messageParticipant.label?.({ Media: { Uri: 'https://b/a.wav' } })).toBe('audio')
})
