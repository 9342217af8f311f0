import { agentHoldFlow, campaignFlow, contactFlow, flowModule, flowNamed, queue } from '@aicc/flow-dsl'
import type { BuildableFlow, FlowDocument } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { compile } from '../compile.js'

function documentOf(flow: BuildableFlow): FlowDocument {
  return compile(flow).document
}

const small = contactFlow('small', { description: 'A small flow.' }, (flow) => {
  flow.playPrompt('안녕하세요.', { id: 'greet' })
  flow.disconnect({ id: 'bye' })
})

describe('the document', () => {
  it('has exactly the members that the API takes', () => {
    expect(Object.keys(documentOf(small))).toEqual(['Version', 'StartAction', 'Metadata', 'Actions'])
    expect(documentOf(small).Version).toBe('2019-10-30')
  })

  it('starts at the first action', () => {
    expect(documentOf(small).StartAction).toBe('greet')
  })

  it('has exactly the members that an action takes', () => {
    expect(documentOf(small).Actions).toEqual([
      {
        Identifier: 'greet',
        Type: 'MessageParticipant',
        Parameters: { Text: '안녕하세요.' },
        Transitions: { NextAction: 'bye', Errors: [], Conditions: [] },
      },
      { Identifier: 'bye', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
    ])
  })

  it('writes conditions and errors in their order', () => {
    const menu = contactFlow('menu', {}, (flow) => {
      const bye = flow.block('bye', () => flow.disconnect({ id: 'bye' }))
      flow.getCustomerInput({
        id: 'menu',
        prompt: '1번',
        on: { '2': bye, '1': bye, NoMatchingError: bye, InputTimeLimitExceeded: bye, NoMatchingCondition: bye },
      })
    })
    expect(documentOf(menu).Actions[1]?.Transitions).toEqual({
      NextAction: 'bye',
      Errors: [
        { NextAction: 'bye', ErrorType: 'NoMatchingError' },
        { NextAction: 'bye', ErrorType: 'InputTimeLimitExceeded' },
        { NextAction: 'bye', ErrorType: 'NoMatchingCondition' },
      ],
      Conditions: [
        { NextAction: 'bye', Condition: { Operator: 'Equals', Operands: ['1'] } },
        { NextAction: 'bye', Condition: { Operator: 'Equals', Operands: ['2'] } },
      ],
    })
  })

  it('leaves NextAction out of looped prompts that only hold', () => {
    const hold = agentHoldFlow('hold', {}, (flow) => flow.loopPrompts(['잠시만요.']))
    expect(documentOf(hold).Actions[0]?.Transitions).toEqual({ Errors: [], Conditions: [] })
  })

  it('writes an open end as the designer does, as an empty target', () => {
    const open = contactFlow('open', {}, (flow) => flow.playPrompt('안녕'))
    expect(documentOf(open).Actions[0]?.Transitions).toMatchObject({ NextAction: '' })
  })

  it('has the boilerplate Settings in a module, and nowhere else', () => {
    const module = flowModule('module', {}, (flow) => flow.returnFromModule())
    expect(Object.keys(documentOf(module))).toContain('Settings')
    expect(Object.keys(documentOf(small))).not.toContain('Settings')
  })
})

describe('Metadata', () => {
  it('has the name, the description and the type as the designer writes them', () => {
    expect(documentOf(small).Metadata).toMatchObject({
      name: 'small',
      description: 'A small flow.',
      type: 'contactFlow',
    })
  })

  it('leaves out what nobody gave or no export shows', () => {
    const { Metadata } = documentOf(campaignFlow('journey', {}, (flow) => flow.endFlow()))
    expect(Object.keys(Metadata)).toEqual(['entryPointPosition', 'ActionMetadata', 'Annotations', 'name'])
  })

  it('has a position for every action, and no two at one place', () => {
    const { Metadata, Actions } = documentOf(small)
    const places = Object.entries(Metadata.ActionMetadata).map(([name, { position }]) => [
      name,
      JSON.stringify(position),
    ])
    expect(places.map(([name]) => name)).toEqual(Actions.map(({ Identifier }) => Identifier))
    expect(new Set(places.map(([, place]) => place)).size).toBe(Actions.length)
  })

  it('has the names that the designer shows for ids, in the shape of the parameters', () => {
    const flow = contactFlow('named', { onError: (builder) => builder.disconnect() }, (builder) => {
      builder.setWorkingQueue(queue('general-support'), { id: 'queue' })
      builder.setCustomerQueueFlow(flowNamed('waiting'), { id: 'hook' })
      builder.disconnect()
    })
    const { ActionMetadata } = documentOf(flow).Metadata
    expect(ActionMetadata.queue).toMatchObject({ parameters: { QueueId: { displayName: 'general-support' } } })
    expect(ActionMetadata.hook).toMatchObject({
      parameters: { EventHooks: { CustomerQueue: { displayName: 'waiting' } } },
    })
  })
})

it('keeps identifiers and parameters named __proto__ what they are', () => {
  const parameters: Record<string, unknown> = JSON.parse('{"__proto__": {"polluted": "yes"}}')
  const flow = contactFlow('hostile', {}, (builder) => {
    builder.action({ Type: 'ShowView', id: '__proto__', Parameters: parameters })
  })
  const document = documentOf(flow)
  expect(Object.keys(document.Metadata.ActionMetadata)).toEqual(['__proto__'])
  expect(Object.keys(document.Actions[0]?.Parameters ?? {})).toEqual(['__proto__'])
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
})
