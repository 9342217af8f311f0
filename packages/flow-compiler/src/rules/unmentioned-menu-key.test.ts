import type { JsonObject } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowJson, flowWith } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions, withParameters } from '../../test/valid-actions.js'

const rule = 'unmentioned-menu-key'

function menuWith(prompt: string, ...keys: readonly string[]): JsonObject {
  const menu = withParameters(validActions.menu, { Text: prompt })
  return flowWith({ ...menu, conditions: keys.map((key) => ['Equals', key] as const) })
}

describe(rule, () => {
  it.each([
    ['Press 1 for sales or 2 for support.', ['1', '2', '0'], '0'],
    ['상담은 1번을 눌러 주세요.', ['1', '2', '#'], '2 #'],
    ['営業は1を押してください。', ['1', '9'], '9'],
  ])('reports a key that nobody is told of: %s', (prompt, keys, unmentioned) => {
    expectProblems(menuWith(prompt, ...keys), rule).toEqual([
      { args: { action: 'subject', keys: unmentioned }, at: 'subject > Parameters.Text', severity: 'info' },
    ])
  })

  it('says which', () => {
    expect(problemOf(menuWith('Press 1 for sales.', '1', '0'), rule).message).toBe(
      '"subject" has a branch for 0, and its prompt does not mention that key.',
    )
    expect(problemOf(menuWith('Press 1 for sales.', '1', '0', '9'), rule).message).toBe(
      '"subject" has branches for 0, 9, and its prompt does not mention those keys.',
    )
  })

  it.each([
    ['Press 1 for sales. Para español, oprima el número 2.', ['1', '2']],
    ['Press 1 for sales. $.Attributes.more', ['1', '2']],
    ['Presione 1 para ventas.', ['1', '2']],
    ['How can we help?', ['1', '2']],
    ['0から9の数字を押してください。', ['0', '5', '9']],
  ])('leaves alone a prompt that mentions it, that may, or that names no keys: %s', (prompt, keys) => {
    expectValid(menuWith(prompt, ...keys), rule)
  })

  it('leaves alone 0, 9, * and # where another menu has told of them', () => {
    const menu = (id: string, prompt: string, keys: readonly string[], next: string): ActionSketch => ({
      ...withParameters(validActions.menu, { Text: prompt }),
      id,
      conditions: keys.map((key) => ['Equals', key, next] as const),
    })
    const main = menu('main', 'For orders press 1, for an agent press 0.', ['1', '0'], 'orders')
    const orders = (...keys: readonly string[]) =>
      flowJson([main, menu('orders', 'To track it, press 2.', ['2', ...keys], 'end')])
    expectValid(orders('0'), rule)
    expectProblems(orders('1'), rule).toHaveLength(1)
  })

  it('leaves alone a recording', () => {
    const menu = withParameters(validActions.menu, { Text: undefined, PromptId: 'p-1' })
    expectValid(
      flowWith({
        ...menu,
        conditions: [
          ['Equals', '1'],
          ['Equals', '2'],
        ],
      }),
      rule,
    )
  })
})
