import { describe, expect, it } from 'vitest'
import { flowOf } from '../../test/player.js'
import { simulate } from '../simulate.js'

describe('a flow log', () => {
  it('has parameters as the action has read them, not as it has left them', async () => {
    const swapping = flowOf({
      swap: {
        type: 'UpdateContactAttributes',
        parameters: { Attributes: { one: '$.Attributes.other', other: '$.Attributes.one' } },
        next: 'end',
        errors: { NoMatchingError: 'end' },
      },
    })
    const call = await simulate(swapping).dial({ attributes: { one: '1', other: '2' } })
    expect(call.attributes).toEqual({ one: '2', other: '1' })
    expect(call.log.slice(0, 2).map(({ Parameters }) => Parameters)).toEqual([
      { Key: 'one', Value: '2' },
      { Key: 'other', Value: '1' },
    ])
  })

  it('tells which of two conditions held that lead to the same place', async () => {
    const comparing = flowOf({
      compare: {
        type: 'Compare',
        parameters: { ComparisonValue: '$.Channel' },
        next: 'end',
        on: { CHAT: 'same', VOICE: 'same', TASK: 'end' },
        errors: { NoMatchingCondition: 'end' },
      },
    })
    const { log } = await simulate(comparing).dial()
    expect(log.slice(0, -1).map(({ Parameters, Results }) => [Parameters?.['SecondValue'], Results])).toEqual([
      ['CHAT', 'false'],
      ['VOICE', 'true'],
    ])
  })
})
