import { ruleLevels, settingProblems, withLevels } from '@aicc/flow-compiler'
import type { RuleLevel, RuleSettings } from '@aicc/flow-compiler'
import { UsageError } from './usage-error.js'

/** Settings of rules, and the rules among them whose level was given on the command line. */
export interface ReadLevels {
  readonly rules: RuleSettings
  readonly fixedRules: ReadonlySet<string>
}

/**
 * Levels from the command line over those of the project.
 * @param given - As they were written: `name=level`. The last one of a rule holds.
 * @throws {@link UsageError} for one that cannot be used.
 */
export function readLevels(given: readonly string[], rules: RuleSettings): ReadLevels {
  const levels = new Map<string, RuleLevel>()
  for (const text of given) {
    const subject = { file: '', code: 'FLOW1022', name: 'unusable-rule-level' } as const
    const [, name, written] = /^([^=]*)=(.*)$/s.exec(text) ?? []
    if (name === undefined || written === undefined) {
      const example = `write --rule <name>=<level>, with one of ${ruleLevels.join(', ')}`
      throw new UsageError(`--rule ${JSON.stringify(text)} has no level: ${example}.`, subject)
    }
    const [problem] = settingProblems(Object.fromEntries([[name, written]]))
    const level = ruleLevels.find((known) => known === written)
    if (problem !== undefined || level === undefined) {
      const sentences = [problem?.message, problem?.suggestion].filter((part) => part !== undefined)
      throw new UsageError(sentences.join(' '), subject)
    }
    levels.set(name, level)
  }
  return { rules: withLevels(rules, levels), fixedRules: new Set(levels.keys()) }
}
