import type { Widget } from './read-dashboard.js'
import { sampleHours, sampleValues } from './sample-data.js'
import { cutToWidth, element, points, text } from './svg.js'

/** Colours that people with weak colour vision can tell apart (Okabe and Ito), darkened for white ground. */
const colours = ['#0072b2', '#d55e00', '#009e73', '#aa4499', '#b8860b', '#56b4e9', '#444444', '#cc6677']

const grid = '#e3e6ea'
const label = '#5b6670'
const labelSize = 11

/** The part of a widget that a chart is drawn into, in pixels. */
export interface Frame {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A chart with its lines, axes, thresholds and legend. */
export function drawChart(chart: Extract<Widget, { kind: 'chart' }>, frame: Frame): string {
  const legend = drawLegend(chart, frame)
  const plot: Frame = {
    left: frame.left + 42,
    top: frame.top + 20,
    width: frame.width - 52,
    height: frame.height - 20 - 18 - legend.height,
  }
  const lines = chart.series.map((series) => ({ series, values: sampleValues(series) }))
  const greatest = Math.max(
    0,
    ...lines.flatMap(({ values }) => values),
    ...chart.thresholds.map((value) => value * 1.1),
  )
  const ticks = ticksUpTo(chart.highest ?? greatest, chart.axis === 'Number')
  const top = ticks.at(-1) ?? 1
  const yAt = (value: number): number => plot.top + plot.height * (1 - value / top)
  const right = plot.left + plot.width

  const horizontal = ticks.flatMap((tick) => [
    element('line', { x1: plot.left, y1: yAt(tick), x2: right, y2: yAt(tick), stroke: grid }),
    text(printNumber(tick), { x: plot.left - 5, y: yAt(tick) + 4, fill: label, 'text-anchor': 'end' }),
  ])
  const { start, end } = sampleHours
  const parts = plot.width < 230 ? 2 : 4
  const hours = Array.from({ length: parts + 1 }, (_, part) => start + ((end - start) * part) / parts)
  const vertical = hours.map((hour, index) =>
    text(`${String(hour).padStart(2, '0')}:00`, {
      x: plot.left + (plot.width * index) / (hours.length - 1),
      y: plot.top + plot.height + 14,
      fill: label,
      'text-anchor': index === 0 ? 'start' : index === hours.length - 1 ? 'end' : 'middle',
    }),
  )
  const drawn = lines.map(({ values }, index) =>
    element('polyline', {
      points: points(values.map((value, at) => [plot.left + (plot.width * at) / (values.length - 1), yAt(value)])),
      fill: 'none',
      stroke: colourOf(index),
      'stroke-width': 1.5,
      'stroke-linejoin': 'round',
    }),
  )
  const thresholds = chart.thresholds.flatMap((value) => [
    element('line', {
      x1: plot.left,
      y1: yAt(value),
      x2: right,
      y2: yAt(value),
      stroke: '#c8102e',
      'stroke-width': 1.5,
      'stroke-dasharray': '5 3',
    }),
    text(`Alarm from ${printNumber(value)}`, { x: right, y: yAt(value) - 4, fill: '#c8102e', 'text-anchor': 'end' }),
  ])
  const axis = text(chart.axis, { x: frame.left + 8, y: frame.top + 10, fill: label })
  return element(
    'g',
    { 'font-size': labelSize },
    axis,
    ...horizontal,
    ...vertical,
    ...drawn,
    ...thresholds,
    legend.drawn,
  )
}

/** Names of the lines below the chart, in at most four rows. */
function drawLegend({ series }: Extract<Widget, { kind: 'chart' }>, frame: Frame) {
  const longest = Math.max(0, ...series.map((one) => one.label.length))
  const wanted = Math.min(200, Math.max(90, longest * labelSize * 0.56 + 26))
  const columns = Math.max(1, Math.min(series.length, Math.floor((frame.width - 16) / wanted)))
  const rows = Math.min(4, Math.ceil(series.length / columns))
  const places = columns * rows
  const shown = series.length > places ? series.slice(0, places - 1) : series
  const entries = shown.map((one, index) => ({ name: one.label, colour: colourOf(index) }))
  if (shown.length < series.length) entries.push({ name: `and ${series.length - shown.length} more`, colour: 'none' })
  const columnWidth = (frame.width - 16) / columns
  const height = rows * 15 + 4
  const top = frame.top + frame.height - height
  const drawn = entries.map(({ name, colour }, index) => {
    const x = frame.left + 8 + (index % columns) * columnWidth
    const y = top + 12 + Math.floor(index / columns) * 15
    const mark = element('rect', { x, y: y - 8, width: 8, height: 8, rx: 1.5, fill: colour })
    return mark + text(cutToWidth(name, columnWidth - 18, labelSize), { x: x + 12, y, fill: '#333a40' })
  })
  return { drawn: drawn.join(''), height }
}

function colourOf(index: number): string {
  return colours[index % colours.length] ?? '#000000'
}

/**
 * Round numbers from 0 to at least some value, at most 6 of them.
 * @param whole - Whether there are no others than whole ones.
 */
export function ticksUpTo(value: number, whole: boolean): readonly number[] {
  if (value <= 0) return [0, 1]
  const power = 10 ** Math.floor(Math.log10(value))
  const step =
    [0.2, 0.25, 0.5, 1, 2, 2.5]
      .map((part) => part * power)
      .filter((size) => !whole || Number.isInteger(size))
      .find((size) => value / size <= 5) ?? 1
  const count = Math.ceil(value / step - 1e-9)
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)))
}

/** A number as people read it: 1,250; 0.75. */
export function printNumber(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 })
}
