import { describe, expect, it } from 'vitest'
import { assumptionReasons, defaultAssumptions } from '../assumptions.js'
import { otherAssumptions } from './other-assumptions.js'

describe('other assumptions', () => {
  it('are those that have another way, each in every other way', () => {
    const expected = Object.entries(assumptionReasons).flatMap(([name, { otherwise = '' }]) =>
      otherwise.split(', ').flatMap((value) => (value === '' ? [] : [[name, value.replaceAll('`', '')]])),
    )
    expect(otherAssumptions(defaultAssumptions).map(({ name, value }) => [name, value])).toEqual(expected)
  })

  it('have values of the type that is needed', () => {
    for (const { name, assumptions } of otherAssumptions(defaultAssumptions)) {
      expect(typeof assumptions[name]).toBe(typeof defaultAssumptions[name])
    }
  })

  it('have the default among them where it is not set', () => {
    const others = otherAssumptions({ ...defaultAssumptions, fullQueue: 'busy tone', transferClearsData: false })
    expect(others.filter(({ name }) => name === 'fullQueue').map(({ value }) => value)).toEqual(['branch'])
    expect(others.find(({ name }) => name === 'transferClearsData')?.assumptions).toEqual({ transferClearsData: true })
  })
})
