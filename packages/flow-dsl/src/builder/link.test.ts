import { describe, expect, it } from 'vitest'
import { graphOf, waysIn } from '../../test/written-action.js'
import { attribute, contactFlow, customerQueueFlow, queue } from '../index.js'
import type { BuildableFlow } from '../language/index.js'

const answer = attribute('$.Attributes.answer')

const identifiersOf = (built: BuildableFlow): readonly (string | undefined)[] =>
  graphOf(built).actions.map(({ givenIdentifier }) => givenIdentifier)

describe('joins', () => {
  it('leads a branch that does not end to the statement behind the block', () => {
    const built = contactFlow('f', {}, (flow) => {
      flow.match(
        answer,
        {
          yes: () => flow.playPrompt('Yes', { id: 'yes' }),
          no: () => flow.disconnect({ id: 'no' }),
          otherwise: () => {},
        },
        { id: 'check' },
      )
      flow.disconnect({ id: 'after' })
    })
    expect(waysIn(built)).toEqual({
      check: { 'Equals yes': 'yes', 'Equals no': 'no', NoMatchingCondition: 'after' },
      yes: { next: 'after' },
      no: {},
      after: {},
    })
  })

  it('passes through the ends of branches in branches', () => {
    const built = contactFlow('f', {}, (flow) => {
      flow.match(
        answer,
        {
          a: () => {
            flow.match(
              answer,
              {
                b: () => flow.match(answer, { c: () => {}, otherwise: () => {} }, { id: 'innermost' }),
                otherwise: () => {},
              },
              { id: 'inner' },
            )
          },
          otherwise: () => {},
        },
        { id: 'outer' },
      )
      flow.disconnect({ id: 'after' })
    })
    expect(waysIn(built)).toMatchObject({
      outer: { 'Equals a': 'inner', NoMatchingCondition: 'after' },
      inner: { 'Equals b': 'innermost', NoMatchingCondition: 'after' },
      innermost: { 'Equals c': 'after', NoMatchingCondition: 'after' },
    })
  })

  it('leaves an end open where nothing stands behind the block', () => {
    const built = contactFlow('f', {}, (flow) => {
      flow.match(answer, { yes: () => flow.playPrompt('Yes', { id: 'yes' }), otherwise: () => {} }, { id: 'check' })
    })
    expect(waysIn(built)).toEqual({
      check: { 'Equals yes': 'yes', NoMatchingCondition: 'nowhere' },
      yes: { next: 'nowhere' },
    })
  })

  it('leads the end of a branch in a loop to the next round', () => {
    const built = contactFlow('f', {}, (flow) => {
      flow.loop({ times: 2, id: 'loop' }, () => {
        flow.match(answer, { yes: () => flow.playPrompt('Yes', { id: 'yes' }), otherwise: () => {} }, { id: 'check' })
      })
      flow.disconnect({ id: 'after' })
    })
    expect(waysIn(built)).toMatchObject({
      check: { NoMatchingCondition: 'loop' },
      yes: { next: 'loop' },
    })
  })

  it('writes a function once that one block has for several outcomes, and twice for two blocks', () => {
    const built = contactFlow('f', {}, (flow) => {
      const say = (): void => flow.playPrompt('Again')
      flow.match(answer, { a: say, b: say, otherwise: () => {} }, { id: 'one' })
      flow.match(answer, { a: say, otherwise: () => {} }, { id: 'two' })
      flow.disconnect({ id: 'after' })
    })
    expect(waysIn(built)).toEqual({
      one: { 'Equals a': 'MessageParticipant 1', 'Equals b': 'MessageParticipant 1', NoMatchingCondition: 'two' },
      'MessageParticipant 1': { next: 'two' },
      two: { 'Equals a': 'MessageParticipant 2', NoMatchingCondition: 'after' },
      'MessageParticipant 2': { next: 'after' },
      after: {},
    })
  })

  it('keeps apart what goes on behind a block and what plays again', () => {
    const built = customerQueueFlow('f', {}, (flow) => {
      const say = (): void => flow.playPrompt('Still there?')
      flow.loopPrompts(['Hold on.'], {
        id: 'loop',
        interrupt: { everySeconds: 30, branch: say },
        on: { NoMatchingError: say },
      })
      flow.endFlow({ id: 'after' })
    })
    const ways = waysIn(built)
    expect(ways[ways['loop']?.['NoMatchingError'] ?? '']).toEqual({ next: 'after' })
    expect(ways[ways['loop']?.['Equals MessagesInterrupted'] ?? '']).toEqual({ next: 'loop' })
  })

  it('follows nesting of any depth', () => {
    const depth = 3_000
    const built = contactFlow('f', {}, (flow) => {
      const nest = (left: number): void => {
        if (left > 0) flow.playPrompt('x', { on: { NoMatchingError: () => nest(left - 1) } })
      }
      nest(depth)
      flow.disconnect({ id: 'after' })
    })
    const { actions, start } = graphOf(built)
    expect(actions).toHaveLength(depth + 1)
    expect(start).toBe(0)
    // Every open end, from the outermost to the innermost, joins the one statement behind all of it.
    expect(new Set(actions.slice(0, depth).map(({ next }) => next))).toEqual(new Set([depth]))
  })
})

describe('the start', () => {
  it('is the first action, behind labels, blocks, jumps and attempts', () => {
    const built = contactFlow('f', {}, (flow) => {
      flow.block('aside', () => flow.disconnect({ id: 'aside' }))
      flow.here('start')
      flow.attempt((attempt) => attempt.setWorkingQueue(queue('a'), { id: 'queue' }), { onError: () => {} })
      flow.disconnect({ id: 'end' })
    })
    const { actions, start } = graphOf(built)
    expect(actions[typeof start === 'number' ? start : -1]?.givenIdentifier).toBe('queue')
  })

  it('is nowhere in an empty flow', () => {
    expect(graphOf(contactFlow('f', {}, () => {}))).toMatchObject({ start: { identifier: undefined }, actions: [] })
  })
})

describe('order', () => {
  it('is that of the source: a block, what stands in its branches, the next block', () => {
    const built = contactFlow('f', {}, (flow) => {
      flow.playPrompt('1', { id: '1' })
      flow.match(
        answer,
        {
          a: () => {
            flow.playPrompt('3', { id: '3' })
            flow.match(answer, { b: () => flow.disconnect({ id: '5' }), otherwise: () => {} }, { id: '4' })
            flow.playPrompt('6', { id: '6' })
          },
          otherwise: () => flow.playPrompt('7', { id: '7' }),
        },
        { id: '2' },
      )
      flow.disconnect({ id: '8' })
    })
    expect(identifiersOf(built)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'])
  })

  it('does not depend on when a block gets its body', () => {
    const built = contactFlow('f', {}, (flow) => {
      const first = flow.block('first')
      const second = flow.block('second', () => flow.goto(first))
      flow.playPrompt('Hello', { id: 'hello' })
      flow.goto(second)
      first.define(() => flow.disconnect({ id: 'first' }))
    })
    expect(identifiersOf(built)).toEqual(['first', 'hello'])
  })

  it('has the handler of the flow at the end also where a retry stands before', () => {
    const built = contactFlow('f', { onError: (flow) => flow.disconnect({ id: 'handler' }) }, (flow) => {
      flow.retry({ times: 2, id: 'loop' }, () => flow.tagContact({ a: 'b' }, { id: 'try' }), { exhausted: () => {} })
      flow.disconnect({ id: 'last' })
    })
    expect(identifiersOf(built)).toEqual(['try', 'loop', 'last', 'handler'])
  })

  it('has the handler of an attempt behind it, and that of the flow at the end', () => {
    const built = contactFlow('f', { onError: (flow) => flow.disconnect({ id: 'handler' }) }, (flow) => {
      flow.setWorkingQueue(queue('a'), { id: '1' })
      flow.attempt(
        (attempt) => {
          attempt.setWorkingQueue(queue('b'), { id: '2' })
          attempt.match(
            answer,
            { a: () => attempt.setWorkingQueue(queue('c'), { id: '4' }), otherwise: () => {} },
            { id: '3' },
          )
        },
        { onError: () => flow.playPrompt('Sorry', { id: '5' }) },
      )
      flow.disconnect({ id: '6' })
    })
    expect(identifiersOf(built)).toEqual(['1', '2', '3', '4', '5', '6', 'handler'])
  })
})
