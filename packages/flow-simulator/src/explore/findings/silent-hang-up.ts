import { pathTo } from '../state-graph.js'
import type { StateNode } from '../state-graph.js'
import type { FoundProblem } from './finding.js'
import type { SilentEnd } from './notices.js'
import { nodesWithMore, wasCutByFailure } from './silence.js'

/** Callers who are hung up on without a word: before they have heard anything, after a failure, or after their input. */
export function findSilentHangUps(ends: readonly SilentEnd[], nodes: readonly StateNode[]): readonly FoundProblem[] {
  const more = ends.some(({ since }) => since === 'failure') ? nodesWithMore(nodes) : new Set<StateNode>()
  const speaks = nodes.some(({ edges }) => edges.some(({ heard }) => heard))
  return ends
    .filter(({ since, node }) => since !== 'failure' || wasCutByFailure(pathTo(node), more))
    .map(({ since, program, action, node }): FoundProblem => ({
      name: 'silent-hang-up',
      // Certain is only what happens when everything works, in a flow that does speak to callers elsewhere.
      severity: since === 'start' && speaks && !pathTo(node).some(({ failed }) => failed) ? 'error' : 'warning',
      program,
      action,
      detail: since,
      node,
      steps: [],
      message: `${messages[since]} Say something before the flow hangs up.`,
    }))
}

const messages: Readonly<Record<SilentEnd['since'], string>> = {
  start: 'The call ends before the caller has heard anything.',
  input: 'The caller does something, and the call ends without a word.',
  failure: 'Something fails, and the call ends without a word.',
}
