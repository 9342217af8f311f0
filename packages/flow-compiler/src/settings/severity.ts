import type { Severity } from '../diagnostics/diagnostic.js'
import type { RuleDescription } from '../rules/rule.js'
import type { RuleLevel } from './rule-settings.js'

/** Whether the service refuses a problem of this rule that the rule itself gives this severity. */
export function isRefused(rule: RuleDescription, severity: Severity): boolean {
  return rule.refusedByService && severity === 'error'
}

/** Whether any problem of a rule can be set to less than an error: not where the service refuses all that it finds. */
export function canBeLowered(rule: RuleDescription): boolean {
  return !rule.refusedByService || rule.acceptedCases !== undefined
}

/**
 * The severity of a problem under a chosen level. What the service refuses is an error and stays one.
 * @param own - The severity that the rule gives the problem.
 * @returns undefined for a problem that is not reported.
 */
export function severityUnder(
  level: RuleLevel | undefined,
  rule: RuleDescription,
  own: Severity,
): Severity | undefined {
  if (level === undefined || isRefused(rule, own)) return own
  return level === 'off' ? undefined : level
}
