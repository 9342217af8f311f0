/**
 * What a reader expects of the layout and no compiler checks: every rule and every action has its test, its page and its
 * place in the one list; codes and names are used once; imports between packages go one way. Says in words what is
 * missing. `--write` writes the pages that are generated from the rules.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'

const root = join(import.meta.dirname, '..')
const problems: string[] = []

function read(...path: readonly string[]): string {
  return readFileSync(join(root, ...path), 'utf8')
}

function filesIn(...path: readonly string[]): readonly string[] {
  return readdirSync(join(root, ...path), { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(sep).join('/'))
    .toSorted()
}

/** Where rules stand: those about one flow, and those about flows that belong together. */
const ruleFolders = ['packages/flow-compiler/src/rules', 'packages/flow-compiler/src/set/rules']

/** What a rule's source says of itself. */
interface RuleSource {
  readonly folder: string
  readonly file: string
  readonly constant: string
  readonly code: string
  readonly name: string
  readonly severity: string
  readonly refused: boolean
  /** What the rule finds and the service takes all the same; empty where there is nothing such. */
  readonly acceptedCases: string
  /** Whether it gives problems the severity of a warning. */
  readonly warns: boolean
  readonly summary: string
  /** Names of options, with what they mean. */
  readonly options: readonly (readonly [name: string, meaning: string])[]
}

function member(source: string, name: string): string {
  const match = new RegExp(`^  ${name}:\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|"((?:[^"\\\\]|\\\\.)*)"|(\\w+))`, 'm').exec(
    source,
  )
  return (match?.[1] ?? match?.[2] ?? match?.[3] ?? '').replaceAll("\\'", "'")
}

function readRules(): readonly RuleSource[] {
  return ruleFolders.flatMap((folder) => readRulesIn(folder))
}

function readRulesIn(folder: string): readonly RuleSource[] {
  return filesIn(folder).flatMap((file): readonly RuleSource[] => {
    if (file.endsWith('.test.ts') || !file.endsWith('.ts')) return []
    const source = read(folder, file)
    const constant = /export const (\w+): (?:Set)?Rule(?:<[^>]*>)? = \{/.exec(source)?.[1]
    if (constant === undefined) return []
    return [
      {
        folder,
        file,
        constant,
        code: member(source, 'code'),
        name: member(source, 'name'),
        severity: member(source, 'severity'),
        refused: member(source, 'refusedByService') === 'true',
        acceptedCases: member(source, 'acceptedCases'),
        warns: /'warning'/.test(source),
        summary: member(source, 'summary'),
        options: optionsIn(source),
      },
    ]
  })
}

function optionsIn(source: string): RuleSource['options'] {
  const block = /^  options: \{\n(.*?)^  \},$/ms.exec(source)?.[1] ?? ''
  return block.split(/^(?=    \w+: )/m).flatMap((option) => {
    const name = /^    (\w+): /.exec(option)?.[1]
    const meaning = /meaning:\s*'((?:[^'\\]|\\.)*)'/.exec(option)?.[1] ?? ''
    return name === undefined ? [] : [[name, meaning.replaceAll("\\'", "'")] as const]
  })
}

const pageHeadings = ['Why it matters', 'Wrong', 'Right', 'When to switch it off', 'Source']

function checkRules(rules: readonly RuleSource[]): void {
  const lists = new Map(
    ruleFolders.map((folder) => [folder, read(folder, 'index.ts').split(/^export const \w*[rR]ules\b/m)[1] ?? '']),
  )
  const codes = new Map<string, string>()
  const names = new Map<string, string>()
  for (const { folder, file, constant, code, name, refused, acceptedCases, warns } of rules) {
    const base = file.replace(/\.ts$/, '')
    if (base !== name) problems.push(`The rule in ${file} is named "${name}": file and rule have the same name.`)
    if (!existsSync(join(root, folder, `${base}.test.ts`)))
      problems.push(`The rule ${name} has no test: ${base}.test.ts beside it.`)
    if (!new RegExp(`\\b${constant}\\b`).test(lists.get(folder) ?? ''))
      problems.push(`The rule ${name} is not in the list in ${folder}/index.ts.`)
    const first = codes.get(code) ?? names.get(name)
    if (first !== undefined) problems.push(`${first} and ${name} have the same code or name.`)
    if (refused && acceptedCases === '' && warns)
      problems.push(`The rule ${name} is refused by the service and has warnings too: acceptedCases says about what.`)
    codes.set(code, name)
    names.set(name, name)
    checkPage(name, code)
  }
  const pages = existsSync(join(root, 'docs/rules')) ? filesIn('docs/rules') : []
  for (const page of pages) {
    const name = page.replace(/\.md$/, '')
    if (name !== 'README' && name !== 'authoring' && !names.has(name))
      problems.push(`docs/rules/${page} is the page of no rule.`)
  }
}

function checkPage(name: string, code: string): void {
  const path = join(root, 'docs/rules', `${name}.md`)
  if (!existsSync(path)) {
    problems.push(`The rule ${name} has no page: docs/rules/${name}.md.`)
    return
  }
  const page = readFileSync(path, 'utf8')
  if (!page.startsWith(`# ${name} (${code})\n`))
    problems.push(`docs/rules/${name}.md does not begin with "# ${name} (${code})".`)
  const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading ?? '')
  if (headings.join('|') !== pageHeadings.join('|'))
    problems.push(`docs/rules/${name}.md has the headings ${headings.join(', ')}; it needs ${pageHeadings.join(', ')}.`)
}

function checkActions(): number {
  const folder = 'packages/flow-dsl/src/actions'
  const index = read(folder, 'index.ts')
  const undescribed =
    read('packages/flow-dsl/src/language/action-type-names.ts').split('undescribedActionTypes')[1] ?? ''
  const types = new Map<string, string>()
  for (const file of filesIn(folder)) {
    if (file.endsWith('.test.ts')) continue
    const source = read(folder, file)
    const constant = /export const (\w+) = defineAction\(/.exec(source)?.[1]
    if (constant === undefined) continue
    const type = member(source, 'type')
    const base = file.replace(/\.ts$/, '')
    const expected = type.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()
    if (base !== expected) problems.push(`The action ${type} stands in ${file}, and not in ${expected}.ts.`)
    if (!existsSync(join(root, folder, `${base}.test.ts`)))
      problems.push(`The action ${type} has no test: ${base}.test.ts beside it.`)
    if (!existsSync(join(root, 'docs/actions', `${base}.md`)))
      problems.push(`The action ${type} has no page: run npm test -- -u, which writes docs/actions/${base}.md.`)
    if (!new RegExp(`^  ${constant},$`, 'm').test(index))
      problems.push(`The action ${type} is not in the list in actions/index.ts.`)
    if (undescribed.includes(`'${type}'`))
      problems.push(`The action ${type} is described and still stands in undescribedActionTypes.`)
    const first = types.get(type)
    if (first !== undefined) problems.push(`${first} and ${file} describe the same action ${type}.`)
    types.set(type, file)
  }
  return types.size
}

/** What the sources of each package may import of the others. */
const allowedImports: Readonly<Record<string, readonly string[]>> = {
  // Its own name stands in programs that it prints.
  'flow-dsl': ['@aicc/flow-dsl'],
  'flow-compiler': ['@aicc/flow-dsl/language'],
  'flow-cli': ['@aicc/flow-dsl/language', '@aicc/flow-compiler', '@aicc/flow-simulator'],
  'flow-simulator': ['@aicc/flow-dsl/language'],
  'connect-function': [],
  'connect-local': ['@aicc/flow-compiler', '@aicc/flow-dsl/language'],
  infra: ['@aicc/connect-function', '@aicc/flow-dsl/language', '@aicc/flow-compiler'],
  'registration-lambda': ['@aicc/connect-function', '@aicc/flow-dsl'],
  'crm-lambda': ['@aicc/connect-function', '@aicc/flow-dsl'],
}

function checkImports(): void {
  for (const [name, allowed] of Object.entries(allowedImports)) {
    for (const file of filesIn('packages', name, 'src')) {
      if (!file.endsWith('.ts') || file.includes('.test.')) continue
      for (const [, imported = ''] of read('packages', name, 'src', file).matchAll(
        /^import [^;]*? from '(@aicc\/[^']+)'/gms,
      )) {
        if (!allowed.includes(imported))
          problems.push(`packages/${name}/src/${file} imports ${imported}, which it may not.`)
      }
    }
  }
}

/** The table of all rules. */
function printRuleTable(rules: readonly RuleSource[]): string {
  const rows = rules
    .toSorted((one, other) => (one.code < other.code ? -1 : 1))
    .map(
      ({ code, name, severity, summary, refused }) =>
        `| ${code} | [${name}](${name}.md) | ${severity} | ${summary.replaceAll('<', '&lt;')} | ${refused ? 'yes' : 'no'} |`,
    )
  return `<!-- Generated by \`node scripts/check-layout.ts --write\` from packages/flow-compiler/src/rules. -->

# Rules

An *error* is what Amazon Connect refuses or what a caller would certainly suffer from, a *warning* is likely wrong, an *info* says
what was not looked at. How a project sets other levels is in [configuration](../configuration.md). Codes that are no rules (a file that
cannot be read, a flow that throws) are in [authoring](authoring.md).

| code | rule | severity | what it says | refused by Amazon Connect |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`
}

/** The type of settings: an editor completes the names of rules and shows what each is about. */
function printRuleSettings(rules: readonly RuleSource[]): string {
  const members = rules
    .toSorted((one, other) => (one.code < other.code ? -1 : 1))
    .map(({ code, name, severity, summary, refused, acceptedCases, options }) => {
      const stays = acceptedCases === '' ? 'an error' : `an error; the level holds for ${acceptedCases}`
      const note = refused ? `; what Amazon Connect refuses stays ${stays}` : ''
      const chosen = options.map(
        ([option, meaning]) => `          /** ${sentenceFrom(meaning)} */\n          readonly ${option}?: number\n`,
      )
      const type = refused && acceptedCases === '' ? "'error'" : 'RuleLevel'
      return `  /**
   * ${summary}
   *
   * ${code}, ${severity}${note}.
   * @see ${pagesAddress}/${name}.md
   */
  readonly '${name}'?:${options.length === 0 ? ` ${type}` : withOptions(type, chosen)}
`
    })
  return `// Generated by \`node scripts/check-layout.ts --write\` from packages/flow-compiler/src/rules.

/** What becomes of the problems that a rule finds: nothing, or their severity. */
export type RuleLevel = 'off' | 'info' | 'warning' | 'error'

/** Levels of rules, by name. A rule that is not named keeps its own. */
export interface RuleSettings {
${members.join('')}}

/** Name of a rule. */
export type RuleName = keyof RuleSettings
`
}

function withOptions(type: string, options: readonly string[]): string {
  return `
    | ${type}
    | readonly [
        level: ${type},
        options: {
${options.join('')}        },
      ]`
}

const pagesAddress = 'https://github.com/aicc-flows/aicc-flows/blob/main/docs/rules'

function sentenceFrom(meaning: string): string {
  return `${meaning.slice(0, 1).toUpperCase()}${meaning.slice(1)}.`
}

const rules = readRules()
const generated: readonly (readonly [file: string, text: string])[] = [
  ['docs/rules/README.md', printRuleTable(rules)],
  ['packages/flow-compiler/src/settings/rule-settings.ts', printRuleSettings(rules)],
]
for (const [file, text] of generated) {
  const path = join(root, file)
  if (process.argv.includes('--write')) writeFileSync(path, text)
  else if (!existsSync(path) || readFileSync(path, 'utf8') !== text)
    problems.push(`${file} does not show the rules as they are: run node scripts/check-layout.ts --write.`)
}
checkRules(rules)
const actions = checkActions()
checkImports()

for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
else console.log(`${rules.length} rules and ${actions} actions have their tests, pages and places in the lists.`)
