import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { checkVoiceId } from './check-voice-id.js'

it('is written for flows that still have it, with a condition for each result', () => {
  expect(
    writtenBy((flow, elsewhere) =>
      flow.checkVoiceId('enrollmentStatus', {
        on: { Enrolled: () => {}, NotEnrolled: elsewhere, OptedOut: elsewhere, NoMatchingError: elsewhere },
      }),
    ),
  ).toEqual({
    type: 'CheckVoiceId',
    parameters: { CheckVoiceIdOption: 'enrollmentStatus' },
    ways: {
      'Equals Enrolled': 'after',
      'Equals NotEnrolled': 'elsewhere',
      'Equals OptedOut': 'elsewhere',
      NoMatchingError: 'elsewhere',
    },
  })
})

it('leaves its failure to onError', () => {
  const { ways } = writtenUnderHandlerBy((flow, elsewhere) =>
    flow.checkVoiceId('fraudDetection', { on: { HighRisk: elsewhere, LowRisk: () => {}, Inconclusive: () => {} } }),
  )
  expect(ways).toMatchObject({ NoMatchingError: 'handler' })
})

it.each([
  ['enrollmentStatus', ['Enrolled', 'NotEnrolled', 'OptedOut']],
  ['voiceAuthentication', ['Authenticated', 'NotAuthenticated', 'Inconclusive', 'NotEnrolled', 'OptedOut']],
  ['fraudDetection', ['HighRisk', 'LowRisk', 'Inconclusive']],
])('needs every result of %s', (CheckVoiceIdOption, results) => {
  expect(statedOutcomes(checkVoiceId, { CheckVoiceIdOption })).toMatchObject({ next: 'never', results })
})

it('says since when it is of no use', () => {
  expect(checkVoiceId.deprecated).toContain('2026-05-20')
})

it('is called by its question', () => {
  expect(checkVoiceId.label?.({ CheckVoiceIdOption: 'fraudDetection' })).toBe('fraudDetection')
})
