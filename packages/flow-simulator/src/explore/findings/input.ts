import type { Program } from '../../program/program.js'
import type { Liveness } from '../liveness.js'
import type { StateNode } from '../state-graph.js'
import type { FoundProblem } from './finding.js'

/** Keys that a prompt tells the caller to press, and that the action takes for a mistake. */
export function findUnhandledKeys(
  nodes: readonly StateNode[],
  announced: ReadonlyMap<StateNode['action'] & object, ReadonlySet<string>>,
): readonly FoundProblem[] {
  const found: FoundProblem[] = []
  const seen = new Set<StateNode['action']>()
  for (const node of nodes) {
    const { ask, action, program, edges } = node
    if (ask !== 'keys' || action === undefined || program === undefined || seen.has(action)) continue
    seen.add(action)
    const keys = announced.get(action)
    // The other key is the last one that is pressed; it is one that was announced, where there is one.
    const other = edges.filter(({ by, failed }) => by === 'caller' && !failed).at(-1)
    if (keys === undefined || other === undefined) continue
    const list = [...keys].sort().join(', ')
    found.push({
      name: 'unhandled-key',
      severity: 'warning',
      program,
      action,
      node,
      steps: [other.step],
      message: `The caller is told to press ${list}, and ${keys.size === 1 ? 'that key has' : 'these keys have'} no branch. Give it one, or change the words.`,
    })
  }
  return found
}

/** Digits that a caller types and that nothing reads before they are gone. */
export function findLostInput(nodes: readonly StateNode[], liveness: Liveness): readonly FoundProblem[] {
  const found: FoundProblem[] = []
  const seen = new Set<StateNode['action']>()
  for (const node of nodes) {
    const { ask, action, program, edges } = node
    if (ask !== 'keys' || action === undefined || program === undefined || seen.has(action)) continue
    seen.add(action)
    const typed = edges.find(({ by, failed }) => by === 'caller' && !failed)
    if (typed === undefined || !action.parameters.has('InputValidation') || isRead(program, action.next, liveness))
      continue
    found.push({
      name: 'lost-input',
      severity: 'warning',
      program,
      action,
      node,
      steps: [typed.step],
      message:
        'What the caller types here is lost: nothing reads $.StoredCustomerInput afterwards. Read it before it is replaced or the flow is left, or do not ask.',
    })
  }
  return found
}

function isRead(program: Program, index: number, liveness: Liveness): boolean {
  const { deciding, passedOn } = liveness.at(program, index)
  return [...deciding, ...passedOn].some(({ members }) => members[0] === 'StoredCustomerInput')
}
