import { assert, property, sample } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flowOf, say } from '../../test/player.js'
import type { World } from '../world/world.js'
import { arbitraryContact } from './arbitrary-contact.js'
import { arbitraryWorld } from './arbitrary-world.js'

const flow = flowOf({
  ask: {
    type: 'InvokeLambdaFunction',
    parameters: { LambdaFunctionARN: '{{lambda:order}}', InvocationTimeLimitSeconds: '3' },
    next: 'status',
    errors: { NoMatchingError: 'person' },
  },
  status: {
    type: 'Compare',
    parameters: { ComparisonValue: '$.External.status' },
    on: { SENT: 'sent', LOST: 'person' },
    errors: { NoMatchingCondition: 'person' },
  },
  sent: say('It comes on $.External.day, $.Attributes.name.', 'tier'),
  tier: {
    type: 'Compare',
    parameters: { ComparisonValue: '$.Attributes.tier' },
    on: { gold: 'person' },
    errors: { NoMatchingCondition: 'end' },
  },
  person: {
    type: 'UpdateContactTargetQueue',
    parameters: { QueueId: '{{queue:support}}' },
    next: 'open',
    errors: { NoMatchingError: 'end' },
  },
  open: {
    type: 'CheckHoursOfOperation',
    on: { True: 'transfer', False: 'end' },
    errors: { NoMatchingError: 'end' },
  },
  transfer: { type: 'TransferContactToQueue', next: 'end', errors: { NoMatchingError: 'end' } },
})
const many = { numRuns: 300, seed: 1 }

/** What a function answers in each of the worlds, each answer once. */
function repliesIn(worlds: readonly World[]): ReadonlySet<string> {
  return new Set(
    worlds.flatMap(({ lambdas }) => {
      const order = lambdas?.['order']
      if (order === undefined || typeof order === 'function') return []
      return ('inTurn' in order ? order.inTurn : [order]).map((reply) => JSON.stringify(reply))
    }),
  )
}

describe('worlds that are made up', () => {
  it('answer with each value that the flow tells apart, with what it speaks, and with nothing', () => {
    const replies = repliesIn(sample(arbitraryWorld(flow), many))
    for (const status of ['SENT', 'LOST', 'something else'])
      expect(replies).toContain(JSON.stringify({ response: { status, day: 'some day' } }))
    expect(replies).toContain(JSON.stringify({ response: { day: 'some day' } }))
    expect(replies).toContain(JSON.stringify({ failure: 'The function has failed.' }))
    expect(replies).toContain(JSON.stringify({ timeout: true }))
    expect(replies.size).toBe(6)
  })

  it('leave out values that are only spoken where the test wants it', () => {
    const replies = repliesIn(sample(arbitraryWorld(flow, { missingValues: 'all', failures: false }), many))
    expect(replies).toContain(JSON.stringify({ response: { status: 'SENT' } }))
    expect(repliesIn(sample(arbitraryWorld(flow, { missingValues: 'none', failures: false }), many)).size).toBe(3)
  })

  it('are closed and full, with nobody there, and break', () => {
    const texts = sample(arbitraryWorld(flow), many).map((world) => JSON.stringify(world))
    for (const part of ['"support":false', '"support":"failure"', '"answersAfterSeconds":"never"', '"full":true'])
      expect(texts.some((text) => text.includes(part))).toBe(true)
    expect(texts.some((text) => text.includes('"failingActions":{"person":"NoMatchingError"'))).toBe(true)
  })

  it('are data', () => {
    assert(
      property(arbitraryWorld(flow), (world) => {
        expect(JSON.parse(JSON.stringify(world))).toEqual(world)
      }),
      many,
    )
  })

  it('keep what is given', () => {
    const given: World = {
      lambdas: { order: () => ({ status: 'SENT' }) },
      hours: { support: true },
      failingActions: {},
    }
    assert(
      property(arbitraryWorld(flow, { world: given }), ({ lambdas, hours, failingActions }) => {
        expect(lambdas).toEqual(given.lambdas)
        expect(hours).toEqual(given.hours)
        expect(failingActions).toEqual({})
      }),
      many,
    )
  })
})

describe('contacts that are made up', () => {
  it('have the attributes that flows read, and lack those that they look at first', () => {
    const attributes = new Set(sample(arbitraryContact(flow), many).map((one) => JSON.stringify(one.attributes)))
    expect(attributes).toEqual(
      new Set([
        JSON.stringify({ name: 'some name', tier: 'gold' }),
        JSON.stringify({ name: 'some name', tier: 'something else' }),
        JSON.stringify({ name: 'some name' }),
      ]),
    )
  })
})
