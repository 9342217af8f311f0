import { describe, expect, it } from 'vitest'
import { flowOf } from '../../test/player.js'
import type { TestAction, TestFlow } from '../../test/player.js'
import { playScript } from '../call/script.js'
import type { CallStep } from '../call/script.js'
import type { FlowSource } from '../program/load-program.js'
import { simulate } from '../simulate.js'
import type { FlowLogEntry } from '../trace/flow-log.js'
import type { World } from '../world/world.js'
import type { LogParting } from './log-replay.js'
import { replayLog } from './replay-log.js'

const menu: TestAction = {
  type: 'GetParticipantInput',
  parameters: { Text: 'Press 1 or 2.', InputTimeLimitSeconds: '5', StoreInput: 'False' },
  next: 'bye',
  on: { '1': 'look up', '2': 'opening hours' },
  errors: { NoMatchingCondition: 'bye', NoMatchingError: 'bye', InputTimeLimitExceeded: 'menu' },
}
const lookUp: TestAction = {
  type: 'InvokeLambdaFunction',
  parameters: {
    LambdaFunctionARN: '{{lambda:orders}}',
    InvocationTimeLimitSeconds: '3',
    LambdaInvocationAttributes: { number: '$.CustomerEndpoint.Address' },
  },
  next: 'keep state',
  errors: { NoMatchingError: 'tell state' },
}
const actions: Readonly<Record<string, TestAction>> = {
  menu,
  'look up': lookUp,
  'keep state': {
    type: 'UpdateContactAttributes',
    parameters: { Attributes: { state: '$.External.state', asked: 'yes' } },
    next: 'compare',
    errors: { NoMatchingError: 'bye' },
  },
  compare: {
    type: 'Compare',
    parameters: { ComparisonValue: '$.Attributes.state' },
    next: 'bye',
    on: { sent: 'tell state' },
    errors: { NoMatchingCondition: 'bye' },
  },
  'tell state': {
    type: 'MessageParticipant',
    parameters: { Text: 'Your order is $.External.state now.' },
    next: 'bye',
    errors: { NoMatchingError: 'bye' },
  },
  'opening hours': {
    type: 'CheckHoursOfOperation',
    parameters: { HoursOfOperationId: '{{hours:office}}' },
    next: 'bye',
    on: { True: 'tell state', False: 'bye' },
    errors: { NoMatchingError: 'bye' },
  },
}
const flow = flowOf(actions)
const world: World = { lambdas: { orders: { response: { state: 'sent' } } } }

/** The flow with some of its actions changed. */
function changed(changes: Readonly<Record<string, TestAction>>): TestFlow {
  return flowOf({ ...actions, ...changes })
}

/** The log of a call, as the simulator writes it. */
async function recorded(
  flows: FlowSource | readonly FlowSource[],
  steps: readonly CallStep[],
  around: World = world,
): Promise<readonly FlowLogEntry[]> {
  return (await playScript(await simulate(flows, around).dial(), steps)).log
}

/** Where the one contact of a log parts from the simulation. */
function partingOf(flows: FlowSource | readonly FlowSource[], log: readonly FlowLogEntry[]): LogParting | undefined {
  const { contacts } = replayLog(flows, log)
  expect(contacts).toHaveLength(1)
  return contacts[0]?.parted
}

/** What tests look at: the entry of the log, its action, and that of the simulation. */
function summaryOf(parting: LogParting | undefined): object {
  return {
    entry: parting?.logged?.entry,
    logged: parting?.logged?.action,
    simulated: parting?.simulated?.action,
    differences: parting?.differences,
  }
}

/** A log with one entry changed, counted from 1. */
function edited(log: readonly FlowLogEntry[], number: number, change: Partial<FlowLogEntry>): readonly FlowLogEntry[] {
  return log.map((entry, index) => (index === number - 1 ? { ...entry, ...change } : entry))
}

const asked = [{ press: '1' }] as const

describe('a log of the same flow', () => {
  it.each<[string, readonly CallStep[]]>([
    ['a key and a function', asked],
    ['another key', [{ press: '2' }]],
    ['a key without a branch', [{ press: '7' }]],
    ['nothing, and then a key', [{ wait: 10 }, ...asked]],
    ['a customer who hangs up', [{ hangUp: true }]],
  ])('agrees: %s', async (_, steps) => {
    const replay = replayLog(flow, await recorded(flow, steps))
    expect(replay).toMatchObject({
      agrees: true,
      notes: [],
      contacts: [{ agrees: true, parted: undefined, notes: [] }],
    })
    expect(replay.contacts[0]?.agreed).toBe(replay.contacts[0]?.entries)
  })

  it('agrees when the function fails, or closes the office', async () => {
    expect(replayLog(flow, await recorded(flow, asked, {})).agrees).toBe(true)
    const closed = await recorded(flow, [{ press: '2' }], { hours: { office: false } })
    expect(replayLog(flow, closed).agrees).toBe(true)
  })

  it('agrees when the log breaks off inside of an action', async () => {
    const log = await recorded(flow, asked)
    const prompt = log.findIndex(({ Identifier }) => Identifier === 'tell state')
    expect(replayLog(flow, log.slice(0, prompt + 1)).agrees).toBe(true)
  })

  it('agrees when its attributes were set before, and when it knows values that a simulation makes up', async () => {
    const greeting = flowOf({
      compare: {
        type: 'Compare',
        parameters: { ComparisonValue: '$.Attributes.tier' },
        next: 'bye',
        on: { gold: 'greet' },
        errors: { NoMatchingCondition: 'bye' },
      },
      greet: {
        type: 'MessageParticipant',
        parameters: { Text: 'Hello $.Attributes.name from $.CustomerEndpoint.Address!' },
        next: 'bye',
      },
    })
    const call = await simulate(greeting).dial({ attributes: { tier: 'gold', name: 'Ada' }, from: '+8225550100' })
    expect(call.log.map(({ Identifier }) => Identifier)).toContain('greet')
    expect(replayLog(greeting, call.log).agrees).toBe(true)
  })

  it('agrees with digits that it does not show, by what becomes of them', async () => {
    const digits = flowOf({
      ask: {
        type: 'GetParticipantInput',
        parameters: { Text: 'Your number?', StoreInput: 'True', InputTimeLimitSeconds: '5' },
        next: 'compare',
        errors: { NoMatchingError: 'bye' },
      },
      compare: {
        type: 'Compare',
        parameters: { ComparisonValue: '$.StoredCustomerInput' },
        next: 'bye',
        on: { '42': 'answer' },
        errors: { NoMatchingCondition: 'bye' },
      },
      answer: { type: 'MessageParticipant', parameters: { Text: 'Yes.' }, next: 'bye' },
    })
    for (const press of ['42#', '43#', '*']) {
      expect(replayLog(digits, await recorded(digits, [{ press }])).agrees).toBe(true)
    }
  })
})

describe('a difference is found at its entry', () => {
  it('a key that leads elsewhere', async () => {
    const log = await recorded(flow, asked)
    const parting = partingOf(changed({ menu: { ...menu, on: { '1': 'opening hours', '2': 'look up' } } }), log)
    expect(summaryOf(parting)).toEqual({ entry: 3, logged: 'look up', simulated: 'opening hours', differences: [] })
    expect(parting?.lastAgreed.map(({ entry, action, type }) => [entry, action, type])).toEqual([
      [1, 'menu', 'GetParticipantInput'],
      [2, 'menu', 'GetParticipantInput'],
    ])
    expect(parting?.explanations.map(({ kind }) => kind)).toEqual(['another version'])
  })

  it('a key that has no branch any more', async () => {
    const log = await recorded(flow, asked)
    const parting = partingOf(changed({ menu: { ...menu, on: { '2': 'look up' } } }), log)
    expect(summaryOf(parting)).toEqual({
      entry: 2,
      logged: 'menu',
      simulated: 'menu',
      differences: [{ name: 'Results', logged: '1', simulated: 'NoMatchingCondition' }],
    })
  })

  it('another answer of a function', async () => {
    const log = await recorded(flow, asked)
    const parting = partingOf(flow, edited(log, 3, { ExternalResults: { state: 'lost' } }))
    expect(summaryOf(parting)).toEqual({
      entry: 4,
      logged: 'keep state',
      simulated: 'keep state',
      differences: [{ name: 'state', logged: 'sent', simulated: 'lost' }],
    })
  })

  it('another prompt', async () => {
    const log = await recorded(flow, asked)
    const parting = partingOf(changed({ menu: { ...menu, parameters: { ...menu.parameters, Text: 'Press 1.' } } }), log)
    expect(summaryOf(parting)).toEqual({
      entry: 1,
      logged: 'menu',
      simulated: 'menu',
      differences: [{ name: 'Text', logged: 'Press 1 or 2.', simulated: 'Press 1.' }],
    })
    expect(parting?.explanations.map(({ message }) => message)).toEqual([
      'The real contact may have run another version of "menu", in which Text is another.',
    ])
  })

  it('a prompt that is another around a value', async () => {
    const log = await recorded(flow, asked)
    const tell = { type: 'MessageParticipant', parameters: { Text: 'It is $.External.state.' }, next: 'bye' }
    const parting = partingOf(changed({ 'tell state': tell }), log)
    expect(parting?.differences).toEqual([
      { name: 'Text', logged: 'Your order is sent now.', simulated: 'It is sent.' },
    ])
  })

  it('an action that is missing', async () => {
    const log = await recorded(flow, asked)
    const { compare: _, ...others } = actions
    const parting = partingOf(
      flowOf({
        ...others,
        'keep state': { ...actions['keep state'], type: 'UpdateContactAttributes', next: 'tell state' },
      }),
      log,
    )
    expect(summaryOf(parting)).toEqual({ entry: 6, logged: 'compare', simulated: 'tell state', differences: [] })
    expect(parting?.explanations[0]).toEqual({
      kind: 'another version',
      message: 'The flow main has no action "compare": the real contact ran another version of it.',
    })
  })

  it('another operand of a comparison', async () => {
    const log = await recorded(flow, asked)
    const compare = { ...actions['compare'], type: 'Compare', on: { shipped: 'tell state' } }
    expect(summaryOf(partingOf(changed({ compare }), log))).toEqual({
      entry: 6,
      logged: 'compare',
      simulated: 'compare',
      differences: [
        { name: 'SecondValue', logged: 'sent', simulated: 'shipped' },
        { name: 'Results', logged: 'true', simulated: 'false' },
      ],
    })
  })

  it('another assumption, which is named', async () => {
    const twice = flowOf({
      first: { ...lookUp, next: 'second', errors: { NoMatchingError: 'bye' } },
      second: { ...lookUp, next: 'bye', errors: { NoMatchingError: 'compare' } },
      compare: {
        type: 'Compare',
        parameters: { ComparisonValue: '$.External.state' },
        next: 'bye',
        on: { sent: 'tell state' },
        errors: { NoMatchingCondition: 'bye' },
      },
      'tell state': { type: 'MessageParticipant', parameters: { Text: 'Sent.' }, next: 'bye' },
    })
    const fails = { inTurn: [{ response: { state: 'sent' } }, { failure: 'broken' }] } as const
    const log = await recorded(twice, [], {
      lambdas: { orders: fails },
      assumptions: { externalAfterFailure: 'cleared' },
    })
    const parting = partingOf(twice, log)
    expect(summaryOf(parting)).toMatchObject({ entry: 3, logged: 'compare', simulated: 'compare' })
    expect(parting?.explanations[0]).toEqual({
      kind: 'assumption',
      message:
        'With the assumption externalAfterFailure set to "cleared" the simulation agrees with the log to its end.',
      assumption: { name: 'externalAfterFailure', value: 'cleared' },
    })
    expect(replayLog(twice, log, { assumptions: { externalAfterFailure: 'cleared' } }).agrees).toBe(true)
  })

  it('a log that goes on where the contact has ended, and the other way round', async () => {
    const log = await recorded(flow, [{ press: '7' }])
    const last = log.at(-1)
    expect(last?.Identifier).toBe('bye')
    const longer = last === undefined ? log : [...log, { ...last, Identifier: 'compare', Results: 'true' }]
    expect(summaryOf(partingOf(flow, longer))).toMatchObject({ entry: 4, logged: 'compare', simulated: undefined })
    expect(partingOf(flow, log.slice(0, -1))?.explanations).toEqual([
      { kind: 'log', message: expect.stringContaining('The log ends here') },
    ])
  })

  it('a value that is set from outside', async () => {
    const log = await recorded(flow, asked)
    const parting = partingOf(
      flow,
      edited(log, 6, {
        Parameters: { Value: 'lost', ComparisonMethod: 'Equals', SecondValue: 'sent' },
        Results: 'false',
      }),
    )
    expect(summaryOf(parting)).toMatchObject({ entry: 6, logged: 'compare', simulated: 'compare' })
    expect(parting?.explanations[0]).toMatchObject({
      kind: 'value',
      message: expect.stringContaining('$.Attributes.state'),
    })
  })
})

describe('what a log does not show', () => {
  it('is chosen so that the contact agrees: results that are left out', async () => {
    const closed = await recorded(flow, [{ press: '2' }], { hours: { office: false } })
    const silent = closed.map((entry) => (entry.Results === undefined ? entry : { ...entry, Results: '' }))
    expect(replayLog(flow, silent).agrees).toBe(true)
  })

  it('is told where nothing fits', async () => {
    const open = await recorded(flow, [{ press: '2' }])
    const silent = open.map((entry) => (entry.Identifier === 'opening hours' ? { ...entry, Results: '' } : entry))
    const hours = {
      ...actions['opening hours'],
      type: 'CheckHoursOfOperation',
      on: { True: 'compare', False: 'compare' },
    }
    const parting = partingOf(changed({ 'opening hours': hours }), silent)
    expect(summaryOf(parting)).toMatchObject({ entry: 4, logged: 'tell state' })
    expect(parting?.explanations[0]).toEqual({
      kind: 'choice',
      message:
        'The log does not show what the answer was (hours), and nothing that can happen there leads on as the log does.',
    })
  })

  it('may be the beginning, until logs are switched on', async () => {
    const later = flowOf({
      hello: { type: 'MessageParticipant', parameters: { Text: 'Hello.' }, next: 'menu' },
      ...actions,
    })
    const log = await recorded(later, asked)
    expect(replayLog(later, log.slice(2)).agrees).toBe(true)
    expect(replayLog(later, log.slice(4)).contacts[0]?.agrees).toBe(true)
  })

  it('may be a part for which the flow switches its logs off', async () => {
    const switching = (behavior: string, next: string): TestAction => ({
      type: 'UpdateFlowLoggingBehavior',
      parameters: { FlowLoggingBehavior: behavior },
      next,
    })
    const secret = flowOf({
      off: switching('Disabled', 'hidden'),
      hidden: { type: 'MessageParticipant', parameters: { Text: 'Secret.' }, next: 'on' },
      on: switching('Enabled', 'shown'),
      shown: { type: 'MessageParticipant', parameters: { Text: 'Not secret.' }, next: 'bye' },
    })
    const log = await recorded(secret, [])
    expect(
      replayLog(
        secret,
        log.filter(({ Identifier }) => Identifier !== 'hidden'),
      ).agrees,
    ).toBe(true)
    expect(
      replayLog(
        secret,
        log.filter(({ Identifier }) => Identifier !== 'shown'),
      ).agrees,
    ).toBe(false)
  })
})

describe('flows that were not given', () => {
  const first = flowOf(
    {
      transfer: { type: 'TransferToFlow', parameters: { ContactFlowId: '{{flow:middle}}' }, next: 'bye' },
    },
    { name: 'first' },
  )
  const middle = flowOf(
    {
      hello: { type: 'MessageParticipant', parameters: { Text: 'Hello.' }, next: 'on' },
      on: { type: 'TransferToFlow', parameters: { ContactFlowId: '{{flow:main}}' }, next: 'bye' },
    },
    { name: 'middle' },
  )

  it('are skipped, which is said', async () => {
    const log = await recorded([first, middle, flow], asked)
    expect(replayLog([first, middle, flow], log)).toMatchObject({ agrees: true, contacts: [{ notes: [] }] })
    expect(replayLog([first, flow], log)).toMatchObject({
      agrees: true,
      contacts: [
        {
          notes: [
            '3 entries of flows that were not given: middle.',
            'The flow middle was not given: what it did is not played.',
          ],
        },
      ],
    })
  })

  it('may be modules: the way that one has taken follows from the next entry', async () => {
    const invokes = flowOf({
      invoke: {
        type: 'InvokeFlowModule',
        parameters: { FlowModuleId: '{{module:check}}' },
        next: 'other',
        on: { good: 'praise', bad: 'scold' },
        errors: { NoMatchingError: 'bye' },
      },
      other: { type: 'MessageParticipant', parameters: { Text: 'Well.' }, next: 'bye' },
      praise: { type: 'MessageParticipant', parameters: { Text: 'Good: $.Modules.ResultData.word.' }, next: 'bye' },
      scold: { type: 'MessageParticipant', parameters: { Text: 'Bad.' }, next: 'bye' },
    })
    const check = flowOf(
      {
        say: { type: 'MessageParticipant', parameters: { Text: 'Checking.' }, next: 'return' },
        return: { type: 'EndFlowModuleExecution', parameters: { Result: 'good', ResultData: { word: 'yes' } } },
      },
      { name: 'check', flowType: 'MODULE' },
    )
    const log = await recorded([invokes, check], [])
    expect(log.map(({ Identifier }) => Identifier)).toContain('praise')
    expect(replayLog([invokes, check], log).agrees).toBe(true)
    expect(replayLog(invokes, log)).toMatchObject({
      agrees: true,
      contacts: [{ notes: ['3 entries of flows that were not given: check.'] }],
    })
  })

  it('make a log unusable when it has nothing else', async () => {
    const log = await recorded(middle, [])
    expect(() => replayLog(flow, log)).toThrow(
      'It has no entry of the flows that were given (main). The log has middle.',
    )
  })
})

describe('the contacts of a log', () => {
  it('are played one by one, out of order and mixed; one can be picked', async () => {
    const line = simulate(flow, world)
    const calls = [await line.dial(), await line.dial(), await line.dial()]
    for (const [index, press] of ['1', '2', '7'].entries()) await calls[index]?.press(press)
    const log = calls.flatMap((call) => call.log).toReversed()
    const ids = calls.map((call) => call.log[0]?.ContactId ?? '')
    // What happens at one time stands in the order of the file: only that of a contact is put right here.
    const sorted = calls
      .flatMap((call) => call.log)
      .toSorted((one, other) => (one.Timestamp < other.Timestamp ? -1 : 1))
    expect(replayLog(flow, sorted).contacts.map(({ contactIds }) => contactIds)).toEqual(ids.map((id) => [id]))
    expect(replayLog(flow, sorted).agrees).toBe(true)
    expect(replayLog(flow, sorted, { contactId: ids[1] ?? '' }).contacts).toMatchObject([{ contactIds: [ids[1]] }])
    expect(() => replayLog(flow, log, { contactId: 'nobody' })).toThrow(`It has no contact nobody. It has`)
  })

  it('go on as new ones when a queue flow moves them', async () => {
    const inbound = flowOf({
      hooks: {
        type: 'UpdateContactEventHooks',
        parameters: { EventHooks: { CustomerQueue: '{{flow:waiting}}' } },
        next: 'set',
        errors: { NoMatchingError: 'bye' },
      },
      set: {
        type: 'UpdateContactTargetQueue',
        parameters: { QueueId: '{{queue:one}}' },
        next: 'queue',
        errors: { NoMatchingError: 'bye' },
      },
      queue: {
        type: 'TransferContactToQueue',
        next: 'bye',
        errors: { NoMatchingError: 'bye', QueueAtCapacity: 'bye' },
      },
    })
    const waiting = flowOf(
      {
        say: { type: 'MessageParticipant', parameters: { Text: 'One moment.' }, next: 'move' },
        move: {
          type: 'DequeueContactAndTransferToQueue',
          parameters: { QueueId: '{{queue:two}}' },
          next: 'again',
          errors: { NoMatchingError: 'again', QueueAtCapacity: 'again' },
        },
        again: { type: 'MessageParticipant', parameters: { Text: 'Still one moment.' }, next: 'end' },
        end: { type: 'EndFlowExecution' },
      },
      { name: 'waiting', flowType: 'CUSTOMER_QUEUE' },
    )
    const log = await recorded([inbound, waiting], [])
    const replay = replayLog([inbound, waiting], log)
    expect(replay).toMatchObject({ agrees: true, contacts: [{ entries: log.length }] })
    expect(replay.contacts[0]?.contactIds).toHaveLength(2)
  })
})

describe('values of the customer', () => {
  it('from encrypted input are never shown', async () => {
    const encrypting = (word: string): TestFlow =>
      flowOf({
        ask: {
          type: 'GetParticipantInput',
          parameters: {
            Text: 'Your number?',
            StoreInput: 'True',
            InputTimeLimitSeconds: '5',
            InputEncryption: { EncryptionKeyId: 'key', Key: 'certificate' },
          },
          next: 'keep',
          errors: { NoMatchingError: 'bye' },
        },
        keep: {
          type: 'UpdateContactAttributes',
          parameters: { Attributes: { card: '$.StoredCustomerInput' } },
          next: 'say',
          errors: { NoMatchingError: 'bye' },
        },
        say: { type: 'MessageParticipant', parameters: { Text: `${word} $.Attributes.card` }, next: 'bye' },
      })
    const log = await recorded(encrypting('Your card is'), [{ press: '4111#' }])
    const leaked = JSON.parse(JSON.stringify(log).replaceAll('encrypted(4)', '41114111'))
    const replay = replayLog(encrypting('The card is'), leaked)
    expect(replay.contacts[0]?.parted?.differences).toEqual([
      { name: 'Text', logged: '(encrypted)', simulated: '(encrypted)' },
    ])
    expect(JSON.stringify(replay)).not.toContain('4111')
  })

  it('are not shown where they agree', async () => {
    const log = await recorded(flow, asked)
    const tell = { type: 'MessageParticipant', parameters: { Text: 'Nothing is known.' }, next: 'bye' }
    const text = JSON.stringify(replayLog(changed({ 'tell state': { ...tell, next: 'menu' }, menu }), log))
    expect(text).not.toContain('+8210')
  })
})
