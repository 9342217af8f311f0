import { contactFlow, flowModule, lambda, queue } from '@aicc/flow-dsl'
import type { FlowModule } from '@aicc/flow-dsl'
import type { BuildableFlow, JsonObject } from '@aicc/flow-dsl/language'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { rules } from '../src/index.js'
import type { ActionSketch, ConditionSketch } from './flow-json.js'
import { flowJson, flowWith } from './flow-json.js'
import { diagnosticsOf } from './rule-harness.js'
import { validActions, validElsewhere, warnedActions, withErrors, withParameters } from './valid-actions.js'

/**
 * What the rules say, all on one page: tests of rules look at arguments and places, and this file alone at words. Read a
 * change of it as a flow author would.
 */

const {
  checkHours,
  checkQueueStatus,
  compare,
  distribute,
  invokeLambda,
  menu,
  playPrompt,
  playSsml,
  setCallbackNumber,
  setContactAttributes,
  setEventFlow,
  setVoice,
  setWorkingQueue,
  storeInput,
  storePhoneNumber,
  tagContact,
  transferToPhoneNumber,
  transferToQueue,
} = validActions

function changed(action: ActionSketch, parameters: Readonly<Record<string, unknown>>): JsonObject {
  return flowWith(withParameters(action, parameters))
}

function comparing(...conditions: readonly ConditionSketch[]): JsonObject {
  return flowWith({ ...compare, conditions })
}

function speak(id: string, spoken: string, next = 'end'): ActionSketch {
  return { ...withParameters(playPrompt, { Text: spoken }), id, next, errors: {} }
}

/** A TypeScript flow with one raw action in it. */
function raw(action: Parameters<Parameters<Parameters<typeof contactFlow>[2]>[0]['action']>[0]): BuildableFlow {
  return contactFlow('raw', {}, (flow) => {
    flow.action({ id: 'subject', ...action })
    flow.disconnect()
  })
}

const again: FlowModule = flowModule('again', { onError: (flow) => flow.returnFromModule() }, (flow) => {
  flow.invokeModule(again, {}, { id: 'call' })
  flow.returnFromModule()
})

function nested(levels: number): FlowModule {
  const inner = levels === 1 ? undefined : nested(levels - 1)
  return flowModule(`level ${levels}`, { onError: (flow) => flow.returnFromModule() }, (flow) => {
    if (inner !== undefined) flow.invokeModule(inner, {}, { id: 'call' })
    flow.returnFromModule()
  })
}

const answering = lambda('answering', { input: z.object({}), output: z.object({ name: z.string() }) })

const wrong: readonly (JsonObject | BuildableFlow)[] = [
  // Shape.
  flowJson([]),
  flowWith(playPrompt, { start: 'subjekt' }),
  flowWith(playPrompt, { start: '' }),
  contactFlow('empty', {}, () => {}),
  flowWith({ ...playPrompt, next: 'nowhere' }),
  flowWith({ ...menu, conditions: [['Equals', '1', 'ends']] }),
  flowWith(withErrors(menu, { NoMatchingCondition: 'nowhere' })),
  flowJson([
    { ...playPrompt, id: 'greet' },
    { ...playPrompt, id: 'greet' },
  ]),
  contactFlow('twice', {}, (flow) => {
    flow.playPrompt('하나', { id: 'greet' })
    flow.playPrompt('둘', { id: 'greet' })
    flow.disconnect()
  }),
  flowWith({ ...playPrompt, id: '' }),
  flowWith({ ...playPrompt, id: 'a'.repeat(51) }),
  flowWith({ ...playPrompt, id: 'a/b' }),
  flowWith({ ...playPrompt, id: 'toString' }),
  flowWith({ ...playPrompt, next: null }),
  flowWith({ ...compare, next: null }),
  flowWith(withErrors(menu, { NoMatchingError: '' })),
  flowWith({ ...menu, conditions: [['Equals', '1', '']] }),
  contactFlow('open', {}, (flow) => flow.playPrompt('안녕', { id: 'greet' })),
  contactFlow('open', {}, (flow) => {
    flow.getCustomerInput({
      id: 'menu',
      prompt: '1번',
      on: { '1': () => {}, InputTimeLimitExceeded: () => {}, NoMatchingCondition: () => {}, NoMatchingError: () => {} },
    })
  }),
  flowWith(withErrors(menu, { InputTimeLimitExceeded: undefined })),
  flowWith({ ...checkHours, conditions: [['Equals', 'True']] }),
  flowWith({ ...compare, conditions: [] }),
  raw({ Type: 'TagContact', Parameters: { Tags: { a: 'b' } } }),
  raw({ Type: 'TransferContactToQueue', on: { NoMatchingError: () => {} } }),
  flowWith(withErrors(compare, { NoMatchingError: 'end' })),
  flowWith(withErrors(storeInput, { InputTimeLimitExceeded: 'end' })),
  flowWith(withErrors(setVoice, { NoMatchingErrors: 'end' })),
  flowWith(withErrors(validActions.setLogging, { NoMatchingError: 'end' })),
  flowWith({
    ...storeInput,
    errors: [
      ['NoMatchingError', 'end'],
      ['NoMatchingError', 'end'],
    ],
  }),
  comparing(['And', 'gold']),
  comparing(['equals', 'gold']),
  comparing(['Zzzzzz', 'gold']),
  comparing(['Contains', 'gold']),
  comparing(['Equals', ['$.Attributes.tier', 'gold']]),
  comparing(['Equals', []]),
  comparing(['Exists', 'gold']),
  comparing(['Equals', '']),
  comparing(['NumberGreaterThan', 'three']),
  comparing(['Equals', 'gold'], ['Equals', 'gold']),
  flowWith({ ...menu, conditions: [['TextStartsWith', '1']] }),
  flowWith({ ...menu, conditions: [['Equals', '10']] }),
  flowWith({ ...checkHours, conditions: [...checkHours.conditions, ['Equals', 'true']] }),
  flowWith({ ...checkQueueStatus, conditions: [['Equals', 'ten']] }),
  flowWith({ ...distribute, conditions: [['NumberLessThan', '101']] }),
  flowWith({
    ...distribute,
    conditions: [
      ['NumberLessThan', '10'],
      ['NumberLessThan', '4'],
    ],
  }),
  flowWith({ ...playPrompt, conditions: [['Equals', '1']] }),
  flowWith({ ...storeInput, conditions: [['Equals', '1']] }),
  flowJson([
    speak('greet', '안녕', 'bye'),
    { ...validActions.disconnect, id: 'bye', transitions: { NextAction: 'greet' } },
  ]),
  flowJson([speak('greet', '안녕'), speak('lost', '안녕')]),
  contactFlow('dead', {}, (flow) => {
    flow.disconnect()
    flow.disconnect({ id: 'never' })
  }),
  flowModule('module', { branches: ['known'], output: z.object({ name: z.string() }) }, (flow) => {
    flow.action({
      Type: 'EndFlowModuleExecution',
      id: 'return',
      Parameters: { Result: 'unknwon', ResultData: { nmae: '홍길동' } },
    })
  }),
  flowModule('module', {}, (flow) => {
    flow.action({ Type: 'EndFlowModuleExecution', id: 'return', Parameters: { Result: 'known' } })
  }),
  flowModule('module', { branches: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'] }, (flow) => {
    flow.returnFromModule({ branch: 'a' })
  }),
  again,
  contactFlow('deep', { onError: (flow) => flow.disconnect() }, (flow) => {
    flow.invokeModule(nested(6), {}, { id: 'call' })
    flow.disconnect()
  }),
  flowWith({ type: 'PlayPrompt' }),
  flowWith({ type: 'Comparee' }),
  flowWith({ type: 'SayHelloToEverybody' }),
  flowWith({ type: 'InvokeThirdPartyAction' }),
  flowWith(warnedActions.checkVoiceId.action),
  changed(validActions.setContactProperties, {
    IsVoiceIdStreamingEnabled: 'FALSE',
    IsVoiceAuthenticationEnabled: 'FALSE',
    IsFraudDetectionEnabled: 'FALSE',
  }),
  changed(validActions.lexBot, {
    LexV2Bot: undefined,
    LexBot: { Name: 'Travel', Region: 'us-west-2', Alias: 'live' },
  }),
  flowWith(withParameters(warnedActions.interruptAgent.action, { Agent: 'u-1' }), { type: 'customerQueue' }),

  // Parameters.
  changed(playPrompt, { Txt: 'x' }),
  changed(playPrompt, { Loudness: 'x' }),
  changed(menu, { MaxDigits: '1' }),
  changed(transferToQueue, { QueueId: 'q-1' }),
  changed(validActions.disconnect, { Reason: 'x' }),
  changed(menu, { InputTimeLimitSeconds: undefined }),
  changed(compare, { ComparisonValue: undefined }),
  changed(transferToPhoneNumber, { ContinueFlowExecution: undefined }),
  changed(storeInput, { InputValidation: { CustomValidation: {} } }),
  changed(invokeLambda, { LambdaFunctionARN: undefined }),
  changed(menu, { StoreInput: false }),
  changed(menu, { InputTimeLimitSeconds: 5 }),
  changed(menu, { InputTimeLimitSeconds: '500' }),
  changed(validActions.changeRoutingPriority, { QueuePriority: '0' }),
  changed(validActions.changeRoutingPriority, { QueuePriority: undefined, QueueTimeAdjustmentSeconds: 'soon' }),
  changed(menu, { StoreInput: 'yes' }),
  changed(validActions.setLogging, { FlowLoggingBehavior: 'enabled' }),
  changed(playPrompt, { Text: null }),
  changed(playPrompt, { Text: ['a'] }),
  changed(playPrompt, { Text: { a: 'b' } }),
  changed(setContactAttributes, { Attributes: 'tier=gold' }),
  changed(validElsewhere.loopPrompts.action, { Messages: { Text: 'x' } }),
  changed(validElsewhere.loopPrompts.action, { Messages: [] }),
  changed(playPrompt, { Text: '' }),
  changed(setWorkingQueue, { QueueId: '' }),
  changed(validActions.lexBot, { LexV2Bot: { AliasArn: '' } }),
  changed(checkHours, { HoursOfOperationId: '' }),
  changed(invokeLambda, { LambdaFunctionARN: '' }),
  changed(validActions.createTask, { ContactFlowId: undefined, TaskTemplateId: '' }),
  changed(transferToPhoneNumber, { ThirdPartyPhoneNumber: '02-1234' }),
  changed(transferToPhoneNumber, { ThirdPartyDTMFDigits: '1'.repeat(51) }),
  changed(tagContact, { Tags: { a: 'x', b: 'x', c: 'x', d: 'x', e: 'x', f: 'x', g: 'x' } }),
  changed(tagContact, { Tags: {} }),
  changed(tagContact, { Tags: { 'aws:team': 'x' } }),
  changed(setEventFlow, { EventHooks: { CustomerQueu: 'f-1' } }),
  changed(setEventFlow, { EventHooks: { Zzz: 'f-1' } }),
  changed(setContactAttributes, { Attributes: { 'a.b': 'x' } }),
  changed(setWorkingQueue, { QueueId: 'arn:aws:lambda:us-east-1:1:function:f' }),
  changed(invokeLambda, { LambdaFunctionARN: 'arn:aws:connect:us-east-1:1:instance/i/queue/q' }),
  raw({
    Type: 'InvokeLambdaFunction',
    Parameters: { LambdaFunctionARN: queue('support'), InvocationTimeLimitSeconds: '8' },
    on: { NoMatchingError: () => {} },
  }),
  raw({ Type: 'UpdateFlowLoggingBehavior', Parameters: { FlowLoggingBehavior: queue('support') } }),
  changed(playPrompt, { SSML: '<speak>x</speak>' }),
  changed(playPrompt, { Text: undefined }),
  changed(setWorkingQueue, { AgentId: 'a-1' }),
  changed(validActions.createCallback, { AgentId: 'a-1' }),
  changed(menu, { InputValidation: { CustomValidation: { MaximumLength: '8' } } }),
  changed(storeInput, { InputValidation: {} }),
  changed(storePhoneNumber, { InputValidation: { PhoneNumberValidation: { NumberFormat: 'Local' } } }),
  changed(storeInput, { DTMFConfiguration: { InputTerminationSequence: '*' } }),
  changed(invokeLambda, { InvocationTimeLimitSeconds: '9' }),
  changed(menu, { InputTimeLimitSeconds: '$.Attributes.seconds' }),
  changed(setWorkingQueue, { QueueId: 'queue-$.Attributes.queue' }),
  changed(setCallbackNumber, { CallbackNumber: '+82212345678' }),
  changed(compare, { ComparisonValue: '$.Attributes' }),
  changed(playPrompt, { Text: '가'.repeat(3_001) }),
  changed(playSsml, { SSML: `<speak>${'<break/>'.repeat(800)}</speak>` }),
  changed(playSsml, { SSML: '<speak>삼성 & LG</speak>' }),
  changed(playSsml, { SSML: '안녕하세요.' }),

  // Place.
  flowWith(validActions.disconnect, { type: 'agentWhisper' }),
  flowWith(validElsewhere.endFlow.action),
  contactFlow('menu', { channels: ['VOICE', 'CHAT', 'TASK'] }, (flow) => {
    const bye = flow.block('bye', () => flow.disconnect())
    flow.getCustomerInput({
      id: 'menu',
      prompt: '1번',
      on: { InputTimeLimitExceeded: bye, NoMatchingCondition: bye, NoMatchingError: bye },
    })
  }),

  // Limits.
  contactFlow('long', {}, (flow) => {
    for (let count = 0; count < 250; count += 1) flow.playPrompt('안녕', { id: `prompt ${count}` })
    flow.disconnect()
  }),
  contactFlow('a/b', {}, (flow) => flow.disconnect()),
  contactFlow('', {}, (flow) => flow.disconnect()),
  contactFlow('a'.repeat(128), {}, (flow) => flow.disconnect()),

  // Data.
  flowWith(speak('subject', '$.StoredInput')),
  flowWith(speak('subject', '$.CustomerEndpoint.Adress')),
  flowWith(speak('subject', '$.Attribute.tier')),
  flowWith(speak('subject', '$.CustomerName')),
  flowWith(speak('subject', '$.Zzzzzzzzzz')),
  comparing(['Equals', '$.Nothing']),
  flowWith(speak('subject', '$.External.number'), { type: 'customerQueue' }),
  flowWith(speak('subject', '$.External.number')),
  comparing(['Equals', '$.Metrics.Queue.Size']),
  flowJson([
    {
      ...menu,
      id: 'menu',
      conditions: [['Equals', '1', 'call']],
      errors: { ...menu.errors, NoMatchingCondition: 'read' },
    },
    { ...invokeLambda, id: 'call', next: 'read' },
    speak('read', '$.External.number'),
  ]),
  flowJson([
    ...Array.from({ length: 12 }, (_, index) =>
      speak(`step ${index}`, '안녕', index === 11 ? 'call' : `step ${index + 1}`),
    ),
    { ...withErrors(invokeLambda, { NoMatchingError: 'read' }), id: 'call', next: 'read' },
    speak('read', '$.External.number'),
  ]),
  flowWith(transferToQueue),
  contactFlow('transfer', { onError: (flow) => flow.disconnect() }, (flow) => {
    flow.transferToQueue({ id: 'transfer', on: { QueueAtCapacity: () => flow.disconnect() } })
  }),
  flowJson([
    {
      ...menu,
      id: 'menu',
      conditions: [
        ['Equals', '1', 'queue'],
        ['Equals', '2', 'transfer'],
      ],
    },
    { ...setWorkingQueue, id: 'queue', next: 'transfer' },
    { ...transferToQueue, id: 'transfer' },
  ]),
  flowWith(speak('subject', '추첨 번호는 $.Attributes.number입니다.')),
  flowJson([
    {
      ...menu,
      id: 'menu',
      conditions: [['Equals', '1', 'set']],
      errors: { ...menu.errors, NoMatchingCondition: 'read' },
    },
    { ...setContactAttributes, id: 'set', next: 'read' },
    speak('read', '$.Attributes.tier'),
  ]),
  contactFlow('expecting', { expects: [] }, (flow) => {
    flow.playPrompt('$.Attributes.tier $.External.number', { id: 'read' })
    flow.disconnect()
  }),
  contactFlow('replacing', { onError: (flow) => flow.disconnect() }, (flow) => {
    const input = z.object({})
    const first = flow.invokeLambda(lambda('first', { input, output: z.object({ number: z.string() }) }), {})
    flow.invokeLambda(lambda('second', { input, output: z.object({ rating: z.string() }) }), {}, { id: 'second' })
    flow.playPrompt(`Your number is ${first.number} .`, { id: 'read' })
    flow.disconnect()
  }),
  flowWith(validActions.setFlowAttributes),
  changed(menu, { Text: 'Press 1 for sales, press 2 for support.' }),
  flowWith({
    ...menu,
    conditions: [
      ['Equals', '1'],
      ['Equals', '0'],
    ],
  }),

  // Behaviour.
  flowJson([
    { ...setVoice, id: 'one', next: 'two' },
    { ...setVoice, id: 'two', next: 'one' },
  ]),
  flowWith(withErrors({ ...validActions.checkStaffing, next: 'subject' }, { NoMatchingCondition: 'subject' })),
  flowWith(withErrors(invokeLambda, { NoMatchingError: 'subject' })),
  flowWith(withErrors(setContactAttributes, { NoMatchingError: 'subject' })),
  flowJson([speak('one', '안녕', 'two'), speak('two', '안녕', 'one')]),
  flowJson([speak('greet', '안녕', 'check'), { ...compare, id: 'check', conditions: [['Equals', 'gold', 'greet']] }]),
  contactFlow('circle', {}, (flow) => {
    const start = flow.here('again')
    flow.playPrompt('안녕', { id: 'greet' })
    flow.goto(start)
  }),
  flowJson([{ ...invokeLambda, id: 'call', next: 'greet' }, speak('greet', '안녕')]),
  contactFlow('silent', {}, (flow) => {
    flow.invokeLambda(answering, {}, { id: 'call', on: { NoMatchingError: () => flow.disconnect({ id: 'bye' }) } })
    flow.playPrompt('안녕')
    flow.disconnect()
  }),
  flowJson([
    { ...invokeLambda, id: 'one', next: 'two' },
    { ...invokeLambda, id: 'two', next: 'three' },
    { ...invokeLambda, id: 'three' },
  ]),
  contactFlow('slow', { onError: (flow) => flow.disconnect() }, (flow) => {
    flow.playPrompt('안녕')
    flow.loop({ times: 2 }, () => flow.invokeLambda(answering, {}, { id: 'call', timeoutSeconds: 5 }))
    flow.disconnect()
  }),
  flowJson([
    { ...invokeLambda, id: 'first', next: 'poll' },
    { ...invokeLambda, id: 'poll', next: 'check' },
    withErrors({ ...compare, id: 'check', next: 'poll' }, { NoMatchingCondition: 'poll' }),
  ]),
  flowWith({ ...storeInput, next: 'end' }),
  contactFlow('unused', { onError: (flow) => flow.disconnect() }, (flow) => {
    flow.storeCustomerInput({ id: 'one', prompt: '사번을 눌러 주세요.' })
    const second = flow.storeCustomerInput({ id: 'two', prompt: '사번을 다시 눌러 주세요.' })
    flow.playPrompt(second)
    flow.disconnect()
  }),
  changed(storeInput, { Text: '카드 번호를 눌러 주세요.' }),
  changed(storeInput, {
    Text: undefined,
    PromptId: 'p-1',
    InputValidation: { CustomValidation: { MaximumLength: '16' } },
  }),
  flowJson([
    { ...validActions.setLogging, id: 'logs', next: 'card' },
    {
      ...withParameters(storeInput, {
        Text: '주민등록번호를 눌러 주세요.',
        InputEncryption: { EncryptionKeyId: 'k', Key: 'pem' },
      }),
      id: 'card',
    },
  ]),
  contactFlow('pay', { onError: (flow) => flow.disconnect() }, (flow) => {
    flow.setLoggingBehavior('enabled', { id: 'logs' })
    flow.playPrompt(flow.storeCustomerInput({ id: 'card', prompt: 'Please enter the CVC.' }))
    flow.disconnect()
  }),
  changed(validActions.setRecording, {
    RecordingBehavior: { RecordedParticipants: [], IVRRecordingBehavior: 'Enabled' },
  }),
  flowJson([
    { ...validActions.setRecordingAndAnalytics, id: 'record', next: 'queue' },
    { ...setWorkingQueue, id: 'queue', next: 'transfer' },
    { ...transferToQueue, id: 'transfer' },
  ]),
  flowJson([
    speak('greet', '안녕', 'queue'),
    { ...setWorkingQueue, id: 'queue', next: 'transfer' },
    { ...transferToQueue, id: 'transfer' },
  ]),
  contactFlow('any hour', { onError: (flow) => flow.disconnect() }, (flow) => {
    flow.playPrompt('안녕', { id: 'greet' })
    flow.setWorkingQueue(queue('support'), { id: 'queue' })
    flow.transferToQueue({ id: 'transfer', on: { QueueAtCapacity: () => flow.disconnect() } })
  }),
]

const found = wrong.flatMap((flow) => diagnosticsOf(flow))

it('says what is wrong, what is allowed and what to do', async () => {
  const pages = rules.map(({ code, name }) => {
    const said = found
      .filter((diagnostic) => diagnostic.name === name)
      .map(
        ({ severity, message, suggestion }) => `${severity}: ${[message, suggestion].filter(Boolean).join('\n    ')}`,
      )
    return `${code} ${name}\n\n${[...new Set(said)].join('\n')}\n`
  })
  await expect(pages.join('\n')).toMatchFileSnapshot(join(import.meta.dirname, 'golden/messages/messages.txt'))
})

it('has words of every rule', () => {
  const said = new Set(found.map(({ name }) => name))
  expect(rules.map(({ name }) => name).filter((name) => !said.has(name))).toEqual([])
})
