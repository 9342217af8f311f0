import { contactFlow } from '@aicc/flow-dsl'
import { describe, it } from 'vitest'
import { flowWith } from '../../test/flow-json.js'
import { expectProblems, expectValid } from '../../test/rule-harness.js'
import { validActions } from '../../test/valid-actions.js'

const rule = 'invalid-flow-name'

function named(name: string) {
  return contactFlow(name, {}, (flow) => flow.disconnect())
}

describe(rule, () => {
  it.each([
    '',
    '  ',
    'a/b',
    'a\\b',
    '../escape',
    'a\nb',
    'a\u0000b',
    '.',
    '..',
    '\u007f',
    'con',
    'NUL.old',
    'Com1',
    '\ud800',
  ])('reports %j', (name) => {
    expectProblems(named(name), rule).toEqual([{ args: { name }, at: '', severity: 'error' }])
  })

  it('reports more than 127 characters, and shows the first 60', () => {
    expectProblems(named('a'.repeat(128)), rule).toEqual([
      { args: { name: 'a'.repeat(60) }, at: '', severity: 'error' },
    ])
  })

  it.each(['menu', '추첨 등록', 'lottery-registration', 'v1.2 (draft)', 'console', '🎉', 'context', 'a'.repeat(127)])(
    'takes %s',
    (name) => {
      expectValid(named(name))
    },
  )

  it('reports a description of more than 500 characters', () => {
    const described = (description: string) => contactFlow('f', { description }, (flow) => flow.disconnect())
    expectValid(described('x'.repeat(500)))
    expectProblems(described('x'.repeat(501)), rule).toEqual([
      { args: { characters: 501, maximum: 500 }, at: '', severity: 'error' },
    ])
  })

  it('leaves alone the name in flow JSON, which is a remark of the designer', () => {
    expectValid(flowWith(validActions.playPrompt, { name: 'a/b' }))
  })
})
