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
  loop,
  menu,
  say,
  set,
  setQueue,
} from '../../test/planted-defects/content.js'
import { plantedDefects } from '../../test/planted-defects/planted-defects.js'
import { describeStep } from '../explore/explored-call.js'
import { replay } from '../explore/replay.js'
import type { FlowSource } from '../program/load-program.js'
import { compareFlows } from './compare-flows.js'
import type { CompareOptions } from './compare-flows.js'

const bye = { bye: say('Goodbye.', 'end'), end: hangUp }

type Flows = FlowSource | readonly FlowSource[]

function isSame(before: Flows, after: Flows, options?: CompareOptions): boolean | undefined {
  const found = compareFlows(before, after, options)
  expect(found.difference?.message).toBeUndefined()
  return found.same
}

/** What is told of a difference, and the call that leads there. */
function difference(before: Flows, after: Flows, options?: CompareOptions): readonly string[] {
  const { same, difference: found } = compareFlows(before, after, options)
  expect(same).toBe(false)
  if (found === undefined) return []
  // Both calls can be played.
  replay(before, found.before.call)
  replay(after, found.after.call)
  return [found.message, ...found.after.call.steps.map(describeStep)]
}

function recording(who: readonly string[], next: string) {
  return action('UpdateContactRecordingBehavior', { RecordingBehavior: { RecordedParticipants: [...who] } }, { next })
}

function percentage(ways: Readonly<Record<string, string>>) {
  return action('DistributeByPercentage', {}, ways)
}

describe('flows that behave the same', () => {
  it('have other identifiers and another order', () => {
    const before = flow({ greet: say('Hello.', 'menu'), menu: menu('1 or 2.', { '1': 'bye' }, 'end'), ...bye })
    const after = flow({
      one: say('Hello.', 'three'),
      two: hangUp,
      four: say('Goodbye.', 'two'),
      three: menu('1 or 2.', { '1': 'four' }, 'two'),
    })
    expect(isSame(before, after)).toBe(true)
  })

  it('have a key that leads where all others do', () => {
    const before = flow({ menu: menu('1 or 2.', { '1': 'bye', '2': 'end' }, 'end'), ...bye })
    const after = flow({ menu: menu('1 or 2.', { '1': 'bye' }, 'end'), ...bye })
    expect(isSame(before, after)).toBe(true)
  })

  it('have a part in a module', () => {
    const before = flow({
      greet: say('Hello.', 'ask'),
      ask: digits('Your number?', 'keep', 'bye'),
      keep: set({ number: '$.StoredCustomerInput' }, 'bye'),
      ...bye,
    })
    const after = [
      flow({
        greet: say('Hello.', 'ask'),
        ask: action('InvokeFlowModule', { FlowModuleId: '{{module:asking}}' }, { next: 'bye', NoMatchingError: 'bye' }),
        ...bye,
      }),
      flow(
        {
          ask: digits('Your number?', 'keep', 'return'),
          keep: set({ number: '$.StoredCustomerInput' }, 'return'),
          return: action('EndFlowModuleExecution', {}),
        },
        { name: 'asking', flowType: 'MODULE' },
      ),
    ]
    expect(isSame(before, after, { failures: false })).toBe(true)
    // A module that cannot be invoked asks nothing.
    expect(difference(before, after)).toMatchInlineSnapshot(`
      [
        "Before the change the flow says “Your number?”; after it, it says “Goodbye.”.",
        "ask fails with NoMatchingError",
      ]
    `)
  })

  it('look at the world in another order, or twice', () => {
    const metric = (next: string, many: string) =>
      action(
        'CheckMetricData',
        { MetricType: 'ContactsInQueue', QueueId: '{{queue:sales}}' },
        { 'NumberGreaterThan 10': many, NoMatchingCondition: next, NoMatchingError: next },
      )
    const before = flow({ hours: hours('metric', 'end'), metric: metric('bye', 'end'), ...bye })
    const after = flow({
      metric: metric('hours', 'end'),
      hours: hours('again', 'end'),
      again: hours('bye', 'end'),
      ...bye,
    })
    expect(isSame(before, after)).toBe(true)
  })

  it('compare a value in another way', () => {
    const before = flow({ tier: compare('$.Attributes.tier', { gold: 'bye', silver: 'bye' }, 'end'), ...bye })
    const after = flow({
      silver: compare('$.Attributes.tier', { silver: 'bye' }, 'gold'),
      gold: compare('$.Attributes.tier', { gold: 'bye' }, 'end'),
      ...bye,
    })
    expect(isSame(before, after)).toBe(true)
  })

  it('draw lots with the same shares', () => {
    const before = flow({
      lots: percentage({ 'NumberLessThan 31': 'bye', 'NumberLessThan 61': 'bye', NoMatchingCondition: 'end' }),
      ...bye,
    })
    const after = flow({ lots: percentage({ 'NumberLessThan 61': 'bye', NoMatchingCondition: 'end' }), ...bye })
    expect(isSame(before, after)).toBe(true)
  })

  it('set something a second time', () => {
    const before = flow({ record: recording(['Agent'], 'greet'), greet: say('Hello.', 'end'), end: hangUp })
    const after = flow({
      none: recording([], 'record'),
      record: recording(['Agent'], 'greet'),
      greet: say('Hello.', 'again'),
      again: recording(['Agent'], 'end'),
      end: hangUp,
    })
    expect(isSame(before, after)).toBe(true)
  })

  it('do something a little earlier that fails in both or in none', () => {
    const before = flow({
      greet: say('Hello.', 'tier'),
      tier: set({ tier: 'gold' }, 'ask'),
      ask: menu('1?', { '1': 'bye' }, 'end'),
      ...bye,
    })
    const after = flow({
      tier: set({ tier: 'gold' }, 'greet'),
      greet: say('Hello.', 'ask'),
      ask: menu('1?', { '1': 'bye' }, 'end'),
      ...bye,
    })
    expect(isSame(before, after)).toBe(true)
  })

  it('say the same for ever', () => {
    const music = flow({ music: say('Please wait.', 'music') })
    const twice = flow({ music: say('Please wait.', 'again'), again: say('Please wait.', 'music') })
    expect(isSame(music, twice)).toBe(true)
  })

  it('repeat as often, with a counter and without', () => {
    const before = flow({ loop: loop('2', 'ask', 'bye'), ask: menu('1?', { '1': 'bye' }, 'loop'), ...bye })
    const after = flow({ ask: menu('1?', { '1': 'bye' }, 'again'), again: menu('1?', { '1': 'bye' }, 'bye'), ...bye })
    expect(isSame(before, after)).toBe(true)
  })

  it('say something else where prompts do not count', () => {
    const before = flow({ greet: say('Hello.', 'end'), end: hangUp })
    const after = flow({ greet: say('Welcome.', 'end'), end: hangUp })
    expect(isSame(before, after, { prompts: false })).toBe(true)
  })
})

describe('flows that behave differently', () => {
  it.each<[string, Flows, Flows]>([
    [
      'other words',
      flow({ greet: say('Hello.', 'end'), end: hangUp }),
      flow({ greet: say('Welcome.', 'end'), end: hangUp }),
    ],
    ['fewer words', flow(bye), flow({ end: hangUp })],
    [
      'another key',
      flow({ menu: menu('1 or 2.', { '1': 'bye' }, 'end'), ...bye }),
      flow({ menu: menu('1 or 2.', { '2': 'bye' }, 'end'), ...bye }),
    ],
    [
      'another queue',
      flow({ queue: setQueue('sales', 'enter'), enter: enqueue('bye'), ...bye }),
      flow({ queue: setQueue('support', 'enter'), enter: enqueue('bye'), ...bye }),
    ],
    [
      'a parameter of a function',
      flow({
        ask: digits('Number?', 'look', 'bye'),
        look: lambda('orders', { next: 'bye', NoMatchingError: 'end' }, { number: '$.StoredCustomerInput' }),
        ...bye,
      }),
      flow({
        ask: digits('Number?', 'look', 'bye'),
        look: lambda('orders', { next: 'bye', NoMatchingError: 'end' }, { digits: '$.StoredCustomerInput' }),
        ...bye,
      }),
    ],
    [
      'another value that is spoken',
      flow({
        look: lambda('orders', { next: 'tell', NoMatchingError: 'bye' }),
        tell: say('It is $.External.state.', 'bye'),
        ...bye,
      }),
      flow({
        look: lambda('orders', { next: 'tell', NoMatchingError: 'bye' }),
        tell: say('It is $.External.status.', 'bye'),
        ...bye,
      }),
    ],
    [
      'an attribute',
      flow({ tier: set({ tier: 'gold' }, 'ask'), ask: menu('1?', { '1': 'end' }, 'end'), end: hangUp }),
      flow({ tier: set({ tier: 'silver' }, 'ask'), ask: menu('1?', { '1': 'end' }, 'end'), end: hangUp }),
    ],
    ['what is recorded', flow({ record: recording(['Agent', 'Customer'], 'bye'), ...bye }), flow(bye)],
    [
      'the hours that count',
      flow({ hours: hours('bye', 'end'), ...bye }),
      flow({ hours: hours('end', 'bye'), ...bye }),
    ],
    [
      'other shares',
      flow({ lots: percentage({ 'NumberLessThan 31': 'bye', NoMatchingCondition: 'end' }), ...bye }),
      flow({ lots: percentage({ 'NumberLessThan 41': 'bye', NoMatchingCondition: 'end' }), ...bye }),
    ],
    [
      'how often it is asked',
      flow({ loop: loop('2', 'ask', 'bye'), ask: menu('1?', { '1': 'bye' }, 'loop'), ...bye }),
      flow({ loop: loop('3', 'ask', 'bye'), ask: menu('1?', { '1': 'bye' }, 'loop'), ...bye }),
    ],
    [
      'the end',
      flow({ greet: say('Hello.', 'end'), end: hangUp }),
      flow({
        greet: say('Hello.', 'go'),
        go: action('TransferToFlow', { ContactFlowId: '{{flow:other}}' }, { NoMatchingError: 'end' }),
        end: hangUp,
      }),
    ],
    [
      'what a failure leads to',
      flow({ look: lambda('orders', { next: 'bye', NoMatchingError: 'end' }), ...bye }),
      flow({ look: lambda('orders', { next: 'bye', NoMatchingError: 'bye' }), ...bye }),
    ],
    [
      'a value that only some callers have',
      flow({ tier: compare('$.Attributes.tier', { gold: 'bye' }, 'end'), ...bye }),
      flow({ tier: compare('$.Attributes.tier', { gold: 'bye', silver: 'bye' }, 'end'), ...bye }),
    ],
  ])('%s', (_, before, after) => {
    expect(difference(before, after)).toMatchSnapshot()
  })

  it('tell where they part', () => {
    const before = flow({ greet: say('Hello.', 'end'), end: hangUp })
    const after = flow({ welcome: say('Welcome.', 'end'), end: hangUp }, { name: 'new' })
    const found = compareFlows(before, after).difference
    expect([found?.before.place, found?.after.place]).toEqual([
      { flow: 'main', action: 'greet' },
      { flow: 'new', action: 'welcome' },
    ])
  })
})

describe('the planted defects', () => {
  /** Nobody notices whether these are mended. */
  const unnoticed = ['a key that is announced in Korean and has no branch', 'a module that ends without returning']

  it.each(plantedDefects.map((planted) => [planted.defect, planted] as const))('%s', (defect, { flows, mended }) => {
    const found = compareFlows(flows, mended)
    expect(found.same).toBe(unnoticed.includes(defect))
    if (found.difference === undefined) return
    replay(flows, found.difference.before.call)
    replay(mended, found.difference.after.call)
  })
})

describe('bounds', () => {
  it('are told, and nothing is claimed', () => {
    const large = flow({
      menu: menu('1?', { '1': 'other' }, 'menu'),
      other: menu('2?', { '2': 'menu' }, 'end'),
      end: hangUp,
    })
    expect(compareFlows(large, large, { maximumStates: 3 })).toEqual({
      same: undefined,
      stoppedAt: 'states',
      states: 3,
      difference: undefined,
    })
  })
})
