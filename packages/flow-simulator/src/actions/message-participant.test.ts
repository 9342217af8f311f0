import { describe, expect, it } from 'vitest'
import { flowOf, pause, play } from '../../test/player.js'
import type { JsonObject } from '@aicc/flow-dsl/language'
import type { FlowType } from '@aicc/flow-dsl/language'

function saying(parameters: JsonObject, flowType: FlowType = 'CONTACT_FLOW') {
  return flowOf(
    { prompt: { type: 'MessageParticipant', parameters, next: 'said', errors: { NoMatchingError: 'error' } } },
    { flowType },
  )
}

const audio = { Media: { Uri: 'https://bucket/welcome.wav', SourceType: 'S3', MediaType: 'Audio' } }

describe('Play prompt', () => {
  it('speaks to the end on a call, in the time that it takes', () => {
    const player = play(saying({ Text: 'one two three four five' }))
    expect(player.said).toEqual(['one two three four five'])
    expect(player.seconds).toBe(2)
    expect(player.last).toBe('said')
  })

  it('sends a message on a chat and does not wait', () => {
    const player = play(saying({ Text: 'one two three four five' }), { channel: 'CHAT' })
    expect(player.said).toEqual(['one two three four five'])
    expect(player.seconds).toBe(0)
  })

  it.each(['TASK', 'EMAIL'] as const)('succeeds on %s, where nobody reads it', (channel) => {
    const player = play(saying({ Text: 'hello' }), { channel })
    expect(player.said).toEqual([])
    expect(player.last).toBe('said')
  })

  it.each([{ PromptId: '{{prompt:welcome}}' }, { SSML: '<speak>hello</speak>' }, audio])(
    'fails with what can only be heard on a chat and a task: %o',
    (parameters) => {
      expect(play(saying(parameters), { channel: 'CHAT' }).last).toBe('error')
      expect(play(saying(parameters), { channel: 'TASK' }).last).toBe('error')
      expect(play(saying(parameters)).last).toBe('said')
    },
  )

  it('says references, and nothing for those that lead nowhere', () => {
    const player = play(saying({ Text: 'hello $.Attributes.name and $.Attributes.other.' }), {
      attributes: { name: 'Kim' },
    })
    expect(player.said).toEqual(['hello Kim and .'])
  })

  it('does not look for references in values', () => {
    const player = play(saying({ Text: '$.Attributes.name' }), {
      attributes: { name: '$.Attributes.other', other: 'x' },
    })
    expect(player.said).toEqual(['$.Attributes.other'])
  })

  it('fails when its text resolves to nothing', () => {
    expect(play(saying({ Text: '$.Attributes.name' })).last).toBe('error')
    expect(play(saying({ PromptId: '$.Attributes.prompt' })).last).toBe('error')
  })

  it('takes a text of spaces as a pause', () => {
    expect(play(saying({ Text: ' ' })).last).toBe('said')
  })

  it('fails with more than 6,000 characters', () => {
    expect(play(saying({ Text: 'a'.repeat(6000) })).last).toBe('said')
    expect(play(saying({ Text: 'a'.repeat(6001) })).last).toBe('error')
  })

  it('goes on without an error branch', () => {
    const flow = flowOf({
      prompt: { type: 'MessageParticipant', parameters: { Text: '$.Attributes.no' }, next: 'after' },
    })
    expect(play(flow).last).toBe('after')
  })

  it('knows what recordings say, and how long they are', () => {
    const world = { prompts: { welcome: { text: 'Welcome!', seconds: 7 } } }
    const player = play(saying({ PromptId: '{{prompt:welcome}}' }), { world })
    expect(player.said).toEqual(['Welcome!'])
    expect(player.seconds).toBe(7)
  })

  it('plays audio from S3 in inbound and transfer flows only, unless other flows are assumed to play it', () => {
    expect(play(saying(audio, 'AGENT_TRANSFER')).last).toBe('said')
    expect(play(saying(audio, 'CUSTOMER_QUEUE')).last).toBe('error')
    expect(play(saying(audio, 'CUSTOMER_QUEUE'), { assumptions: { s3PromptElsewhere: 'error' } }).last).toBe('error')
    expect(play(saying(audio, 'CUSTOMER_QUEUE'), { assumptions: { s3PromptElsewhere: 'played' } }).last).toBe('said')
  })

  it('is spared by keys that were pressed before, where it says so', () => {
    const flow = flowOf({
      on: {
        type: 'GetParticipantInput',
        parameters: { EnableDTMFBuffer: 'True' },
        next: 'menu',
        errors: { NoMatchingError: 'no' },
      },
      menu: {
        type: 'GetParticipantInput',
        parameters: { Text: 'Press', InputTimeLimitSeconds: '5' },
        on: { '1': 'prompt' },
        errors: { NoMatchingCondition: 'no', InputTimeLimitExceeded: 'no', NoMatchingError: 'no' },
      },
      prompt: {
        type: 'MessageParticipant',
        parameters: { Text: 'Spared', SkipWhenDTMFBufferEnabled: 'true' },
        next: 'heard',
      },
      heard: { type: 'MessageParticipant', parameters: { Text: 'Heard' }, next: 'pause' },
      pause: pause(),
    })
    expect(play(flow).press('12').said).toEqual(['Press', 'Heard'])
    expect(play(flow).press('1').said).toEqual(['Press', 'Spared', 'Heard', 'pause'])
  })
})
