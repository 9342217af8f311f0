import { lookUpAttribute } from '@aicc/flow-dsl/language'
import { attributeReads } from '../analysis/attribute-reads.js'
import type { AttributeRead } from '../analysis/attribute-reads.js'
import { nameOf } from '../analysis/checked-flow.js'
import type { CheckedAction, CheckedFlow } from '../analysis/checked-flow.js'
import { succeedsOn } from '../analysis/flow-facts.js'
import { suggestionList } from '../diagnostics/suggestion-list.js'
import type { Rule } from './rule.js'

/** The namespace of what a customer has entered last. */
const stored = 'StoredCustomerInput'

/**
 * What a customer is asked to enter is used.
 *
 * Digits that no path reads before the next input or the end of the flow were typed for nothing: mostly the value was
 * to be copied to an attribute and the copy was forgotten, so that the agent asks for the number again.
 *
 * A backward analysis of liveness: each action is looked at once more for each way that it turns out to be needed on.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/store-customer-input.html
 */
export const unusedInput: Rule = {
  code: 'FLOW6004',
  name: 'unused-input',
  severity: 'warning',
  refusedByService: false,
  summary: 'What a customer is asked to enter is used.',
  check(flow, report) {
    const collectors = flow.actions.filter((action) => flow.reachable[action.index] === true && collects(action))
    if (collectors.length === 0) return
    const needed = whereNeeded(flow)
    for (const action of collectors) {
      const used = action.ways.some(
        (way) => way.taken && succeedsOn(action, way) && typeof way.target === 'number' && needed[way.target] === true,
      )
      if (used) continue
      report({
        message: `${nameOf(action)} (${action.node.type}) asks for digits, and nothing reads $.${stored} before the next input or the end of the flow.`,
        args: { action: action.node.identifier },
        at: { action: action.index },
        suggestion: flow.authored
          ? 'Keep what it returns with `flow.setContactAttributes(...)` or give it to a Lambda function; to ask for a key only, use `flow.getCustomerInput(...)`.'
          : `Keep $.${stored} with UpdateContactAttributes or give it to a Lambda function; to ask for a key only, leave StoreInput "False".`,
      })
    }
  },
}

/** Whether a read is one of the stored input. A misspelt one is meant as one, and is a problem of its own. */
function readsInput({ members, written }: AttributeRead): boolean {
  if (members[0] === stored) return true
  return lookUpAttribute(members).verdict === 'unknown' && suggestionList(written, [`$.${stored}`]).length > 0
}

function collects({ definition, node }: CheckedAction): boolean {
  return definition?.collects?.(node.parameters) !== undefined
}

/** Whether something may still read the stored input, at the entry of each action. */
function whereNeeded(flow: CheckedFlow): readonly boolean[] {
  const comesFrom: number[][] = flow.actions.map(() => [])
  for (const action of flow.actions) {
    for (const way of action.ways) {
      if (!way.taken || typeof way.target !== 'number') continue
      // New input takes the place of the old one.
      if (collects(action) && succeedsOn(action, way)) continue
      comesFrom[way.target]?.push(action.index)
    }
  }
  const needed = flow.actions.map(() => false)
  const pending = attributeReads(flow).flatMap((read) => (readsInput(read) ? [read.action.index] : []))
  for (const { definition, index } of flow.actions) {
    // Another flow may read it, and so may an action that nothing here describes.
    if (definition === undefined || definition.destination === 'flow') pending.push(index)
  }
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    if (needed[index] === true) continue
    needed[index] = true
    pending.push(...(comesFrom[index] ?? []))
  }
  return needed
}
