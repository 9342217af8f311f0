import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import ts from '@typescript/typescript6'
import { describe, expect, inject, test } from 'vitest'
import { importableEntries, requirableEntries, type Manifest } from '../../scripts/pack-packages.ts'

const libraries = inject('manifests').filter((manifest) => importableEntries(manifest).length > 0)

describe.each(libraries.map((manifest) => [manifest.name, manifest] as const))('%s', (name, manifest) => {
  const entries = importableEntries(manifest)
  const requirable = requirableEntries(manifest)

  test('can be imported and required, with the same names', () => {
    expect(requiredNames(requirable)).toEqual(importedNames(requirable))
  })

  test('has one copy of a value that two entries export', () => {
    const copies = `entries.flatMap((entry) => Object.entries(entry))
      .filter(([name, value], _, all) => all.some((other) => other[0] === name && other[1] !== value)).map(([name]) => name)`
    expect(evaluate(entries, 'import', copies)).toEqual([])
    expect(evaluate(requirable, 'require', copies)).toEqual([])
  })

  // A change here is a change for users: `npm test -- -u` records it.
  test('exports what is recorded', async () => {
    await expect(describeExports(manifest)).toMatchFileSnapshot(`exported-names/${name.replace(/^@aicc\//, '')}.txt`)
  })
})

/** Every entry with the names it exports, values before types. */
function describeExports(manifest: Manifest): string {
  const entries = importableEntries(manifest)
  const values = importedNames(entries)
  return entries
    .map((entry, index) => {
      const declared = declaredNames(entry)
      const present = values[index] ?? []
      expect(declared, 'every value has a declaration').toEqual(expect.arrayContaining(present))
      const types = declared.filter((name) => !present.includes(name))
      return [entry, ...present.map((name) => `  value ${name}`), ...types.map((name) => `  type ${name}`), ''].join(
        '\n',
      )
    })
    .join('\n')
}

function declaredNames(entry: string): string[] {
  const from = join(inject('consumer'), 'esm', 'all-entries.ts')
  const options = { module: ts.ModuleKind.NodeNext, types: [], noEmit: true }
  const program = ts.createProgram([from], options)
  const source = program.getSourceFile(from)
  const statement = source?.statements.find(
    (node) => ts.isImportDeclaration(node) && (node.moduleSpecifier as ts.StringLiteral).text === entry,
  ) as ts.ImportDeclaration
  const checker = program.getTypeChecker()
  const module = checker.getSymbolAtLocation(statement.moduleSpecifier)
  if (module === undefined) throw new Error(`${entry} has no declarations.`)
  return checker
    .getExportsOfModule(module)
    .map((symbol) => symbol.name)
    .toSorted()
}

const namesOfEach = 'entries.map((entry) => Object.keys(entry).toSorted())'

function importedNames(entries: readonly string[]): string[][] {
  return evaluate(entries, 'import', namesOfEach) as string[][]
}

function requiredNames(entries: readonly string[]): string[][] {
  return evaluate(entries, 'require', namesOfEach) as string[][]
}

/** Load the entries in a process of their own, in the project of a user, and evaluate an expression over them. */
function evaluate(entries: readonly string[], how: 'import' | 'require', expression: string): unknown {
  const loads = entries.map((entry) => (how === 'import' ? `await import('${entry}')` : `require('${entry}')`))
  const program = `const entries = [${loads.join(', ')}]; console.log(JSON.stringify(${expression}))`
  const type = how === 'import' ? 'module' : 'commonjs'
  const cwd = join(inject('consumer'), how === 'import' ? 'esm' : 'cjs')
  return JSON.parse(
    execFileSync(process.execPath, [`--input-type=${type}`, '--eval', program], { cwd, encoding: 'utf8' }),
  )
}
