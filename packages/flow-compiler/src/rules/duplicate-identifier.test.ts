import { contactFlow } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { flowJson } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions } from '../../test/valid-actions.js'

const rule = 'duplicate-identifier'
const { playPrompt } = validActions

const twice = flowJson([
  { ...playPrompt, id: 'greet' },
  { ...playPrompt, id: 'greet' },
])

describe(rule, () => {
  it('reports the second of two equal identifiers', () => {
    const problem = problemOf(twice, rule)
    expect([problem.args, problem.location.line]).toEqual([{ identifier: 'greet' }, 32])
  })

  it('shows where the identifier is used first', () => {
    expect(problemOf(twice, rule).related).toMatchObject([
      { message: '"greet" is used first here.', location: { path: 'base > greet > Identifier', line: 15 } },
    ])
  })

  it('reports each further use', () => {
    const three = flowJson(['greet', 'greet', 'greet'].map((id) => ({ ...playPrompt, id })))
    expectProblems(three, rule).toHaveLength(2)
  })

  it('reports an `id` that two blocks were given', () => {
    const flow = contactFlow('twice', {}, (builder) => {
      builder.playPrompt('하나', { id: 'greet' })
      builder.playPrompt('둘', { id: 'greet' })
      builder.disconnect()
    })
    expectProblems(flow, rule).toEqual([{ args: { identifier: 'greet' }, at: 'greet > Identifier', severity: 'error' }])
  })

  it('leaves alone identifiers that differ in case only', () => {
    expectValid(
      flowJson([
        { ...playPrompt, id: 'greet', next: 'Greet' },
        { ...playPrompt, id: 'Greet' },
      ]),
    )
  })
})
