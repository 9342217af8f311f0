import * as dsl from '@aicc/flow-dsl'
import { isFlow, isJsonObject } from '@aicc/flow-dsl/language'
import type { BuildableFlow, JsonObject, JsonValue } from '@aicc/flow-dsl/language'
import { readFileSync, readdirSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { compileFunction } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { canBeLowered, checkFlowSet, rules, setRules } from '../src/index.js'
import type { RuleDescription } from '../src/index.js'
import { actionJson } from './flow-json.js'
import { diagnosticsOf } from './rule-harness.js'
import { toFlowsOfSet } from './set-harness.js'
import { validActions } from './valid-actions.js'

/**
 * The pages of the rules have one shape, and their examples are true: what stands under "Wrong" is reported by that rule
 * and no other, what stands under "Right" is a flow without a problem.
 *
 * An example is one of four things. ```json holds a whole flow, or one action, which then stands in an inbound flow
 * behind the prompt `greet` and a check of the hours, with the hang-up `goodbye` and the action `tell`, which keeps what
 * was entered, to lead to. ```ts holds the statements of an inbound flow whose `onError` hangs up, or, with
 * `export default`, a whole file. A list of flows, in either language, is a set of flows that belong together.
 */

const root = join(import.meta.dirname, '../../..')
const pagesFolder = join(root, 'docs/rules')
const headings = ['Why it matters', 'Wrong', 'Right', 'When to switch it off', 'Source']

interface Example {
  readonly language: string
  readonly code: string
  /** The page. */
  readonly file: string
  /** The page and the line, for a test that fails. */
  readonly title: string
}

interface Page {
  readonly title: string
  /** What stands between the title and the first heading. */
  readonly intro: string
  readonly headings: readonly string[]
  readonly section: (heading: string) => string
  readonly examples: (heading: string) => readonly Example[]
}

function readPage(name: string): Page {
  const file = `${name}.md`
  const text = readFileSync(join(pagesFolder, file), 'utf8')
  const parts = text.split(/^## /m)
  const [head = ''] = parts
  const [title = '', ...intro] = head.split('\n')
  const sections = new Map(parts.slice(1).map((part) => [part.split('\n')[0] ?? '', part]))
  const section = (heading: string): string => sections.get(heading) ?? ''
  return {
    title,
    intro: intro.join('\n').trim(),
    headings: parts.slice(1).map((part) => part.split('\n')[0] ?? ''),
    section,
    examples: (heading) =>
      [...section(heading).matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([block, language = '', code = '']) => ({
        language,
        code,
        file: join(pagesFolder, file),
        title: `docs/rules/${file}:${text.slice(0, text.indexOf(block)).split('\n').length}`,
      })),
  }
}

const { checkHours, disconnect, playPrompt } = validActions
const greet = actionJson({ ...playPrompt, id: 'greet', next: 'open', errors: { NoMatchingError: 'goodbye' } })
const tell = actionJson({
  ...playPrompt,
  id: 'tell',
  parameters: { Text: '$.StoredCustomerInput' },
  next: 'goodbye',
  errors: { NoMatchingError: 'goodbye' },
})
const goodbye = actionJson({ ...disconnect, id: 'goodbye' })

/** The check of the hours, which leads to an action. */
function openThen(identifier: string): JsonObject {
  const conditions = [['Equals', 'True', identifier] as const, ['Equals', 'False', 'goodbye'] as const]
  return actionJson({ ...checkHours, id: 'open', next: 'goodbye', conditions, errors: { NoMatchingError: 'goodbye' } })
}

/** The flows of a JSON example. */
function flowsOfJson(code: string): readonly JsonObject[] {
  const value: JsonValue = JSON.parse(code)
  return Array.isArray(value) ? value.map(flowOfJson) : [flowOfJson(value)]
}

/** A whole flow as it is, one action inside the base flow. */
function flowOfJson(value: JsonValue): JsonObject {
  if (!isJsonObject(value)) throw new Error('the example is no object')
  if (value.Actions !== undefined || value.Version !== undefined) return value
  const identifier = typeof value.Identifier === 'string' ? value.Identifier : ''
  const told = JSON.stringify(value).includes('"tell"') ? [tell] : []
  return {
    Version: '2019-10-30',
    StartAction: 'greet',
    Metadata: { name: 'example', type: 'contactFlow' },
    Actions: [greet, openThen(identifier), value, ...told, goodbye],
  }
}

/** The flows that a TypeScript example exports, or one with its statements. */
function flowsOfTypeScript({ code, file }: Example): readonly BuildableFlow[] {
  const wholeFile = /^export default /m.test(code)
  const source = wholeFile
    ? code
    : `export default contactFlow('example', { onError: (flow) => flow.disconnect() }, (flow) => {\n${code}})\n`
  const program = stripTypeScriptTypes(source)
    .replace(/^import .*$/gm, '')
    .replace(/^export default /m, 'return ')
  // With a file name as a real file has it: statements of a flow know where they were written.
  const run = compileFunction(program, [...Object.keys(dsl), 'z'], { filename: file })
  const exported: unknown = Reflect.apply(run, undefined, [...Object.values(dsl), z])
  const values: readonly unknown[] = Array.isArray(exported) ? exported : [exported]
  return values.map((flow) => {
    if (!isFlow(flow)) throw new Error('the example exports no flow')
    return flow
  })
}

function problemsIn(example: Example): readonly { readonly name: string; readonly text: string }[] {
  const flows = example.language === 'json' ? flowsOfJson(example.code) : flowsOfTypeScript(example)
  const ofEach = flows.flatMap((flow) => diagnosticsOf(flow))
  const together = checkFlowSet(toFlowsOfSet(flows)).flat()
  return [...ofEach, ...together].map(({ code, name, message }) => ({ name, text: `${code} ${name}: ${message}` }))
}

const pageNames = readdirSync(pagesFolder)
  .filter((file) => file.endsWith('.md'))
  .map((file) => file.slice(0, -'.md'.length))

/** Rules about one flow, and rules about flows that belong together. */
const everyRule: readonly RuleDescription[] = [...rules, ...setRules]

function folderOf(rule: RuleDescription): string {
  return setRules.some(({ name }) => name === rule.name) ? 'set/rules' : 'rules'
}

it('every rule has its page, and every page its rule', () => {
  expect(pageNames.toSorted()).toEqual([...everyRule.map(({ name }) => name), 'README', 'authoring'].toSorted())
})

describe.each(everyRule)('the page of $name', (rule) => {
  const page = readPage(rule.name)

  it('has the name and code of the rule, and its law', () => {
    expect(page.title).toBe(`# ${rule.name} (${rule.code})`)
    expect(page.intro.replaceAll('`', '')).toBe(rule.summary)
  })

  it('has the headings of every page, in order', () => {
    expect(page.headings).toEqual(headings)
  })

  it('says whether the rule can be switched off, and how', () => {
    const section = page.section('When to switch it off').replaceAll('\n', ' ')
    const setting = `with \`'${rule.name}': 'off'\` in [flowc.config.ts](../configuration.md)`
    expect(section.includes('It cannot be switched off: Amazon Connect refuses the flow.')).toBe(rule.refusedByService)
    expect(section.includes(setting)).toBe(canBeLowered(rule))
    expect(section.includes('for one line with a [comment](../configuration.md#comments)')).toBe(!rule.refusedByService)
  })

  it('names what the rule of the checker names as its source', () => {
    const source = readFileSync(join(import.meta.dirname, '../src', folderOf(rule), `${rule.name}.ts`), 'utf8')
    for (const [, address = ''] of source.matchAll(/^ \* @see (\S+)/gm)) {
      expect(page.section('Source')).toContain(address)
    }
    expect(page.section('Source').split('\n').slice(1).join('').trim()).not.toBe('')
  })

  it.each(['Wrong', 'Right'])('has examples under %s, in JSON or TypeScript', (heading) => {
    const languages = page.examples(heading).map(({ language }) => language)
    expect(languages.length).toBeGreaterThan(0)
    expect(languages.filter((language) => language !== 'json' && language !== 'ts')).toEqual([])
  })

  it.each(page.examples('Wrong'))('is true about what is wrong: $title', (example) => {
    const problems = problemsIn(example)
    expect(problems.filter(({ name }) => name !== rule.name).map(({ text }) => text)).toEqual([])
    expect(problems.map(({ name }) => name)).toContain(rule.name)
  })

  it.each(page.examples('Right'))('is true about what is right: $title', (example) => {
    expect(problemsIn(example).map(({ text }) => text)).toEqual([])
  })
})

describe('the page of codes that are no rules', () => {
  const rows = readFileSync(join(pagesFolder, 'authoring.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| <a id='))
    .map((line) => line.split('|').map((cell) => cell.trim()))

  it('lists every code that the compiler and flowc know, beside those of rules', () => {
    const sources = ['flow-compiler', 'flow-cli'].flatMap((name) => {
      const folder = join(root, 'packages', name, 'src')
      return readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
        .map((file) => readFileSync(join(folder, file), 'utf8'))
    })
    const written = new Set(sources.flatMap((source) => source.match(/FLOW\d{4}/g) ?? []))
    const ofRules: ReadonlySet<string> = new Set(everyRule.map(({ code }) => code))
    const listed = new Set(rows.map(([, code = '']) => code.replace(/<[^>]*>/g, '')))
    expect([...listed].toSorted()).toEqual([...written].filter((code) => !ofRules.has(code)).toSorted())
  })

  it('has the place that a printed problem links to', () => {
    for (const [, code = '', name = ''] of rows) {
      const plain = code.replace(/<[^>]*>/g, '')
      expect(code).toBe(`<a id="${name}-${plain.toLowerCase()}"></a>${plain}`)
    }
    expect(rows.length).toBeGreaterThan(0)
  })

  it('says of each what it means and what to do', () => {
    expect(rows.filter(([, , , meaning = '', remedy = '']) => meaning === '' || remedy === '')).toEqual([])
  })
})
