import { expect, it } from 'vitest'
import { prices } from './prices.js'
import type { Price } from './prices.js'
import { quotas } from './quotas.js'
import type { Quota } from './quotas.js'

const allPrices: readonly (readonly [string, Price])[] = Object.entries(prices)
const allQuotas: readonly (readonly [string, Quota])[] = Object.entries(quotas)

it.each(allPrices)('the price %s says where it is from, and when', (_, { source, date, confidence, usd, per }) => {
  expect(new URL(source).protocol).toBe('https:')
  expect(usd).toBeGreaterThan(0)
  expect(per).toBeGreaterThanOrEqual(1)
  // Who is sure has seen it on a day.
  expect(date ?? (confidence === 'high' ? '' : '2020-01-01')).toMatch(/^20\d\d-\d\d-\d\d$/)
})

it('a price of Seoul is of the list of Seoul', () => {
  for (const [, { region, source }] of allPrices) {
    expect(source.includes('/ap-northeast-2/')).toBe(region === 'ap-northeast-2')
  }
})

it.each(allQuotas)('the quota %s says where it is from, and who raises it', (_, { source, code, value, raisedBy }) => {
  expect(new URL(source).protocol).toBe('https:')
  expect(value).toBeGreaterThan(0)
  // What Service Quotas raises has a code there.
  expect(code !== undefined).toBe(raisedBy === 'Service Quotas')
})

it('codes are those of Service Quotas, and no two quotas have the same one', () => {
  const codes = allQuotas.flatMap(([, { code }]) => code ?? [])
  for (const code of codes) expect(code).toMatch(/^L-[0-9A-F]{8}$/)
  expect(new Set(codes).size).toBe(codes.length)
})
