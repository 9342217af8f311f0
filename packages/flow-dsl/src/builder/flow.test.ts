import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { graphOf } from '../../test/written-action.js'
import { contact, contactAttributes, contactFlow, flowModule, lambda, queue } from '../index.js'

const registration = lambda('registration', {
  input: z.object({ number: z.string() }),
  output: z.object({ status: z.enum(['SUCCESS', 'ERROR']) }),
})

const lottery = contactFlow(
  'lottery',
  {
    channels: ['VOICE'],
    description: 'The lottery line.',
    onError: (flow) => flow.disconnect(),
  },
  (flow) => {
    const goodbye = flow.block('goodbye', () => flow.disconnect())
    const ask = flow.here('ask')
    const number = flow.storeCustomerInput({ prompt: 'Your number?' })
    const answer = flow.invokeLambda(registration, { number })
    flow.match(answer.status, { SUCCESS: goodbye, ERROR: ask })
  },
)

describe('a flow', () => {
  it('is a value: its function runs when it is built, each time anew', () => {
    let runs = 0
    const built = contactFlow('f', {}, (flow) => {
      runs += 1
      flow.disconnect()
    })
    expect(runs).toBe(0)
    built.build()
    built.build()
    expect(runs).toBe(2)
  })

  it('built twice gives equal graphs', () => {
    expect(graphOf(lottery)).toEqual(graphOf(lottery))
    expect(graphOf(lottery).actions).not.toBe(graphOf(lottery).actions)
  })

  it('hands its declaration to the graph', () => {
    expect(graphOf(lottery)).toMatchObject({
      name: 'lottery',
      flowType: 'CONTACT_FLOW',
      channels: ['VOICE'],
      description: 'The lottery line.',
      module: undefined,
    })
    expect(graphOf(contactFlow('f', {}, (flow) => flow.disconnect()))).toMatchObject({
      channels: undefined,
      description: undefined,
    })
  })

  it('hands on what its author expects, references by their paths', () => {
    const customer = contactAttributes({ tier: z.string(), 'first name': z.string() })
    const expects = [customer.tier, customer['first name'], '$.External', 'working queue'] as const
    expect(graphOf(contactFlow('f', { expects }, (flow) => flow.disconnect())).expects).toEqual([
      '$.Attributes.tier',
      "$.Attributes['first name']",
      '$.External',
      'working queue',
    ])
    expect(graphOf(flowModule('m', { expects }, (flow) => flow.returnFromModule())).expects).toHaveLength(4)
    expect(graphOf(lottery).expects).toBeUndefined()
  })

  it('can be built inside the function of another one', () => {
    const outer = contactFlow('outer', {}, (flow) => {
      flow.playPrompt(`${graphOf(lottery).actions.length} actions`)
      flow.disconnect()
    })
    expect(graphOf(outer).actions[0]?.parameters).toMatchObject({ Text: '5 actions' })
  })

  it('keeps resources as symbols and references as their paths', () => {
    const { actions } = graphOf(
      contactFlow('f', {}, (flow) => {
        flow.action({ Type: 'Any', Parameters: { list: [contact.channel, { queue: queue('a') }], absent: undefined } })
        flow.disconnect()
      }),
    )
    expect(actions[0]?.parameters).toEqual({ list: ['$.Channel', { queue: queue('a') }] })
  })

  it('knows the modules it invokes', () => {
    const greet = flowModule('greet', {}, (flow) => flow.returnFromModule())
    const built = contactFlow('f', { onError: (flow) => flow.disconnect() }, (flow) => {
      flow.invokeModule(greet, {}, {})
      flow.disconnect()
    })
    expect([...graphOf(built).invokedModules.keys()]).toEqual(['greet'])
  })
})
