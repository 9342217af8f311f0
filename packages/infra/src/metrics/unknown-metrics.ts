import { suggestionList } from '@aicc/flow-compiler'
import { connectMetrics } from './connect-metrics.js'
import { contactMetrics } from './contact-metrics.js'
import { deliveryMetrics } from './delivery-metrics.js'
import { functionMetrics } from './function-metrics.js'
import type { MetricTable } from './metric-table.js'
import { usedMetrics } from './used-metrics.js'
import type { UsedMetric } from './used-metrics.js'

/** Metrics that are known to exist. */
export const knownMetrics: readonly MetricTable[] = [connectMetrics, contactMetrics, deliveryMetrics, functionMetrics]

/** A metric that a dashboard or an alarm looks at, and that nothing ever writes. */
export interface UnknownMetric extends UsedMetric {
  /** What is wrong with it, and what to use. */
  readonly problem: string
}

/**
 * Find what dashboards and alarms of a template look at and does not exist: an alarm on it stays silent for ever, and a
 * chart stays empty.
 * @param template - A CloudFormation template, as an object.
 * @param additional - Tables of further metrics that exist.
 */
export function unknownMetrics(template: unknown, additional: readonly MetricTable[] = []): readonly UnknownMetric[] {
  const tables = [...knownMetrics, ...additional]
  return usedMetrics(template).flatMap((used) => {
    const problem = problemOf(used, tables)
    return problem === undefined ? [] : [{ ...used, problem }]
  })
}

function problemOf({ unreadable, namespace, name, dimensions }: UsedMetric, tables: readonly MetricTable[]) {
  if (unreadable !== undefined) return unreadable
  const inNamespace = tables.filter((table) => table.namespace === namespace)
  if (inNamespace.length === 0) {
    const namespaces = [...new Set(tables.map((table) => table.namespace))].toSorted().join(', ')
    return `There is no namespace "${namespace}" among those known: ${namespaces}.`
  }
  const definition = inNamespace
    .filter(({ metrics }) => Object.hasOwn(metrics, name))
    .map(({ metrics }) => metrics[name])
    .find((found) => found !== undefined)
  if (definition === undefined) return `There is no metric "${name}" in ${namespace}.${adviceFor(name, tables)}`

  const names = Object.keys(dimensions)
  const fixed = definition.fixedDimensions ?? {}
  const expected = [...Object.keys(fixed), ...definition.dimensions]
  const sets = [expected, ...(definition.otherDimensions ?? [])]
  if (!sets.some((set) => sameNames(set, names))) {
    return `${name} has the dimensions ${printNames(expected)}, and not ${printNames(names)}.`
  }
  for (const [dimension, value] of Object.entries(fixed)) {
    const given = dimensions[dimension]
    if (given !== value) return `The dimension ${dimension} of ${name} is "${value}", and not "${given}".`
  }
  return undefined
}

/** What older designs call metrics, with what there is instead. */
const otherNames: Readonly<Record<string, string>> = {
  QueueTime: 'LongestQueueWaitTime in AWS/Connect',
  QueueWaitTime: 'LongestQueueWaitTime in AWS/Connect',
  ContactsInQueue: 'QueueSize in AWS/Connect',
  ContactFlowErrorCount: 'ContactFlowErrors in AWS/Connect',
  AgentsOnline: 'AgentOnlineTime in AICC/Connect',
}

function adviceFor(name: string, tables: readonly MetricTable[]): string {
  const other = tables.find(({ metrics }) => Object.hasOwn(metrics, name))
  if (other !== undefined) return ` It is in ${other.namespace}.`
  if (Object.hasOwn(otherNames, name)) return ` What you may want is ${otherNames[name]}.`
  const names = tables.flatMap(({ metrics }) => Object.keys(metrics))
  const [near] = suggestionList(name, names)
  const table = tables.find(({ metrics }) => near !== undefined && Object.hasOwn(metrics, near))
  return near === undefined || table === undefined ? '' : ` What you may want is ${near} in ${table.namespace}.`
}

function sameNames(first: readonly string[], second: readonly string[]): boolean {
  return first.length === second.length && first.every((name) => second.includes(name))
}

function printNames(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ')
}
