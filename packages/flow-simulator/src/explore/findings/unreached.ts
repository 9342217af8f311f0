import type { Instruction, Program } from '../../program/program.js'
import { nowhere } from '../../program/program.js'
import type { Explorer } from '../explorer.js'
import type { FoundProblem } from './finding.js'

/**
 * Actions and conditions of a flow that no call reaches although the ways of the flow lead there: data decide otherwise.
 * Of the other flows nothing is said: contacts come into them from elsewhere, too. Nor is anything said of what follows
 * the success of a module that was not given.
 */
export function findUnreached(
  program: Program,
  explorer: Explorer,
  missingAt: ReadonlySet<Instruction>,
): readonly FoundProblem[] {
  const { coverage } = explorer
  const found: FoundProblem[] = []
  for (const { action, outcome, targets } of coverage.neverHolding(program)) {
    const reached = explorer.firstReached(action)
    // Where the branch leads to what nothing else leads to, that is said.
    if (reached === undefined || missingAt.has(action) || targets.some((target) => !coverage.has(target))) continue
    found.push({
      name: 'dead-branch',
      severity: 'warning',
      program,
      action,
      detail: outcome,
      node: reached.node,
      steps: [reached.step],
      message: `No call takes the branch ${outcome}: nothing sets that value. Remove the branch, or set the value.`,
    })
  }
  const before = predecessors(program)
  for (const action of program.instructions) {
    if (coverage.has(action)) continue
    const from = before.get(action.index)?.find((one) => coverage.has(one))
    const reached = from === undefined ? undefined : explorer.firstReached(from)
    if (from === undefined || reached === undefined || missingAt.has(from)) continue
    found.push({
      name: 'unreachable-action',
      severity: 'warning',
      program,
      action,
      node: reached.node,
      steps: [reached.step],
      message: `No call comes here, although ${from.identifier} leads here: its branch is never taken. Remove the action, or mend what decides about it.`,
    })
  }
  return found
}

function predecessors({ instructions }: Program): ReadonlyMap<number, readonly Instruction[]> {
  const before = new Map<number, Instruction[]>()
  for (const action of instructions) {
    const errors = [...action.errors].filter(([error]) => error === 'NoMatchingCondition').map(([, target]) => target)
    const success = action.form?.outcomes.next.kind === 'never' ? [] : [action.next]
    for (const target of [...success, ...action.conditions.map((condition) => condition.target), ...errors]) {
      if (target === nowhere) continue
      const known = before.get(target)
      if (known === undefined) before.set(target, [action])
      else known.push(action)
    }
  }
  return before
}
