import { expect, it } from 'vitest'
import { startOf, statedOutcomes } from '../../test/written-action.js'
import { customerQueueFlow, prompt, ssml } from '../index.js'
import { actionsOf } from '../../test/written-action.js'
import { messageParticipantIteratively } from './message-participant-iteratively.js'

it('holds the participant with messages of any kind', () => {
  const built = customerQueueFlow('f', {}, (flow) => flow.loopPrompts(['Hold on.', ssml`<break/>`, prompt('music')]))
  expect(startOf(built)).toEqual({
    type: 'MessageParticipantIteratively',
    parameters: {
      Messages: [
        { Text: 'Hold on.' },
        { SSML: '<speak><break/></speak>' },
        { PromptId: { kind: 'prompt', name: 'music' } },
      ],
    },
    ways: {},
  })
})

it('plays again after an interruption that neither ends nor jumps', () => {
  const built = customerQueueFlow('f', {}, (flow) =>
    flow.loopPrompts(['Hold on.'], {
      id: 'loop',
      interrupt: { everySeconds: 30, branch: () => flow.playPrompt('Still there?', { id: 'ask' }) },
    }),
  )
  expect(actionsOf(built)).toEqual([
    {
      type: 'MessageParticipantIteratively',
      parameters: { Messages: [{ Text: 'Hold on.' }], InterruptFrequencySeconds: '30' },
      ways: { 'Equals MessagesInterrupted': 'ask' },
    },
    { type: 'MessageParticipant', parameters: { Text: 'Still there?' }, ways: { next: 'loop' } },
  ])
})

it('says whether the messages go on during an interruption', () => {
  const built = customerQueueFlow('f', {}, (flow) =>
    flow.loopPrompts(['Hold on.'], { interrupt: { everySeconds: 30, continueMessages: false, branch: () => {} } }),
  )
  expect(startOf(built).parameters).toMatchObject({ ContinueMessagingDuringInterrupt: 'false' })
})

it('leads a failure to its branch', () => {
  const built = customerQueueFlow('f', {}, (flow) =>
    flow.loopPrompts(['Hold on.'], { on: { NoMatchingError: () => flow.endFlow({ id: 'end' }) } }),
  )
  expect(startOf(built).ways).toEqual({ NoMatchingError: 'end' })
})

it('needs the branch of the interruption when it is interrupted, and none else', () => {
  const errors = { next: 'holds', failures: [], events: [], optional: ['NoMatchingError'] }
  expect(statedOutcomes(messageParticipantIteratively, { Messages: [], InterruptFrequencySeconds: '30' })).toEqual({
    ...errors,
    form: 'interrupted form',
    results: ['MessagesInterrupted'],
  })
  expect(statedOutcomes(messageParticipantIteratively, { Messages: [] })).toEqual({
    ...errors,
    form: 'endless form',
    results: undefined,
  })
})

it('is called by the first words of its first message', () => {
  expect(messageParticipantIteratively.label?.({ Messages: [{ Text: 'Hold on.' }, { Text: 'Soon.' }] })).toBe(
    'Hold on.',
  )
  expect(messageParticipantIteratively.label?.({ Messages: '$.Attributes.messages' })).toBeUndefined()
})
