import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { flowc, projectWith } from './installed-flowc.ts'

const root = join(import.meta.dirname, '../..')

function page(name: string): string {
  return readFileSync(join(root, 'packages', name, 'README.md'), 'utf8')
}

/** The code blocks of a page in a language. */
function blocks(name: string, language: string): readonly string[] {
  return [...page(name).matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, code]) => code ?? '',
  )
}

describe.each(['flow-cli', 'flow-compiler', 'flow-dsl', 'flow-simulator'])('the README of %s', (name) => {
  it('links to pages that exist', () => {
    const links = [...page(name).matchAll(/github\.com\/aicc-flows\/aicc-flows\/(?:blob|tree)\/main\/([^)#\s]+)/g)]
    expect(links.length).toBeGreaterThan(0)
    for (const [, path = ''] of links) expect(existsSync(join(root, path)), path).toBe(true)
  })

  it('has programs whose types are right', () => {
    const programs = blocks(name, 'ts').map((code, index): [string, string] => [`p${index}.flow.ts`, code])
    const folder = projectWith({
      ...Object.fromEntries(programs),
      'tsconfig.json': JSON.stringify({
        compilerOptions: {
          strict: true,
          module: 'nodenext',
          target: 'es2023',
          lib: ['es2023', 'dom'],
          types: [],
          noEmit: true,
        },
      }),
    })
    const compiler = join(root, 'node_modules/typescript/bin/tsc')
    const { stdout } = spawnSync(process.execPath, [compiler, '-p', '.'], { cwd: folder, encoding: 'utf8' })
    expect(programs.length).toBeGreaterThan(0)
    expect(stdout).toBe('')
  })
})

it('the README of flow-cli shows what flowc prints', () => {
  const [flow = ''] = blocks('flow-cli', 'ts')
  const [session = ''] = blocks('flow-cli', 'text')
  const [document = ''] = blocks('flow-cli', 'json')
  const folder = projectWith({ 'goodbye.flow.ts': flow })
  expect(`$ npx flowc check goodbye.flow.ts\n${flowc(folder, ['check', 'goodbye.flow.ts']).stdout}`).toBe(session)
  const printed: unknown = JSON.parse(flowc(folder, ['check', 'goodbye.flow.ts', '--format', 'json']).stdout)
  expect(printed).toMatchObject(JSON.parse(document))
})

it('the README of flow-cli names options that exist', () => {
  const commands = blocks('flow-cli', 'sh').flatMap((text) => [...text.matchAll(/^npx flowc (\w+) (.*?)(?:#|$)/gm)])
  expect(commands.length).toBeGreaterThan(5)
  for (const [, command = '', rest = ''] of commands) {
    const { stdout } = flowc(root, [command, '--help'])
    for (const [option] of rest.matchAll(/--[a-z-]+/g)) expect(stdout, command).toContain(option)
  }
})

it('the README of flow-dsl shows what its flow becomes', () => {
  const [flow = ''] = blocks('flow-dsl', 'ts')
  const [action = ''] = blocks('flow-dsl', 'json')
  const folder = projectWith({ 'support.flow.ts': flow })
  expect(flowc(folder, ['compile', 'support.flow.ts', '--out', 'build'])).toMatchObject({ status: 0, stderr: '' })
  const document: { readonly Actions: readonly unknown[] } = JSON.parse(
    readFileSync(join(folder, 'build/support.json'), 'utf8'),
  )
  expect(document.Actions).toContainEqual(JSON.parse(action))
})

it('the README of flow-compiler shows what its programs print', () => {
  const folder = projectWith({})
  const [compiling = '', checking = ''] = blocks('flow-compiler', 'ts')
  const [printed = ''] = blocks('flow-compiler', 'text')
  const run = (code: string) => {
    writeFileSync(join(folder, 'program.ts'), code)
    return spawnSync(process.execPath, ['program.ts'], { cwd: folder, encoding: 'utf8' })
  }
  expect(run(checking)).toMatchObject({ status: 0, stdout: printed, stderr: '' })
  const { stdout, stderr } = run(compiling)
  expect(stderr).toBe('')
  expect(stdout).toMatch(/^support \{"Version":"2019-10-30",.*12345678-1234-1234-1234-123456789012.*\}\n$/)
})
