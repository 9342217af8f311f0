import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { contact, resource } from '../index.js'
import { connectParticipantWithAgenticCx } from './connect-participant-with-agentic-cx.js'

const desk = {
  workspace: resource('agenticWorkspace', 'desk'),
  application: resource('agenticApplication', 'desk'),
  alias: resource('agenticAlias', 'live'),
}
const configuration = {
  WorkspaceId: { kind: 'agenticWorkspace', name: 'desk' },
  ApplicationId: { kind: 'agenticApplication', name: 'desk' },
  Alias: { kind: 'agenticAlias', name: 'live' },
}

it('hands over to the application and goes on when the conversation is over', () => {
  expect(
    writtenBy((flow, elsewhere) => {
      flow.connectToAgenticCx(desk, {
        on: {
          Escalation: elsewhere,
          NoMatchingCondition: () => {},
          InputTimeLimitExceeded: elsewhere,
          NoMatchingError: elsewhere,
        },
      })
    }),
  ).toEqual({
    type: 'ConnectParticipantWithAgenticCX',
    parameters: { AgentConfiguration: configuration },
    ways: {
      next: 'after',
      'Equals Escalation': 'elsewhere',
      NoMatchingCondition: 'after',
      InputTimeLimitExceeded: 'elsewhere',
      NoMatchingError: 'elsewhere',
    },
  })
})

it('tells the application context variables, and returns where they are afterwards', () => {
  const returned: string[] = []
  const { parameters } = writtenUnderHandlerBy((flow, elsewhere) => {
    const variables = flow.connectToAgenticCx(desk, {
      contextVariables: { phone: contact.customerEndpoint.address, brand: 'lottery' },
      on: { Escalation: elsewhere, NoMatchingCondition: elsewhere, InputTimeLimitExceeded: elsewhere },
    })
    returned.push(String(variables.phone), String(variables.brand))
    // @ts-expect-error -- no such variable was given
    expect(variables.tier).toBeUndefined()
  })
  expect(parameters).toEqual({
    AgentConfiguration: {
      ...configuration,
      ContextVariables: { phone: '$.CustomerEndpoint.Address', brand: 'lottery' },
    },
  })
  expect(returned).toEqual(['$.AgenticCX.ContextVariables.phone', '$.AgenticCX.ContextVariables.brand'])
})

it('writes speech and filler as the console does, with JSON numbers', () => {
  const { parameters, ways } = writtenUnderHandlerBy((flow, elsewhere) => {
    flow.connectToAgenticCx(desk, {
      agenticVoice: true,
      filler: { startDelayMilliseconds: 2500, minimumPlayMilliseconds: 3000, responseDelayMilliseconds: 500 },
      on: { Escalation: elsewhere, NoMatchingCondition: elsewhere, InputTimeLimitExceeded: elsewhere },
    })
  })
  expect(parameters).toEqual({
    AgentConfiguration: configuration,
    SpeechRecognitionConfiguration: { SpeechRecognitionEngine: 'AMAZON_AGENTIC_VOICE' },
    AudioFillerConfiguration: {
      Enabled: true,
      AudioType: 'MELODY_CHIPPER_CHIME',
      StartDelayInMilliseconds: 2500,
      MinimumPlayDurationInMilliseconds: 3000,
      ResponseDeliveryDelayInMilliseconds: 500,
    },
  })
  expect(ways).toMatchObject({ NoMatchingError: 'handler' })
})

it('needs three error branches', () => {
  expect(statedOutcomes(connectParticipantWithAgenticCx, {})).toEqual({
    form: 'only form',
    next: 'continues',
    failures: ['NoMatchingError'],
    events: ['NoMatchingCondition', 'InputTimeLimitExceeded'],
    optional: [],
    results: [],
  })
})

it('leaves what the application left, and is called by it', () => {
  expect(connectParticipantWithAgenticCx.sets?.({})).toEqual(['$.AgenticCX'])
  expect(connectParticipantWithAgenticCx.label?.({ AgentConfiguration: { ApplicationId: desk.application } })).toBe(
    'desk',
  )
})
