import { contactFlow, contactAttributes, queue } from '@aicc/flow-dsl'
import type { ContactFlowBuilder } from '@aicc/flow-dsl'
import { identifierProblem } from '@aicc/flow-dsl/language'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { assignIdentifiers } from './assign-identifiers.js'

function identifiersOf(body: (flow: ContactFlowBuilder) => void): readonly string[] {
  const { graph } = contactFlow('flow', {}, body).build()
  return assignIdentifiers(graph).actions.map(({ identifier }) => identifier)
}

describe('an identifier', () => {
  it('says what a block is and what tells it from others of its kind', () => {
    const goodbye = { NoMatchingError: () => {} }
    expect(
      identifiersOf((flow) => {
        flow.playPrompt('안녕하세요.')
        flow.setWorkingQueue(queue('general-support'), { on: goodbye })
        flow.setContactAttributes(contactAttributes({ tier: z.string() }), { tier: 'gold' }, { on: goodbye })
        flow.disconnect()
      }),
    ).toEqual(['playPrompt 안녕하세요.', 'setWorkingQueue general-support', 'setContactAttributes tier', 'disconnect'])
  })

  it('says in which block or at which label it stands', () => {
    expect(
      identifiersOf((flow) => {
        flow.here('ask')
        flow.playPrompt('번호를 눌러 주세요.')
        flow.block('goodbye', () => flow.disconnect())
        flow.disconnect()
      }),
    ).toEqual(['ask - playPrompt 번호를 눌러 주세요.', 'goodbye - disconnect', 'disconnect'])
  })

  it('says in which branch it stands, with the two innermost names', () => {
    const identifiers = identifiersOf((flow) => {
      const out = flow.block('out', () => flow.disconnect())
      const errors = { InputTimeLimitExceeded: out, NoMatchingCondition: out, NoMatchingError: out }
      flow.here('main')
      flow.getCustomerInput({
        prompt: '1번',
        on: {
          '1': () => {
            flow.getCustomerInput({ prompt: '2번', on: { '2': () => flow.playPrompt('네.'), ...errors } })
          },
          ...errors,
        },
      })
    })
    expect(identifiers).toContain('1 - 2 - playPrompt 네.')
  })

  it('is the `id` that an author gives', () => {
    expect(identifiersOf((flow) => flow.playPrompt('안녕하세요.', { id: 'greeting' }))).toEqual(['greeting'])
  })

  it('gives way to an equal `id`, wherever that stands', () => {
    expect(
      identifiersOf((flow) => {
        flow.playPrompt('안녕')
        flow.playPrompt('다른 말', { id: 'playPrompt 안녕' })
      }),
    ).toEqual(['playPrompt 안녕 2', 'playPrompt 안녕'])
  })

  it('is numbered only among blocks that are alike in everything', () => {
    expect(
      identifiersOf((flow) => {
        flow.playPrompt('안녕')
        flow.playPrompt('안녕')
        flow.playPrompt('네')
        flow.playPrompt('안녕')
      }),
    ).toEqual(['playPrompt 안녕', 'playPrompt 안녕 2', 'playPrompt 네', 'playPrompt 안녕 3'])
  })

  it('tells long texts apart that begin alike', () => {
    const [first, second] = identifiersOf((flow) => {
      flow.playPrompt('이 안내는 아주 길어서 처음이 모두 같습니다. 첫째.')
      flow.playPrompt('이 안내는 아주 길어서 처음이 모두 같습니다. 둘째.')
    })
    expect(first).not.toBe(second)
    expect([first, second].map((identifier) => identifier?.endsWith(' 2'))).toEqual([false, false])
  })

  it('is cut only when it is longer than 50 characters', () => {
    const [whole, cut] = identifiersOf((flow) => {
      flow.block('a'.repeat(37), () => flow.disconnect())
      flow.block('a'.repeat(38), () => flow.disconnect())
    })
    expect(whole).toBe(`${'a'.repeat(37)} - disconnect`)
    expect(cut).toMatch(/^a{37,} - .* [0-9a-z]{4}$/)
    expect([whole?.length, cut?.length]).toEqual([50, 50])
  })

  it('leaves out what the flow language forbids', () => {
    expect(
      identifiersOf((flow) => {
        flow.block('a/b (c)', () => flow.playPrompt('50% 할인: [예] 또는 {아니오}'))
      }),
    ).toEqual(['a b c - playPrompt 50 할인 예 또는 아니오'])
  })

  it('is the type, for a raw action', () => {
    expect(identifiersOf((flow) => flow.action({ Type: 'ShowView' }))).toEqual(['ShowView'])
  })

  it('is something even where nothing is known', () => {
    expect(identifiersOf((flow) => flow.action({ Type: '' }))).toEqual(['action'])
  })
})

describe('all identifiers', () => {
  const settings = { seed: 20_261_123, numRuns: 200 }
  const word = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom('안녕하세요', '가'.repeat(80), '🎉'.repeat(30), '%:(', '', ' ', 'same', 'constructor'),
  )
  const statement = fc.record({ block: fc.option(word, { nil: undefined }), prompt: word })
  type Statement = typeof statement extends fc.Arbitrary<infer Value> ? Value : never

  function write(statements: readonly Statement[]): readonly string[] {
    return identifiersOf((flow) => {
      for (const { block, prompt } of statements) {
        if (block === undefined) flow.playPrompt(prompt)
        else flow.block(block, () => flow.playPrompt(prompt))
      }
    })
  }

  it('are legal and unique', () => {
    fc.assert(
      fc.property(fc.array(statement), (statements) => {
        const identifiers = write(statements)
        expect(identifiers.flatMap((identifier) => identifierProblem(identifier) ?? [])).toEqual([])
        expect(new Set(identifiers).size).toBe(identifiers.length)
        // A character that was cut in two would not come back from UTF-8.
        expect(identifiers.map((identifier) => Buffer.from(identifier).toString())).toEqual(identifiers)
      }),
      settings,
    )
  })

  it('are the same in every run', () => {
    fc.assert(
      fc.property(fc.array(statement), (statements) => {
        expect(write(statements)).toEqual(write(statements))
      }),
      settings,
    )
  })

  it('stay when an unrelated statement is added anywhere', () => {
    fc.assert(
      fc.property(fc.array(statement), fc.nat(), (statements, seed) => {
        const place = seed % (statements.length + 1)
        const more = statements.toSpliced(place, 0, { block: undefined, prompt: 'an unrelated prompt' })
        expect(write(more).toSpliced(place, 1)).toEqual(write(statements))
      }),
      settings,
    )
  })

  it('stay legal when hundreds are alike', () => {
    const identifiers = write(Array.from({ length: 300 }, () => ({ block: '가'.repeat(40), prompt: '나'.repeat(40) })))
    expect(new Set(identifiers).size).toBe(300)
    expect(Math.max(...identifiers.map((identifier) => identifier.length))).toBeLessThanOrEqual(50)
  })
})

it('changes nothing else of the graph', () => {
  const { graph } = contactFlow('flow', { description: 'a flow' }, (flow) => flow.disconnect()).build()
  const { actions, ...rest } = assignIdentifiers(graph)
  const { actions: before, ...restBefore } = graph
  expect(rest).toEqual(restBefore)
  expect(actions.map((node) => ({ ...node, identifier: '' }))).toEqual(before)
})
