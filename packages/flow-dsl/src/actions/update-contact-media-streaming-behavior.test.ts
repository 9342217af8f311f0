import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { media } from '../index.js'
import { updateContactMediaStreamingBehavior } from './update-contact-media-streaming-behavior.js'

it('starts streaming both directions and goes on', () => {
  expect(
    writtenBy((flow, elsewhere) => {
      flow.startMediaStreaming({ on: { NoMatchingError: elsewhere } })
    }),
  ).toEqual({
    type: 'UpdateContactMediaStreamingBehavior',
    parameters: {
      MediaStreamingState: 'Enabled',
      MediaStreamType: 'Audio',
      Participants: [{ ParticipantType: 'Customer', MediaDirections: ['From', 'To'] }],
    },
    ways: { next: 'after', NoMatchingError: 'elsewhere' },
  })
})

it.each([
  ['from', ['From']],
  ['to', ['To']],
  ['both', ['From', 'To']],
] as const)('streams %s', (audio, MediaDirections) => {
  const { parameters } = writtenUnderHandlerBy((flow) => {
    flow.startMediaStreaming({ audio })
  })
  expect(parameters).toMatchObject({ Participants: [{ ParticipantType: 'Customer', MediaDirections }] })
})

it('stops, with participants and directions as the console writes them', () => {
  expect(writtenUnderHandlerBy((flow) => flow.stopMediaStreaming())).toEqual({
    type: 'UpdateContactMediaStreamingBehavior',
    parameters: {
      MediaStreamingState: 'Disabled',
      MediaStreamType: 'Audio',
      Participants: [{ ParticipantType: 'Customer', MediaDirections: ['From', 'To'] }],
    },
    ways: { next: 'after', NoMatchingError: 'handler' },
  })
})

it('returns the references to the stream, which it sets', () => {
  let streamArn = ''
  writtenUnderHandlerBy((flow) => {
    streamArn = flow.startMediaStreaming().streamArn.path
  })
  expect(streamArn).toBe(media.customerAudio.streamArn.path)
  expect(updateContactMediaStreamingBehavior.sets?.({})).toEqual(['$.MediaStreams'])
})

it('is for calls, and not for holding', () => {
  expect(updateContactMediaStreamingBehavior.channels).toEqual(['VOICE'])
  expect(updateContactMediaStreamingBehavior.flowTypes).not.toContain('CUSTOMER_HOLD')
  expect(statedOutcomes(updateContactMediaStreamingBehavior, {})).toMatchObject({ failures: ['NoMatchingError'] })
})

it('is called by what it does', () => {
  expect(updateContactMediaStreamingBehavior.label?.({ MediaStreamingState: 'Enabled' })).toBe('start')
  expect(updateContactMediaStreamingBehavior.label?.({ MediaStreamingState: 'Disabled' })).toBe('stop')
  expect(updateContactMediaStreamingBehavior.label?.({})).toBeUndefined()
})
