import type { Channel, FlowType } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowOf, look, play, say } from '../../test/player.js'
import type { PlayOptions, TestAction, TestFlow } from '../../test/player.js'

const failed = { NoMatchingError: 'failed' }
const end: TestAction = { type: 'EndFlowExecution' }
const accepted = { kind: 'accepted', afterSeconds: 10, agent: 'Kim' } as const
const queued = { kind: 'queued' } as const

function hook(name: string, flow: string, next: string): TestAction {
  return { type: 'UpdateContactEventHooks', parameters: { EventHooks: { [name]: flow } }, next, errors: failed }
}

/** A flow that says its name and ends. */
function saying(name: string, flowType: FlowType, text = name): TestFlow {
  return flowOf({ [`say ${name}`]: say(text, 'end'), end }, { name, flowType })
}

/** Puts a contact into the queue `support`, with hooks. */
function queueing(hooks: Readonly<Record<string, string>> = {}): TestFlow {
  const entries = Object.entries(hooks)
  const steps = entries.map(([name, flow], index) => [
    `hook ${index}`,
    hook(name, flow, index + 1 < entries.length ? `hook ${index + 1}` : 'queue'),
  ])
  return flowOf({
    ...Object.fromEntries(steps),
    queue: {
      type: 'UpdateContactTargetQueue',
      parameters: { QueueId: '{{queue:support}}' },
      next: 'transfer',
      errors: failed,
    },
    transfer: { type: 'TransferContactToQueue', next: 'failed', errors: { ...failed, QueueAtCapacity: 'failed' } },
  })
}

const prompts: TestAction = {
  type: 'MessageParticipantIteratively',
  parameters: { Messages: [{ Text: 'music' }] },
  errors: failed,
}
const waiting = flowOf({ prompts }, { name: 'waiting', flowType: 'CUSTOMER_QUEUE' })
const all = { CustomerQueue: 'waiting', AgentWhisper: 'to agent', CustomerWhisper: 'to customer' }
const whispers = [saying('to agent', 'AGENT_WHISPER'), saying('to customer', 'CUSTOMER_WHISPER')]

function talking(hooks: Readonly<Record<string, string>>, flows: readonly TestFlow[], options: PlayOptions = {}) {
  return play([queueing(hooks), ...flows], options).answer(queued, accepted)
}

describe('a contact that waits for an agent', () => {
  it('hears the queue flow, then the agent hears a whisper, then the customer; then they talk', () => {
    const player = play([queueing(all), waiting, ...whispers]).answer(queued)
    expect(player.said).toEqual(['music'])
    player.answer(accepted)
    expect(player.heardSpeech.map(({ text, listener }) => [text, listener])).toEqual([
      ['music', 'customer'],
      ['to agent', 'agent'],
      ['to customer', 'customer'],
    ])
    expect(player.ask).toEqual({ kind: 'conversation' })
    expect(player.value('$.Agent.UserName')).toBe('Kim')
  })

  it('hears whispers on both sides where that is assumed', () => {
    const listeners = (whisperHeardBy: 'one side' | 'both sides') =>
      talking(all, [waiting, ...whispers], { assumptions: { whisperHeardBy } }).heardSpeech.map(
        ({ listener }) => listener,
      )
    expect(listeners('one side')).toEqual(['customer', 'agent', 'customer'])
    expect(listeners('both sides')).toEqual(['customer', 'both', 'both'])
  })

  it('has default flows on a call, and none of them on a chat or a task', () => {
    const voice = talking({}, [])
    expect(voice.notes).toEqual([
      'default customer queue flow: a greeting, then music',
      'default agent whisper: the agent hears the name of the queue, support',
      'default customer whisper: the customer hears a beep',
    ])
    for (const channel of ['CHAT', 'TASK', 'EMAIL'] as const) expect(talking({}, [], { channel }).notes).toEqual([])
  })

  it('has no flow at all where the event is switched off', () => {
    const player = play([queueing(), ...whispers], {
      prepare: (state) => {
        state.hooks = new Map([
          ['AgentWhisper', ''],
          ['CustomerQueue', ''],
          ['CustomerWhisper', ''],
        ])
      },
    }).answer(queued, accepted)
    expect(player.notes).toEqual([])
    expect(player.ask).toEqual({ kind: 'conversation' })
  })

  it('has whispers that were set on a chat; a task has one for the agent only', () => {
    const { CustomerQueue: _queue, ...set } = all
    const paths = (channel: Channel) => talking(set, whispers, { channel }).path
    expect(paths('CHAT')).toEqual(expect.arrayContaining(['say to agent', 'say to customer']))
    expect(paths('TASK')).toContain('say to agent')
    expect(paths('TASK')).not.toContain('say to customer')
  })

  it('waits in silence when its queue flow has ended', () => {
    const player = play([queueing({ CustomerQueue: 'waiting' }), saying('waiting', 'CUSTOMER_QUEUE')]).answer(queued)
    expect(player.ask).toEqual({ kind: 'queue', queue: 'support', interruptSeconds: undefined })
    expect(player.answer({ kind: 'nothing' }).ask?.kind).toBe('queue')
    expect(player.answer(accepted).ask).toEqual({ kind: 'conversation' })
  })

  it('leaves the queue when the customer hangs up', () => {
    const player = play([queueing(all), waiting, ...whispers]).answer(queued, { kind: 'hang up', afterSeconds: 3 })
    expect(player.state.end?.reason).toBe('customer')
    expect(player.path).not.toContain('say to agent')
  })

  it('is accepted whatever its queue flow waits for', () => {
    const menu: TestAction = {
      type: 'GetParticipantInput',
      parameters: { Text: 'callback?', InputTimeLimitSeconds: '5' },
      on: { '1': 'failed' },
      errors: { ...failed, NoMatchingCondition: 'failed', InputTimeLimitExceeded: 'failed' },
    }
    const asking = flowOf({ menu }, { name: 'waiting', flowType: 'CUSTOMER_QUEUE' })
    expect(talking({ CustomerQueue: 'waiting' }, [asking]).ask).toEqual({ kind: 'conversation' })
  })

  it('says once that the flow of an event was not given', () => {
    const back = flowOf(
      { queue: { type: 'TransferContactToQueue', next: 'failed', errors: { ...failed, QueueAtCapacity: 'failed' } } },
      { name: 'back' },
    )
    const player = talking({ CustomerQueue: 'unknown', CustomerRemaining: 'back' }, [back])
    player.answer({ kind: 'ended', by: 'agent', afterSeconds: 1 }, queued)
    expect(player.notes.filter((note) => note.includes('unknown'))).toHaveLength(1)
    expect(player.ask?.kind).toBe('queue')
  })

  it('begins where its flow belongs', () => {
    const stage = (flowType: FlowType) => play(flowOf({ look: look() }, { flowType })).state.stage
    expect(stage('CUSTOMER_QUEUE')).toBe('queued')
    expect(stage('AGENT_WHISPER')).toBe('agent whisper')
    expect(stage('CUSTOMER_WHISPER')).toBe('customer whisper')
    expect(stage('OUTBOUND_WHISPER')).toBe('outbound whisper')
    expect(stage('CUSTOMER_HOLD')).toBe('hold')
    expect(stage('AGENT_TRANSFER')).toBe('flow')
  })
})

describe('a whisper', () => {
  const long = Array.from({ length: 400 }, () => 'word').join(' ')

  it('is cut after two minutes: without its agent the contact waits again', () => {
    const flows = [waiting, saying('to agent', 'AGENT_WHISPER', long)]
    const player = talking({ CustomerQueue: 'waiting', AgentWhisper: 'to agent' }, flows)
    expect(player.seconds).toBe(130)
    expect(player.ask?.kind).toBe('queue')
    expect(player.value('$.Agent.UserName')).toBeUndefined()
  })

  it('is cut after two minutes: without its customer the contact ends', () => {
    const player = talking({ CustomerWhisper: 'to customer' }, [saying('to customer', 'CUSTOMER_WHISPER', long)])
    expect(player.state.end).toMatchObject({ reason: 'flow', detail: 'The whisper took too long.' })
    expect(player.seconds).toBe(130)
  })

  it('ends at an error without a branch, or ends the contact where that is assumed', () => {
    const broken = flowOf({ tag: { type: 'CheckVoiceId' } }, { name: 'to agent', flowType: 'AGENT_WHISPER' })
    const after = (errorInWhisper: 'flow ends' | 'contact ends') =>
      talking({ AgentWhisper: 'to agent' }, [broken], { assumptions: { errorInWhisper } })
    expect(after('flow ends').ask).toEqual({ kind: 'conversation' })
    expect(after('flow ends').notes.join()).toContain('An error has no branch')
    expect(after('contact ends').state.end?.reason).toBe('unhandled error')
  })
})

describe('a hold', () => {
  const hold = (side?: 'customer' | 'agent') =>
    ({ kind: 'hold', afterSeconds: 5, seconds: 60, ...(side !== undefined && { side }) }) as const
  const flows = [
    flowOf({ prompts }, { name: 'holding', flowType: 'CUSTOMER_HOLD' }),
    flowOf({ prompts }, { name: 'agent holding', flowType: 'AGENT_HOLD' }),
  ]
  const hooks = { CustomerHold: 'holding', AgentHold: 'agent holding' }

  it('plays the flow of who is held until it is over', () => {
    const player = talking(hooks, flows).answer(hold())
    expect(player.seconds).toBe(10 + 5 + 60)
    expect(player.ask).toEqual({ kind: 'conversation' })
    expect(player.heardSpeech.at(-1)).toMatchObject({ text: 'music', listener: 'customer' })
    player.answer(hold('agent'))
    expect(player.heardSpeech.at(-1)).toMatchObject({ text: 'music', listener: 'agent' })
  })

  it('begins its flow anew each time', () => {
    const player = talking(hooks, flows).answer(hold(), hold())
    expect(player.path.filter((action) => action === 'prompts')).toHaveLength(2)
  })

  it('is silent when its flow ends before, and has a default', () => {
    const short = talking({ CustomerHold: 'holding' }, [saying('holding', 'CUSTOMER_HOLD')]).answer(hold())
    expect(short.seconds).toBe(75)
    const standard = talking({}, []).answer(hold())
    expect(standard.notes).toContain('default customer hold: the customer hears music')
    expect(standard.seconds).toBe(75)
  })

  it('cuts what its flow does when it is over', () => {
    const long = Array.from({ length: 400 }, () => 'word').join(' ')
    const player = talking({ CustomerHold: 'holding' }, [saying('holding', 'CUSTOMER_HOLD', long)]).answer(hold())
    expect(player.seconds).toBe(75)
    expect(player.ask).toEqual({ kind: 'conversation' })
  })

  it('has no flow on a chat', () => {
    const player = play([queueing(), ...flows], {
      channel: 'CHAT',
      prepare: (state) => void (state.hooks = new Map(Object.entries(hooks))),
    })
    player.answer(queued, accepted, hold())
    expect(player.path).not.toContain('prompts')
    expect(player.seconds).toBe(75)
  })
})

describe('the flow after somebody has left', () => {
  const after = flowOf({ survey: say('survey', 'look'), look: look() }, { name: 'after' })
  const again = flowOf(
    { queue: { type: 'TransferContactToQueue', next: 'failed', errors: { ...failed, QueueAtCapacity: 'failed' } } },
    { name: 'after' },
  )
  const hooks = { CustomerRemaining: 'after' }
  const by = (who: 'agent' | 'customer') => ({ kind: 'ended', by: who, afterSeconds: 30 }) as const

  it('runs when the agent leaves, and the agent is gone', () => {
    const player = talking(hooks, [after]).answer(by('agent'))
    expect(player.said).toContain('survey')
    expect(player.value('$.Agent.UserName')).toBeUndefined()
    player.answer({ kind: 'done' })
    expect(player.state.end?.reason).toBe('flow')
  })

  it('does not run where none is set', () => {
    expect(talking({}, []).answer(by('agent')).state.end?.reason).toBe('agent')
  })

  it('runs once for each time that somebody leaves, again after the next queue', () => {
    const player = talking(hooks, [again]).answer(by('agent'))
    expect(player.ask?.kind).toBe('capacity')
    player.answer(queued, accepted, by('agent'))
    expect(player.path.filter((action) => action === 'queue')).toHaveLength(3)
    expect(player.ask?.kind).toBe('capacity')
  })

  it('runs of a call whose customer hangs up where that is assumed, with nobody to hear it', () => {
    const without = talking(hooks, [after], { assumptions: { disconnectFlowAfterCustomer: false } }).answer(
      by('customer'),
    )
    expect(without.state.end?.reason).toBe('customer')
    const player = talking(hooks, [after], { assumptions: { disconnectFlowAfterCustomer: true } }).answer(
      by('customer'),
    )
    expect(player.path).toContain('survey')
    expect(player.said).not.toContain('survey')
    const early = play([queueing(hooks), after], { assumptions: { disconnectFlowAfterCustomer: true } })
    expect(early.answer(queued, { kind: 'hang up', afterSeconds: 2 }).path).toContain('survey')
  })

  it('skips what needs a participant, by its error branch or along the next action', () => {
    const alone = (participantActionAlone: 'error branch' | 'next action') =>
      talking(hooks, [after], { assumptions: { disconnectFlowAfterCustomer: true, participantActionAlone } }).answer(
        by('customer'),
      )
    expect(alone('error branch').last).toBe('unsaid')
    expect(alone('next action').last).toBe('look')
    const bare = flowOf(
      { survey: { type: 'MessageParticipant', parameters: { Text: 'x' }, next: 'look' }, look: look() },
      { name: 'after' },
    )
    const unbranched = talking(hooks, [bare], { assumptions: { disconnectFlowAfterCustomer: true } }).answer(
      by('customer'),
    )
    expect(unbranched.last).toBe('look')
  })

  it('runs of a chat whose customer leaves', () => {
    const player = talking(hooks, [after], { channel: 'CHAT' }).answer(by('customer'))
    expect(player.path).toContain('survey')
    expect(player.state.customer).toBe('gone')
  })

  it('runs once of a task that a flow completes', () => {
    const main = flowOf({ set: hook('CustomerRemaining', 'after', 'bye'), bye: { type: 'DisconnectParticipant' } })
    const player = play([main, flowOf({ bye: { type: 'DisconnectParticipant' } }, { name: 'after' })], {
      channel: 'TASK',
    })
    expect(player.path).toEqual(['set', 'bye', 'bye'])
    expect(player.state.end?.reason).toBe('flow')
  })
})

describe('an outbound call', () => {
  const outbound = { flowType: 'OUTBOUND_WHISPER' } as const
  const attributes: TestAction = {
    type: 'UpdateContactAttributes',
    parameters: { Attributes: { a: '1' } },
    next: 'say',
    errors: failed,
  }
  const flow = flowOf({ attributes, say: say('recorded', 'end'), end }, outbound)

  it('is dialled at the first action that speaks; what stands before runs before', () => {
    const player = play(flow, { from: '+821011112222' })
    expect(player.path).toEqual(['attributes'])
    expect(player.ask).toEqual({ kind: 'third party', number: '+821011112222', timeLimitSeconds: 60 })
    player.answer({ kind: 'answered', seconds: 0 })
    expect(player.path).toEqual(['attributes', 'say', 'end'])
    expect(player.ask).toEqual({ kind: 'conversation' })
  })

  it('ends when nobody answers, or it cannot be placed', () => {
    const late = play(flow).answer({ kind: 'not answered' })
    expect(late.state.end?.reason).toBe('not answered')
    expect(late.seconds).toBe(60)
    expect(play(flow).answer({ kind: 'failed' }).state.end?.reason).toBe('not answered')
  })

  it('is dialled at the end of a flow that has said nothing', () => {
    const player = play(flowOf({ attributes: { ...attributes, next: 'end' }, end }, outbound))
    expect(player.ask?.kind).toBe('third party')
    expect(player.answer({ kind: 'answered', seconds: 0 }).ask).toEqual({ kind: 'conversation' })
  })
})

describe('a transfer to a colleague', () => {
  it('runs the transfer flow, and hands the call to the agent with the whispers', () => {
    const transfer = flowOf(
      {
        hook: hook('AgentWhisper', 'to agent', 'say'),
        say: say('transferring', 'agent'),
        agent: { type: 'TransferContactToAgent' },
      },
      { flowType: 'AGENT_TRANSFER' },
    )
    const player = play([transfer, ...whispers]).answer({ kind: 'done' })
    expect(player.said).toEqual(['transferring', 'to agent'])
    expect(player.ask).toEqual({ kind: 'conversation' })
  })
})
