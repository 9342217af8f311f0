import { expect, it } from 'vitest'
import { actionsOf, statedOutcomes, writtenUnderHandlerBy } from '../../test/written-action.js'
import { assistant, attribute, contactFlow } from '../index.js'
import { createWisdomSession } from './create-wisdom-session.js'

it('starts a session, which is given to the contact next', () => {
  const built = contactFlow('f', {}, (flow) => {
    const end = flow.block('end', () => flow.action({ Type: 'End', id: 'end' }))
    const session = flow.connectAssistant(assistant('helper'), { on: { NoMatchingError: end } })
    flow.setContactProperties({ assistantSession: session.arn }, { on: { NoMatchingError: end }, id: 'session' })
    flow.goto(end)
  })
  expect(actionsOf(built).filter(({ type }) => type !== 'End')).toEqual([
    {
      type: 'CreateWisdomSession',
      parameters: { WisdomAssistantArn: { kind: 'assistant', name: 'helper' } },
      ways: { next: 'session', NoMatchingError: 'end' },
    },
    {
      type: 'UpdateContactData',
      parameters: { WisdomSessionArn: '$.Wisdom.SessionArn', TargetContact: 'Current' },
      ways: { next: 'end', NoMatchingError: 'end' },
    },
  ])
})

it('takes an assistant from an attribute', () => {
  expect(
    writtenUnderHandlerBy((flow) => {
      flow.connectAssistant(attribute('$.Attributes.assistant'))
    }),
  ).toEqual({
    type: 'CreateWisdomSession',
    parameters: { WisdomAssistantArn: '$.Attributes.assistant' },
    ways: { next: 'after', NoMatchingError: 'handler' },
  })
})

it('can fail, and branches on nothing', () => {
  expect(statedOutcomes(createWisdomSession, {})).toMatchObject({
    next: 'continues',
    failures: ['NoMatchingError'],
    results: undefined,
  })
})

it('leaves the session, and is called by the assistant', () => {
  expect(createWisdomSession.sets?.({})).toEqual(['$.Wisdom'])
  expect(createWisdomSession.label?.({ WisdomAssistantArn: assistant('helper') })).toBe('helper')
})
