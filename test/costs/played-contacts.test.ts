/** The figures that docs/cost-and-limits.md calls measured: the examples are played, and each figure is held against them. */
import { expect, it } from 'vitest'
import { contactKind } from '../../packages/infra/src/costs/calls.ts'
import type { ContactKindName } from '../../packages/infra/src/costs/calls.ts'
import { measureContact, playChat, playLottery, playSupport } from './play-contacts.ts'

/** The figures of a contact that are called measured. */
function measuredFigures(name: ContactKindName): Readonly<Record<string, number>> {
  const figures = Object.entries(contactKind(name).figures).filter(([, { basis }]) => basis === 'measured')
  return Object.fromEntries(figures.map(([figure, { value }]) => [figure, value]))
}

it.each([
  ['lottery', playLottery],
  ['support', () => playSupport(45)],
  ['chatbot', playChat],
] as const)('%s takes what the page says', async (name, play) => {
  const call = await play()
  expect(call.end?.reason).toBe('flow')
  const expected = measuredFigures(name)
  expect(expected).not.toEqual({})
  expect(measureContact(call)).toMatchObject(expected)
})

it('a call of the support line calls no function', async () => {
  expect(measureContact(await playSupport(45))).toMatchObject({ functionCalls: 0 })
  expect(contactKind('support').figures).not.toHaveProperty('functionCalls')
})
