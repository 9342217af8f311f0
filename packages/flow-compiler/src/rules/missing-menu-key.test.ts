import { contactFlow } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '@aicc/flow-dsl/language'
import { flowWith } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions, withParameters } from '../../test/valid-actions.js'

const rule = 'missing-menu-key'

function menuWith(prompt: string, ...keys: readonly string[]): JsonObject {
  const menu = withParameters(validActions.menu, { Text: prompt })
  return flowWith({ ...menu, conditions: keys.map((key) => ['Equals', key] as const) })
}

describe(rule, () => {
  it.each([
    ['Press 1 for sales or 2 for support.', ['1'], '2'],
    ['상담은 1번, 예약은 2번, 다시 듣기는 별표를 눌러 주세요.', ['1'], '2 *'],
    ['営業は1を、サポートは2を押してください。', ['2'], '1'],
  ])('reports a key that the prompt promises: %s', (prompt, keys, missing) => {
    expectProblems(menuWith(prompt, ...keys), rule).toEqual([
      { args: { action: 'subject', keys: missing }, at: 'subject > Parameters.Text', severity: 'info' },
    ])
  })

  it('quotes the words that promise it', () => {
    expect(problemOf(menuWith('Press 1 for sales, press 2 for support, press 3 to end.', '1'), rule).message).toBe(
      '"subject" tells the caller to press 2 and 3 ("press 2"), and has no branch for it: whoever does takes NoMatchingCondition.',
    )
  })

  it.each([
    ['Press 1 for sales.', ['1']],
    ['We answer within 24 hours. Press 1 for sales.', ['1']],
    ['Choose what you want.', ['1']],
    ['1588-1234번입니다. 1번을 눌러 주세요.', ['1']],
    ['$.External.prompt', ['1']],
  ])('leaves alone a menu that keeps its word: %s', (prompt, keys) => {
    expectValid(menuWith(prompt, ...keys), rule)
  })

  it('leaves alone a menu without any branch, which is another matter', () => {
    expectValid(menuWith('Press 1 for sales.'), rule)
  })

  it('reads the prompt of a TypeScript flow', () => {
    const flow = contactFlow('menu', { onError: (builder) => builder.disconnect() }, (builder) => {
      builder.getCustomerInput({
        id: 'menu',
        prompt: '상담은 1번, 예약은 2번을 눌러 주세요.',
        on: {
          '1': () => builder.disconnect(),
          InputTimeLimitExceeded: () => builder.disconnect(),
          NoMatchingCondition: () => builder.disconnect(),
        },
      })
    })
    expect(problemOf(flow, rule).args).toEqual({ action: 'menu', keys: '2' })
  })
})
