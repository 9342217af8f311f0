import type { ConditionBranch } from './flow-content.ts'
import { describedActions } from './mistake.ts'
import type { DescribedAction, Mistake } from './mistake.ts'
import type { Random } from './random.ts'

/** A condition of an action that has some. */
function pickCondition(
  actions: readonly DescribedAction[],
  random: Random,
): { readonly described: DescribedAction; readonly branch: ConditionBranch } | undefined {
  const described = random.pick(actions.filter(({ action }) => (action.Transitions.Conditions ?? []).length > 0))
  const branch = random.pick(described?.action.Transitions.Conditions ?? [])
  return described === undefined || branch === undefined ? undefined : { described, branch }
}

const inventedOperators = ['NumericLessThan', 'And', 'NotEquals', 'equals', 'GreaterThan', 'IsNull', 'TextEquals']

/** Mistakes in conditions. */
export const conditionMistakes: readonly Mistake[] = [
  {
    name: 'invented operator',
    refused: true,
    plant: (flow, random) => {
      const place = pickCondition(describedActions(flow), random)
      if (place === undefined) return undefined
      place.branch.Condition.Operator = random.pick(inventedOperators) ?? 'And'
      return { actions: [place.described.action.Identifier], what: place.branch.Condition.Operator }
    },
  },
  {
    name: 'operator that the action does not take',
    refused: true,
    plant: (flow, random) => {
      const narrow = describedActions(flow).filter(({ form }) => form.outcomes.conditions?.operators.length === 1)
      const place = pickCondition(narrow, random)
      if (place === undefined) return undefined
      const taken: readonly string[] = place.described.form.outcomes.conditions?.operators ?? []
      const operator = random.pick(
        ['Equals', 'TextContains', 'NumberGreaterThan'].filter((name) => !taken.includes(name)),
      )
      if (operator === undefined) return undefined
      place.branch.Condition.Operator = operator
      return { actions: [place.described.action.Identifier], what: operator }
    },
  },
  {
    name: 'two operands',
    refused: true,
    plant: (flow, random) => {
      const place = pickCondition(describedActions(flow), random)
      if (place === undefined || place.branch.Condition.Operator === 'Exists') return undefined
      place.branch.Condition.Operands.push('2')
      return { actions: [place.described.action.Identifier], what: 'two operands' }
    },
  },
  {
    name: 'no operand',
    refused: true,
    plant: (flow, random) => {
      const place = pickCondition(describedActions(flow), random)
      if (place === undefined || place.branch.Condition.Operator === 'Exists') return undefined
      place.branch.Condition.Operands = []
      return { actions: [place.described.action.Identifier], what: 'no operand' }
    },
  },
  {
    name: 'empty operand',
    refused: true,
    plant: (flow, random) => {
      const place = pickCondition(describedActions(flow), random)
      if (place === undefined || place.branch.Condition.Operator === 'Exists') return undefined
      place.branch.Condition.Operands = ['']
      return { actions: [place.described.action.Identifier], what: 'empty operand' }
    },
  },
  {
    name: 'operand as a number',
    refused: true,
    plant: (flow, random) => {
      const place = pickCondition(describedActions(flow), random)
      if (place === undefined || place.branch.Condition.Operator === 'Exists') return undefined
      place.branch.Condition.Operands = [1]
      return { actions: [place.described.action.Identifier], what: 'operand 1' }
    },
  },
  {
    name: 'result that the action does not have',
    refused: true,
    plant: (flow, random) => {
      const closed = describedActions(flow).filter(({ form }) => form.outcomes.conditions?.operands.kind === 'results')
      const place = pickCondition(closed, random)
      if (place === undefined) return undefined
      place.branch.Condition.Operands = [random.pick(['Yes', '12', 'true', 'Success', 'A']) ?? 'A']
      return { actions: [place.described.action.Identifier], what: String(place.branch.Condition.Operands[0]) }
    },
  },
  {
    name: 'number that is none',
    refused: true,
    plant: (flow, random) => {
      const numeric = describedActions(flow).flatMap((described) =>
        (described.action.Transitions.Conditions ?? [])
          .filter(({ Condition }) => Condition.Operator.startsWith('Number'))
          .map((branch) => ({ described, branch })),
      )
      const place = random.pick(numeric)
      if (place === undefined) return undefined
      place.branch.Condition.Operands = [random.pick(['many', '1,000', 'ten']) ?? 'many']
      return { actions: [place.described.action.Identifier], what: String(place.branch.Condition.Operands[0]) }
    },
  },
  {
    name: 'missing result',
    refused: true,
    plant: (flow, random) => {
      const places = describedActions(flow).flatMap(({ action, form }) => {
        const operands = form.outcomes.conditions?.operands
        return operands?.kind === 'results' ? operands.required.map((result) => ({ action, result })) : []
      })
      const place = random.pick(places)
      if (place === undefined) return undefined
      const { Transitions, Identifier } = place.action
      Transitions.Conditions = (Transitions.Conditions ?? []).filter(
        ({ Condition }) => Condition.Operands[0] !== place.result,
      )
      return { actions: [Identifier], what: `without ${place.result}` }
    },
  },
  {
    name: 'conditions on an action that takes none',
    refused: true,
    plant: (flow, random) => {
      const place = random.pick(
        describedActions(flow).filter(
          ({ form }) => form.outcomes.conditions === undefined && form.outcomes.next.kind === 'continues',
        ),
      )
      if (place === undefined) return undefined
      place.action.Transitions.Conditions = [
        { NextAction: flow.StartAction, Condition: { Operator: 'Equals', Operands: ['1'] } },
      ]
      return { actions: [place.action.Identifier], what: 'Equals 1' }
    },
  },
  {
    name: 'thresholds that fall',
    refused: true,
    plant: (flow, random) => {
      const place = random.pick(
        describedActions(flow).filter(
          ({ action }) => action.Type === 'DistributeByPercentage' && (action.Transitions.Conditions ?? []).length > 1,
        ),
      )
      const [first, second] = place?.action.Transitions.Conditions ?? []
      if (place === undefined || first === undefined || second === undefined) return undefined
      const operands = first.Condition.Operands
      first.Condition.Operands = second.Condition.Operands
      second.Condition.Operands = operands
      return { actions: [place.action.Identifier], what: 'falling' }
    },
  },
]
