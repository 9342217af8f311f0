import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, inject, test } from 'vitest'

const modules = join(import.meta.dirname, '../../node_modules')

/** The compilers that users have. */
const compilers = {
  'TypeScript 5.9': join(modules, 'typescript-5.9/bin/tsc'),
  'TypeScript 6.0': join(modules, '@typescript/typescript6/bin/tsc6'),
  'TypeScript 7.0': join(modules, 'typescript/bin/tsc'),
}

describe.each(Object.entries(compilers))('%s', (name, compiler) => {
  test('is the version that its name says', async () => {
    expect(await run(compiler, ['--version'])).toContain(name.replace('TypeScript ', 'Version '))
  })

  test.each(['esm', 'cjs', 'bundler'])('accepts the declarations in a project of kind %s', async (kind) => {
    expect(await run(compiler, ['-p', join(inject('consumer'), kind)])).toBe('')
  })
})

/** @returns what the compiler printed: it prints problems on standard output */
async function run(compiler: string, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [compiler, ...args]).catch(
    (error: { stdout: string }) => error,
  )
  return stdout
}
