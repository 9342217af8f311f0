import { describe, expect, it } from 'vitest'
import { graphOf, waysIn } from '../../test/written-action.js'
import { attribute, contactFlow, queue } from '../index.js'
import type { ContactFlowBuilder, Handled } from '../index.js'

describe('onError', () => {
  it('gets every failure that is left to it', () => {
    const built = contactFlow('f', { onError: (flow) => flow.disconnect({ id: 'handler' }) }, (flow) => {
      flow.setWorkingQueue(queue('a'), { id: 'one' })
      flow.tagContact({ a: 'b' }, { id: 'two' })
      flow.disconnect({ id: 'end' })
    })
    expect(waysIn(built)).toMatchObject({
      one: { NoMatchingError: 'handler' },
      two: { NoMatchingError: 'handler' },
    })
  })

  it('is written once, and not at all when nothing is left to it', () => {
    let runs = 0
    const written = (leave: boolean): number => {
      runs = 0
      const { actions } = graphOf(
        contactFlow(
          'f',
          {
            onError: (flow) => {
              runs += 1
              flow.disconnect()
            },
          },
          (flow) => {
            const end = flow.block('end', () => flow.disconnect())
            flow.tagContact({ a: 'b' }, leave ? {} : { on: { NoMatchingError: end } })
            flow.tagContact({ c: 'd' }, leave ? {} : { on: { NoMatchingError: end } })
            flow.goto(end)
          },
        ),
      )
      return actions.length
    }
    expect(written(true)).toBe(4)
    expect(runs).toBe(1)
    expect(written(false)).toBe(3)
    expect(runs).toBe(0)
  })

  it('leaves a branch alone that was given', () => {
    const built = contactFlow('f', { onError: (flow) => flow.disconnect({ id: 'handler' }) }, (flow) => {
      flow.tagContact({ a: 'b' }, { id: 'tag', on: { NoMatchingError: () => {} } })
      flow.disconnect({ id: 'end' })
    })
    expect(waysIn(built)).toEqual({ tag: { next: 'end', NoMatchingError: 'end' }, end: {} })
  })

  it('covers branches, blocks, loops and functions that the body calls', () => {
    const tag = (flow: ContactFlowBuilder<Handled>, id: string): void => flow.tagContact({ [id]: 'x' }, { id })
    const built = contactFlow('f', { onError: (flow) => flow.disconnect({ id: 'handler' }) }, (flow) => {
      const aside = flow.block('aside', () => {
        tag(flow, 'block')
        flow.disconnect({ id: 'end of the block' })
      })
      flow.match(attribute('$.Attributes.a'), { a: () => tag(flow, 'branch'), otherwise: aside })
      flow.loop({ times: 2 }, () => tag(flow, 'loop'))
      flow.disconnect({ id: 'end' })
    })
    expect(waysIn(built)).toMatchObject({
      block: { NoMatchingError: 'handler' },
      branch: { NoMatchingError: 'handler' },
      loop: { NoMatchingError: 'handler' },
    })
  })

  it('gets failures alone: what a caller or a queue does needs an answer of its own', () => {
    const built = contactFlow('f', { onError: (flow) => flow.disconnect({ id: 'handler' }) }, (flow) => {
      // Raw, since TypeScript does not let the method leave QueueAtCapacity out.
      flow.action({ Type: 'TransferContactToQueue', id: 'transfer' })
      flow.disconnect({ id: 'end' })
    })
    expect(waysIn(built)['transfer']).toEqual({ NoMatchingError: 'handler' })
  })

  it('does not cover itself: its own failures stay open', () => {
    const built = contactFlow(
      'f',
      {
        onError: (flow) => {
          flow.tagContact({ failed: 'yes' }, { id: 'tag', on: { NoMatchingError: () => {} } })
          flow.disconnect({ id: 'handler end' })
        },
      },
      (flow) => {
        flow.setWorkingQueue(queue('a'), { id: 'queue' })
        flow.disconnect({ id: 'end' })
      },
    )
    expect(waysIn(built)).toMatchObject({
      queue: { NoMatchingError: 'tag' },
      tag: { next: 'handler end', NoMatchingError: 'handler end' },
    })
  })

  it('does not lead what it leaves open back into the flow', () => {
    const built = contactFlow('f', { onError: (flow) => flow.playPrompt('Sorry', { id: 'sorry' }) }, (flow) => {
      flow.setWorkingQueue(queue('a'))
      flow.disconnect()
    })
    expect(waysIn(built)['sorry']).toEqual({ next: 'nowhere' })
  })
})

it('without onError a failure that is left out anyway gets no branch', () => {
  // JavaScript, or a cast: the checker reports it then.
  const tag: unknown = (flow: ContactFlowBuilder<Handled>) => {
    flow.tagContact({ a: 'b' }, { id: 'tag' })
    flow.disconnect({ id: 'end' })
  }
  const body = tag as (flow: ContactFlowBuilder) => void
  expect(waysIn(contactFlow('f', {}, body))['tag']).toEqual({ next: 'end' })
})
