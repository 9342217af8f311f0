import type { GetMetricDataV2CommandInput, MetricResultV2 } from '@aws-sdk/client-connect'
import { askedMetrics } from '../../metrics/asked-metrics.js'
import type { AskedSubject, ContactMetricName } from '../../metrics/asked-metrics.js'
import { getMetricData } from './connect-requests.js'
import type { ConnectAccess, NamedResource } from './connect-requests.js'
import type { Interval } from './intervals.js'

/** One figure of one queue or group of agents in one quarter of an hour. */
export interface Figure {
  readonly metric: ContactMetricName
  /** What it is about. */
  readonly of: NamedResource
  readonly value: number
  readonly interval: Interval
}

/** What is asked for. */
export interface FigureRequest {
  readonly about: AskedSubject
  readonly instanceArn: string
  readonly interval: Interval
  readonly serviceLevelSeconds: number
  /** Key of the filter, as in `QUEUE`. */
  readonly filterKey: string
  /** Ids for the filter, as many as there are. */
  readonly filterIds: readonly string[]
  /** What figures are grouped by, as in `QUEUE`. */
  readonly grouping: string
  /** What can come out of the grouping, with names. */
  readonly resources: readonly NamedResource[]
}

/** @see https://docs.aws.amazon.com/connect/latest/APIReference/API_GetMetricDataV2.html */
const mostFilterValues = 100

/**
 * Ask Amazon Connect for figures. What it has no value for is left out: that is no 0.
 */
export async function readFigures(access: ConnectAccess, request: FigureRequest): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  const resources = new Map(request.resources.map((resource) => [resource.id, resource]))
  for (const ids of chunksOf(request.filterIds, mostFilterValues)) {
    const results = await getMetricData(access, inputFor(request, ids))
    requireGrouping(results, request.grouping)
    figures.push(...results.flatMap((result) => figuresFrom(result, request, resources)))
  }
  return figures
}

/** @throws Error when none of the results says what it is about: figures that nobody gets must not go unnoticed. */
function requireGrouping(results: readonly MetricResultV2[], grouping: string): void {
  if (results.length === 0 || results.some(({ Dimensions: dimensions }) => dimensions?.[grouping] !== undefined)) return
  const given = Object.keys(results[0]?.Dimensions ?? {}).join(', ')
  throw new Error(`Amazon Connect was asked for figures by ${grouping}, and said them by ${given || 'nothing'}.`)
}

function inputFor(request: FigureRequest, ids: readonly string[]): GetMetricDataV2CommandInput {
  const { about, instanceArn, interval, serviceLevelSeconds, filterKey, grouping } = request
  const metrics = Object.values(askedMetrics)
    .filter((asked) => asked.about === about)
    .map(({ name, withinSeconds }) => ({
      Name: name,
      ...(withinSeconds && { Threshold: [{ Comparison: 'LTE', ThresholdValue: serviceLevelSeconds }] }),
    }))
  return {
    ResourceArn: instanceArn,
    StartTime: interval.start,
    EndTime: interval.end,
    Interval: { IntervalPeriod: 'FIFTEEN_MIN', TimeZone: 'UTC' },
    Filters: [{ FilterKey: filterKey, FilterValues: [...ids] }],
    Groupings: [grouping],
    Metrics: metrics,
  }
}

function figuresFrom(
  result: MetricResultV2,
  { about, grouping, interval }: FigureRequest,
  resources: ReadonlyMap<string, NamedResource>,
): readonly Figure[] {
  // Ids are given back as they were asked for, or as the end of an ARN.
  const id = result.Dimensions?.[grouping]?.split('/').at(-1)
  if (id === undefined) return []
  const of = resources.get(id) ?? { id, name: id }
  return (result.Collections ?? []).flatMap(({ Metric: metric, Value: value }) => {
    const name = metricNameOf(about, metric?.Name)
    if (name === undefined || value === undefined || !Number.isFinite(value)) return []
    return [{ metric: name, of, value, interval }]
  })
}

function metricNameOf(about: AskedSubject, name: string | undefined): ContactMetricName | undefined {
  return contactMetricNames.find((candidate) => {
    const asked = askedMetrics[candidate]
    return asked.about === about && asked.name === name
  })
}

function isContactMetricName(name: string): name is ContactMetricName {
  return Object.hasOwn(askedMetrics, name)
}

const contactMetricNames: readonly ContactMetricName[] = Object.keys(askedMetrics).filter(isContactMetricName)

function chunksOf<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / size)
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size))
}
