import type { JsonObject } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { loadProgram } from './load-program.js'
import { nowhere } from './program.js'
import { FlowContentError } from './read-content.js'

function content(types: readonly string[], more: JsonObject = {}): JsonObject {
  return {
    Version: '2019-10-30',
    StartAction: 'a0',
    Actions: types.map((Type, index) => ({ Identifier: `a${index}`, Type, Parameters: {}, Transitions: {} })),
    ...more,
  }
}

describe('flow content', () => {
  it('is taken as text, as an object, or as what the compiler answers', () => {
    const document = content(['DisconnectParticipant'])
    for (const source of [
      document,
      JSON.stringify(document),
      { content: document },
      { content: JSON.stringify(document) },
    ]) {
      expect(loadProgram(source).instructions.map(({ type }) => type)).toEqual(['DisconnectParticipant'])
    }
  })

  it('has its name and type from who gives it, from its metadata, or by what is legal in it', () => {
    const document = content(['DisconnectParticipant'], { Metadata: { name: 'Main', type: 'customerQueue' } })
    expect(loadProgram(document)).toMatchObject({ name: 'Main', flowType: 'CUSTOMER_QUEUE' })
    expect(loadProgram({ content: document, name: 'other', flowType: 'MODULE' })).toMatchObject({
      name: 'other',
      flowType: 'MODULE',
    })
    expect(loadProgram(content(['DisconnectParticipant'], { Settings: {} })).flowType).toBe('MODULE')
    expect(loadProgram(content(['TransferContactToQueue'])).flowType).toBe('CONTACT_FLOW')
    expect(loadProgram(content(['DequeueContactAndTransferToQueue'])).flowType).toBe('CUSTOMER_QUEUE')
    expect(loadProgram(content(['CompleteOutboundCall'])).flowType).toBe('OUTBOUND_WHISPER')
    expect(loadProgram(content(['TransferContactToAgent'])).flowType).toBe('AGENT_TRANSFER')
    expect(loadProgram(content(['TransferContactToAgent', 'CompleteOutboundCall'])).flowType).toBe('CONTACT_FLOW')
  })

  it('leads nowhere where something is missing', () => {
    const program = loadProgram({
      StartAction: 'none',
      Actions: [{ Identifier: 'a', Type: 'Compare' }, 'no action', null],
    })
    expect(program.start).toBe(nowhere)
    expect(program.instructions).toHaveLength(1)
    expect(program.instructions[0]).toMatchObject({ next: nowhere, conditions: [] })
  })

  it('has names that the console noted beside ids, at any depth that parameters have', () => {
    const noted = {
      QueueId: { displayName: 'Support' },
      Messages: [null, { PromptId: { displayName: 'music.wav' } }],
      LexV2Bot: { AliasArn: { displayName: 'Live', lexV2BotName: 'Orders' } },
    }
    const document = content(['MessageParticipant'], { Metadata: { ActionMetadata: { a0: { parameters: noted } } } })
    expect(Object.fromEntries(loadProgram(document).instructions[0]?.displayNames ?? [])).toEqual({
      QueueId: 'Support',
      'Messages.1.PromptId': 'music.wav',
      'LexV2Bot.AliasArn': 'Orders',
    })
  })

  it('is refused with the reason where it is none', () => {
    expect(() => loadProgram('{')).toThrow(FlowContentError)
    expect(() => loadProgram({ modules: [] })).toThrow('flowc convert')
    expect(() => loadProgram('[]')).toThrow('no list "Actions"')
  })
})
