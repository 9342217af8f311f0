import { actionTypes, channels, findActionDefinition, flowTypes } from '@aicc/flow-dsl/language'
import type { FlowType, JsonObject, JsonValue } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowOf, play } from '../../test/player.js'
import type { PlayOptions } from '../../test/player.js'
import { anyAnswers } from '../../test/any-answers.js'
import { simulatedActionTypes } from './index.js'

/** Types of which the world says what becomes of them: those of journeys, which have no contact, and of segments. */
const leftToTheWorld = [
  'CheckSegmentMembership',
  'CheckSegmentMembershipForCustomerProfile',
  'GetOutboundCommunicationStatus',
  'PutDialRequest',
  'PutLambdaInvokeRequest',
  'SendOutboundEmail',
  'SendSMS',
]

describe('the actions', () => {
  it('are all simulated, or left to the world on purpose', () => {
    const described = [...actionTypes]
    expect(described.filter((type) => !simulatedActionTypes.includes(type)).toSorted()).toEqual(leftToTheWorld)
    expect(simulatedActionTypes.filter((type) => !described.includes(type))).toEqual([])
    expect(new Set(simulatedActionTypes).size).toBe(simulatedActionTypes.length)
  })
})

/** Values that nobody writes, and that a machine has to survive. */
const odd: readonly JsonValue[] = [
  '',
  '$.Attributes.none',
  '$.External',
  -1,
  true,
  null,
  [],
  {},
  [null],
  { a: [{}] },
  'True',
  '💥',
]

function parametersOf(type: string, value: JsonValue): JsonObject {
  const names = Object.keys(findActionDefinition(type)?.parameters ?? {})
  return Object.fromEntries(names.map((name) => [name, value]))
}

/** The seconds that a contact has played after each answer that fits the first question. None of it may throw. */
function secondsPlayed(
  parameters: JsonObject,
  type: string,
  options: PlayOptions,
  flowType: FlowType,
): readonly number[] {
  const action = { type, parameters, on: { a: 'end' }, next: 'end', errors: { NoMatchingError: 'failed' } }
  const flow = flowOf({ action }, { flowType })
  const { ask, seconds } = play(flow, options)
  if (ask === undefined) return [seconds]
  return anyAnswers(ask).map((answer) => play(flow, options).answer(answer).seconds)
}

const isTime = (seconds: number): boolean => Number.isFinite(seconds) && seconds >= 0

describe.each([...actionTypes, 'Unknown'])('%s', (type) => {
  it('survives empty parameters on each channel and in each flow type', () => {
    const played = channels.flatMap((channel) =>
      flowTypes.flatMap((flowType) => secondsPlayed({}, type, { channel }, flowType)),
    )
    expect(played.every(isTime)).toBe(true)
  })

  it('survives odd parameters', () => {
    const prepare: PlayOptions['prepare'] = (state) => void (state.queue = 'support')
    const played = odd.flatMap((value) =>
      channels.flatMap((channel) =>
        secondsPlayed(parametersOf(type, value), type, { channel, prepare }, 'CONTACT_FLOW'),
      ),
    )
    expect(played.every(isTime)).toBe(true)
  })
})
