import { withTimeBudget } from '@aicc/connect-function'
import { expect, it } from 'vitest'
import { createRequestPace } from './request-pace.js'

it('lets requests begin one after another', async () => {
  const pace = createRequestPace(20)
  const starts: number[] = []
  await withTimeBudget(5000, async (budget) => {
    const request = async (): Promise<void> => {
      await pace.next(budget)
      starts.push(performance.now())
    }
    await Promise.all([request(), request(), request()])
    await request()
  })
  // Timers may be early by a fraction of a millisecond.
  for (const [index, start] of starts.entries()) expect(start - (starts[0] ?? 0)).toBeGreaterThan(index * 20 - 2)
})

it('gives up when the time is over', async () => {
  const pace = createRequestPace(60_000)
  const waiting = withTimeBudget(30, async (budget) => {
    await pace.next(budget)
    await pace.next(budget)
  })
  await expect(waiting).rejects.toThrow('The time for the answer is over.')
})
