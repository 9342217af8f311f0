import { nameOf } from '../analysis/checked-flow.js'
import { keyMenus } from '../analysis/key-menus.js'
import type { Rule } from './rule.js'

/**
 * A menu has a branch for each key that its prompt tells the caller to press.
 *
 * The caller who does as told ends where everybody ends who pressed a wrong key.
 *
 * Prompts are read in English, Korean and Japanese.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/get-customer-input.html
 */
export const missingMenuKey: Rule = {
  code: 'FLOW1108',
  name: 'missing-menu-key',
  severity: 'info',
  refusedByService: false,
  summary: 'A menu has a branch for each key that its prompt tells the caller to press.',
  check(flow, report) {
    for (const { action, keys, spoken, pointer } of keyMenus(flow)) {
      const missing = [...spoken.told].filter(([key]) => !keys.has(key))
      // A menu without any branch is told so by another rule.
      if (keys.size === 0 || missing.length === 0) continue
      const [[, words] = ['', '']] = missing
      report({
        message: `${nameOf(action)} tells the caller to press ${listed(missing.map(([key]) => key))} ("${words}"), and has no branch for it: whoever does takes NoMatchingCondition.`,
        args: { action: action.node.identifier, keys: missing.map(([key]) => key).join(' ') },
        at: { action: action.index, pointer },
        suggestion: 'Add the branch, or take the key out of the prompt.',
      })
    }
  },
}

function listed(keys: readonly string[]): string {
  return keys.length > 1 ? `${keys.slice(0, -1).join(', ')} and ${keys.at(-1) ?? ''}` : (keys[0] ?? '')
}
