import { nameOf } from '../analysis/checked-flow.js'
import type { Rule } from './rule.js'

/**
 * Every action can be reached from the start.
 *
 * What cannot be reached is never heard: mostly a branch that was meant to lead there and does not.
 * The service publishes such flows.
 */
export const unreachableAction: Rule = {
  code: 'FLOW2003',
  name: 'unreachable-action',
  severity: 'warning',
  refusedByService: false,
  summary: 'Every action can be reached from the start.',
  check(flow, report) {
    // Without a start everything is unreachable; another rule says so once.
    if (typeof flow.graph.start !== 'number') return
    const entered = new Set<number>()
    for (const { index, ways } of flow.actions) {
      for (const { target } of ways) if (typeof target === 'number' && target !== index) entered.add(target)
    }
    const unreachable = flow.actions.filter(({ index }) => flow.reachable[index] === false)
    // One report for each place where unreachable actions begin; a cycle of them has none, so its first action stands in.
    const heads = unreachable.filter(({ index }) => !entered.has(index))
    const covered = new Set<number>()
    const cover = (from: number): void => {
      const stack = [from]
      for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
        if (covered.has(index)) continue
        covered.add(index)
        for (const { target } of flow.actions[index]?.ways ?? []) if (typeof target === 'number') stack.push(target)
      }
    }
    for (const { index } of heads) cover(index)
    for (const action of unreachable) {
      if (covered.has(action.index)) continue
      heads.push(action)
      cover(action.index)
    }
    for (const action of heads) {
      report({
        message: `${nameOf(action)} (${action.node.type}) cannot be reached: no path from the start leads here.`,
        args: { action: action.node.identifier },
        at: { action: action.index },
        suggestion: flow.authored
          ? 'Move it before the statement that ends or leaves the flow, give it a label that something jumps to, or remove it.'
          : 'Connect it, or remove it.',
      })
    }
  },
}
