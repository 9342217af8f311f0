import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { attribute, customerQueueFlow, flowNamed } from '../index.js'
import type { ContactFlowBuilder, FlowTarget, Handled, Resource } from '../index.js'
import { updateContactEventHooks } from './update-contact-event-hooks.js'

const waiting = customerQueueFlow('waiting', {}, (flow) => flow.endFlow())

type Setter = (flow: ContactFlowBuilder<Handled, 'f'>, target: Resource<'flow'>) => void

it.each<[string, Setter]>([
  ['CustomerQueue', (flow, target) => flow.setCustomerQueueFlow(target)],
  ['CustomerRemaining', (flow, target) => flow.setDisconnectFlow(target)],
  ['CustomerHold', (flow, target) => flow.setCustomerHoldFlow(target)],
  ['AgentHold', (flow, target) => flow.setAgentHoldFlow(target)],
  ['CustomerWhisper', (flow, target) => flow.setCustomerWhisperFlow(target)],
  ['AgentWhisper', (flow, target) => flow.setAgentWhisperFlow(target)],
  ['PauseContact', (flow, target) => flow.setEventFlow('PauseContact', target)],
])('sets the flow of the event %s', (hook, set) => {
  expect(writtenUnderHandlerBy((flow) => set(flow, flowNamed('other')))).toEqual({
    type: 'UpdateContactEventHooks',
    parameters: { EventHooks: { [hook]: { kind: 'flow', name: 'other' } } },
    ways: { next: 'after', NoMatchingError: 'handler' },
  })
})

it('takes a flow that is written here, or an attribute that names one', () => {
  const targetOf = (target: FlowTarget<'CUSTOMER_QUEUE'>): unknown =>
    writtenBy((flow, elsewhere) => flow.setCustomerQueueFlow(target, { on: { NoMatchingError: elsewhere } }))
  expect(targetOf(waiting)).toMatchObject({
    parameters: { EventHooks: { CustomerQueue: { kind: 'flow', name: 'waiting' } } },
  })
  expect(targetOf(attribute('$.Attributes.flow'))).toMatchObject({
    parameters: { EventHooks: { CustomerQueue: '$.Attributes.flow' } },
    ways: { NoMatchingError: 'elsewhere' },
  })
})

it('refuses a flow of another type than the event runs', () => {
  const refused = (flow: ContactFlowBuilder<Handled, 'f'>): void => {
    // @ts-expect-error A whisper needs an agent whisper flow.
    flow.setAgentWhisperFlow(waiting)
    // @ts-expect-error Pausing runs an inbound flow.
    flow.setEventFlow('PauseContact', waiting)
    flow.setEventFlow('CustomerQueue', waiting)
  }
  expect(refused).toBeTypeOf('function')
})

it('sets one event an action, and is called by it', () => {
  expect(updateContactEventHooks.parameters['EventHooks']).toMatchObject({ maximumEntries: 1, required: true })
  expect(updateContactEventHooks.label?.({ EventHooks: { AgentHold: flowNamed('other') } })).toBe('AgentHold')
  expect(statedOutcomes(updateContactEventHooks, {})).toMatchObject({ failures: ['NoMatchingError'], events: [] })
})
