import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bindingQuotas, constantUses, quotaToAskFor, quotaUses, reachedAt } from './binding-quotas.js'
import { quota, quotas } from './quotas.js'
import type { QuotaName } from './quotas.js'

const concurrent = fc.integer({ min: 1, max: 1_000_000 })

function neededOf(name: QuotaName, contacts: number): number {
  return quotaUses(contacts).find((use) => use.quota === name)?.needed ?? Number.NaN
}

describe('what contacts need of quotas', () => {
  it('is nothing without contacts, but for what Firehose sends by the clock', () => {
    for (const { quota: name, needed } of quotaUses(0)) {
      expect(needed).toBe(name === 'splunkAcknowledgements' ? 10 : 0)
    }
  })

  it('never shrinks with contacts, and all begins with the scarcest', () => {
    fc.assert(
      fc.property(concurrent, concurrent, (one, other) => {
        const few = quotaUses(Math.min(one, other))
        for (const { quota: name, needed } of few) {
          expect(neededOf(name, Math.max(one, other))).toBeGreaterThanOrEqual(needed)
        }
        const headrooms = few.map(({ headroom }) => headroom)
        expect(headrooms).toEqual(headrooms.toSorted((a, b) => a - b))
      }),
    )
  })

  it('is bearable for one contact', () => {
    expect(bindingQuotas(1)).toEqual([])
    expect(quotaUses(1)[0]?.quota).toBe('concurrentCalls')
  })

  it('is first too much in calls at the same time, then in chats with the bot', () => {
    expect(bindingQuotas(11).map(({ quota: name }) => name)).toEqual(['concurrentCalls'])
    expect(bindingQuotas(100).map(({ quota: name }) => name)).toEqual(['concurrentCalls', 'botConversations'])
  })
})

describe('from when on a quota is too small', () => {
  it.each(Object.keys(quotas).filter((name): name is QuotaName => name in quotas))('%s', (name) => {
    const first = reachedAt(name)
    const binds = (contacts: number): boolean => bindingQuotas(contacts).some((use) => use.quota === name)
    expect(binds((first ?? 1_000_001) - 1)).toBe(false)
    expect(binds(first ?? 1_000_000)).toBe(first !== undefined)
  })

  it('is one more than what it holds, where it counts contacts', () => {
    expect(reachedAt('concurrentCalls')).toBe(11)
    expect(reachedAt('concurrentChats')).toBe(501)
  })
})

it('asks for a little more than is needed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), (needed) => {
      const asked = quotaToAskFor(needed)
      expect(Number.isInteger(asked)).toBe(true)
      expect(asked).toBeGreaterThanOrEqual(needed * 1.2 * (1 - 1e-9))
      expect(asked).toBeLessThanOrEqual(needed * 1.5 + 1)
    }),
  )
  expect([100, 10_000].map(quotaToAskFor)).toEqual([120, 12_000])
})

it('the reference center fits into a new instance', () => {
  for (const { quota: name, used } of constantUses) expect(used).toBeLessThanOrEqual(quota(name).value)
})
