import { describe, expect, it } from 'vitest'
import { actionDefinitions } from '../src/actions/index.js'
import type { ActionDefinition } from '../src/actions/action-definition.js'
import { completionsAt, namesAt } from './typescript-program.js'

const imports = `
import {
  agentWhisperFlow, contact, contactFlow, customerHoldFlow, flowModule, lexBot, queue,
} from '@aicc/flow-dsl'
import { authenticate, customer, registration } from './world.js'
`
const handled = (statements: string): string =>
  `${imports}contactFlow('f', { onError: (flow) => flow.disconnect() }, (flow) => { ${statements} })`
const unhandled = (statements: string): string => `${imports}contactFlow('f', {}, (flow) => { ${statements} })`

const statements = ['action', 'attempt', 'block', 'goto', 'here']

describe('a builder', () => {
  it('offers exactly what is legal in an agent whisper flow, each with its documentation', () => {
    const completions = completionsAt(`${imports}agentWhisperFlow('w', {}, (flow) => { flow./*|*/ })`)
    expect(completions.map(({ name }) => name)).toEqual([
      'action',
      'associateContactToProfile',
      'attempt',
      'block',
      'checkCallProgress',
      'checkContactAttributes',
      'checkSegmentMembership',
      'createCase',
      'createContact',
      'createCustomerProfile',
      'createPersistentContactAssociation',
      'createTask',
      'endFlow',
      'evaluateDataTable',
      'getCalculatedAttributes',
      'getCase',
      'getCustomerProfile',
      'getCustomerProfileObject',
      'getQueueMetrics',
      'getStoredContent',
      'goto',
      'here',
      'invokeLambda',
      'invokeModule',
      'listDataTable',
      'loop',
      'match',
      'playPrompt',
      'renderMessageTemplate',
      'resumeContact',
      'retry',
      'sendMessage',
      'setAgentHoldFlow',
      'setAgentWhisperFlow',
      'setChatAnalytics',
      'setContactAttributes',
      'setContactProperties',
      'setCustomerHoldFlow',
      'setCustomerQueueFlow',
      'setCustomerWhisperFlow',
      'setDisconnectFlow',
      'setEventFlow',
      'setFlowAttributes',
      'setLoggingBehavior',
      'setMessageProcessing',
      'setScreenRecording',
      'setVoice',
      'setVoiceRecordingAndAnalytics',
      'startMediaStreaming',
      'stopMediaStreaming',
      'tagContact',
      'untagContact',
      'updateCase',
      'updateCustomerProfile',
      'wait',
      'writeDataTable',
      'checkVoiceId',
      'setVoiceId',
    ])
    expect(completions.filter(({ documentation }) => documentation === '')).toEqual([])
    expect(completions.find(({ name }) => name === 'playPrompt')?.documentation).toContain(
      'Play prompt: plays, speaks or sends one message, then goes on.',
    )
  })

  it.each([
    ['contactFlow', 'CONTACT_FLOW'],
    ['customerHoldFlow', 'CUSTOMER_HOLD'],
  ])('%s offers what the definitions allow in %s, and the statements', (entry, flowType) => {
    const definitions: readonly ActionDefinition[] = actionDefinitions
    const legal = definitions.filter(({ flowTypes }) => flowTypes.some((type) => type === flowType))
    const methodsOf = (some: readonly ActionDefinition[]): readonly string[] =>
      some.flatMap(({ methods }) => Object.keys(methods))
    const sorted = (names: readonly string[]): readonly string[] =>
      names.toSorted((one, other) => (one < other ? -1 : 1))
    expect(namesAt(`${imports}${entry}('f', {}, (flow) => { flow./*|*/ })`)).toEqual([
      ...sorted([...methodsOf(legal.filter(({ deprecated }) => deprecated === undefined)), ...statements]),
      ...sorted(methodsOf(legal.filter(({ deprecated }) => deprecated !== undefined))),
    ])
  })

  it('differs by flow type', () => {
    const inbound = namesAt(`${imports}contactFlow('f', {}, (flow) => { flow./*|*/ })`)
    const hold = namesAt(`${imports}customerHoldFlow('f', {}, (flow) => { flow./*|*/ })`)
    expect(inbound).toEqual(expect.arrayContaining(['disconnect', 'playPrompt', 'getCustomerInput']))
    expect(inbound).not.toContain('loopPrompts')
    expect(inbound).not.toContain('returnFromModule')
    expect(hold).toContain('loopPrompts')
    expect(hold).not.toContain('disconnect')
    expect(hold).not.toContain('playPrompt')
  })
})

describe('branches', () => {
  it('are the values of the enumeration that are still missing, and otherwise', () => {
    expect(namesAt(handled(`flow.match(customer.tier, { gold: () => {}, /*|*/ })`)).toSorted()).toEqual([
      'bronze',
      'otherwise',
      'silver',
    ])
  })

  it.each([
    [`flow.transferToQueue({ on: { /*|*/ } })`, ['NoMatchingError', 'QueueAtCapacity']],
    [`flow.invokeModule(authenticate, { number: '1' }, { on: { /*|*/ } })`, ['NoMatchingError', 'known', 'unknown']],
    [
      `flow.connectToLexBot(lexBot('b', { intents: ['Book', 'Cancel'] }), { prompt: 'x', on: { /*|*/ } })`,
      ['Book', 'Cancel', 'NoMatchingCondition', 'NoMatchingError'],
    ],
    [
      `flow.wait({ seconds: 5, on: { /*|*/ } })`,
      ['BotParticipantDisconnected', 'CustomerReturned', 'NoMatchingError', 'ParticipantNotFound', 'WaitCompleted'],
    ],
    [`flow.checkStaffing('online', { on: { True: () => {}, /*|*/ } })`, ['False', 'NoMatchingError']],
    [
      `flow.getCustomerInput({ prompt: 'x', on: { '1': () => {}, /*|*/ } })`,
      [
        '"#"',
        '"*"',
        ...['0', '2', '3', '4', '5', '6', '7', '8', '9'].map((key) => `"${key}"`),
        'InputTimeLimitExceeded',
        'NoMatchingCondition',
        'NoMatchingError',
      ],
    ],
  ])('are the outcomes of the block: %s', (source, outcomes) => {
    const sorted = (names: readonly string[]): readonly string[] =>
      names.toSorted((one, other) => (one < other ? -1 : 1))
    expect(sorted(namesAt(handled(source)))).toEqual(sorted(outcomes))
    expect(sorted(namesAt(unhandled(source)))).toEqual(sorted(outcomes))
  })
})

describe('values', () => {
  it.each([
    [`flow.setContactAttributes(customer, { tier: '/*|*/' })`, ['gold', 'silver', 'bronze']],
    [`flow.setContactAttributes(customer, { /*|*/ })`, ['name', 'tier', 'visits']],
    [`flow.invokeLambda(registration, { /*|*/ })`, ['contactId', 'customerInput']],
    [`flow.setVoice({ voice: 'Seoyeon', engine: '/*|*/' })`, ['Standard', 'Neural', 'Generative']],
    [`flow.checkStaffing('/*|*/', { on: {} })`, ['available', 'staffed', 'online']],
  ])('are those of the declaration: %s', (source, values) => {
    expect(namesAt(handled(source))).toEqual(values)
  })

  it('are the branches of the contract in a module', () => {
    expect(
      namesAt(`${imports}flowModule('m', { branches: ['known', 'unknown'] }, (flow) => {
        flow.returnFromModule({ branch: '/*|*/' })
      })`),
    ).toEqual(['known', 'unknown'])
  })

  it('are the options of a flow', () => {
    expect(namesAt(`${imports}contactFlow('f', { /*|*/ }, (flow) => flow.disconnect())`)).toEqual([
      'channels',
      'description',
      'expects',
      'onError',
    ])
  })
})

describe('what a call returns', () => {
  it('has the members of the answer', () => {
    const answer = `const answer = flow.invokeLambda(registration, { customerInput: '1', contactId: '2' })`
    expect(namesAt(handled(`${answer}\nanswer./*|*/`))).toEqual(['lotteryNumber', 'status'])
  })

  it('shows no internals of labels and resources', () => {
    expect(namesAt(handled(`const ask = flow.here('ask')\nask./*|*/`))).toEqual(['name'])
    expect(namesAt(handled(`const later = flow.block('later')\nlater./*|*/`))).toEqual(['define', 'name'])
    expect(namesAt(handled(`const support = queue('support')\nsupport./*|*/`))).toEqual(['kind', 'name'])
  })
})

it('documents every attribute of the contact', () => {
  const attributes = completionsAt(`${imports}contact./*|*/`)
  expect(attributes.map(({ name }) => name)).toContain('customerEndpoint')
  expect(attributes.filter(({ documentation }) => documentation === '')).toEqual([])
})
