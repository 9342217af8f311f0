import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { alarmThresholds } from './alarm-thresholds.js'
import { connectMetrics } from './connect-metrics.js'
import { contactMetrics } from './contact-metrics.js'
import type { MetricDefinition } from './metric-table.js'

const root = join(import.meta.dirname, '../../../..')
const page = readFileSync(join(root, 'docs/dashboards.md'), 'utf8')

/** Metrics of a table, without what is special to each. */
function definitionsOf(metrics: Readonly<Record<string, MetricDefinition>>) {
  return Object.entries(metrics)
}

it('names each metric that is published, as its definition does', () => {
  for (const [name, { unit, statistic, meaning }] of definitionsOf(contactMetrics.metrics)) {
    expect(page).toContain(`| \`${name}\` | ${unit} | ${statistic} | ${meaning} |`)
  }
})

it('says of which metrics of Amazon Connect there is a doubt', () => {
  const doubted = definitionsOf(connectMetrics.metrics).filter(([, { doubt }]) => doubt !== undefined)
  expect(doubted).not.toEqual([])
  for (const [name, { doubt }] of doubted) expect(page).toContain(`| \`${name}\` | ${doubt} |`)
})

it('has all thresholds of alarms, with their defaults', () => {
  for (const [name, value] of Object.entries(alarmThresholds.parse({}))) {
    const row = page.split('\n').find((line) => line.includes(`\`${name}\``) && line.startsWith('| '))
    expect(row).toMatch(new RegExp(`\\| ${value}( s| %)? \\|`))
  }
})

it('shows a program that type-checks', () => {
  const program = readFileSync(join(root, 'packages/infra/test/metrics/existing-instance.ts'), 'utf8')
  expect(page).toContain(`\`\`\`ts\n${program}\`\`\``)
})
