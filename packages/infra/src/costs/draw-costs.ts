import { element, text } from '../dashboard-picture/svg.js'
import { contactKind, contactKindNames } from './calls.js'
import type { ContactKindName } from './calls.js'
import { componentNames, contactCosts, costComponents, sumOf } from './monthly-cost.js'
import type { CostComponent } from './monthly-cost.js'
import { printDollars } from './print-amount.js'

const width = 860
const margin = 16
const rowHeight = 22
const headingHeight = 46
const axisHeight = 40
const namesWidth = 270
const amountsWidth = 80

const ink = '#1b2329'
const quiet = '#5b6670'
const grid = '#e3e6ea'
const connectColour = '#d55e00'
const otherColour = '#0072b2'

/** Where bars begin, in US dollars: what costs less has none. */
const least = 0.01

const room = width - 2 * margin - namesWidth - amountsWidth
const left = margin + namesWidth

/**
 * A picture of what so many contacts of each kind cost, one bar a component. Amazon Connect costs thousands of times what
 * keys cost, so the scale is logarithmic: each line is ten times the one before. It has a ground of its own, so that it
 * reads well on dark pages, too.
 * @returns SVG
 */
export function drawCosts(contacts: number): string {
  const panels = contactKindNames.map((kind) => ({ kind, components: paidComponents(kind, contacts) }))
  const greatest = Math.max(...contactKindNames.map((kind) => contacts * sumOf(contactCosts(kind))))
  const powers = Math.max(1, Math.ceil(Math.log10(greatest / least) - 1e-9))
  const rows = panels.reduce((total, { components }) => total + headingHeight + components.length * rowHeight, 0)
  const height = margin + axisHeight + rows + margin

  let top = margin + axisHeight
  const drawn = panels.map(({ kind, components }) => {
    const panel = drawPanel(kind, components, { top, contacts, powers })
    top += headingHeight + components.length * rowHeight
    return `\n${panel}`
  })
  const drawing = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      'font-family': 'Helvetica, Arial, sans-serif',
      'font-size': 13,
    },
    element('rect', { width, height, rx: 6, fill: '#ffffff', stroke: '#d5dbe0' }),
    drawAxis(contacts, powers, height),
    ...drawn,
    '\n',
  )
  return `${drawing}\n`
}

/** Components that have a bar. */
function paidComponents(kind: ContactKindName, contacts: number): readonly CostComponent[] {
  const costs = contactCosts(kind)
  return componentNames.filter((name) => contacts * costs[name] > least)
}

function drawAxis(contacts: number, powers: number, height: number): string {
  const title = text(`What ${contacts.toLocaleString('en-US')} contacts cost, in US dollars`, {
    x: margin,
    y: margin + 14,
    'font-weight': 'bold',
    'font-size': 15,
    fill: ink,
  })
  const explanation = text('Each line is ten times the one before it.', {
    x: width - margin,
    y: margin + 14,
    'text-anchor': 'end',
    fill: quiet,
  })
  const ticks = Array.from({ length: powers + 1 }, (_, power) => {
    const x = left + (room * power) / powers
    const line = element('line', { x1: x, y1: margin + axisHeight, x2: x, y2: height - margin, stroke: grid })
    return line + text(printTick(least * 10 ** power), { x, y: margin + 32, 'text-anchor': 'middle', fill: quiet })
  })
  return title + explanation + ticks.join('')
}

interface Panel {
  readonly top: number
  readonly contacts: number
  /** How many powers of ten the scale has, from {@link least} on. */
  readonly powers: number
}

function drawPanel(kind: ContactKindName, components: readonly CostComponent[], panel: Panel): string {
  const { top, contacts, powers } = panel
  const costs = contactCosts(kind)
  const heading = `${contactKind(kind).title}: ${printDollars(contacts * sumOf(costs))}`
  const title = text(heading, { x: margin, y: top + 30, 'font-weight': 'bold', fill: ink })
  const rows = components.map((name, index) => {
    const y = top + headingHeight - 6 + index * rowHeight
    const cost = contacts * costs[name]
    const length = Math.max(1, (room * Math.log10(cost / least)) / powers)
    const fill = name === 'connect' ? connectColour : otherColour
    return [
      text(costComponents[name], { x: margin, y: y + 12, fill: ink }),
      element('rect', { x: left, y: y + 1, width: length, height: 14, rx: 2, fill }),
      text(printDollars(cost), { x: left + length + 8, y: y + 12, fill: ink }),
    ].join('')
  })
  return title + rows.join('')
}

function printTick(usd: number): string {
  return usd < 1 ? `$${usd.toFixed(2)}` : `$${Math.round(usd).toLocaleString('en-US')}`
}
