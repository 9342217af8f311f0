import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { startVoiceIdStream } from './start-voice-id-stream.js'

it('is written for flows that still have it', () => {
  expect(writtenBy((flow, elsewhere) => flow.setVoiceId({ on: { NoMatchingError: elsewhere } }))).toEqual({
    type: 'StartVoiceIdStream',
    parameters: {},
    ways: { next: 'after', NoMatchingError: 'elsewhere' },
  })
  expect(writtenUnderHandlerBy((flow) => flow.setVoiceId()).ways).toMatchObject({ NoMatchingError: 'handler' })
  expect(statedOutcomes(startVoiceIdStream, {})).toMatchObject({ failures: ['NoMatchingError'], events: [] })
})

it('says since when it is of no use', () => {
  expect(startVoiceIdStream.deprecated).toContain('2026-05-20')
})
