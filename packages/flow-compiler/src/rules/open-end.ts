import { flowTypeDefinition } from '@aicc/flow-dsl/language'
import { nameOf } from '../analysis/checked-flow.js'
import type { Rule } from './rule.js'

/**
 * Every path ends in an action that ends the contact or the flow, or that hands the contact on.
 *
 * Where a path just stops, the service refuses the flow; every action that does not end one needs its NextAction.
 * @see https://github.com/mgaffigan/pulumi-amazon-connect/blob/HEAD/docs/wire-format-checks.md
 */
export const openEnd: Rule = {
  code: 'FLOW2006',
  name: 'open-end',
  severity: 'error',
  refusedByService: true,
  summary: 'Every path ends in an action that ends the contact or the flow, or that hands the contact on.',
  check(flow, report) {
    const ending = flow.graph.flowType === undefined ? undefined : flowTypeDefinition(flow.graph.flowType).ending
    for (const action of flow.actions) {
      const next = action.form?.outcomes.next.kind
      for (const { kind, outcome, target, pointer } of action.ways) {
        if (typeof target === 'number' || (target.identifier ?? '') !== '') continue
        if (kind === 'next') {
          // Holds: the member may be missing. In a flow of ours, `never` is filled in by the compiler.
          if (next === 'holds') continue
          if (next === 'never' && flow.authored) continue
        }
        const branch = kind === 'error' ? outcome : `"${outcome}"`
        report({
          message: flow.authored
            ? `The path after ${nameOf(action)}${kind === 'next' ? '' : ` on ${branch}`} stops here: nothing ends the contact, and nothing comes next.`
            : kind === 'next'
              ? `${nameOf(action)} (${action.node.type}) has no NextAction.`
              : `The branch of ${nameOf(action)} (${action.node.type}) for ${branch} leads nowhere.`,
          args: { action: action.node.identifier, outcome },
          at: { action: action.index, pointer },
          suggestion: flow.authored
            ? `End the path with ${ending === undefined ? 'an action that ends it' : `\`${ending.statement}\``}, or jump to a label with \`flow.goto(...)\`.`
            : kind === 'next' && next === 'never'
              ? 'It is never taken, but Amazon Connect wants it: repeat the target of another branch.'
              : 'Connect it to an action.',
        })
      }
    }
  },
}
