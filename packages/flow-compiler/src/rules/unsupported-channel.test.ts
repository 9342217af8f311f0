import { contact, contactFlow } from '@aicc/flow-dsl'
import type { FlowOptions } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { flowWith } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions } from '../../test/valid-actions.js'

const rule = 'unsupported-channel'

function menuFlow(channels: FlowOptions<never>['channels']) {
  return contactFlow('menu', channels === undefined ? {} : { channels }, (flow) => {
    const goodbye = flow.block('goodbye', () => flow.disconnect({ id: 'bye' }))
    flow.playPrompt('안녕하세요.')
    flow.getCustomerInput({
      id: 'menu',
      prompt: '1번',
      on: { InputTimeLimitExceeded: goodbye, NoMatchingCondition: goodbye, NoMatchingError: goodbye },
    })
  })
}

describe(rule, () => {
  it('warns of a menu in a flow that chats enter too', () => {
    expectProblems(menuFlow(['VOICE', 'CHAT']), rule).toEqual([
      { args: { action: 'menu', type: 'GetParticipantInput', channels: 'CHAT' }, at: 'menu', severity: 'warning' },
    ])
  })

  it('names every channel on which the block fails', () => {
    expect(problemOf(menuFlow(['VOICE', 'CHAT', 'TASK', 'EMAIL']), rule).args.channels).toBe('CHAT, TASK, EMAIL')
  })

  it('warns of a wait in a flow for calls', () => {
    const flow = contactFlow('wait', { channels: ['VOICE'] }, (builder) => {
      const goodbye = builder.block('goodbye', () => builder.disconnect())
      builder.wait({ id: 'wait', seconds: 60, on: { WaitCompleted: goodbye, NoMatchingError: goodbye } })
    })
    expectProblems(flow, rule).toEqual([
      { args: { action: 'wait', type: 'Wait', channels: 'VOICE' }, at: 'wait', severity: 'warning' },
    ])
  })

  it('leaves alone a flow for the channels that its blocks work on', () => {
    expectValid(menuFlow(['VOICE']))
  })

  it('follows what the flow asked about the channel', () => {
    const asking = (channels: readonly ('VOICE' | 'CHAT' | 'TASK')[]) =>
      contactFlow('asking', { channels, onError: (flow) => flow.disconnect() }, (flow) => {
        flow.match(contact.channel, {
          CHAT: () => flow.playPrompt('Please write.'),
          otherwise: () => {
            flow.storeCustomerInput({ id: 'ask', prompt: 'Please enter your number.' })
          },
        })
        flow.disconnect()
      })
    expectValid(asking(['VOICE', 'CHAT']), rule)
    expect(problemOf(asking(['VOICE', 'CHAT', 'TASK']), rule).args.channels).toBe('TASK')
  })

  it('says nothing where no channels are declared', () => {
    expectValid(menuFlow(undefined), rule)
    expectValid(flowWith(validActions.menu), rule)
  })
})
