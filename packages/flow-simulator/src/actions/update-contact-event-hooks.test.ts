import type { JsonObject } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'
import type { PlayOptions, TestFlow } from '../../test/player.js'

function setting(parameters: JsonObject, options: PlayOptions = {}, others: readonly TestFlow[] = []) {
  const flow = flowOf({
    set: { type: 'UpdateContactEventHooks', parameters, next: 'look', errors: { NoMatchingError: 'failed' } },
    look: look(),
  })
  return play([flow, ...others], options)
}

const inbound = flowOf({ there: look() }, { name: 'there' })

describe('Set event flow', () => {
  it('keeps the flow for its event, and runs nothing', () => {
    const player = setting({ EventHooks: { CustomerQueue: '{{flow:waiting}}' } })
    expect(player.path).toEqual(['set', 'look'])
    expect([...player.state.hooks]).toEqual([['CustomerQueue', 'waiting']])
  })

  it('keeps one flow for each event, the last one', () => {
    const prepare = (state: { hooks: ReadonlyMap<string, string> }) =>
      void (state.hooks = new Map([
        ['AgentWhisper', 'a'],
        ['CustomerQueue', 'q'],
      ]))
    expect([...setting({ EventHooks: { AgentWhisper: 'b' } }, { prepare }).state.hooks]).toEqual([
      ['AgentWhisper', 'b'],
      ['CustomerQueue', 'q'],
    ])
  })

  it('switches an event off', () => {
    const parameters = {
      EventHooks: { AgentWhisper: 'whisper' },
      EventHooksConfiguration: { AgentWhisper: { DisableExecution: 'true' } },
    }
    expect(setting(parameters).state.hooks.get('AgentWhisper')).toBe('')
    const on = { ...parameters, EventHooksConfiguration: { AgentWhisper: { DisableExecution: 'false' } } }
    expect(setting(on).state.hooks.get('AgentWhisper')).toBe('whisper')
  })

  it('fails for hold flows of contacts that cannot be held', () => {
    expect(setting({ EventHooks: { CustomerHold: 'hold' } }, { channel: 'CHAT' }).last).toBe('failed')
    expect(setting({ EventHooks: { CustomerHold: 'hold' } }).last).toBe('look')
  })

  it('fails for a flow of another type, and a reference to nothing', () => {
    expect(setting({ EventHooks: { CustomerQueue: 'there' } }, {}, [inbound]).last).toBe('failed')
    expect(setting({ EventHooks: { CustomerRemaining: 'there' } }, {}, [inbound]).last).toBe('look')
    expect(setting({ EventHooks: { CustomerQueue: '$.Attributes.none' } }).last).toBe('failed')
  })

  it('goes by the name that the console noted beside an id', () => {
    const { content } = flowOf({
      set: {
        type: 'UpdateContactEventHooks',
        parameters: { EventHooks: { CustomerQueue: 'arn:aws:connect:r:1:instance/i/contact-flow/1-2' } },
        next: 'look',
        errors: { NoMatchingError: 'failed' },
      },
      look: look(),
    })
    const Metadata = {
      ActionMetadata: { set: { parameters: { EventHooks: { CustomerQueue: { displayName: 'Waiting' } } } } },
    }
    expect(play({ content: { ...content, Metadata } }).state.hooks.get('CustomerQueue')).toBe('Waiting')
    expect(play({ content }).state.hooks.get('CustomerQueue')).toBe('1-2')
  })
})
