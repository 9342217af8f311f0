import type { JsonObject } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowOf, play } from '../../test/player.js'

function checking(parameters: JsonObject) {
  return flowOf({
    check: {
      type: 'CheckMetricData',
      parameters: { MetricType: 'NumberOfAgentsAvailable', ...parameters },
      when: [
        { operator: 'NumberGreaterThan', operand: '5', next: 'many' },
        { operator: 'NumberGreaterThan', operand: '0', next: 'some' },
      ],
      next: 'failed',
      errors: { NoMatchingCondition: 'none', NoMatchingError: 'failed' },
    },
  })
}

const support = { QueueId: '{{queue:support}}' }

describe('Check staffing and Check queue status', () => {
  it('compares a number with its conditions, in their order', () => {
    const taking = (value: number) => play(checking(support)).answer({ kind: 'number', value }).last
    expect(taking(9)).toBe('many')
    expect(taking(1)).toBe('some')
    expect(taking(0)).toBe('none')
  })

  it('asks for the queue that it names, the working queue, or an agent', () => {
    expect(play(checking(support)).ask).toMatchObject({
      kind: 'metric',
      metric: 'NumberOfAgentsAvailable',
      queue: 'support',
    })
    const prepare = (state: { queue: string | undefined }) => void (state.queue = 'sales')
    expect(play(checking({}), { prepare }).ask).toMatchObject({ queue: 'sales', agent: undefined })
    expect(play(checking({ AgentId: '{{user:kim}}' }), { prepare }).ask).toMatchObject({
      queue: undefined,
      agent: 'kim',
    })
  })

  it('fails without a queue, for a reference to nothing, and when nobody knows the number', () => {
    expect(play(checking({})).last).toBe('failed')
    expect(play(checking({ QueueId: '$.Attributes.none' })).last).toBe('failed')
    expect(play(checking(support)).answer({ kind: 'failed' }).last).toBe('failed')
  })
})
