import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contactKind, contactKindNames } from './calls.js'
import { contactsOfPage, printCostsPage } from './costs-page.js'
import { drawCosts } from './draw-costs.js'
import { contactCosts, sumOf } from './monthly-cost.js'
import { printAmount, printDollars, printShare } from './print-amount.js'

const docs = join(import.meta.dirname, '../../../../docs')

// Both are written anew by `npx vitest run --project infra costs-page -u`.
describe('what stands in the documentation is what the tables say', () => {
  it('the page', async () => {
    await expect(printCostsPage()).toMatchFileSnapshot(join(docs, 'cost-and-limits.md'))
  })

  it('the picture', async () => {
    await expect(drawCosts(contactsOfPage)).toMatchFileSnapshot(join(docs, 'images/costs.svg'))
  })
})

it('draws a bar for everything that costs more than a cent', () => {
  const svg = drawCosts(contactsOfPage)
  for (const kind of contactKindNames) {
    expect(svg).toContain(`${contactKind(kind).title}: ${printDollars(contactsOfPage * sumOf(contactCosts(kind)))}`)
  }
  const bars = contactKindNames.flatMap((kind) =>
    Object.values(contactCosts(kind)).filter((cost) => contactsOfPage * cost > 0.01),
  )
  expect(svg.match(/<rect [^>]*height="14"/g)).toHaveLength(bars.length)
  expect(svg).not.toMatch(/NaN|Infinity|undefined/)
})

it('leads to the page from where people look for it', () => {
  for (const readme of ['README.md', 'README.ko.md']) {
    const content = readFileSync(join(docs, '../packages/infra', readme), 'utf8')
    expect(content).toContain('(../../docs/cost-and-limits.md)')
  }
})

it('has tables with as many cells in each row', () => {
  const tables = printCostsPage()
    .split(/\n(?!\|)/)
    .map((part) => part.split('\n').filter((line) => line.startsWith('|')))
    .filter((lines) => lines.length > 0)
  expect(tables.length).toBeGreaterThanOrEqual(7)
  for (const lines of tables) {
    const cells = lines.map((line) => line.split(' | ').length)
    expect(new Set(cells).size).toBe(1)
  }
})

it.each([
  [0, '-'],
  [0.001, '< $0.01'],
  [0.05, '$0.05'],
  [1234.5, '$1,234.50'],
])('prints %d dollars as %s', (usd, printed) => {
  expect(printDollars(usd)).toBe(printed)
})

it.each([
  [0, '-'],
  [0.001, '< 1 %'],
  [0.25, '25 %'],
  [1000, '100,000 %'],
])('prints a share of %d as %s', (share, printed) => {
  expect(printShare(share)).toBe(printed)
})

it('prints small amounts with two digits', () => {
  expect([0.3846, 28.6, 12_500.4].map(printAmount)).toEqual(['0.38', '29', '12,500'])
})
