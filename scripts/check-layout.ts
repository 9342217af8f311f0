/**
 * What a reader expects of the layout and no compiler checks: every rule and every action has its test, its page and its
 * place in the one list; codes and names are used once; imports between packages go one way. Says in words what is
 * missing. `--write` writes the pages that are generated from the rules.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

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

/** What a rule's source says of itself. */
interface RuleSource {
  readonly file: string
  readonly constant: string
  readonly code: string
  readonly name: string
  readonly severity: string
  readonly refused: boolean
  readonly summary: string
}

function member(source: string, name: string): string {
  const match = new RegExp(`^  ${name}:\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|"((?:[^"\\\\]|\\\\.)*)"|(\\w+))`, 'm').exec(
    source,
  )
  return (match?.[1] ?? match?.[2] ?? match?.[3] ?? '').replaceAll("\\'", "'")
}

function readRules(): readonly RuleSource[] {
  const folder = 'packages/flow-compiler/src/rules'
  return filesIn(folder).flatMap((file): readonly RuleSource[] => {
    if (file.endsWith('.test.ts') || !file.endsWith('.ts')) return []
    const source = read(folder, file)
    const constant = /export const (\w+): Rule = \{/.exec(source)?.[1]
    if (constant === undefined) return []
    return [
      {
        file,
        constant,
        code: member(source, 'code'),
        name: member(source, 'name'),
        severity: member(source, 'severity'),
        refused: member(source, 'refusedByService') === 'true',
        summary: member(source, 'summary'),
      },
    ]
  })
}

const pageHeadings = ['Why it matters', 'Wrong', 'Right', 'When to switch it off', 'Source']

function checkRules(rules: readonly RuleSource[]): void {
  const list = read('packages/flow-compiler/src/rules/index.ts').split('export const rules')[1] ?? ''
  const codes = new Map<string, string>()
  const names = new Map<string, string>()
  for (const { file, constant, code, name } of rules) {
    const base = file.replace(/\.ts$/, '')
    if (base !== name) problems.push(`The rule in ${file} is named "${name}": file and rule have the same name.`)
    if (!existsSync(join(root, 'packages/flow-compiler/src/rules', `${base}.test.ts`)))
      problems.push(`The rule ${name} has no test: ${base}.test.ts beside it.`)
    if (!new RegExp(`\\b${constant}\\b`).test(list))
      problems.push(`The rule ${name} is not in the list in rules/index.ts.`)
    const first = codes.get(code) ?? names.get(name)
    if (first !== undefined) problems.push(`${first} and ${name} have the same code or name.`)
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
  'flow-cli': ['@aicc/flow-dsl/language', '@aicc/flow-compiler'],
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
what was not looked at. Codes that are no rules (a file that cannot be read, a flow that throws) are in
[authoring](authoring.md).

| code | rule | severity | what it says | refused by Amazon Connect |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`
}

const rules = readRules()
const table = printRuleTable(rules)
const tableFile = join(root, 'docs/rules/README.md')
if (process.argv.includes('--write')) writeFileSync(tableFile, table)
else if (!existsSync(tableFile) || readFileSync(tableFile, 'utf8') !== table)
  problems.push(
    `${relative(root, tableFile)} does not show the rules as they are: run node scripts/check-layout.ts --write.`,
  )
checkRules(rules)
const actions = checkActions()
checkImports()

for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
else console.log(`${rules.length} rules and ${actions} actions have their tests, pages and places in the lists.`)
