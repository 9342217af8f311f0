import { isJsonObject } from '@aicc/flow-dsl/language'
import { rulesPage } from '../diagnostics/page-of.js'
import { didYouMean, suggestionList } from '../diagnostics/suggestion-list.js'
import type { RuleDescription, RuleOption } from '../rules/rule.js'
import { describedRules, findRule } from './described-rules.js'
import type { RuleLevel, RuleSettings } from './rule-settings.js'
import { canBeLowered } from './severity.js'

/** The levels, from nothing to most. */
export const ruleLevels: readonly RuleLevel[] = ['off', 'info', 'warning', 'error']

/** What is wrong with settings. */
export interface SettingProblem {
  /** Members that lead to the place: `['silence-budget', 'seconds']`; empty for the settings as a whole. */
  readonly path: readonly string[]
  /** A sentence. */
  readonly message: string
  /** What to do, as a sentence. */
  readonly suggestion: string | undefined
}

/** What a project has chosen for a rule. */
export interface RuleChoice {
  /** undefined where nothing was chosen: each problem keeps the severity that the rule gives it. */
  readonly level: RuleLevel | undefined
  /** The numbers of the rule, chosen or by default. */
  readonly options: Readonly<Record<string, number>>
}

/** What a project has chosen, by rule. */
export type RuleChoices = (rule: RuleDescription) => RuleChoice

/** What is wrong with settings that come from outside; nothing for settings that fit. */
export function settingProblems(settings: unknown): readonly SettingProblem[] {
  if (!isJsonObject(settings)) {
    return [problem([], 'The settings of rules have to be an object of rule names and levels.')]
  }
  return Object.entries(settings).flatMap(([name, setting]) => problemsOfSetting(name, setting))
}

/** Whether a value from outside is settings of rules. */
export function isRuleSettings(value: unknown): value is RuleSettings {
  return settingProblems(value).length === 0
}

/**
 * Take settings apart.
 * @throws TypeError when they name a rule that does not exist, or choose what a rule does not take. The types say so
 * before.
 */
export function resolveSettings(settings: RuleSettings | undefined): RuleChoices {
  const choices = new Map<string, RuleChoice>()
  if (settings !== undefined) {
    const [first] = settingProblems(settings)
    if (first !== undefined) throw new TypeError([first.message, first.suggestion ?? ''].join(' ').trim())
    const entries: readonly [string, unknown][] = Object.entries(settings)
    for (const [name, setting] of entries) {
      const [level, chosen] = partsOf(setting)
      const options = new Map(
        Object.entries(findRule(name)?.options ?? {}).map(([key, option]) => [key, option.default]),
      )
      for (const [key, value] of Object.entries(chosen ?? {})) if (typeof value === 'number') options.set(key, value)
      if (isLevel(level)) choices.set(name, { level, options: Object.fromEntries(options) })
    }
  }
  return (rule) => choices.get(rule.name) ?? { level: undefined, options: defaultsOf(rule) }
}

/** A level for each rule over what is set already; options stay. */
export function withLevels(settings: RuleSettings, levels: ReadonlyMap<string, RuleLevel>): RuleSettings {
  const merged = new Map<string, unknown>(Object.entries(settings))
  for (const [name, level] of levels) {
    const [, options] = partsOf(merged.get(name))
    merged.set(name, options === undefined ? level : [level, options])
  }
  const result: unknown = Object.fromEntries(merged)
  if (isRuleSettings(result)) return result
  throw new TypeError(settingProblems(result)[0]?.message)
}

function defaultsOf({ options }: RuleDescription): Readonly<Record<string, number>> {
  if (options === undefined) return {}
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.default]))
}

/** Level and options of a setting, as far as it has them. */
function partsOf(setting: unknown): readonly [level: unknown, options: Readonly<Record<string, unknown>> | undefined] {
  if (!Array.isArray(setting)) return [setting, undefined]
  const [level, options]: readonly unknown[] = setting
  return [level, isJsonObject(options) ? options : undefined]
}

function isLevel(value: unknown): value is RuleLevel {
  return ruleLevels.some((level) => level === value)
}

function problemsOfSetting(name: string, setting: unknown): readonly SettingProblem[] {
  if (setting === undefined) return []
  const rule = findRule(name)
  if (rule === undefined) return [unknownRule(name)]
  const optionNames = Object.keys(rule.options ?? {})
  if (Array.isArray(setting) && (setting.length > 2 || (setting.length === 2 && !isJsonObject(setting[1])))) {
    return [
      problem(
        [name],
        `The setting of ${name} has to be a level, or a list of a level and options.`,
        `Write ['warning'${optionNames.length === 0 ? '' : `, { ${optionNames.join(': ..., ')}: ... }`}].`,
      ),
    ]
  }
  const [level, options = {}] = partsOf(setting)
  const problems: SettingProblem[] = []
  if (!isLevel(level)) {
    const meant = typeof level === 'string' ? didYouMean(similarLevels(level)) : undefined
    const given = typeof level === 'string' ? JSON.stringify(level) : 'no text'
    problems.push(
      problem([name], `The level of ${name} is ${given}, and has to be one of ${ruleLevels.join(', ')}.`, meant),
    )
  } else if (level !== 'error' && !canBeLowered(rule)) {
    problems.push(refusedSetting(rule, level))
  }
  for (const [key, value] of Object.entries(options)) {
    const option = rule.options !== undefined && Object.hasOwn(rule.options, key) ? rule.options[key] : undefined
    if (option === undefined) {
      const message = `The rule ${name} has no option ${JSON.stringify(key)}.`
      const known = optionNames.length === 0 ? 'It has none.' : `Its options are ${optionNames.join(', ')}.`
      problems.push(problem([name, key], message, didYouMean(suggestionList(key, optionNames)) ?? known))
    } else if (!fits(value, option)) {
      const { minimum, maximum, meaning } = option
      const range = maximum === undefined ? `of at least ${minimum}` : `from ${minimum} to ${maximum}`
      problems.push(problem([name, key], `${key} of ${name} is ${meaning}, and has to be a number ${range}.`))
    }
  }
  return problems
}

/** Other checkers say `warn`, which is too short to be like `warning` by its letters. */
function similarLevels(level: string): readonly string[] {
  const beginning = level.toLowerCase()
  const longer = ruleLevels.filter((known) => beginning.length > 1 && known.startsWith(beginning))
  return longer.length > 0 ? longer : suggestionList(level, ruleLevels)
}

function fits(value: unknown, { minimum, maximum = Number.POSITIVE_INFINITY }: RuleOption): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= minimum && value <= maximum
}

/** What is wrong with the name of a rule that does not exist. */
export function unknownRule(name: string): SettingProblem {
  const names = describedRules.map((rule) => rule.name)
  const meant = didYouMean(suggestionList(name, names)) ?? `Rules are listed at ${rulesPage}.`
  return problem([name], `There is no rule ${JSON.stringify(name)}.`, meant)
}

function refusedSetting({ name, summary }: RuleDescription, level: RuleLevel): SettingProblem {
  const what = level === 'off' ? 'switched off' : `lowered to ${level}`
  return problem(
    [name],
    `The rule ${name} cannot be ${what}: Amazon Connect refuses a flow that breaks it. ${summary}`,
    'Remove the setting.',
  )
}

function problem(path: readonly string[], message: string, suggestion?: string): SettingProblem {
  return { path, message, suggestion }
}
