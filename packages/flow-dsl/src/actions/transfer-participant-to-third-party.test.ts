import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { attribute, phoneNumber } from '../index.js'
import { transferParticipantToThirdParty } from './transfer-participant-to-third-party.js'

it('bridges the caller and ends the flow', () => {
  expect(
    writtenBy((flow, elsewhere) => flow.transferToPhoneNumber('+82212345678', { on: { NoMatchingError: elsewhere } })),
  ).toEqual({
    type: 'TransferParticipantToThirdParty',
    parameters: {
      ThirdPartyPhoneNumber: '+82212345678',
      ThirdPartyConnectionTimeLimitSeconds: '30',
      ContinueFlowExecution: 'False',
    },
    ways: { NoMatchingError: 'elsewhere' },
  })
})

it('comes back to the flow when it is told where to resume', () => {
  const resumed = writtenUnderHandlerBy((flow, elsewhere) =>
    flow.transferToPhoneNumber(attribute('$.Attributes.number'), {
      timeoutSeconds: 45,
      sendDigits: ',,12#',
      callerId: phoneNumber('main'),
      callerName: 'AICC',
      resume: () => flow.disconnect({ id: 'resumed' }),
      on: { CallFailed: elsewhere, ConnectionTimeLimitExceeded: elsewhere },
    }),
  )
  expect(resumed).toEqual({
    type: 'TransferParticipantToThirdParty',
    parameters: {
      ThirdPartyPhoneNumber: '$.Attributes.number',
      ThirdPartyConnectionTimeLimitSeconds: '45',
      ContinueFlowExecution: 'True',
      ThirdPartyDTMFDigits: ',,12#',
      CallerId: { Number: { kind: 'phoneNumber', name: 'main' }, Name: 'AICC' },
    },
    ways: {
      next: 'resumed',
      CallFailed: 'elsewhere',
      ConnectionTimeLimitExceeded: 'elsewhere',
      NoMatchingError: 'handler',
    },
  })
})

it('knows the outcomes of a call only where the flow resumes', () => {
  expect(statedOutcomes(transferParticipantToThirdParty, { ContinueFlowExecution: 'True' })).toEqual({
    form: 'form that resumes the flow',
    next: 'continues',
    failures: ['NoMatchingError'],
    events: [],
    optional: ['CallFailed', 'ConnectionTimeLimitExceeded'],
    results: undefined,
  })
  expect(statedOutcomes(transferParticipantToThirdParty, { ContinueFlowExecution: 'False' })).toEqual({
    form: 'form that ends the flow',
    next: 'never',
    failures: ['NoMatchingError'],
    events: [],
    optional: [],
    results: undefined,
  })
})

it('is called by its number', () => {
  expect(transferParticipantToThirdParty.label?.({ ThirdPartyPhoneNumber: '+82212345678' })).toBe('+82212345678')
  expect(transferParticipantToThirdParty.label?.({ ThirdPartyPhoneNumber: '$.Attributes.number' })).toBe('number')
})
