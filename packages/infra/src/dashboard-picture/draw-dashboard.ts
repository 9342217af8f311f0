import { drawChart, printNumber } from './draw-chart.js'
import { readDashboard } from './read-dashboard.js'
import type { Widget } from './read-dashboard.js'
import { sampleValues } from './sample-data.js'
import { cutToWidth, element, text } from './svg.js'

/** Widths and heights in pixels: a picture as wide as a page of documentation. */
const columnWidth = 42
const rowHeight = 34
const margin = 10
const gap = 6

/**
 * Draw a dashboard with made-up values. The same dashboard gives the same text.
 * @param body - The JSON of the dashboard, as an object.
 * @returns SVG
 */
export function drawDashboard(body: unknown): string {
  const widgets = readDashboard(body)
  const rows = Math.max(0, ...widgets.map(({ y, height }) => y + height))
  const width = 24 * columnWidth + 2 * margin
  const height = rows * rowHeight + 2 * margin
  const drawing = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      'font-family': 'Helvetica, Arial, sans-serif',
    },
    element('rect', { width, height, fill: '#f4f6f8' }),
    ...widgets.map((widget) => `\n${drawWidget(widget)}`),
    '\n',
  )
  return `${drawing}\n`
}

function drawWidget(widget: Widget): string {
  const left = margin + widget.x * columnWidth + gap / 2
  const top = margin + widget.y * rowHeight + gap / 2
  const width = widget.width * columnWidth - gap
  const height = widget.height * rowHeight - gap
  if (widget.kind === 'heading') {
    return text(widget.text, {
      x: left + 2,
      y: top + height - 6,
      'font-size': 16,
      'font-weight': 'bold',
      fill: '#1b2329',
    })
  }
  const card = element('rect', { x: left, y: top, width, height, rx: 4, fill: '#ffffff', stroke: '#d5dbe0' })
  const title = text(cutToWidth(widget.title, width - 16, 13), {
    x: left + 8,
    y: top + 18,
    'font-size': 13,
    'font-weight': 'bold',
    fill: '#1b2329',
  })
  if (widget.kind === 'chart') {
    return card + title + drawChart(widget, { left, top: top + 22, width, height: height - 22 })
  }
  const values = widget.series.map((series) => {
    const samples = sampleValues(series)
    const sum = samples.reduce((total, value) => total + value, 0)
    return printNumber(series.statistic === 'Sum' ? sum : Math.max(...samples))
  })
  const number = text(values.join(' / '), { x: left + 8, y: top + 64, 'font-size': 30, fill: '#0b5cad' })
  return card + title + number
}
