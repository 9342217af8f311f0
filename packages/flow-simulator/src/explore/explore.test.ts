import { describe, expect, it } from 'vitest'
import {
  action,
  compare,
  digits,
  flow,
  hangUp,
  hours,
  lambda,
  loop,
  menu,
  say,
} from '../../test/planted-defects/content.js'
import { explore } from './explore.js'

const bye = { bye: say('Goodbye.', 'end'), end: hangUp }

function reached(...parameters: Parameters<typeof explore>): readonly string[] {
  return explore(...parameters).reachableActions.map((place) => place.action)
}

function branches(...parameters: Parameters<typeof explore>): readonly string[] {
  return explore(...parameters).reachableBranches.map((branch) => `${branch.action}: ${branch.outcome}`)
}

describe('answers', () => {
  it('each key, another one and silence are pressed', () => {
    const main = flow({
      menu: menu('Press 1.', { '1': 'one', InputTimeLimitExceeded: 'silent' }, 'other'),
      one: say('1', 'end'),
      silent: say('?', 'end'),
      other: say('!', 'end'),
      end: hangUp,
    })
    expect(branches(main)).toEqual(
      expect.arrayContaining([
        'menu: Equals 1',
        'menu: InputTimeLimitExceeded',
        'menu: NoMatchingCondition',
        'menu: NoMatchingError',
      ]),
    )
  })

  it('failures are left out on request', () => {
    const main = flow({
      'look up': lambda('orders', { next: 'bye', NoMatchingError: 'sorry' }),
      sorry: say('Sorry.', 'bye'),
      ...bye,
    })
    expect(reached(main)).toContain('sorry')
    expect(reached(main, { failures: false })).not.toContain('sorry')
  })

  it('numbers on both sides of each boundary are answered', () => {
    const metric = action(
      'CheckMetricData',
      { MetricType: 'ContactsInQueue', QueueId: '{{queue:sales}}' },
      {
        'NumberGreaterThan 10': 'many',
        'NumberGreaterThan 3': 'some',
        NoMatchingCondition: 'few',
        NoMatchingError: 'few',
      },
    )
    const main = flow({
      metric,
      many: say('Many.', 'end'),
      some: say('Some.', 'end'),
      few: say('Few.', 'end'),
      end: hangUp,
    })
    expect(reached(main)).toEqual(['metric', 'many', 'some', 'few', 'end'])
  })

  it('each share of a percentage is drawn', () => {
    const draw = action(
      'DistributeByPercentage',
      {},
      { 'NumberLessThan 2': 'one', 'NumberLessThan 100': 'most', NoMatchingCondition: 'rest' },
    )
    const main = flow({ draw, one: say('1', 'end'), most: say('98', 'end'), rest: say('1', 'end'), end: hangUp })
    expect(reached(main)).toEqual(['draw', 'one', 'most', 'rest', 'end'])
  })
})

describe('unknown values', () => {
  it('are decided where they are compared, and stay decided', () => {
    const main = flow({
      'look up': lambda('orders', { next: 'first', NoMatchingError: 'bye' }),
      first: compare('$.External.status', { OPEN: 'second' }, 'bye'),
      second: compare('$.External.status', { OPEN: 'told', CLOSED: 'never' }, 'never'),
      told: say('Open.', 'bye'),
      never: say('Never.', 'bye'),
      ...bye,
    })
    expect(reached(main)).not.toContain('never')
    expect(explore(main).complete).toBe(true)
  })

  it('are other values in another comparison where the first one has told nothing', () => {
    const main = flow({
      'look up': lambda('orders', { next: 'first', NoMatchingError: 'bye' }),
      first: compare('$.External.status', { OPEN: 'bye' }, 'second'),
      second: compare('$.External.status', { CLOSED: 'told', OPEN: 'never' }, 'bye'),
      told: say('Closed.', 'bye'),
      never: say('Never.', 'bye'),
      ...bye,
    })
    expect(reached(main)).toContain('told')
    expect(reached(main)).not.toContain('never')
  })

  it('satisfy conditions with other operators, and none before', () => {
    const main = flow({
      number: digits('Your number?', 'kind', 'bye'),
      kind: compare(
        '$.StoredCustomerInput',
        { 'TextStartsWith 00': 'abroad', 'NumberGreaterThan 99': 'long', Timeout: 'silent' },
        'short',
      ),
      abroad: say('Abroad.', 'end'),
      long: say('Long.', 'end'),
      silent: say('Silent.', 'end'),
      short: say('Short.', 'end'),
      end: hangUp,
    })
    expect(reached(main)).toEqual(expect.arrayContaining(['abroad', 'long', 'silent', 'short']))
  })

  it('keep their meaning when they are copied and joined to text', () => {
    const main = flow({
      number: digits('Your number?', 'keep', 'bye'),
      keep: action(
        'UpdateContactAttributes',
        { Attributes: { key: 'C-$.StoredCustomerInput' }, TargetContact: 'Current' },
        { next: 'compare', NoMatchingError: 'bye' },
      ),
      compare: compare('$.Attributes.key', { 'C-42': 'found', 'X-42': 'never' }, 'bye'),
      found: say('Found.', 'bye'),
      never: say('Never.', 'bye'),
      ...bye,
    })
    expect(reached(main)).toContain('found')
    expect(reached(main)).not.toContain('never')
  })

  it('what the flow itself has set is known', () => {
    const main = flow({
      mark: action(
        'UpdateContactAttributes',
        { Attributes: { tier: 'gold' }, TargetContact: 'Current' },
        { next: 'tier', NoMatchingError: 'bye' },
      ),
      tier: compare('$.Attributes.tier', { gold: 'bye', silver: 'never' }, 'never'),
      never: say('Never.', 'bye'),
      ...bye,
    })
    expect(explore(main).unreachableActions).toEqual([{ flow: 'main', action: 'never' }])
    expect(explore(main).deadBranches.map(({ outcome }) => outcome)).toEqual(['Equals silver', 'NoMatchingCondition'])
  })

  it('attributes that are given are there, and no others', () => {
    const main = flow({
      tier: compare('$.Attributes.tier', { gold: 'gold', silver: 'silver' }, 'none'),
      gold: say('G', 'end'),
      silver: say('S', 'end'),
      none: say('N', 'end'),
      end: hangUp,
    })
    expect(reached(main)).toEqual(['tier', 'gold', 'silver', 'none', 'end'])
    expect(reached(main, { attributes: { tier: 'silver' } })).toEqual(['tier', 'silver', 'end'])
  })
})

describe('states', () => {
  it('that behave the same are one', () => {
    // Ten comparisons of values that nothing reads afterwards: two ways each, and not two to the tenth.
    const steps = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [
        `c${index}`,
        compare(`$.Attributes.a${index}`, { x: `s${index}` }, `c${index + 1}`),
      ]),
    )
    const says = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`s${index}`, say('x', `c${index + 1}`)]))
    const { states, complete } = explore(flow({ ...steps, ...says, c10: hangUp }))
    expect(complete).toBe(true)
    expect(states).toBeLessThan(100)
  })

  it('of a loop with a counter are as many as it counts', () => {
    const main = flow({
      rounds: loop('100', 'menu', 'end'),
      menu: menu('Press 1.', { '1': 'rounds' }, 'rounds'),
      end: hangUp,
    })
    const { states, complete } = explore(main)
    expect(complete).toBe(true)
    expect(states).toBeGreaterThan(100)
    expect(states).toBeLessThan(1_000)
  })

  it('are no more than allowed, which is said', () => {
    const main = flow({
      rounds: loop('100', 'menu', 'end'),
      menu: menu('Press 1.', { '1': 'rounds' }, 'rounds'),
      end: hangUp,
    })
    const { complete, stoppedAt } = explore(main, { maximumStates: 50 })
    expect(complete).toBe(false)
    expect(stoppedAt?.bound).toBe('states')
    // What the last step has led to is counted, too.
    expect(stoppedAt?.states).toBeLessThan(60)
  })

  it('come to an end where a flow speaks for ever', () => {
    const main = flow({ one: say('One.', 'two'), two: say('Two.', 'one') })
    const { complete, findings } = explore(main)
    expect(complete).toBe(true)
    expect(findings.map(({ name }) => name)).toContain('endless-call')
  })

  it('of two hundred actions are walked', () => {
    const menus = Array.from({ length: 40 }, (_, index) => {
      const next = `menu ${index + 1}`
      return [
        [`menu ${index}`, menu(`Menu ${index}. Press 1 or 2.`, { '1': `ask ${index}`, '2': next }, `again ${index}`)],
        [`again ${index}`, loop('2', `menu ${index}`, next)],
        [`ask ${index}`, lambda(`function${index}`, { next: `compare ${index}`, NoMatchingError: next })],
        [`compare ${index}`, compare('$.External.status', { OPEN: `tell ${index}`, CLOSED: next }, 'bye')],
        [`tell ${index}`, say('Your order is $.External.text.', next)],
      ] as const
    })
    const main = flow({ ...Object.fromEntries(menus.flat()), 'menu 40': hours('bye', 'bye'), ...bye })
    const { complete, unreachableActions } = explore(main)
    expect({ complete, unreachableActions }).toEqual({ complete: true, unreachableActions: [] })
  })
})

describe('channels', () => {
  it('are those that a flow is for', () => {
    const bot = action(
      'ConnectParticipantWithLexBot',
      { Text: 'Hello.', LexV2Bot: { AliasArn: '{{lexBotAlias:help}}' }, LexTimeoutSeconds: { Text: '60' } },
      { Help: 'bye', NoMatchingCondition: 'bye', InputTimeLimitExceeded: 'silent', NoMatchingError: 'bye' },
    )
    const main = flow({ bot, silent: say('Are you there?', 'bye'), ...bye })
    expect(reached(main)).not.toContain('silent')
    expect(reached(main, { channels: ['CHAT'] })).toContain('silent')
  })

  it('are those that a flow compares, too', () => {
    const main = flow({
      channel: compare('$.Channel', { CHAT: 'chat', VOICE: 'voice' }, 'bye'),
      chat: say('C', 'bye'),
      voice: say('V', 'bye'),
      ...bye,
    })
    expect(reached(main)).toEqual(expect.arrayContaining(['chat', 'voice']))
  })
})

describe('measures', () => {
  it('the longest silence is that of functions in a row, at their slowest', () => {
    const main = flow({
      hello: say('Hello.', 'one'),
      one: lambda('first', { next: 'two', NoMatchingError: 'bye' }, {}, '3'),
      two: lambda('second', { next: 'bye', NoMatchingError: 'bye' }, {}, '4'),
      ...bye,
    })
    const { longestSilence } = explore(main)
    expect(longestSilence?.value).toBe(7)
    expect(longestSilence?.call.steps).toEqual([
      { lambda: 'first', answers: {}, seconds: 3 },
      { lambda: 'second', answers: {}, seconds: 4 },
    ])
  })

  it('the longest call has no bound where a caller may go round', () => {
    const main = flow({
      menu: menu('Press 1 for news.', { '1': 'news' }, 'bye'),
      news: say('No news.', 'menu'),
      ...bye,
    })
    expect(explore(main).longestCallActions?.value).toBeUndefined()
    expect(explore(main).longestCallActions?.call.steps).toEqual([{ press: '1' }])
  })

  it('the longest call is counted where it ends', () => {
    const main = flow({ menu: menu('Press 1 for news.', { '1': 'news' }, 'bye'), news: say('No news.', 'bye'), ...bye })
    expect(explore(main).longestCallActions?.value).toBe(4)
  })
})

it('says nothing of what follows the success of a module that was not given', () => {
  const main = flow({
    check: action(
      'InvokeFlowModule',
      { FlowModuleId: '{{module:check}}' },
      { known: 'hello', NoMatchingCondition: 'bye', NoMatchingError: 'bye' },
    ),
    hello: say('Hello again.', 'bye'),
    ...bye,
  })
  const { findings } = explore(main)
  expect(findings.filter(({ name }) => name === 'unreachable-action' || name === 'dead-branch')).toEqual([])
  expect(findings.find(({ name }) => name === 'flow-not-given')?.message).toBe(
    'The module check was not given: what happens in it, and after its success, is not explored. Give it, too.',
  )
})
