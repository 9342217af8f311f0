import type { FlowWithContent } from '../../src/program/load-program.js'
import type { ReplayedCall } from '../../src/explore/replay.js'
import type { FindingName } from '../../src/explore/findings/finding.js'
import {
  action,
  compare,
  digits,
  enqueue,
  flow,
  hangUp,
  hours,
  lambda,
  loop,
  menu,
  say,
  set,
  setQueue,
} from './content.js'

/** A flow with one defect, and the same flow without it. */
export interface PlantedDefect {
  readonly defect: string
  readonly name: FindingName
  /** Identifier of the action that is found. */
  readonly at: string
  /** The flow with the defect, and others that it leads to. */
  readonly flows: readonly FlowWithContent[]
  /** The same, mended. */
  readonly mended: readonly FlowWithContent[]
  /** How many steps the shortest call has that shows it. */
  readonly steps: number
  /** Whether the call shows it when it is played again. */
  readonly shows: (call: ReplayedCall) => boolean
}

const bye = { bye: say('Goodbye.', 'end'), end: hangUp }

/** How often an action has begun. */
function times({ actions }: ReplayedCall, identifier: string): number {
  return actions.filter(({ action: one }) => one === identifier).length
}

/** What was said last. */
function last({ heard }: ReplayedCall): string | undefined {
  return heard.at(-1)
}

/** An inbound flow that puts contacts into a queue with this flow. */
function queueing(): FlowWithContent {
  return flow({
    hook: action(
      'UpdateContactEventHooks',
      { EventHooks: { CustomerQueue: '{{flow:waiting}}' } },
      { next: 'hours', NoMatchingError: 'hours' },
    ),
    hours: hours('queue', 'bye'),
    queue: setQueue('sales', 'enter'),
    enter: enqueue('bye'),
    ...bye,
  })
}

function waiting(actions: Parameters<typeof flow>[0]): FlowWithContent {
  return flow(actions, { name: 'waiting', flowType: 'CUSTOMER_QUEUE' })
}

const music = (ways: Readonly<Record<string, string>>) =>
  action(
    'MessageParticipantIteratively',
    { Messages: [{ Text: 'Please wait.' }], InterruptFrequencySeconds: '30' },
    ways,
  )

const endless = action('MessageParticipantIteratively', { Messages: [{ Text: 'Please wait.' }] }, {})

export const plantedDefects: readonly PlantedDefect[] = [
  {
    defect: 'a menu in which every key and silence lead back to it',
    name: 'endless-call',
    at: 'menu',
    flows: [flow({ menu: menu('Press 1 for news.', { '1': 'news' }, 'menu'), news: say('No news.', 'menu') })],
    mended: [
      flow({
        rounds: loop('3', 'menu', 'end'),
        menu: menu('Press 1 for news.', { '1': 'news' }, 'rounds'),
        news: say('No news.', 'rounds'),
        end: hangUp,
      }),
    ],
    steps: 1,
    shows: (call) => call.waitsFor?.kind === 'keys' && times(call, 'menu') >= 2,
  },
  {
    defect: 'two menus that lead to each other only',
    name: 'endless-call',
    at: 'first',
    flows: [
      flow({
        first: menu('Press 1.', { '1': 'second' }, 'second'),
        second: menu('Press 2.', { '2': 'first' }, 'first'),
      }),
    ],
    mended: [
      flow({
        first: menu('Press 1.', { '1': 'second' }, 'bye'),
        second: menu('Press 2.', { '2': 'first' }, 'bye'),
        ...bye,
      }),
    ],
    steps: 2,
    shows: (call) => times(call, 'first') === 2,
  },
  {
    defect: 'a round without any time, decided by a percentage',
    name: 'endless-without-time',
    at: 'draw',
    flows: [
      flow({
        hello: say('Hello.', 'draw'),
        draw: action('DistributeByPercentage', {}, { 'NumberLessThan 51': 'draw', NoMatchingCondition: 'bye' }),
        ...bye,
      }),
    ],
    mended: [
      flow({
        hello: say('Hello.', 'draw'),
        draw: action('DistributeByPercentage', {}, { 'NumberLessThan 51': 'bye', NoMatchingCondition: 'bye' }),
        ...bye,
      }),
    ],
    steps: 1,
    shows: (call) => times(call, 'draw') === 2 && call.waitsFor?.kind === 'percentage',
  },
  {
    defect: 'a round without any time, and without any question',
    name: 'endless-without-time',
    at: 'check',
    flows: [
      flow({
        hello: say('Hello.', 'mark'),
        mark: set({ seen: 'true' }, 'check'),
        check: compare('$.Attributes.seen', { true: 'mark' }, 'bye'),
        ...bye,
      }),
    ],
    mended: [
      flow({
        hello: say('Hello.', 'mark'),
        mark: set({ seen: 'true' }, 'check'),
        check: compare('$.Attributes.seen', { true: 'bye' }, 'bye'),
        ...bye,
      }),
    ],
    steps: 0,
    shows: (call) => call.end?.reason === 'endless',
  },
  {
    defect: 'a hang-up before anything was heard',
    name: 'silent-hang-up',
    at: 'end',
    flows: [flow({ hours: hours('bye', 'end'), ...bye })],
    mended: [flow({ hours: hours('bye', 'closed'), closed: say('We are closed.', 'end'), ...bye })],
    steps: 1,
    shows: (call) => call.heard.length === 0 && call.end?.reason === 'flow',
  },
  {
    defect: 'a hang-up without a word after a function has failed',
    name: 'silent-hang-up',
    at: 'end',
    flows: [
      flow({
        hello: say('One moment.', 'look up'),
        'look up': lambda('orders', { next: 'bye', NoMatchingError: 'end' }),
        ...bye,
      }),
    ],
    mended: [
      flow({
        hello: say('One moment.', 'look up'),
        'look up': lambda('orders', { next: 'bye', NoMatchingError: 'sorry' }),
        sorry: say('Sorry.', 'end'),
        ...bye,
      }),
    ],
    steps: 1,
    shows: (call) => last(call) === 'One moment.' && call.end?.reason === 'flow',
  },
  {
    defect: 'a hang-up without a word after a key',
    name: 'silent-hang-up',
    at: 'end',
    flows: [flow({ menu: menu('Press 1 for news.', { '1': 'end' }, 'bye'), ...bye })],
    mended: [flow({ menu: menu('Press 1 for news.', { '1': 'bye' }, 'bye'), ...bye })],
    steps: 1,
    shows: (call) => call.heard.length === 1 && call.end?.reason === 'flow',
  },
  {
    defect: 'the error branch of a function leads to it',
    name: 'error-branch-to-itself',
    at: 'look up',
    flows: [
      flow({
        hello: say('Hello.', 'look up'),
        'look up': lambda('orders', { next: 'bye', NoMatchingError: 'look up' }),
        ...bye,
      }),
    ],
    mended: [
      flow({
        hello: say('Hello.', 'look up'),
        'look up': lambda('orders', { next: 'bye', NoMatchingError: 'bye' }),
        ...bye,
      }),
    ],
    steps: 1,
    shows: (call) => times(call, 'look up') === 2,
  },
  {
    defect: 'the error branch of setting an attribute leads to it',
    name: 'error-branch-to-itself',
    at: 'mark',
    flows: [
      flow({
        hello: say('Hello.', 'mark'),
        mark: action(
          'UpdateContactAttributes',
          { Attributes: { seen: 'true' }, TargetContact: 'Current' },
          { next: 'bye', NoMatchingError: 'mark' },
        ),
        ...bye,
      }),
    ],
    mended: [flow({ hello: say('Hello.', 'mark'), mark: set({ seen: 'true' }, 'bye'), ...bye })],
    steps: 1,
    shows: (call) => times(call, 'mark') === 2,
  },
  {
    defect: 'digits that nothing reads',
    name: 'lost-input',
    at: 'number',
    flows: [
      flow({
        number: digits('Enter your number.', 'look up', 'bye'),
        'look up': lambda('orders', { next: 'bye', NoMatchingError: 'bye' }),
        ...bye,
      }),
    ],
    mended: [
      flow({
        number: digits('Enter your number.', 'look up', 'bye'),
        'look up': lambda('orders', { next: 'bye', NoMatchingError: 'bye' }, { number: '$.StoredCustomerInput' }),
        ...bye,
      }),
    ],
    steps: 1,
    shows: (call) =>
      times(call, 'look up') === 1 &&
      call.waitsFor?.kind === 'lambda' &&
      Object.keys(call.waitsFor.parameters).length === 0,
  },
  {
    defect: 'digits that are gone after a transfer to another flow',
    name: 'lost-input',
    at: 'number',
    flows: [
      flow({
        number: digits('Enter your number.', 'orders', 'bye'),
        orders: action('TransferToFlow', { ContactFlowId: '{{flow:orders}}' }, { NoMatchingError: 'bye' }),
        ...bye,
      }),
      flow(
        {
          'look up': lambda('orders', { next: 'bye', NoMatchingError: 'bye' }, { number: '$.StoredCustomerInput' }),
          ...bye,
        },
        { name: 'orders' },
      ),
    ],
    mended: [
      flow({
        number: digits('Enter your number.', 'keep', 'bye'),
        keep: set({ number: '$.StoredCustomerInput' }, 'orders'),
        orders: action('TransferToFlow', { ContactFlowId: '{{flow:orders}}' }, { NoMatchingError: 'bye' }),
        ...bye,
      }),
      flow(
        {
          'look up': lambda('orders', { next: 'bye', NoMatchingError: 'bye' }, { number: '$.Attributes.number' }),
          ...bye,
        },
        { name: 'orders' },
      ),
    ],
    steps: 1,
    shows: (call) => call.waitsFor?.kind === 'lambda' && call.waitsFor.parameters['number'] === null,
  },
  {
    defect: 'a key that is announced and has no branch',
    name: 'unhandled-key',
    at: 'menu',
    flows: [
      flow({
        menu: menu('Press 1 for news, press 2 for help.', { '1': 'bye' }, 'wrong'),
        wrong: say('That key is not used.', 'bye'),
        ...bye,
      }),
    ],
    mended: [
      flow({
        menu: menu('Press 1 for news, press 2 for help.', { '1': 'bye', '2': 'bye' }, 'wrong'),
        wrong: say('That key is not used.', 'bye'),
        ...bye,
      }),
    ],
    steps: 1,
    shows: (call) => times(call, 'wrong') === 1 && call.transcript.some(({ text }) => text === 'presses 2'),
  },
  {
    defect: 'a key that is announced in Korean and has no branch',
    name: 'unhandled-key',
    at: 'menu',
    flows: [flow({ menu: menu('주문은 1번, 상담은 3번을 눌러 주세요.', { '1': 'bye' }, 'bye'), ...bye })],
    mended: [flow({ menu: menu('주문은 1번, 상담은 3번을 눌러 주세요.', { '1': 'bye', '3': 'bye' }, 'bye'), ...bye })],
    steps: 1,
    shows: (call) => call.transcript.some(({ text }) => text === 'presses 3'),
  },
  {
    defect: 'two keys that lead to the same queue, of which one was announced for another',
    name: 'wrong-queue',
    at: 'enter',
    flows: [
      flow({
        menu: menu('For sales, press 1. For billing, press 2.', { '1': 'sales', '2': 'billing' }, 'bye'),
        sales: setQueue('sales', 'enter'),
        billing: setQueue('sales', 'enter'),
        enter: enqueue('other'),
        other: setQueue('billing', 'bye'),
        ...bye,
      }),
    ],
    mended: [
      flow({
        menu: menu('For sales, press 1. For billing, press 2.', { '1': 'sales', '2': 'billing' }, 'bye'),
        sales: setQueue('sales', 'enter'),
        billing: setQueue('billing', 'enter'),
        enter: enqueue('bye'),
        ...bye,
      }),
    ],
    steps: 2,
    shows: (call) =>
      call.transcript.some(({ text }) => text === 'presses 2') &&
      call.transcript.some(({ text }) => text.endsWith('queue sales')),
  },
  {
    defect: 'a function that is tried again without bound',
    name: 'retry-without-bound',
    at: 'look up',
    flows: [
      flow({
        hello: say('Hello.', 'look up'),
        'look up': lambda('orders', { next: 'bye', NoMatchingError: 'again' }),
        again: say('One more moment.', 'look up'),
        ...bye,
      }),
    ],
    mended: [
      flow({
        hello: say('Hello.', 'tries'),
        tries: loop('3', 'look up', 'bye'),
        'look up': lambda('orders', { next: 'bye', NoMatchingError: 'again' }),
        again: say('One more moment.', 'tries'),
        ...bye,
      }),
    ],
    steps: 1,
    shows: (call) => times(call, 'look up') === 2,
  },
  {
    defect: 'a function that is asked again as long as it answers the same',
    name: 'retry-without-bound',
    at: 'look up',
    flows: [
      flow({
        'look up': lambda('orders', { next: 'status', NoMatchingError: 'bye' }),
        status: compare('$.External.status', { BUSY: 'wait' }, 'bye'),
        wait: say('One moment.', 'look up'),
        ...bye,
      }),
    ],
    mended: [
      flow({
        'look up': lambda('orders', { next: 'status', NoMatchingError: 'bye' }),
        status: compare('$.External.status', { BUSY: 'tries' }, 'bye'),
        tries: loop('2', 'wait', 'bye'),
        wait: say('One moment.', 'look up'),
        ...bye,
      }),
    ],
    steps: 2,
    shows: (call) => times(call, 'look up') === 3,
  },
  {
    defect: 'a menu that is repeated for a silent caller without bound',
    name: 'repeats-without-bound',
    at: 'menu',
    flows: [flow({ menu: menu('Press 1 for news.', { '1': 'bye', InputTimeLimitExceeded: 'menu' }, 'bye'), ...bye })],
    mended: [
      flow({
        tries: loop('3', 'menu', 'bye'),
        menu: menu('Press 1 for news.', { '1': 'bye', InputTimeLimitExceeded: 'tries' }, 'bye'),
        ...bye,
      }),
    ],
    steps: 1,
    shows: (call) => times(call, 'menu') === 2,
  },
  {
    defect: 'a loop that starts over when it is done',
    name: 'repeats-without-bound',
    at: 'menu',
    flows: [
      flow({
        tries: loop('2', 'menu', 'sorry'),
        sorry: say('Let us begin again.', 'tries'),
        menu: menu('Press 1 for news.', { '1': 'bye' }, 'tries'),
        ...bye,
      }),
    ],
    mended: [
      flow({
        tries: loop('2', 'menu', 'sorry'),
        sorry: say('Please call again.', 'end'),
        menu: menu('Press 1 for news.', { '1': 'bye' }, 'tries'),
        ...bye,
      }),
    ],
    steps: 2,
    shows: (call) => times(call, 'menu') === 3,
  },
  {
    defect: 'a counter in an attribute that is set back in each round',
    name: 'repeats-without-bound',
    at: 'menu',
    flows: [
      flow({
        begin: set({ tries: '1' }, 'menu'),
        menu: menu('Press 1 for news.', { '1': 'bye' }, 'count'),
        count: compare('$.Attributes.tries', { '1': 'second', '2': 'bye' }, 'bye'),
        second: set({ tries: '2' }, 'begin'),
        ...bye,
      }),
    ],
    mended: [
      flow({
        begin: set({ tries: '1' }, 'menu'),
        menu: menu('Press 1 for news.', { '1': 'bye' }, 'count'),
        count: compare('$.Attributes.tries', { '1': 'second', '2': 'bye' }, 'bye'),
        second: action(
          'UpdateContactAttributes',
          { Attributes: { tries: '2' }, TargetContact: 'Current' },
          { next: 'menu', NoMatchingError: 'bye' },
        ),
        ...bye,
      }),
    ],
    steps: 1,
    shows: (call) => times(call, 'menu') === 2,
  },
  {
    defect: 'the answer of an earlier call is spoken after a later one has failed',
    name: 'stale-value',
    at: 'tell',
    flows: [
      flow({
        'look up': lambda('orders', { next: 'moment', NoMatchingError: 'bye' }),
        moment: say('One moment.', 'bill'),
        bill: lambda('bills', { next: 'bye', NoMatchingError: 'tell' }),
        tell: say('You owe $.External.amount dollars.', 'bye'),
        ...bye,
      }),
    ],
    mended: [
      flow({
        'look up': lambda('orders', { next: 'moment', NoMatchingError: 'bye' }),
        moment: say('One moment.', 'bill'),
        bill: lambda('bills', { next: 'tell', NoMatchingError: 'bye' }),
        tell: say('You owe $.External.amount dollars.', 'bye'),
        ...bye,
      }),
    ],
    steps: 2,
    shows: (call) => call.heard.some((text) => text === 'You owe some amount dollars.'),
  },
  {
    defect: 'an answer is spoken that never came',
    name: 'empty-value',
    at: 'tell',
    flows: [
      flow({
        'look up': lambda('orders', { next: 'tell', NoMatchingError: 'tell' }),
        tell: say('Your order is $.External.status now.', 'bye'),
        ...bye,
      }),
    ],
    mended: [
      flow({
        'look up': lambda('orders', { next: 'tell', NoMatchingError: 'bye' }),
        tell: say('Your order is $.External.status now.', 'bye'),
        ...bye,
      }),
    ],
    steps: 1,
    shows: (call) => call.heard.includes('Your order is  now.'),
  },
  {
    defect: 'an attribute is spoken that only one branch sets',
    name: 'empty-value',
    at: 'tell',
    flows: [
      flow({
        menu: menu('Press 1 for news, 2 for help.', { '1': 'news', '2': 'tell' }, 'bye'),
        news: set({ choice: 'news' }, 'tell'),
        tell: say('You have chosen $.Attributes.choice today.', 'bye'),
        ...bye,
      }),
    ],
    mended: [
      flow({
        menu: menu('Press 1 for news, 2 for help.', { '1': 'news', '2': 'help' }, 'bye'),
        news: action(
          'UpdateContactAttributes',
          { Attributes: { choice: 'news' }, TargetContact: 'Current' },
          { next: 'tell', NoMatchingError: 'bye' },
        ),
        help: action(
          'UpdateContactAttributes',
          { Attributes: { choice: 'help' }, TargetContact: 'Current' },
          { next: 'tell', NoMatchingError: 'bye' },
        ),
        tell: say('You have chosen $.Attributes.choice today.', 'bye'),
        ...bye,
      }),
    ],
    steps: 1,
    shows: (call) => call.heard.includes('You have chosen  today.'),
  },
  {
    defect: 'a member of an answer is sent on that nothing has looked at',
    name: 'possibly-empty-value',
    at: 'bill',
    flows: [
      flow({
        'look up': lambda('orders', { next: 'moment', NoMatchingError: 'bye' }),
        moment: say('One moment.', 'bill'),
        bill: lambda('bills', { next: 'bye', NoMatchingError: 'bye' }, { customer: '$.External.customer' }),
        ...bye,
      }),
    ],
    mended: [
      flow({
        'look up': lambda('orders', { next: 'check', NoMatchingError: 'bye' }),
        check: compare('$.External.customer', { 'TextStartsWith C': 'moment' }, 'bye'),
        moment: say('One moment.', 'bill'),
        bill: lambda('bills', { next: 'bye', NoMatchingError: 'bye' }, { customer: '$.External.customer' }),
        ...bye,
      }),
    ],
    steps: 1,
    shows: (call) => call.waitsFor?.kind === 'lambda' && call.waitsFor.parameters['customer'] === null,
  },
  {
    defect: 'a module that ends without returning',
    name: 'module-without-return',
    at: 'count',
    flows: [
      flow({
        hello: say('Hello.', 'module'),
        module: action(
          'InvokeFlowModule',
          { FlowModuleId: '{{module:check}}' },
          { next: 'bye', NoMatchingError: 'bye' },
        ),
        ...bye,
      }),
      flow({ count: set({ seen: 'true' }, '') }, { name: 'check', flowType: 'MODULE' }),
    ],
    mended: [
      flow({
        hello: say('Hello.', 'module'),
        module: action(
          'InvokeFlowModule',
          { FlowModuleId: '{{module:check}}' },
          { next: 'bye', NoMatchingError: 'bye' },
        ),
        ...bye,
      }),
      flow(
        { count: set({ seen: 'true' }, 'return'), return: action('EndFlowModuleExecution', {}) },
        { name: 'check', flowType: 'MODULE' },
      ),
    ],
    steps: 0,
    shows: (call) => call.transcript.some(({ text }) => text.includes('ended without returning')),
  },
  {
    defect: 'a module that no way leads out of',
    name: 'endless-call',
    at: 'ask',
    flows: [
      flow({
        hello: say('Hello.', 'module'),
        module: action(
          'InvokeFlowModule',
          { FlowModuleId: '{{module:check}}' },
          { next: 'bye', NoMatchingError: 'bye' },
        ),
        ...bye,
      }),
      flow({ ask: menu('Press 1.', { '1': 'ask' }, 'ask') }, { name: 'check', flowType: 'MODULE' }),
    ],
    mended: [
      flow({
        hello: say('Hello.', 'module'),
        module: action(
          'InvokeFlowModule',
          { FlowModuleId: '{{module:check}}' },
          { next: 'bye', NoMatchingError: 'bye' },
        ),
        ...bye,
      }),
      flow(
        { ask: menu('Press 1.', { '1': 'return' }, 'return'), return: action('EndFlowModuleExecution', {}) },
        { name: 'check', flowType: 'MODULE' },
      ),
    ],
    steps: 1,
    shows: (call) => times(call, 'ask') === 2,
  },
  {
    defect: 'an interruption of the queue that never goes back to waiting',
    name: 'repeats-without-bound',
    at: 'offer',
    flows: [
      queueing(),
      waiting({
        music: music({ MessagesInterrupted: 'offer', NoMatchingError: 'end' }),
        offer: menu('Press 1 to go on waiting.', { '1': 'music' }, 'offer'),
        end: action('EndFlowExecution', {}),
      }),
    ],
    mended: [
      queueing(),
      waiting({
        music: music({ MessagesInterrupted: 'offer', NoMatchingError: 'music only' }),
        offer: menu('Press 1 to go on waiting.', { '1': 'music' }, 'music'),
        'music only': endless,
      }),
    ],
    steps: 4,
    shows: (call) => times(call, 'offer') === 2,
  },
  {
    defect: 'a queue flow that ends while the contact waits',
    name: 'queue-in-silence',
    at: 'end',
    flows: [queueing(), waiting({ sorry: say('All agents are busy.', 'end'), end: action('EndFlowExecution', {}) })],
    mended: [queueing(), waiting({ sorry: say('All agents are busy.', 'music'), music: endless })],
    steps: 2,
    shows: (call) => call.waitsFor?.kind === 'queue' && times(call, 'end') === 1,
  },
  {
    defect: 'three functions in a row that may take more than 20 seconds',
    name: 'lambda-chain-too-long',
    at: 'one',
    flows: [
      flow({
        hello: say('One moment.', 'one'),
        one: lambda('first', { next: 'two', NoMatchingError: 'bye' }),
        two: lambda('second', { next: 'three', NoMatchingError: 'bye' }),
        three: lambda('third', { next: 'bye', NoMatchingError: 'bye' }),
        ...bye,
      }),
    ],
    mended: [
      flow({
        hello: say('One moment.', 'one'),
        one: lambda('first', { next: 'two', NoMatchingError: 'bye' }, {}, '3'),
        two: lambda('second', { next: 'moment', NoMatchingError: 'bye' }, {}, '3'),
        moment: say('One more moment.', 'three'),
        three: lambda('third', { next: 'bye', NoMatchingError: 'bye' }),
        ...bye,
      }),
    ],
    steps: 3,
    shows: (call) => times(call, 'three') === 1 && call.seconds >= 20,
  },
  {
    defect: 'a silence that is longer than callers wait',
    name: 'long-silence',
    at: 'one',
    flows: [
      flow({
        hello: say('One moment.', 'one'),
        one: lambda('first', { next: 'two', NoMatchingError: 'bye' }),
        two: lambda('second', { next: 'bye', NoMatchingError: 'bye' }),
        ...bye,
      }),
    ],
    mended: [
      flow({
        hello: say('One moment.', 'one'),
        one: lambda('first', { next: 'moment', NoMatchingError: 'bye' }),
        moment: say('One more moment.', 'two'),
        two: lambda('second', { next: 'bye', NoMatchingError: 'bye' }),
        ...bye,
      }),
    ],
    steps: 2,
    shows: (call) => call.seconds > 16,
  },
  {
    defect: 'a condition that nothing can satisfy any more',
    name: 'dead-branch',
    at: 'again',
    flows: [
      flow({
        menu: menu('Press 1 for news, 2 for help.', { '1': 'news', '2': 'help' }, 'bye'),
        news: action(
          'UpdateContactAttributes',
          { Attributes: { choice: 'news' }, TargetContact: 'Current' },
          { next: 'again', NoMatchingError: 'bye' },
        ),
        help: action(
          'UpdateContactAttributes',
          { Attributes: { choice: 'help' }, TargetContact: 'Current' },
          { next: 'again', NoMatchingError: 'bye' },
        ),
        again: compare('$.Attributes.choice', { News: 'told', help: 'told' }, 'bye'),
        told: say('Thank you.', 'bye'),
        ...bye,
      }),
    ],
    mended: [
      flow({
        menu: menu('Press 1 for news, 2 for help.', { '1': 'news', '2': 'help' }, 'bye'),
        news: action(
          'UpdateContactAttributes',
          { Attributes: { choice: 'news' }, TargetContact: 'Current' },
          { next: 'again', NoMatchingError: 'bye' },
        ),
        help: action(
          'UpdateContactAttributes',
          { Attributes: { choice: 'help' }, TargetContact: 'Current' },
          { next: 'again', NoMatchingError: 'bye' },
        ),
        again: compare('$.Attributes.choice', { news: 'told', help: 'told' }, 'bye'),
        told: say('Thank you.', 'bye'),
        ...bye,
      }),
    ],
    steps: 1,
    shows: (call) => times(call, 'again') === 1,
  },
  {
    defect: 'an action behind a comparison with a value that nothing sets',
    name: 'unreachable-action',
    at: 'gold',
    flows: [
      flow({
        mark: action(
          'UpdateContactAttributes',
          { Attributes: { tier: 'silver' }, TargetContact: 'Current' },
          { next: 'tier', NoMatchingError: 'bye' },
        ),
        tier: compare('$.Attributes.tier', { gold: 'gold' }, 'bye'),
        gold: say('Welcome back.', 'bye'),
        ...bye,
      }),
    ],
    mended: [
      flow({
        mark: action(
          'UpdateContactAttributes',
          { Attributes: { tier: '$.External.tier' }, TargetContact: 'Current' },
          { next: 'tier', NoMatchingError: 'bye' },
        ),
        tier: compare('$.Attributes.tier', { gold: 'gold' }, 'bye'),
        gold: say('Welcome back.', 'bye'),
        ...bye,
      }),
    ],
    steps: 0,
    shows: (call) => times(call, 'tier') === 1 && times(call, 'gold') === 0,
  },
  {
    defect: 'a failure without a branch',
    name: 'error-without-branch',
    at: 'look up',
    flows: [flow({ hello: say('Hello.', 'look up'), 'look up': lambda('orders', { next: 'bye' }), ...bye })],
    mended: [
      flow({
        hello: say('Hello.', 'look up'),
        'look up': lambda('orders', { next: 'bye', NoMatchingError: 'bye' }),
        ...bye,
      }),
    ],
    steps: 1,
    shows: (call) => call.end?.reason === 'unhandled error',
  },
  {
    defect: 'a contact that is queued although nobody may work',
    name: 'queued-without-opening-check',
    at: 'enter',
    flows: [flow({ hello: say('Hello.', 'queue'), queue: setQueue('sales', 'enter'), enter: enqueue('bye'), ...bye })],
    mended: [
      flow({
        hello: say('Hello.', 'hours'),
        hours: hours('queue', 'bye'),
        queue: setQueue('sales', 'enter'),
        enter: enqueue('bye'),
        ...bye,
      }),
    ],
    steps: 1,
    shows: (call) => call.waitsFor?.kind === 'queue',
  },
  {
    defect: 'a flow that was not given',
    name: 'flow-not-given',
    at: 'orders',
    flows: [
      flow({
        hello: say('Hello.', 'orders'),
        orders: action('TransferToFlow', { ContactFlowId: '{{flow:orders}}' }, { NoMatchingError: 'bye' }),
        ...bye,
      }),
    ],
    mended: [
      flow({
        hello: say('Hello.', 'orders'),
        orders: action('TransferToFlow', { ContactFlowId: '{{flow:orders}}' }, { NoMatchingError: 'bye' }),
        ...bye,
      }),
      flow(bye, { name: 'orders' }),
    ],
    steps: 0,
    shows: (call) => times(call, 'orders') === 1,
  },
]
