import { describe, expect, it } from 'vitest'
import { pause, TimeOverError, withTimeBudget } from './time-budget.js'

describe('a time budget', () => {
  it('gives the result of work that is in time', async () => {
    expect(await withTimeBudget(1000, async () => 'done')).toBe('done')
  })

  it('ends work that pays no attention to it', async () => {
    await expect(withTimeBudget(10, async () => await new Promise(() => undefined))).rejects.toThrow(TimeOverError)
  })

  it('ends a pause', async () => {
    const start = performance.now()
    await expect(withTimeBudget(20, async (budget) => await pause(60_000, budget))).rejects.toThrow(TimeOverError)
    expect(performance.now() - start).toBeLessThan(30_000)
  })

  it('tells what is left, and is over at the end of the work', async () => {
    const signal = await withTimeBudget(1000, async (budget) => {
      expect(budget.remaining()).toBeGreaterThan(0)
      expect(budget.remaining()).toBeLessThanOrEqual(1000)
      expect(budget.signal.aborted).toBe(false)
      return budget.signal
    })
    expect(signal.aborted).toBe(true)
  })

  it('passes on what work raises', async () => {
    const broken = async (): Promise<never> => await Promise.reject(new RangeError('no'))
    await expect(withTimeBudget(1000, broken)).rejects.toThrow(RangeError)
  })

  it('does not begin without time', async () => {
    let begun = false
    const work = async (): Promise<void> => {
      begun = true
    }
    await expect(withTimeBudget(0, work)).rejects.toThrow(TimeOverError)
    expect(begun).toBe(false)
  })
})
