import type { JsonObject } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import {
  action,
  compare,
  digits,
  enqueue,
  flow,
  hangUp,
  hours,
  lambda,
  menu,
  say,
  set,
  setQueue,
} from '../../test/planted-defects/content.js'
import { playTestCase } from '../../test/test-case-player.js'
import type { FlowSource } from '../program/load-program.js'
import type { TestEvent, TestStep } from './content.js'
import { testCasesFor } from './test-cases.js'
import type { TestCase, TestCaseOptions } from './test-cases.js'

/** A line with a menu, a number to type, a function, opening hours and two queues. */
const line: Readonly<Record<string, JsonObject>> = {
  welcome: say('Welcome to the example company.', 'hours'),
  hours: hours('choose', 'closed'),
  closed: say('Our office is closed at this time. Please call again tomorrow.', 'end'),
  choose: menu(
    'For the status of an order, press 1. For technical help, press 2.',
    { 1: 'number', 2: 'help' },
    'wrong',
  ),
  wrong: say('This choice is not available here.', 'end'),
  number: digits('Please enter the number of your order.', 'status', 'sorry'),
  status: lambda('orders', { next: 'arrived', NoMatchingError: 'sorry' }, { number: '$.StoredCustomerInput' }),
  arrived: compare('$.External.state', { sent: 'tell', open: 'wait' }, 'sorry'),
  tell: say('The order was sent to you yesterday.', 'end'),
  wait: say('The order is being packed right now.', 'end'),
  sorry: say('We are sorry, this does not work at the moment.', 'person'),
  help: set({ topic: 'technical' }, 'technical'),
  technical: setQueue('technical', 'transfer'),
  person: setQueue('general', 'transfer'),
  transfer: enqueue('busy'),
  busy: say('All lines are busy. Please try again later.', 'end'),
  end: hangUp,
}

function casesOf(actions: Readonly<Record<string, JsonObject>>, options: TestCaseOptions = {}): readonly TestCase[] {
  return testCasesFor(flow(actions), options).cases
}

/** Names of the test cases that do not pass. */
function failing(cases: readonly TestCase[], source: FlowSource): readonly string[] {
  return cases.filter((test) => !playTestCase(test, [source], 'as one').passed).map(({ name }) => name)
}

function events(test: TestCase | undefined): readonly TestEvent[] {
  return test?.content.Observations.map(({ Event }) => Event) ?? []
}

function stepsOf(test: TestCase | undefined): readonly TestStep[] {
  return test?.content.Observations.flatMap(({ Actions }) => Actions) ?? []
}

describe('testCasesFor', () => {
  it('writes few cases that take every branch which a test can drive', () => {
    const { cases, notDriven, complete } = testCasesFor(flow(line))
    expect(complete).toBe(true)
    expect(cases.length).toBeLessThan(14)
    const reasons = notDriven.map(({ action: identifier, outcome, reason }) => `${identifier} ${outcome}: ${reason}`)
    expect(reasons.filter((text) => !text.endsWith(' fails cannot be brought about.'))).toEqual([])
    expect(failing(cases, flow(line))).toEqual([])
  })

  it('gives the same cases again', () => {
    expect(casesOf(line)).toEqual(casesOf(line))
  })

  it('waits for plain words from inside of one sentence, without the key', () => {
    const texts = casesOf(line).flatMap((test) =>
      events(test).flatMap(({ Properties }) => ('Text' in Properties ? [Properties.Text] : [])),
    )
    expect(texts).toContain('the status of an order')
    expect(texts.filter((text) => /[^a-z ]/i.test(text))).toEqual([])
  })

  it('makes overrides before the flow begins, in the order in which they are used', () => {
    const test = casesOf(line).find(({ name }) => /open, press 1, press \d+#?, orders answers sent$/.test(name))
    expect(events(test)[0]?.Type).toBe('TestInitiated')
    const replaced = stepsOf(test).flatMap((step) =>
      step.Type === 'OverrideSystemBehavior' ? [step.Parameters.Behavior.Properties.ActionType] : [],
    )
    expect(replaced).toEqual(['CheckHoursOfOperation', 'InvokeLambdaFunction'])
    expect(test?.unverified).toEqual(['keys-in-a-row', 'lambda-answer', 'last-words'])
  })

  it('ends a case where the contact would be put into its queue, and looks at its attributes there', () => {
    const test = casesOf(line).find(({ name }) => name.endsWith('open, press 2'))
    expect(events(test).at(-1)).toMatchObject({
      Type: 'FlowActionStarted',
      Properties: {
        ActionType: 'TransferContactToQueue',
        ActionParameters: { QueueId: '{{queue:technical}}' },
      },
    })
    expect(stepsOf(test).slice(-2)).toMatchObject([
      {
        Type: 'Assert',
        Parameters: { Namespace: '$.Attributes.topic', Operator: 'Equals', Operand: 'technical' },
      },
      { Type: 'TestControl', Parameters: { Command: { Type: 'EndTest' } } },
    ])
    expect(test?.unverified).toEqual([])
  })

  it.each<[string, Readonly<Record<string, JsonObject>>]>([
    [
      'keys that lead elsewhere',
      {
        choose: menu(
          'For the status of an order, press 1. For technical help, press 2.',
          { 2: 'number', 1: 'help' },
          'wrong',
        ),
      },
    ],
    ['another queue', { technical: setQueue('general', 'transfer') }],
    ['another attribute', { help: set({ topic: 'other' }, 'technical') }],
    ['opening hours the other way round', { hours: hours('closed', 'choose') }],
    ['other words', { tell: say('Goodbye.', 'end') }],
    [
      'an answer that is read in another way',
      { arrived: compare('$.External.state', { open: 'tell', sent: 'wait' }, 'sorry') },
    ],
    ['a failure that nobody is told of', { status: lambda('orders', { next: 'arrived', NoMatchingError: 'end' }) }],
    ['a function that is not asked', { status: say('One moment.', 'arrived') }],
    ['a full queue that hangs up in silence', { transfer: enqueue('end') }],
  ])('has a case that fails for a flow with %s', (_, change) => {
    expect(failing(casesOf(line), flow({ ...line, ...change }))).not.toEqual([])
  })

  it('ends a case where the flow waits, when what follows is not in its hands', () => {
    const outside = action(
      'TransferParticipantToThirdParty',
      {
        ThirdPartyPhoneNumber: '+15550199',
        ThirdPartyConnectionTimeLimitSeconds: '30',
        ContinueFlowExecution: 'False',
      },
      { CallFailed: 'end', ConnectionTimeLimitExceeded: 'end', NoMatchingError: 'end' },
    )
    const { cases, notDriven } = testCasesFor(
      flow({
        choose: menu('For our branch office, press 1.', { 1: 'outside' }, 'wrong'),
        wrong: say('This choice is not available here.', 'end'),
        outside,
        end: hangUp,
      }),
    )
    const sent = cases.flatMap((test) =>
      stepsOf(test).flatMap((step) => (step.Type === 'SendInstruction' ? [step.Parameters.Instruction] : [])),
    )
    expect(sent).not.toContainEqual({ Type: 'DtmfInput', Properties: { Value: '1' } })
    expect(notDriven).toContainEqual({
      flow: 'main',
      action: 'outside',
      outcome: 'CallFailed',
      reason: 'It calls an outside number, which a test would really do.',
    })
  })

  it('leaves out what comes after five minutes', () => {
    const again = Object.fromEntries(
      Array.from({ length: 3 }, (_, index) => [
        `wait ${index}`,
        action(
          'Wait',
          { TimeLimitSeconds: '170', Events: [] },
          { next: `wait ${index + 1}`, WaitCompleted: `wait ${index + 1}`, NoMatchingError: 'end' },
        ),
      ]),
    )
    const { cases, notDriven } = testCasesFor(
      flow({
        welcome: say('Please stay with us.', 'wait 0'),
        ...again,
        'wait 3': say('We are back again.', 'end'),
        end: hangUp,
      }),
      { channels: ['CHAT'] },
    )
    expect(JSON.stringify(cases)).not.toContain('back again')
    expect(notDriven.map(({ reason }) => reason)).toContain(
      'It comes after more than five minutes, when the run has ended.',
    )
  })

  it('says that messages of another language may not be observed', () => {
    const [test] = casesOf({ hello: say('안녕하세요. 저희 회사에 전화해 주셔서 감사합니다.', 'end'), end: hangUp })
    expect(test?.unverified).toEqual(['language', 'last-words'])
  })

  it('talks to a bot whose intents are known, and mocks others', () => {
    const bot = action(
      'ConnectParticipantWithLexBot',
      { Text: 'How can we help you today?', LexV2Bot: { AliasArn: '{{lexBot:help}}' } },
      { Order: 'order', NoMatchingCondition: 'sorry', NoMatchingError: 'sorry' },
    )
    const actions = {
      bot,
      order: say('Your order is on its way.', 'end'),
      sorry: say('We did not get that.', 'end'),
      end: hangUp,
    }
    const world = { bots: { help: { intents: { Order: { utterances: ['where is my order'] } } } } }
    const cases = casesOf(actions, { channels: ['CHAT'], world })
    const order = cases.find(({ name }) => name.endsWith('understands Order'))
    expect(stepsOf(order)).toMatchObject([
      { Parameters: { Instruction: { Type: 'Utterance', Properties: { Value: 'where is my order' } } } },
      { Type: 'TestControl' },
    ])
    expect(order?.unverified).toEqual([])
    expect(cases.filter((test) => test !== order).every(({ unverified }) => unverified.includes('bot-mock'))).toBe(true)
    const failed = cases.filter((test) => !playTestCase(test, [flow(actions)], 'one by one', world).passed)
    expect(failed.map(({ name }) => name)).toEqual([])
  })

  it('replaces a bot always or never: an override is used up by the next invocation', () => {
    const ask = (next: string) =>
      action(
        'ConnectParticipantWithLexBot',
        { Text: 'How can we help you today?', LexV2Bot: { AliasArn: '{{lexBot:help}}' } },
        { Order: next, Other: next, NoMatchingCondition: 'sorry', NoMatchingError: 'sorry' },
      )
    const actions = {
      first: ask('second'),
      second: ask('done'),
      done: say('Your order is on its way.', 'end'),
      sorry: say('We did not get that.', 'end'),
      end: hangUp,
    }
    const world = { bots: { help: { intents: { Order: { utterances: ['where is my order'] } } } } }
    const cases = casesOf(actions, { channels: ['CHAT'], world })
    const mixed = cases.filter((test) => {
      const types = new Set(stepsOf(test).map(({ Type }) => Type))
      return types.has('OverrideSystemBehavior') && types.has('SendInstruction')
    })
    expect(mixed).toEqual([])
    const failed = cases.filter((test) => !playTestCase(test, [flow(actions)], 'one by one', world).passed)
    expect(failed.map(({ name }) => name)).toEqual([])
  })

  it('lets the customer leave a chat where something that can be observed follows', () => {
    const goodbye = flow(
      {
        note: lambda('note', { next: 'tell', NoMatchingError: 'end' }),
        tell: lambda('tell', { next: 'end', NoMatchingError: 'end' }),
        end: hangUp,
      },
      { name: 'goodbye' },
    )
    const main = flow({
      hook: action(
        'UpdateContactEventHooks',
        { EventHooks: { CustomerRemaining: '{{flow:goodbye}}' } },
        { next: 'bot', NoMatchingError: 'bot' },
      ),
      bot: action(
        'ConnectParticipantWithLexBot',
        { Text: 'How can we help you today?', LexV2Bot: { AliasArn: '{{lexBot:help}}' } },
        { Order: 'end', NoMatchingCondition: 'end', NoMatchingError: 'end' },
      ),
      end: hangUp,
    })
    const world = { bots: { help: { intents: { Order: { utterances: ['where is my order'] } } } } }
    const { cases } = testCasesFor([main, goodbye], { channels: ['CHAT'], world })
    const left = cases.filter(({ unverified }) => unverified.includes('disconnect'))
    expect(left.length).toBeGreaterThan(0)
    expect(events(left[0]).at(-1)).toMatchObject({ Properties: { ActionType: 'InvokeLambdaFunction' } })
  })

  it('does not rely on resources whose names only the exploration knows', () => {
    const { cases, notDriven } = testCasesFor(
      flow({
        hello: say('Welcome to the example company.', 'ask'),
        ask: menu('For technical help, press 1.', { 1: 'queue' }, 'end'),
        queue: action(
          'UpdateContactTargetQueue',
          { QueueId: '$.Attributes.queue' },
          { next: 'transfer', NoMatchingError: 'end' },
        ),
        transfer: enqueue('end'),
        end: hangUp,
      }),
    )
    expect(JSON.stringify(cases.map(({ content }) => content))).not.toContain('TransferContactToQueue')
    expect(notDriven).toContainEqual({
      flow: 'main',
      action: 'transfer',
      outcome: 'QueueAtCapacity',
      reason: 'The queue is not one that a test can observe: the contact would reach agents.',
    })
  })

  it('stops at the number of cases that was asked for', () => {
    expect(casesOf(line, { maximumCases: 2 })).toHaveLength(2)
  })

  it('refuses flows that a test cannot begin in', () => {
    const whisper = flow(
      { hello: say('A call for you.', 'end'), end: action('EndFlowExecution', {}) },
      { flowType: 'AGENT_WHISPER' },
    )
    expect(() => testCasesFor(whisper)).toThrow('a test begins in a flow of type CONTACT_FLOW')
    expect(() => testCasesFor([])).toThrow('There is no flow to test.')
  })
})
