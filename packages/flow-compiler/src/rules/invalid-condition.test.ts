import { contactFlow } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import type { ConditionSketch } from '../../test/flow-json.js'
import { flowWith } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf, problemsOf } from '../../test/rule-harness.js'
import { validActions } from '../../test/valid-actions.js'

const rule = 'invalid-condition'
const { compare, menu, distribute, checkHours, checkQueueStatus, playPrompt, lexBot } = validActions

function comparing(...conditions: readonly ConditionSketch[]) {
  return flowWith({ ...compare, conditions })
}

function condition(number: number, severity = 'error') {
  return {
    args: { action: 'subject', condition: number },
    at: `subject > Transitions.Conditions[${number - 1}].Condition`,
    severity,
  }
}

describe(rule, () => {
  describe('operators', () => {
    it.each(['And', 'Or', 'Not'])('refuses the compound %s that the reference hints at', (operator) => {
      expectProblems(comparing([operator, 'gold']), rule).toEqual([condition(1)])
    })

    it('says what to do instead of a compound condition', () => {
      expect(problemOf(comparing(['And', 'gold']), rule).suggestion).toBe(
        'Use several conditions, or several actions one behind the other.',
      )
    })

    it.each([
      ['NumericLessThan', '"NumberLessThan"'],
      ['equals', '"Equals"'],
      ['TextStartWith', '"TextStartsWith"'],
    ])('refuses %s and suggests what was meant', (operator, meant) => {
      expect(problemOf(comparing([operator, '1']), rule).suggestion).toContain(meant)
    })

    it('only warns of Contains, which an export has and probes saw refused', () => {
      expectProblems(comparing(['Contains', 'gold']), rule).toEqual([condition(1, 'warning')])
    })

    it('refuses Contains with a second operand all the same', () => {
      expectProblems(comparing(['Contains', ['gold', 'silver']]), rule).toEqual([condition(1)])
    })

    it('refuses an operator that the action does not take', () => {
      expectProblems(flowWith({ ...menu, conditions: [['TextStartsWith', '1']] }), rule).toEqual([condition(1)])
    })

    it.each<readonly [ConditionSketch]>([
      [['Equals', 'gold']],
      [['TextStartsWith', 'go']],
      [['TextEndsWith', 'ld']],
      [['TextContains', 'ol']],
      [['NumberGreaterThan', '-1.5']],
      [['NumberLessOrEqualTo', '3']],
      [['KeyExists', 'name']],
    ])('takes %j', (sketch) => {
      expectValid(comparing(sketch))
    })
  })

  describe('operands', () => {
    it('refuses a second operand', () => {
      expectProblems(comparing(['Equals', ['$.Attributes.tier', 'gold']]), rule).toEqual([condition(1)])
    })

    it('refuses a condition without operand', () => {
      expectProblems(comparing(['Equals', []]), rule).toEqual([condition(1)])
    })

    it('warns of Exists, which is known from journeys only', () => {
      expectProblems(comparing(['Exists', []]), rule).toEqual([condition(1, 'warning')])
      expectValid(flowWith({ ...compare, conditions: [['Exists', []]] }, { type: null }), rule, 'CAMPAIGN')
    })

    it('refuses an operand of Exists, which takes none', () => {
      expect(problemOf(comparing(['Exists', 'gold']), rule).suggestion).toBe('Write "Operands": [].')
    })

    it('refuses an empty operand', () => {
      expectProblems(comparing(['Equals', '']), rule).toEqual([condition(1)])
    })

    it('refuses text where numbers are compared', () => {
      expectProblems(comparing(['NumberGreaterThan', 'three']), rule).toEqual([condition(1)])
    })

    it.each<readonly [ConditionSketch]>([
      [['NumberGreaterThan', '$.Attributes.limit']],
      [['Equals', '$.Attributes.other']],
    ])('takes a JSONPath: %j', (sketch) => {
      expectValid(comparing(sketch))
    })

    it('refuses a key that no telephone has', () => {
      expectProblems(flowWith({ ...menu, conditions: [['Equals', '10']] }), rule).toEqual([condition(1)])
    })

    it('takes the star and the hash key', () => {
      expectValid(
        flowWith({
          ...menu,
          conditions: [
            ['Equals', '*'],
            ['Equals', '#'],
          ],
        }),
        rule,
      )
    })

    it('refuses a result that the action does not have, and suggests the one that was meant', () => {
      const conditions: readonly ConditionSketch[] = [...checkHours.conditions, ['Equals', 'true']]
      expect(problemOf(flowWith({ ...checkHours, conditions }), rule).suggestion).toBe('Did you mean "True"?')
    })

    it('refuses text where a metric is compared', () => {
      expectProblems(flowWith({ ...checkQueueStatus, conditions: [['Equals', 'ten']] }), rule).toEqual([condition(1)])
    })

    it.each(['10', '-1', '0.5', '$.Attributes.limit'])('takes %s where a metric is compared', (operand) => {
      expectValid(flowWith({ ...checkQueueStatus, conditions: [['Equals', operand]] }))
    })

    it('takes any intent of a bot', () => {
      expectValid(flowWith({ ...lexBot, conditions: [['Equals', '예약하기']] }))
    })
  })

  describe('thresholds of a distribution', () => {
    it.each([
      ['fall', '10', '4'],
      ['stay', '4', '4'],
    ])('may not %s', (_title, first, second) => {
      const flow = flowWith({
        ...distribute,
        conditions: [
          ['NumberLessThan', first],
          ['NumberLessThan', second],
        ],
      })
      expect(problemsOf(flow, rule).filter(({ severity }) => severity === 'error')).toMatchObject([
        { args: { action: 'subject', condition: 2 } },
      ])
    })

    it.each(['1', '101', '4.5', 'four', '-3'])('may not be %s', (threshold) => {
      expectProblems(flowWith({ ...distribute, conditions: [['NumberLessThan', threshold]] }), rule).toEqual([
        condition(1),
      ])
    })

    it('may be 2 at least and 100 at most', () => {
      expectValid(
        flowWith({
          ...distribute,
          conditions: [
            ['NumberLessThan', '2'],
            ['NumberLessThan', '100'],
          ],
        }),
      )
    })

    it('takes the operator that the service knows, not the one of its page', () => {
      expect(problemOf(flowWith({ ...distribute, conditions: [['NumericLessThan', '4']] }), rule).suggestion).toBe(
        'Did you mean "NumberLessThan"?',
      )
    })
  })

  it('refuses conditions of an action that has no result', () => {
    expectProblems(flowWith({ ...playPrompt, conditions: [['Equals', '1']] }), rule).toEqual([
      { args: { action: 'subject' }, at: 'subject > Transitions.Conditions', severity: 'error' },
    ])
  })

  it('warns of a condition that repeats an earlier one', () => {
    expectProblems(comparing(['Equals', 'gold'], ['Equals', 'silver'], ['Equals', 'gold']), rule).toEqual([
      condition(3, 'warning'),
    ])
  })

  it('says of a condition that is wrong nothing else', () => {
    expectProblems(comparing(['Equals', ''], ['Equals', '']), rule).toEqual([condition(1), condition(2)])
  })

  it('takes the same operand with another operator', () => {
    expectValid(comparing(['Equals', '1'], ['TextStartsWith', '1']))
  })

  it('counts conditions as people do', () => {
    expect(problemOf(comparing(['Equals', 'gold'], ['Equals', '']), rule).message).toMatch(/^Condition 2 of "subject"/)
  })

  it('reports shares of a TypeScript flow that are more than all', () => {
    const flow = contactFlow('shares', {}, (builder) => {
      builder.distributeByPercentage(
        [
          { percent: 60, branch: () => builder.disconnect() },
          { percent: 60, branch: () => builder.disconnect() },
        ],
        {
          id: 'shares',
          otherwise: () => builder.disconnect(),
        },
      )
    })
    expectProblems(flow, rule).toEqual([
      {
        args: { action: 'shares', condition: 2 },
        at: 'shares > Transitions.Conditions[1].Condition',
        severity: 'error',
      },
    ])
  })
})
