import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderWith } from '../test/run-flowc.js'
import { checkTypes, parseTypeScriptOutput } from './check-types.js'
import { findFiles, isTypeScript } from './find-files.js'

async function check(folder: string, args: readonly string[], pretty = false) {
  const files = (await findFiles(args, folder, 'typescript flows')).filter(isTypeScript)
  return checkTypes(files, { pretty, directory: folder })
}

/** Without a package.json or tsconfig.json, as in an empty folder of a beginner. */
const wrong = 'export const answer: number = "forty-two"\n'

describe('the output of the TypeScript compiler', () => {
  it('is read problem by problem, with lines that belong to the one above', () => {
    const output = [
      "flows/a.flow.ts(3,5): error TS2345: Argument of type '{}' is not assignable.",
      "  Property 'on' is missing.",
      "    Even 'deeper'.",
      "/other/b.ts(1,2): error TS2322: Type 'string' is not assignable to type 'number'.",
      '',
    ].join('\r\n')
    expect(parseTypeScriptOutput(output, '/project')).toEqual([
      {
        path: '/project/flows/a.flow.ts',
        line: 3,
        column: 5,
        code: 'TS2345',
        message: "Argument of type '{}' is not assignable.\n  Property 'on' is missing.\n    Even 'deeper'.",
      },
      {
        path: '/other/b.ts',
        line: 1,
        column: 2,
        code: 'TS2322',
        message: "Type 'string' is not assignable to type 'number'.",
      },
    ])
  })

  it('is read where file names have brackets and colons', () => {
    expect(parseTypeScriptOutput('a (1)/b: c(2).flow.ts(3,5): error TS1: No.', '/project')).toMatchObject([
      { path: '/project/a (1)/b: c(2).flow.ts', line: 3, column: 5 },
    ])
  })

  it('has problems of the settings, which stand in no file', () => {
    expect(parseTypeScriptOutput("error TS2688: Cannot find type definition file for 'nothing'.", '/project')).toEqual([
      {
        path: undefined,
        line: 1,
        column: 1,
        code: 'TS2688',
        message: "Cannot find type definition file for 'nothing'.",
      },
    ])
  })

  it('that says nothing has no problems', () => {
    expect(parseTypeScriptOutput('', '/project')).toEqual([])
  })
})

describe('the TypeScript compiler', () => {
  it('finds an error without any settings, and names the file from where the author stands', async () => {
    const folder = folderWith({ 'flows/a.flow.ts': wrong })
    const { ok, output } = await check(folder, ['flows'])
    expect(output).toBe("flows/a.flow.ts(1,14): error TS2322: Type 'string' is not assignable to type 'number'.\n")
    expect(ok).toBe(false)
  })

  it('prints for people when it is asked to', async () => {
    const { output } = await check(folderWith({ 'a.flow.ts': wrong }), ['.'], true)
    expect(output).toContain('\u001b[')
    expect(output).toContain('"forty-two"')
  })

  it('says nothing of files that are right', async () => {
    const folder = folderWith({ 'a.flow.ts': 'export const answer = 42\n', '한글 (2).flow.ts': 'export {}\n' })
    expect(await check(folder, ['.'])).toEqual({ ok: true, output: '' })
  })

  it('takes the settings of the tsconfig.json nearest to each file', async () => {
    const strictness = (strict: boolean) => JSON.stringify({ compilerOptions: { strict, types: [] } })
    const source = 'export function greet(name) { return name }\n'
    const folder = folderWith({
      'strict/tsconfig.json': strictness(true),
      'strict/a.flow.ts': source,
      'loose/tsconfig.json': strictness(false),
      'loose/deep/b.flow.ts': source,
    })
    const { output } = await check(folder, ['loose', 'strict'])
    expect(parseTypeScriptOutput(output, folder)).toMatchObject([
      { path: join(folder, 'strict/a.flow.ts'), code: 'TS7006' },
    ])
  })

  it('reports settings that are wrong', async () => {
    const folder = folderWith({ 'tsconfig.json': '{"compilerOptions": {"strikt": true}}', 'a.flow.ts': 'export {}' })
    const { ok, output } = await check(folder, ['.'])
    expect(ok).toBe(false)
    expect(parseTypeScriptOutput(output, folder)).toMatchObject([
      { path: join(folder, 'tsconfig.json'), code: 'TS5023' },
    ])
  })

  it('leaves nothing beside the files that it looked at', async () => {
    const folder = folderWith({ 'a.flow.ts': 'export {}' })
    await check(folder, ['.'])
    expect((await findFiles(['**/*'], folder, 'flows')).map(({ name }) => name)).toEqual(['a.flow.ts'])
  })

  it('is that of the project, and a broken one is told in a sentence', async () => {
    const folder = folderWith({
      'a.flow.ts': 'export {}',
      'node_modules/typescript/package.json': '{"name": "typescript"}',
      'node_modules/typescript/bin/tsc': 'throw new Error("broken compiler")',
    })
    await expect(check(folder, ['a.flow.ts'])).rejects.toThrow(
      'The TypeScript compiler could not be run: Error: broken compiler. With --no-typecheck it is not needed.',
    )
  })

  it('sees through linked folders', async () => {
    const folder = folderWith({ 'real/a.flow.ts': wrong })
    mkdirSync(join(folder, 'work'))
    symlinkSync('../real', join(folder, 'work/linked'))
    const { output } = await check(folder, ['work/linked'])
    expect(output).toContain('error TS2322')
  })
})
