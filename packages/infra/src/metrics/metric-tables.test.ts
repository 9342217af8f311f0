import { expect, it } from 'vitest'
import { askedMetrics } from './asked-metrics.js'
import { isMetricName, connectMetrics } from './connect-metrics.js'
import { contactMetrics } from './contact-metrics.js'
import { metric } from './metric.js'
import { knownMetrics } from './unknown-metrics.js'

it.each(knownMetrics.map((table) => [table.namespace, table] as const))(
  '%s says what each metric means',
  (_name, table) => {
    expect(table.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
    for (const definition of Object.values(table.metrics)) {
      expect(definition.meaning).toMatch(/^[A-Z].*\.$/)
      expect(definition.doubt ?? 'None.').toMatch(/^[A-Z].*\.$/)
      // Percentages from 0 to 1 are the exception that has to be said.
      expect(definition.unit === 'Percent' || definition.unit === 'None' || definition.fraction === undefined).toBe(
        true,
      )
    }
  },
)

it('knows no metric of the names that older designs use', () => {
  for (const name of ['QueueTime', 'ContactsHandled', 'AbandonmentRate']) {
    expect(Object.keys(connectMetrics.metrics)).not.toContain(name)
  }
})

it('publishes under a namespace that is not reserved', () => {
  expect(contactMetrics.namespace.startsWith('AWS/')).toBe(false)
})

it('asks for as much as fits into one request for each subject', () => {
  const asked = Object.values(askedMetrics)
  for (const subject of ['queues', 'agents']) {
    const names = asked.filter(({ about }) => about === subject).map(({ name }) => name)
    expect(names.length).toBeLessThanOrEqual(20)
    expect(new Set(names).size).toBe(names.length)
  }
})

it('makes a metric of the CDK with all its dimensions', () => {
  const { namespace, metricName, dimensions, statistic } = metric(connectMetrics, 'QueueSize', {
    InstanceId: 'i',
    QueueName: 'voice1',
  })
  expect({ namespace, metricName, statistic }).toEqual({
    namespace: 'AWS/Connect',
    metricName: 'QueueSize',
    statistic: 'Maximum',
  })
  expect(dimensions).toEqual({ InstanceId: 'i', MetricGroup: 'Queue', QueueName: 'voice1' })
})

it('does not type-check with what does not exist', () => {
  // @ts-expect-error there is no such metric
  expect(() => metric(connectMetrics, 'QueueTime', { InstanceId: 'i' })).toThrow('There is no metric "QueueTime"')
  // @ts-expect-error the name of the queue is missing
  metric(connectMetrics, 'QueueSize', { InstanceId: 'i' })
  // @ts-expect-error a metric of all calls has no queue
  metric(connectMetrics, 'MissedCalls', { InstanceId: 'i', QueueName: 'voice1' })
})

it.each([
  ['voice1', true],
  ['General Support / 1st & 2nd', true],
  ['', false],
  ['일반', false],
  ['a=b', false],
  ['a(b)', false],
])('a queue named %j has metrics: %s', (name, expected) => {
  expect(isMetricName(name)).toBe(expected)
})
