import { expect, it } from 'vitest'
import { limitRate } from './request-rate.js'

it('lets five pass at once, then as many as the rate says', () => {
  let time = 100
  const mayPass = limitRate(2, () => time)
  const passed = (count: number) => Array.from({ length: count }, mayPass).filter(Boolean).length
  expect(passed(7)).toBe(5)
  time += 0.5
  expect(passed(3)).toBe(1)
  time += 1
  expect(passed(3)).toBe(2)
  time += 3600
  expect(passed(9)).toBe(5)
})
