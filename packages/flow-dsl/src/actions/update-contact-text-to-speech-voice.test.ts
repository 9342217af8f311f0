import { expect, it } from 'vitest'
import { actionsOf, statedOutcomes, waysIn, writtenBy } from '../../test/written-action.js'
import { contactFlow } from '../index.js'
import { updateContactTextToSpeechVoice } from './update-contact-text-to-speech-voice.js'

it('picks voice, engine and style', () => {
  expect(writtenBy((flow) => flow.setVoice({ voice: 'Seoyeon', engine: 'Neural', style: 'Conversational' }))).toEqual({
    type: 'UpdateContactTextToSpeechVoice',
    parameters: {
      TextToSpeechVoice: 'Seoyeon',
      TextToSpeechEngine: 'Neural',
      TextToSpeechStyle: 'Conversational',
    },
    ways: { next: 'after' },
  })
})

it('sets the language with a second action, which can fail', () => {
  const built = contactFlow('f', { onError: (flow) => flow.disconnect({ id: 'handler' }) }, (flow) => {
    flow.setVoice({ voice: 'Seoyeon', language: 'ko-KR' })
    flow.disconnect({ id: 'after' })
  })
  expect(actionsOf(built).slice(0, 2)).toEqual([
    {
      type: 'UpdateContactTextToSpeechVoice',
      parameters: { TextToSpeechVoice: 'Seoyeon' },
      ways: { next: 'UpdateContactData' },
    },
    {
      type: 'UpdateContactData',
      parameters: { LanguageCode: 'ko-KR', TargetContact: 'Current' },
      ways: { next: 'after', NoMatchingError: 'handler' },
    },
  ])
})

it('writes the failure branch of both actions once, and goes on behind both', () => {
  const built = contactFlow('f', {}, (flow) => {
    const on = { NoMatchingError: () => flow.playPrompt('Sorry', { id: 'sorry' }) }
    flow.setVoice({ voice: 'Seoyeon', language: 'ko-KR', on })
    flow.disconnect({ id: 'after' })
  })
  expect(waysIn(built)).toEqual({
    UpdateContactTextToSpeechVoice: { next: 'UpdateContactData', NoMatchingError: 'sorry' },
    sorry: { next: 'after' },
    UpdateContactData: { next: 'after', NoMatchingError: 'sorry' },
    after: {},
  })
})

it('leads a failure to its branch', () => {
  expect(
    writtenBy((flow, elsewhere) => flow.setVoice({ voice: 'Seoyeon', on: { NoMatchingError: elsewhere } })).ways,
  ).toEqual({ next: 'after', NoMatchingError: 'elsewhere' })
})

it('has one optional failure, and is called by the voice', () => {
  expect(statedOutcomes(updateContactTextToSpeechVoice, {})).toMatchObject({
    failures: [],
    optional: ['NoMatchingError'],
  })
  expect(updateContactTextToSpeechVoice.label?.({ TextToSpeechVoice: 'Seoyeon' })).toBe('Seoyeon')
  expect(updateContactTextToSpeechVoice.label?.({ TextToSpeechVoice: '$.Attributes.voice' })).toBe('voice')
})
