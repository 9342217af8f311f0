import { describe, expect, it } from 'vitest'
import { graphOf, waysIn } from '../../test/written-action.js'
import { attribute, contactFlow, queue } from '../index.js'
import type { ContactFlowBuilder, Label } from '../index.js'

const answer = attribute('$.Attributes.answer')

describe('here', () => {
  it('is the statement behind it', () => {
    const built = contactFlow('f', {}, (flow) => {
      const ask = flow.here('ask')
      flow.playPrompt('Question?', { id: 'question' })
      flow.match(answer, { again: ask, otherwise: () => flow.disconnect({ id: 'end' }) }, { id: 'check' })
    })
    expect(waysIn(built)['check']).toEqual({ 'Equals again': 'question', NoMatchingCondition: 'end' })
  })

  it('at the end of a branch is what the branch joins', () => {
    const built = contactFlow('f', {}, (flow) => {
      flow.match(answer, {
        yes: () => {
          flow.match(answer, { leave: () => flow.goto(end), otherwise: () => flow.disconnect() }, { id: 'inner' })
          const end = flow.here('end of the branch')
        },
        otherwise: () => {},
      })
      flow.disconnect({ id: 'after' })
    })
    expect(waysIn(built)['inner']).toMatchObject({ 'Equals leave': 'after' })
  })

  it('names the action behind it, and that one alone', () => {
    const { actions } = graphOf(
      contactFlow('f', {}, (flow) => {
        flow.here('ask')
        flow.playPrompt('One')
        flow.playPrompt('Two')
        flow.disconnect()
      }),
    )
    expect(actions.map(({ path }) => path)).toEqual([['ask'], [], []])
  })

  it('names the first action of an attempt behind it', () => {
    const { actions } = graphOf(
      contactFlow('f', {}, (flow) => {
        flow.here('ask')
        flow.attempt((attempt) => attempt.setWorkingQueue(queue('support')), { onError: () => flow.disconnect() })
        flow.playPrompt('After')
        flow.disconnect()
      }),
    )
    expect(actions.map(({ type, path }) => [type, ...path])).toEqual([
      ['UpdateContactTargetQueue', 'ask'],
      ['DisconnectParticipant', 'onError'],
      ['MessageParticipant'],
      ['DisconnectParticipant'],
    ])
  })
})

describe('block', () => {
  it('is reached through its label alone', () => {
    const built = contactFlow('f', {}, (flow) => {
      const goodbye = flow.block('goodbye', () => flow.disconnect({ id: 'bye' }))
      flow.playPrompt('Hello', { id: 'hello', on: { NoMatchingError: goodbye } })
      flow.goto(goodbye)
    })
    expect(waysIn(built)).toEqual({ bye: {}, hello: { next: 'bye', NoMatchingError: 'bye' } })
  })

  it('is passed by: what stands around it is joined', () => {
    const built = contactFlow('f', {}, (flow) => {
      flow.playPrompt('One', { id: 'one' })
      flow.block('aside', () => flow.disconnect({ id: 'aside' }))
      flow.playPrompt('Two', { id: 'two' })
      flow.disconnect({ id: 'end' })
    })
    expect(waysIn(built)).toMatchObject({ one: { next: 'two' }, two: { next: 'end' } })
  })

  it('is open at its end', () => {
    const built = contactFlow('f', {}, (flow) => {
      const aside = flow.block('aside', () => flow.playPrompt('Aside', { id: 'aside' }))
      flow.goto(aside)
      flow.disconnect({ id: 'end' })
    })
    expect(waysIn(built)['aside']).toEqual({ next: 'nowhere' })
  })

  it('gets its body later, for references forward', () => {
    const built = contactFlow('f', {}, (flow) => {
      const later = flow.block('later')
      flow.playPrompt('Hello', { id: 'hello' })
      flow.goto(later)
      later.define(() => flow.disconnect({ id: 'end' }))
    })
    expect(waysIn(built)['hello']).toEqual({ next: 'end' })
  })

  it('can go to itself and to blocks that go back', () => {
    const built = contactFlow('f', {}, (flow) => {
      const second = flow.block('second')
      const first = flow.block('first', () => {
        flow.playPrompt('First', { id: 'first' })
        flow.goto(second)
      })
      second.define(() => {
        flow.playPrompt('Second', { id: 'second' })
        flow.goto(first)
      })
      flow.goto(first)
    })
    expect(waysIn(built)).toEqual({ first: { next: 'second' }, second: { next: 'first' } })
  })

  it('names everything in it', () => {
    const { actions } = graphOf(
      contactFlow('f', {}, (flow) => {
        const menu = flow.block('menu', () => {
          flow.playPrompt('One')
          flow.match(answer, { yes: () => flow.disconnect(), otherwise: () => flow.disconnect() })
        })
        flow.goto(menu)
      }),
    )
    expect(actions.map(({ path }) => path)).toEqual([
      ['menu'],
      ['menu'],
      ['menu', 'yes'],
      ['menu', 'NoMatchingCondition'],
    ])
  })
})

describe('goto', () => {
  it('leads on; what stands behind it is not reached from it', () => {
    const built = contactFlow('f', {}, (flow) => {
      const end = flow.block('end', () => flow.disconnect({ id: 'end' }))
      flow.playPrompt('One', { id: 'one' })
      flow.goto(end)
      flow.playPrompt('Two', { id: 'two' })
      flow.goto(end)
    })
    expect(waysIn(built)).toEqual({ end: {}, one: { next: 'end' }, two: { next: 'end' } })
  })

  it('can be the whole flow, and the whole branch', () => {
    const built = contactFlow('f', {}, (flow) => {
      const end = flow.block('end', () => flow.disconnect({ id: 'end' }))
      const check = flow.block('check', () =>
        flow.match(answer, { yes: () => flow.goto(end), otherwise: end }, { id: 'check' }),
      )
      flow.goto(check)
    })
    expect(waysIn(built)['check']).toEqual({ 'Equals yes': 'end', NoMatchingCondition: 'end' })
    expect(graphOf(built).start).toBe(1)
  })
})

describe('attempt', () => {
  it('leaves its failures to its own handler, which goes on behind it', () => {
    const built = contactFlow('f', {}, (flow) => {
      flow.attempt(
        (attempt) => {
          attempt.setWorkingQueue(queue('support'), { id: 'queue' })
          attempt.createCallback({ id: 'callback' })
        },
        { onError: () => flow.playPrompt('Sorry', { id: 'sorry' }) },
      )
      flow.disconnect({ id: 'after' })
    })
    expect(waysIn(built)).toEqual({
      queue: { next: 'callback', NoMatchingError: 'sorry' },
      callback: { next: 'after', NoMatchingError: 'sorry' },
      sorry: { next: 'after' },
      after: {},
    })
  })

  it('inside another one has the failures of its handler left to the outer handler', () => {
    const built = contactFlow('f', { onError: (flow) => flow.disconnect({ id: 'outermost' }) }, (flow) => {
      flow.attempt(
        (attempt) => {
          attempt.tagContact({ a: 'b' }, { id: 'tag' })
          attempt.attempt((inner) => inner.setWorkingQueue(queue('a'), { id: 'queue' }), {
            onError: () => attempt.tagContact({ failed: 'queue' }, { id: 'inner' }),
          })
        },
        { onError: () => flow.tagContact({ failed: 'tag' }, { id: 'outer' }) },
      )
      flow.disconnect({ id: 'after' })
    })
    expect(waysIn(built)).toMatchObject({
      tag: { next: 'queue', NoMatchingError: 'outer' },
      queue: { next: 'after', NoMatchingError: 'inner' },
      inner: { next: 'after', NoMatchingError: 'outer' },
      outer: { next: 'after', NoMatchingError: 'outermost' },
    })
  })

  it('covers the branches and blocks that are written in it', () => {
    const built = contactFlow('f', {}, (flow) => {
      flow.attempt(
        (attempt) => {
          const aside = attempt.block('aside', () => {
            attempt.setWorkingQueue(queue('b'), { id: 'in the block' })
            attempt.disconnect({ id: 'end of the block' })
          })
          attempt.match(answer, {
            yes: () => attempt.setWorkingQueue(queue('a'), { id: 'in the branch' }),
            otherwise: aside,
          })
        },
        { onError: () => flow.disconnect({ id: 'failed' }) },
      )
      flow.disconnect({ id: 'after' })
    })
    expect(waysIn(built)).toMatchObject({
      'in the branch': { next: 'after', NoMatchingError: 'failed' },
      'in the block': { NoMatchingError: 'failed' },
    })
  })

  it('without anything in it is passed by', () => {
    const built = contactFlow('f', {}, (flow) => {
      flow.playPrompt('One', { id: 'one' })
      flow.attempt(() => {}, { onError: () => flow.disconnect({ id: 'never' }) })
      flow.disconnect({ id: 'after' })
    })
    expect(waysIn(built)).toEqual({ one: { next: 'after' }, after: {} })
  })
})

describe('a function that takes the builder', () => {
  function sayGoodbye(flow: ContactFlowBuilder, before?: Label): void {
    if (before !== undefined) flow.match(answer, { again: before, otherwise: () => {} })
    flow.disconnect({ id: 'end' })
  }

  it('writes where it is called, also with labels of the flow', () => {
    const built = contactFlow('f', {}, (flow) => {
      const start = flow.here('start')
      flow.playPrompt('Hello', { id: 'hello' })
      sayGoodbye(flow, start)
    })
    expect(waysIn(built)).toMatchObject({
      hello: { next: 'Compare' },
      Compare: { 'Equals again': 'hello', NoMatchingCondition: 'end' },
    })
  })
})
