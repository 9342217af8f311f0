import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assumptionReasons, defaultAssumptions } from './assumptions.js'

const source = import.meta.dirname
const page = readFileSync(join(source, '../../../docs/simulator.md'), 'utf8')

/** Where contacts are played. What stands elsewhere looks at what comes of an assumption. */
const playing = ['actions', 'call', 'machine', 'program', 'trace', 'world']

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesIn(path)
    return path.endsWith('.ts') ? [path] : []
  })
}

const files = [join(source, 'simulate.ts'), ...playing.flatMap((folder) => filesIn(join(source, folder)))].map(
  (path) => ({ path, isTest: path.endsWith('.test.ts'), text: readFileSync(path, 'utf8') }),
)

const names = Object.keys(defaultAssumptions)

function rowOf(name: string): string {
  const value: unknown = Reflect.get(defaultAssumptions, name)
  const { question, otherwise = '', source: from } = Reflect.get(assumptionReasons, name)
  return `| \`${name}\` | ${question} | \`${String(value)}\` | ${otherwise} | ${from} |`
}

describe('what is assumed', () => {
  it('stands in the page about the simulator, as it stands here', () => {
    const section = page.slice(page.indexOf('## What is assumed'), page.indexOf('## What is not simulated'))
    const rows = section.split('\n').filter((line) => /^\| `[a-z]/i.test(line))
    expect(rows).toEqual(names.map(rowOf))
  })

  it.each(names)('is looked at in one place, and tested: %s', (name) => {
    const uses = files.filter(({ text }) => new RegExp(`\\b${name}\\b`).test(text))
    expect(uses.filter(({ isTest }) => !isTest).map(({ path }) => path)).toHaveLength(1)
    expect(uses.filter(({ isTest }) => isTest).length).toBeGreaterThan(0)
  })

  it('says what else may be, where it is no number', () => {
    for (const name of names) {
      const isNumber = typeof Reflect.get(defaultAssumptions, name) === 'number'
      const { otherwise } = Reflect.get(assumptionReasons, name)
      expect(otherwise === undefined, name).toBe(isNumber)
    }
  })
})
