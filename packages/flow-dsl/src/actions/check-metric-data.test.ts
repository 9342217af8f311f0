import { describe, expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { queue, user } from '../index.js'
import { checkMetricData } from './check-metric-data.js'

describe('checkStaffing', () => {
  it('asks whether there is anybody, and answers with the results of the block', () => {
    expect(
      writtenBy((flow, elsewhere) =>
        flow.checkStaffing('available', { on: { True: () => {}, False: elsewhere, NoMatchingError: elsewhere } }),
      ),
    ).toEqual({
      type: 'CheckMetricData',
      parameters: { MetricType: 'NumberOfAgentsAvailable' },
      ways: {
        'NumberGreaterThan 0': 'after',
        NoMatchingCondition: 'elsewhere',
        NoMatchingError: 'elsewhere',
      },
    })
  })

  it.each([
    ['available', 'NumberOfAgentsAvailable'],
    ['staffed', 'NumberOfAgentsStaffed'],
    ['online', 'NumberOfAgentsOnline'],
  ] as const)('counts agents that are %s', (metric, MetricType) => {
    const { parameters, ways } = writtenUnderHandlerBy((flow, elsewhere) =>
      flow.checkStaffing(metric, { queue: queue('support'), on: { True: () => {}, False: elsewhere } }),
    )
    expect(parameters).toEqual({ MetricType, QueueId: { kind: 'queue', name: 'support' } })
    expect(ways).toMatchObject({ NoMatchingError: 'handler' })
  })
})

describe('checkQueueStatus', () => {
  it('compares the number of contacts, with any operator', () => {
    const { parameters, ways } = writtenUnderHandlerBy((flow, elsewhere) =>
      flow.checkQueueStatus('contactsInQueue', {
        queue: { agent: user('kim') },
        conditions: [
          { equals: 0, branch: () => flow.disconnect({ id: 'empty' }) },
          { lessThan: 3, branch: elsewhere },
          { lessOrEqual: 5, branch: elsewhere },
          { greaterThan: 20, branch: elsewhere },
          { greaterOrEqual: 10, branch: () => {} },
        ],
        on: { NoMatchingCondition: elsewhere },
      }),
    )
    expect(parameters).toEqual({ MetricType: 'NumberOfContactsInQueue', AgentId: { kind: 'user', name: 'kim' } })
    expect(Object.entries(ways)).toEqual([
      ['Equals 0', 'empty'],
      ['NumberLessThan 3', 'elsewhere'],
      ['NumberLessOrEqualTo 5', 'elsewhere'],
      ['NumberGreaterThan 20', 'elsewhere'],
      ['NumberGreaterOrEqualTo 10', 'after'],
      ['NoMatchingCondition', 'elsewhere'],
      ['NoMatchingError', 'handler'],
    ])
  })

  it('compares ages in seconds, which the service wants in milliseconds', () => {
    const { parameters, ways } = writtenUnderHandlerBy((flow, elsewhere) =>
      flow.checkQueueStatus('oldestContactAgeSeconds', {
        conditions: [{ greaterThan: 300, branch: elsewhere }],
        on: { NoMatchingCondition: () => {} },
      }),
    )
    expect(parameters).toEqual({ MetricType: 'OldestContactInQueueAgeSeconds' })
    expect(ways).toMatchObject({ 'NumberGreaterThan 300000': 'elsewhere', NoMatchingCondition: 'after' })
  })
})

it('takes one question about agents, and any comparison about contacts', () => {
  const common = { next: 'never', failures: ['NoMatchingError'], events: ['NoMatchingCondition'], optional: [] }
  expect(statedOutcomes(checkMetricData, { MetricType: 'NumberOfAgentsOnline' })).toEqual({
    ...common,
    form: 'staffing form',
    results: ['0'],
  })
  expect(statedOutcomes(checkMetricData, { MetricType: 'NumberOfContactsInQueue' })).toEqual({
    ...common,
    form: 'queue status form',
    results: [],
  })
})

it('needs a working queue unless it names one', () => {
  expect(checkMetricData.needs?.({})).toEqual(['working queue'])
  expect(checkMetricData.needs?.({ QueueId: queue('support') })).toEqual([])
  expect(checkMetricData.needs?.({ AgentId: user('kim') })).toEqual([])
})

it('is called by metric and queue', () => {
  expect(checkMetricData.label?.({ MetricType: 'NumberOfAgentsOnline', QueueId: queue('support') })).toBe(
    'AgentsOnline support',
  )
  expect(checkMetricData.label?.({ MetricType: 'NumberOfContactsInQueue' })).toBe('ContactsInQueue')
})
