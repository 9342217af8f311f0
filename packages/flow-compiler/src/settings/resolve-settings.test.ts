import { contactFlow } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { flowJson } from '../../test/flow-json.js'
import { validActions } from '../../test/valid-actions.js'
import { compile } from '../compile.js'
import { checkFlowJson } from '../read/read-flow.js'
import { silenceBudget } from '../rules/silence-budget.js'
import { unreachableAction } from '../rules/unreachable-action.js'
import { describedRules, findRule } from './described-rules.js'
import { isRuleSettings, resolveSettings, settingProblems, withLevels } from './resolve-settings.js'
import type { RuleLevel, RuleSettings } from './rule-settings.js'
import { canBeLowered, severityUnder } from './severity.js'

/** Nothing leads to its last two statements. */
const unreachable = contactFlow('over', { channels: ['VOICE'] }, (flow) => {
  flow.disconnect()
  flow.playPrompt('Too late.')
  flow.disconnect()
})

const unreachableJson = JSON.stringify(
  flowJson([
    { ...validActions.playPrompt, id: 'greet', errors: {} },
    { ...validActions.playPrompt, id: 'lost', errors: {} },
  ]),
)

function severities(rules?: RuleSettings): readonly string[] {
  return compile(unreachable, { rules }).diagnostics.map(({ name, severity }) => `${name} ${severity}`)
}

describe('the level of a rule', () => {
  it.each<[RuleLevel, readonly string[]]>([
    ['off', []],
    ['info', ['unreachable-action info']],
    ['warning', ['unreachable-action warning']],
    ['error', ['unreachable-action error']],
  ])('%s is what its problems get', (level, expected) => {
    expect(severities({ 'unreachable-action': level })).toEqual(expected)
    const { diagnostics } = checkFlowJson(unreachableJson, { rules: { 'unreachable-action': level } })
    expect(diagnostics.map(({ name, severity }) => `${name} ${severity}`)).toEqual(expected)
  })

  it('is its own where nothing is set', () => {
    expect(severities()).toEqual(['unreachable-action warning'])
    expect(severities({ 'unknown-attribute': 'off' })).toEqual(['unreachable-action warning'])
  })
})

describe('what the service refuses', () => {
  const refused = describedRules.filter((rule) => rule.refusedByService && rule.acceptedCases === undefined)

  it.each(refused.map(({ name }) => name))('cannot be switched off or lowered: %s', (name) => {
    for (const level of ['off', 'info', 'warning']) {
      const [problem] = settingProblems({ [name]: level })
      expect(problem?.message).toMatch(/cannot be (switched off|lowered to \w+): Amazon Connect refuses a flow/)
    }
    expect(settingProblems({ [name]: 'error' })).toEqual([])
  })

  it('stays an error where the rule has cases that the service takes', () => {
    const mixed = describedRules.filter((rule) => rule.acceptedCases !== undefined)
    expect(mixed.length).toBeGreaterThan(0)
    for (const rule of mixed) {
      expect(settingProblems({ [rule.name]: 'off' })).toEqual([])
      expect(severityUnder('off', rule, 'error')).toBe('error')
      expect(severityUnder('off', rule, 'warning')).toBeUndefined()
      expect(severityUnder('error', rule, 'warning')).toBe('error')
    }
  })

  it('is marked in the diagnostic, and its accepted cases are not', () => {
    const condition = (operand: string) => ({
      ...validActions.compare,
      conditions: [['Equals', operand, 'end']] as const,
    })
    const twice = {
      ...validActions.compare,
      conditions: [
        ['Equals', 'a', 'end'],
        ['Equals', 'a', 'end'],
      ] as const,
    }
    const found = (action: object) =>
      checkFlowJson(JSON.stringify(flowJson([{ ...validActions.compare, ...action }])), {
        rules: { 'invalid-condition': 'error' },
      }).diagnostics.map(({ name, severity, refusedByService }) => [name, severity, refusedByService])
    expect(found(condition(''))).toEqual([['invalid-condition', 'error', true]])
    expect(found(twice)).toEqual([['invalid-condition', 'error', undefined]])
  })

  it('can be lowered where nothing of it is refused', () => {
    expect(canBeLowered(unreachableAction)).toBe(true)
  })
})

describe('settings that do not fit', () => {
  it.each<[unknown, string, string | undefined]>([
    [null, 'The settings of rules have to be an object of rule names and levels.', undefined],
    [['unreachable-action'], 'The settings of rules have to be an object of rule names and levels.', undefined],
    [{ 'malformed-smsl': 'off' }, 'There is no rule "malformed-smsl".', 'Did you mean "malformed-ssml"?'],
    [
      { 'no such thing at all': 'off' },
      'There is no rule "no such thing at all".',
      'Rules are listed at https://github.com/aicc-flows/aicc-flows/blob/main/docs/rules/README.md.',
    ],
    [{ constructor: 'off' }, 'There is no rule "constructor".', expect.any(String)],
    [
      { 'unreachable-action': 'warn' },
      'The level of unreachable-action is "warn", and has to be one of off, info, warning, error.',
      'Did you mean "warning"?',
    ],
    [
      { 'unreachable-action': 1 },
      'The level of unreachable-action is no text, and has to be one of off, info, warning, error.',
      undefined,
    ],
    [
      { 'unreachable-action': ['off', 3] },
      'The setting of unreachable-action has to be a level, or a list of a level and options.',
      "Write ['warning'].",
    ],
    [
      { 'silence-budget': ['off', 3] },
      'The setting of silence-budget has to be a level, or a list of a level and options.',
      "Write ['warning', { seconds: ... }].",
    ],
    [{ 'unreachable-action': ['off', { a: 1 }] }, 'The rule unreachable-action has no option "a".', 'It has none.'],
    [
      { 'silence-budget': ['warning', { second: 1 }] },
      'The rule silence-budget has no option "second".',
      'Did you mean "seconds"?',
    ],
    [
      { 'silence-budget': ['warning', { seconds: '8' }] },
      'seconds of silence-budget is the longest silence, in seconds, and has to be a number from 1 to 60.',
      undefined,
    ],
    [
      { 'silence-budget': ['warning', { seconds: Number.NaN }] },
      expect.stringContaining('has to be a number from 1 to 60.'),
      undefined,
    ],
    [{ 'silence-budget': ['warning', { seconds: 0 }] }, expect.stringContaining('from 1 to 60.'), undefined],
  ])('%j are refused in a sentence', (settings, message, suggestion) => {
    expect(settingProblems(settings).map((problem) => [problem.message, problem.suggestion])).toEqual([
      [message, suggestion],
    ])
    expect(isRuleSettings(settings)).toBe(false)
  })

  it('are an error of the program that gives them to the library', () => {
    const misspelt: RuleSettings = JSON.parse('{"malformed-smsl": "off"}')
    expect(() => compile(unreachable, { rules: misspelt })).toThrow(
      new TypeError('There is no rule "malformed-smsl". Did you mean "malformed-ssml"?'),
    )
  })

  it('do not compile', () => {
    const settings: readonly RuleSettings[] = [
      // @ts-expect-error no rule has that name
      { 'malformed-smsl': 'off' },
      // @ts-expect-error no level has that name
      { 'unreachable-action': 'warn' },
      // @ts-expect-error the service refuses what it finds
      { 'dangling-transition': 'off' },
      // @ts-expect-error no option has that name
      { 'silence-budget': ['warning', { second: 1 }] },
    ]
    expect(settings.flatMap(settingProblems)).toHaveLength(settings.length)
  })
})

describe('options of a rule', () => {
  it('are its own where nothing is chosen', () => {
    const { seconds } = silenceBudget.options ?? {}
    expect(resolveSettings(undefined)(silenceBudget)).toEqual({
      level: undefined,
      options: { seconds: seconds?.default },
    })
    expect(resolveSettings({ 'silence-budget': 'error' })(silenceBudget)).toEqual({
      level: 'error',
      options: { seconds: seconds?.default },
    })
  })

  it('reach the rule', () => {
    expect(resolveSettings({ 'silence-budget': ['warning', { seconds: 12 }] })(silenceBudget)).toEqual({
      level: 'warning',
      options: { seconds: 12 },
    })
  })

  it('stay when only the level is changed', () => {
    const levels = new Map<string, RuleLevel>([
      ['silence-budget', 'error'],
      ['unreachable-action', 'off'],
    ])
    expect(withLevels({ 'silence-budget': ['warning', { seconds: 12 }] }, levels)).toEqual({
      'silence-budget': ['error', { seconds: 12 }],
      'unreachable-action': 'off',
    })
  })
})

describe('the list of described rules', () => {
  it('has each name and code once', () => {
    expect(new Set(describedRules.map(({ name }) => name)).size).toBe(describedRules.length)
    expect(new Set(describedRules.map(({ code }) => code)).size).toBe(describedRules.length)
  })

  it('is found by name, and nothing else is', () => {
    for (const rule of describedRules) expect(findRule(rule.name)).toBe(rule)
    expect(findRule('flow-threw')).toBeUndefined()
    expect(findRule('__proto__')).toBeUndefined()
  })

  it('has options whose default is in range', () => {
    for (const { options = {} } of describedRules) {
      for (const { default: value, minimum, maximum = Infinity } of Object.values(options)) {
        expect(value).toBeGreaterThanOrEqual(minimum)
        expect(value).toBeLessThanOrEqual(maximum)
      }
    }
  })
})
