import { describe, expect, it } from 'vitest'
import { flowOf, play, say } from '../../test/player.js'
import type { TestAction } from '../../test/player.js'
import { simulate } from '../simulate.js'

function check(parameters = {}): TestAction {
  return {
    type: 'CheckHoursOfOperation',
    parameters,
    on: { True: 'open', False: 'closed' },
    next: 'failed',
    errors: { NoMatchingError: 'failed' },
  }
}

function queue(parameters: TestAction['parameters'] = { QueueId: '{{queue:support}}' }): TestAction {
  return { type: 'UpdateContactTargetQueue', parameters, next: 'check', errors: { NoMatchingError: 'failed' } }
}

describe('Check hours of operation', () => {
  it('looks at the hours that it names', () => {
    const flow = flowOf({ check: check({ HoursOfOperationId: '{{hoursOfOperation:weekdays}}' }) })
    expect(play(flow).ask).toEqual({ kind: 'hours', hours: 'weekdays', queue: undefined })
    expect(play(flow).answer({ kind: 'open', open: true }).last).toBe('open')
    expect(play(flow).answer({ kind: 'open', open: false }).last).toBe('closed')
    expect(play(flow).answer({ kind: 'failed' }).last).toBe('failed')
  })

  it('looks at those of the working queue where it names none', () => {
    expect(play(flowOf({ queue: queue(), check: check() })).ask).toEqual({
      kind: 'hours',
      hours: undefined,
      queue: 'support',
    })
  })

  it('fails without a queue, and for the queue of an agent, which has none', () => {
    expect(play(flowOf({ check: check() })).last).toBe('failed')
    expect(play(flowOf({ queue: queue({ AgentId: '{{user:kim}}' }), check: check() })).last).toBe('failed')
  })

  it('fails when the hours are a reference to nothing', () => {
    const missing = check({ HoursOfOperationId: '$.Attributes.none' })
    expect(play(flowOf({ queue: queue(), check: missing })).last).toBe('failed')
  })
})

describe('the minute that hours end with', () => {
  const flow = flowOf({
    check: check({ HoursOfOperationId: '{{hoursOfOperation:weekdays}}' }),
    open: say('open', 'end'),
    closed: say('closed', 'end'),
  })
  const hours = { weekdays: { monday: [['09:00', '18:00']] } } as const

  async function heardAt(time: string, closingMinute: 'closed' | 'open') {
    const startsAt = new Date(`2026-01-05T${time}Z`)
    return (await simulate(flow, { hours, startsAt, assumptions: { closingMinute } }).dial()).heard
  }

  it('is closed, or open where that is assumed', async () => {
    expect(await heardAt('17:59:59', 'closed')).toEqual(['open'])
    expect(await heardAt('18:00:30', 'closed')).toEqual(['closed'])
    expect(await heardAt('18:00:30', 'open')).toEqual(['open'])
    expect(await heardAt('18:01:00', 'open')).toEqual(['closed'])
  })
})
