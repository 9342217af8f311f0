import { rules } from '../rules/index.js'
import type { RuleDescription } from '../rules/rule.js'
import { setRules } from '../set/rules/index.js'

/** Every rule that has a page and a switch. */
export const describedRules: readonly RuleDescription[] = [...rules, ...setRules]

const byName: ReadonlyMap<string, RuleDescription> = new Map(describedRules.map((rule) => [rule.name, rule]))

/** The rule of a name; undefined for the name of a problem that no rule finds. */
export function findRule(name: string): RuleDescription | undefined {
  return byName.get(name)
}
