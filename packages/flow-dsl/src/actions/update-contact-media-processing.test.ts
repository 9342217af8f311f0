import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { resource } from '../index.js'
import { updateContactMediaProcessing } from './update-contact-media-processing.js'

const processor = resource('lambda', 'hide-numbers')

it('sends messages through a function', () => {
  expect(
    writtenBy((flow, elsewhere) =>
      flow.setMessageProcessing(
        { processor, deliverUnprocessedMessages: false },
        { on: { NoMatchingError: elsewhere, ChannelMismatch: () => {} } },
      ),
    ),
  ).toEqual({
    type: 'UpdateContactMediaProcessing',
    parameters: {
      ChatProcessor: {
        ProcessingEnabled: 'True',
        LambdaProcessorARN: { kind: 'lambda', name: 'hide-numbers' },
        ChatProcessorSettings: { DeliverUnprocessedMessages: 'False' },
      },
    },
    ways: { next: 'after', NoMatchingError: 'elsewhere', ChannelMismatch: 'after' },
  })
})

it('can be switched off, with the function all the same', () => {
  const { parameters } = writtenUnderHandlerBy((flow, elsewhere) =>
    flow.setMessageProcessing(
      { processor, deliverUnprocessedMessages: true, enabled: false },
      { on: { ChannelMismatch: elsewhere } },
    ),
  )
  expect(parameters).toEqual({
    ChatProcessor: {
      ProcessingEnabled: 'False',
      LambdaProcessorARN: { kind: 'lambda', name: 'hide-numbers' },
      ChatProcessorSettings: { DeliverUnprocessedMessages: 'True' },
    },
  })
})

it('leaves its failure to onError, but not a contact that is no chat', () => {
  expect(statedOutcomes(updateContactMediaProcessing, {})).toMatchObject({
    failures: ['NoMatchingError'],
    events: ['ChannelMismatch'],
  })
  expect(updateContactMediaProcessing.channels).toEqual(['CHAT'])
})

it('needs its settings, which read as optional', () => {
  expect(updateContactMediaProcessing.parameters['ChatProcessor']).toMatchObject({
    members: { ChatProcessorSettings: { required: true } },
  })
})
