import { contactFlow } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { flowWith } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemsOf } from '../../test/rule-harness.js'
import { validActions } from '../../test/valid-actions.js'

const rule = 'invalid-identifier'
const { playPrompt } = validActions

describe(rule, () => {
  it('reports an empty identifier', () => {
    expectProblems(flowWith({ ...playPrompt, id: '' }), rule).toEqual([
      { args: { identifier: '', problem: 'is empty' }, at: ' > Identifier', severity: 'error' },
    ])
  })

  it('reports more than 50 characters', () => {
    expectProblems(flowWith({ ...playPrompt, id: 'a'.repeat(51) }), rule).toEqual([
      {
        args: { identifier: 'a'.repeat(51), problem: 'has 51 characters, at most 50 are allowed' },
        at: `${'a'.repeat(51)} > Identifier`,
        severity: 'error',
      },
    ])
  })

  it.each([...'%:(\\/)=$,;[]{}', '\u0000', '\n', '\u007f'])('reports the character %j', (character) => {
    expect(problemsOf(flowWith({ ...playPrompt, id: `a${character}b` }), rule)).toHaveLength(1)
  })

  it.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf'])(
    'reports the reserved word %s',
    (id) => {
      expectProblems(flowWith({ ...playPrompt, id }), rule).toEqual([
        {
          args: { identifier: id, problem: 'is a word that Amazon Connect reserves' },
          at: `${id} > Identifier`,
          severity: 'error',
        },
      ])
    },
  )

  it('reports an `id` that an author chose', () => {
    const flow = contactFlow('named', {}, (builder) => builder.disconnect({ id: 'a/b' }))
    expect(problemsOf(flow, rule)).toHaveLength(1)
  })

  it.each(['a'.repeat(50), '인사말', 'ask - 1 again', 'c0ffee00-1111-4222-8333-444455556666', 'a.b!?*#@<>|"\'&+~^_'])(
    'leaves %s alone',
    (id) => {
      expectValid(flowWith({ ...playPrompt, id }))
    },
  )
})
