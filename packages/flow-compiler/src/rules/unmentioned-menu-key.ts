import { nameOf } from '../analysis/checked-flow.js'
import { keyMenus } from '../analysis/key-menus.js'
import type { Rule } from './rule.js'

/** Keys that mean the same in all menus of many flows (a person, back, again): told once, they are known. */
const kept: ReadonlySet<string> = new Set(['0', '9', '*', '#'])

/**
 * The prompt of a menu mentions each key that has a branch.
 *
 * A key that nobody is told of is a choice that nobody makes. Mostly a branch was added and the prompt was not changed.
 *
 * Only prompts that tell the caller which keys to press, and that are known as a whole, are looked at: recordings and
 * attributes may say anything. Prompts are read in English, Korean and Japanese.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/get-customer-input.html
 */
export const unmentionedMenuKey: Rule = {
  code: 'FLOW1109',
  name: 'unmentioned-menu-key',
  severity: 'info',
  refusedByService: false,
  summary: 'The prompt of a menu mentions each key that has a branch.',
  check(flow, report) {
    const menus = keyMenus(flow)
    const toldSomewhere = new Set(menus.flatMap(({ spoken }) => [...spoken.told.keys()]))
    for (const { action, keys, spoken, whole, pointer } of menus) {
      const unmentioned = [...keys].filter(
        (key) => !spoken.named.has(key) && !(kept.has(key) && toldSomewhere.has(key)),
      )
      if (!whole || spoken.told.size === 0 || unmentioned.length === 0) continue
      const [first = ''] = unmentioned
      report({
        message: `${nameOf(action)} has ${unmentioned.length === 1 ? `a branch for ${first}` : `branches for ${unmentioned.join(', ')}`}, and its prompt does not mention ${unmentioned.length === 1 ? 'that key' : 'those keys'}.`,
        args: { action: action.node.identifier, keys: unmentioned.join(' ') },
        at: { action: action.index, pointer },
        suggestion: 'Say in the prompt what the key is for, or remove the branch.',
      })
    }
  },
}
