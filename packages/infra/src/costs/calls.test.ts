import { expect, it } from 'vitest'
import prod from '../../environments/prod.js'
import { contactRecord } from '../../test/splunk/samples.js'
import { contactKind, contactKindNames, contactKinds, figureOf, secondsOf, sharedFigures } from './calls.js'

it('counts as many bytes for a contact record as that of the tests has', () => {
  const bytes = Buffer.byteLength(JSON.stringify(contactRecord()))
  expect(100 * Math.round(bytes / 100)).toBe(sharedFigures.recordBytes.value)
})

it('counts logs and recordings for as long as production keeps them', () => {
  const daysAMonth = 365 / 12
  const { monthsKept } = sharedFigures
  expect(Math.round(prod.logRetentionDays / daysAMonth)).toBe(monthsKept.value)
  expect(Math.round(prod.recordingRetentionDays / daysAMonth)).toBe(monthsKept.value)
})

it('lists each kind of contact once, and says of each figure where it comes from', () => {
  expect([...contactKindNames].toSorted()).toEqual(Object.keys(contactKinds).toSorted())
  const figures = [
    ...contactKindNames.flatMap((name) => Object.values(contactKind(name).figures)),
    ...Object.values(sharedFigures),
  ]
  for (const { value, reason } of figures) {
    expect(value).toBeGreaterThan(0)
    expect(reason).not.toBe('')
  }
})

it('takes what a contact does not have for nothing, and adds its times up', () => {
  expect(figureOf('lottery', 'talkSeconds')).toBe(0)
  expect(secondsOf('lottery')).toBe(30)
  expect(secondsOf('support')).toBe(400)
})
