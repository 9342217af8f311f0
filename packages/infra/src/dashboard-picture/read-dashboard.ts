import { z } from 'zod'

/** A line of a chart, or the value of a number. */
export interface Series {
  readonly label: string
  readonly metricName: string
  /** What tells one metric of this name from another. */
  readonly dimensions: readonly string[]
  /** As in `Sum`. */
  readonly statistic: string
  readonly periodSeconds: number
  /** Values are shown this many times as large. */
  readonly factor: number
}

/** Where a widget is: in columns of 24, and rows. */
interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A part of a dashboard. */
export type Widget = Place &
  (
    | { readonly kind: 'heading'; readonly text: string }
    | { readonly kind: 'number'; readonly title: string; readonly series: readonly Series[] }
    | {
        readonly kind: 'chart'
        readonly title: string
        /** What the vertical axis is called. */
        readonly axis: string
        /** The end of the vertical axis. Absent: as far as values go. */
        readonly highest?: number
        /** Values of horizontal lines. */
        readonly thresholds: readonly number[]
        readonly series: readonly Series[]
      }
  )

const place = { x: z.number(), y: z.number(), width: z.number(), height: z.number() }
const optionsSchema = z.object({
  id: z.string().optional(),
  visible: z.boolean().optional(),
  label: z.string().optional(),
  stat: z.string().optional(),
  period: z.number().optional(),
  expression: z.string().optional(),
})
const dashboardSchema = z.object({
  widgets: z.array(
    z.union([
      z.object({ ...place, type: z.literal('text'), properties: z.object({ markdown: z.string() }) }),
      z.object({
        ...place,
        type: z.literal('metric'),
        properties: z.object({
          title: z.string(),
          view: z.enum(['timeSeries', 'singleValue']),
          metrics: z.array(z.array(z.unknown())),
          annotations: z.object({ horizontal: z.array(z.object({ value: z.number() })) }).optional(),
          yAxis: z.object({ left: z.object({ label: z.string().optional(), max: z.number().optional() }) }).optional(),
        }),
      }),
    ]),
  ),
})

type Options = z.output<typeof optionsSchema>

/** A row of a chart's metrics, in its parts. */
interface Row {
  /** Namespace, name, then names and values of dimensions. Empty for an expression. */
  readonly texts: readonly string[]
  readonly options: Options
}

/**
 * Read a dashboard as the CDK writes it.
 * @param body - Its JSON, as an object.
 * @throws ZodError when it has other kinds of widgets.
 */
export function readDashboard(body: unknown): readonly Widget[] {
  return dashboardSchema.parse(body).widgets.map((widget): Widget => {
    const { x, y, width, height } = widget
    const at = { x, y, width, height }
    if (widget.type === 'text') {
      return { ...at, kind: 'heading', text: widget.properties.markdown.replace(/^#+ /, '') }
    }
    const { title, view, metrics, annotations, yAxis } = widget.properties
    const series = readSeries(metrics.map(readRow))
    if (view === 'singleValue') return { ...at, kind: 'number', title, series }
    const highest = yAxis?.left.max
    return {
      ...at,
      kind: 'chart',
      title,
      axis: yAxis?.left.label ?? '',
      thresholds: annotations?.horizontal.map(({ value }) => value) ?? [],
      series,
      ...(highest !== undefined && { highest }),
    }
  })
}

function readRow(row: readonly unknown[]): Row {
  return {
    texts: row.filter((part) => typeof part === 'string'),
    options: row.map((part) => optionsSchema.safeParse(part).data).find((options) => options !== undefined) ?? {},
  }
}

function readSeries(rows: readonly Row[]): readonly Series[] {
  return rows
    .filter(({ options }) => options.visible !== false)
    .map(({ texts, options }) => {
      if (options.expression === undefined) return seriesFrom(texts, options, 1)
      // Of expressions a multiple of one metric is enough here.
      const [, factor, id] = /^(\d+) \* (\w+)$/.exec(options.expression) ?? []
      const metric = id === undefined ? undefined : rows.find((row) => row.options.id === id)
      if (metric === undefined) throw new Error(`The expression "${options.expression}" cannot be drawn.`)
      return seriesFrom(metric.texts, { ...metric.options, label: options.label }, Number(factor))
    })
}

function seriesFrom(texts: readonly string[], { label, stat, period }: Options, factor: number): Series {
  const [, metricName = '', ...dimensions] = texts
  return {
    label: label ?? metricName,
    metricName,
    dimensions,
    statistic: stat ?? 'Average',
    periodSeconds: period ?? 300,
    factor,
  }
}
