import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contactKindNames } from './calls.js'
import { componentNames, contactCosts, costComponents, monthlyCost, sumOf, voiceSecondsOf } from './monthly-cost.js'
import type { ConnectPlan, MonthlyContacts } from './monthly-cost.js'
import { monthlyItems } from './monthly-items.js'
import { prices } from './prices.js'

const plans: readonly ConnectPlan[] = ['included', 'by feature']
const plan = fc.constantFrom(...plans)
const count = fc.nat({ max: 10_000_000 })
const contacts: fc.Arbitrary<MonthlyContacts> = fc.record({ lottery: count, support: count, chatbot: count })

describe('a month', () => {
  it('without contacts costs what is fixed, and no more', () => {
    const { fixed, total, contacts: costs } = monthlyCost({})
    expect(sumOf(costs)).toBe(0)
    expect(total).toBe(fixed)
    expect(fixed).toBeCloseTo(monthlyItems.reduce((sum, { usd }) => sum + usd, 0))
  })

  it('costs more with each contact more', () => {
    fc.assert(
      fc.property(contacts, fc.constantFrom(...contactKindNames), plan, (month, kind, how) => {
        const more = { ...month, [kind]: (month[kind] ?? 0) + 1 }
        expect(monthlyCost(more, how).total).toBeGreaterThan(monthlyCost(month, how).total)
      }),
    )
  })

  it('costs what its contacts cost one by one', () => {
    fc.assert(
      fc.property(contacts, plan, (month, how) => {
        const { fixed, total } = monthlyCost(month, how)
        const oneByOne = contactKindNames.map((kind) => (month[kind] ?? 0) * sumOf(contactCosts(kind, how)))
        const expected = oneByOne.reduce((sum, cost) => sum + cost, fixed)
        expect(Math.abs(total - expected)).toBeLessThanOrEqual(expected * 1e-9)
      }),
    )
  })
})

describe('a contact', () => {
  it.each(contactKindNames)('%s costs nothing less than nothing, whatever component', (kind) => {
    for (const how of plans) {
      for (const cost of Object.values(contactCosts(kind, how))) expect(cost).toBeGreaterThanOrEqual(0)
    }
  })

  it('is paid to Amazon Connect by the minute or the message', () => {
    expect(contactCosts('lottery').connect).toBeCloseTo((voiceSecondsOf('lottery') / 60) * prices.voiceMinute.usd)
    expect(contactCosts('chatbot').connect).toBeCloseTo(7 * prices.chatMessage.usd)
    expect(voiceSecondsOf('chatbot')).toBe(0)
  })

  it('pays for analytics only where that is a price of its own', () => {
    expect(contactCosts('support').analytics).toBe(0)
    expect(contactCosts('support', 'by feature').analytics).toBeCloseTo(5 * prices.contactLensMinute.usd)
    expect(contactCosts('lottery', 'by feature').analytics).toBe(0)
  })
})

it('has a title for each component', () => {
  expect(Object.keys(costComponents)).toEqual(componentNames)
})
