import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { resource } from '../index.js'
import { authenticateParticipant } from './authenticate-participant.js'

const userPool = resource('cognitoUserPool', 'customers')
const appClient = resource('cognitoAppClient', 'chat')

it('asks the customer to sign in, for three minutes and with the default template', () => {
  expect(
    writtenBy((flow, elsewhere) =>
      flow.authenticateCustomer(
        { userPool, appClient },
        { on: { OptedOut: () => {}, TimeLimitExceeded: elsewhere, NoMatchingError: elsewhere } },
      ),
    ),
  ).toEqual({
    type: 'AuthenticateParticipant',
    parameters: {
      CognitoConfiguration: {
        UserPoolArn: { kind: 'cognitoUserPool', name: 'customers' },
        AppClientId: { kind: 'cognitoAppClient', name: 'chat' },
      },
      CustomerProfilesConfiguration: { ObjectTypeName: 'Cognito-attributes' },
      TimeLimitMinutes: '3',
    },
    ways: {
      next: 'after',
      'Equals OptedOut': 'after',
      TimeLimitExceeded: 'elsewhere',
      NoMatchingError: 'elsewhere',
    },
  })
})

it('takes a template of its own and more time', () => {
  const { parameters, ways } = writtenUnderHandlerBy((flow, elsewhere) =>
    flow.authenticateCustomer(
      { userPool, appClient, profileObjectType: 'member', timeoutMinutes: 10 },
      { on: { OptedOut: elsewhere, TimeLimitExceeded: elsewhere } },
    ),
  )
  expect(parameters).toMatchObject({
    CustomerProfilesConfiguration: { ObjectTypeName: 'member' },
    TimeLimitMinutes: '10',
  })
  expect(ways).toMatchObject({ NoMatchingError: 'handler' })
})

it('wants authors to say what a customer gets who does not sign in', () => {
  const { ways } = writtenUnderHandlerBy((flow, elsewhere) => {
    flow.authenticateCustomer(
      { userPool, appClient },
      // @ts-expect-error -- OptedOut is missing
      { on: { TimeLimitExceeded: elsewhere } },
    )
  })
  expect(ways).toMatchObject({ 'Equals OptedOut': 'after' })
})

it('goes on with success, and does not insist on the condition in flows of others', () => {
  expect(statedOutcomes(authenticateParticipant, {})).toEqual({
    form: 'only form',
    next: 'continues',
    failures: ['NoMatchingError'],
    events: ['TimeLimitExceeded'],
    optional: [],
    results: [],
  })
})

it('waits for the customer', () => {
  expect(authenticateParticipant.onTheLine?.({ TimeLimitMinutes: '3' })).toMatchObject({ longestSeconds: 180 })
  expect(authenticateParticipant.onTheLine?.({})).toMatchObject({ longestSeconds: undefined })
})
