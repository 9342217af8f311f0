import { join } from 'node:path'
import { App, Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { env } from '../../test/metrics/checked-stack.js'
import { ConnectDashboard } from '../constructs/connect-dashboard.js'
import { parseDashboard } from '../metrics/used-metrics.js'
import { printNumber, ticksUpTo } from './draw-chart.js'
import { drawDashboard } from './draw-dashboard.js'
import { readDashboard } from './read-dashboard.js'
import { sampleValues } from './sample-data.js'

const picture = join(import.meta.dirname, '../../../../docs/images/dashboard.svg')

/** The dashboard of a center like the one that examples are written for. */
function referenceDashboard(): unknown {
  const stack = new Stack(new App(), 'Test', { env })
  new ConnectDashboard(stack, 'Dashboard', {
    instanceArn: 'arn:aws:connect:ap-northeast-2:111122223333:instance/12345678-1234-1234-1234-123456789012',
    queues: [
      'General Support',
      'Technical Support',
      'Premium Support',
      'General Inquiries',
      'Technical Chat',
      'Sales Chat',
      'Follow-up Calls',
      'Campaign Calls',
    ].map((name) => ({ name })),
    flows: ['lottery-registration', 'main-menu', 'support-queue', 'satisfaction-survey'],
    agentGroups: ['Tier 1 Support', 'Tier 2 Support', 'Sales Team', 'Technical Specialists'],
    deliveryStreams: [
      { deliveryStreamName: 'contact-records', title: 'Contact records' },
      { deliveryStreamName: 'logs', title: 'Logs' },
    ],
    functions: [
      { functionName: 'registration', title: 'Registration', timeoutSeconds: 8 },
      { functionName: 'contact-metrics', title: 'Contact metrics', timeoutSeconds: 120 },
    ],
  })
  const [dashboard] = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Dashboard', {}))
  return parseDashboard(dashboard?.['Properties'].DashboardBody)
}

/** A dashboard with one chart. */
function chartOf(title: string, metrics: readonly unknown[]): object {
  const properties = { title, view: 'timeSeries', metrics: [metrics] }
  return { widgets: [{ type: 'metric', x: 0, y: 0, width: 12, height: 6, properties }] }
}

// Written anew by `npx vitest run --project infra draw-dashboard -u`.
it('is the picture that stands in the documentation', async () => {
  const svg = drawDashboard(referenceDashboard())
  expect(drawDashboard(referenceDashboard())).toBe(svg)
  await expect(svg).toMatchFileSnapshot(picture)
})

it('has every title, and every line in its legend or counted there', () => {
  const svg = drawDashboard(referenceDashboard())
  for (const widget of readDashboard(referenceDashboard())) {
    const words = widget.kind === 'heading' ? widget.text : widget.title
    expect(svg).toContain(words.replaceAll('&', '&amp;'))
  }
  expect(svg).toContain('Alarm from 120')
})

it('writes names as text, whatever is in them', () => {
  const series = ['AWS/Connect', 'QueueSize', 'QueueName', 'q', { label: '<script> & "x"' }]
  const svg = drawDashboard(chartOf('a < b', series))
  expect(svg).toContain('a &lt; b')
  expect(svg).toContain('&lt;script&gt; &amp; &quot;x&quot;')
})

it('says what it has no samples for, and what it cannot draw', () => {
  expect(() => drawDashboard(chartOf('Chart', ['AWS/Connect', 'QueueTime']))).toThrow(
    'no samples for the metric "QueueTime"',
  )
  expect(() => drawDashboard(chartOf('Chart', [{ expression: 'RATE(a)' }]))).toThrow('"RATE(a)" cannot be drawn')
})

describe('samples', () => {
  const series = { label: '', dimensions: [], statistic: 'Sum', periodSeconds: 300, factor: 1 }

  it('are the same in each run, and differ between queues', () => {
    const first = sampleValues({ ...series, metricName: 'QueueSize', dimensions: ['a'] })
    expect(sampleValues({ ...series, metricName: 'QueueSize', dimensions: ['a'] })).toEqual(first)
    expect(sampleValues({ ...series, metricName: 'QueueSize', dimensions: ['b'] })).not.toEqual(first)
  })

  it('are one a period', () => {
    expect(sampleValues({ ...series, metricName: 'QueueSize' })).toHaveLength(144)
    expect(sampleValues({ ...series, metricName: 'ServiceLevel', periodSeconds: 900 })).toHaveLength(48)
  })
})

it.each([
  [0, false, [0, 1]],
  [1, false, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [1, true, [0, 1]],
  [7, false, [0, 2, 4, 6, 8]],
  [100, false, [0, 20, 40, 60, 80, 100]],
  [138, false, [0, 50, 100, 150]],
  [990, false, [0, 200, 400, 600, 800, 1000]],
])('up to %d an axis has round numbers, whole ones: %s', (value, whole, ticks) => {
  expect(ticksUpTo(value, whole)).toEqual(ticks)
})

it('prints numbers with separators', () => {
  expect([1234.5, 0.75, 10].map(printNumber)).toEqual(['1,234.5', '0.75', '10'])
})
