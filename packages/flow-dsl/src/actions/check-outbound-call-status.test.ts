import { expect, it } from 'vitest'
import { statedOutcomes, writtenUnderHandlerBy } from '../../test/written-action.js'
import { checkOutboundCallStatus } from './check-outbound-call-status.js'

it('branches on what answered', () => {
  expect(
    writtenUnderHandlerBy((flow, elsewhere) =>
      flow.checkCallProgress({
        on: {
          CallAnswered: () => {},
          VoicemailBeep: elsewhere,
          VoicemailNoBeep: elsewhere,
          NotDetected: () => flow.disconnect({ id: 'unknown' }),
        },
      }),
    ),
  ).toEqual({
    type: 'CheckOutboundCallStatus',
    parameters: {},
    ways: {
      'Equals CallAnswered': 'after',
      'Equals VoicemailBeep': 'elsewhere',
      'Equals VoicemailNoBeep': 'elsewhere',
      'Equals NotDetected': 'unknown',
      NoMatchingError: 'handler',
    },
  })
})

it('needs a branch for a failure; the service takes any of the results', () => {
  expect(statedOutcomes(checkOutboundCallStatus, {})).toEqual({
    form: 'only form',
    next: 'never',
    failures: ['NoMatchingError'],
    events: [],
    optional: [],
    results: [],
  })
})
