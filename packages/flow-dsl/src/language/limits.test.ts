import { expect, it } from 'vitest'
import { limits } from './limits.js'

it.each(Object.entries(limits))('%s is a positive number with its source and the day it was read', (_, limit) => {
  expect(limit.value).toBeGreaterThan(0)
  expect(limit.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
  expect(limit.readOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
})
