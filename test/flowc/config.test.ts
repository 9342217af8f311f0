import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { diagnosticsIn, flowFile, flowc, projectWith } from './installed-flowc.ts'

const unreachable = flowFile('over', "flow.disconnect()\n  flow.playPrompt('too late')\n  flow.disconnect()")

const config = (settings: string): string =>
  `import { defineConfig } from '@aicc/flow-cli/config'\n\nexport default defineConfig(${settings})\n`

/** What TypeScript says of settings, of each by itself. */
function typeErrors(settings: readonly string[]): readonly (readonly string[])[] {
  const files = settings.map((text, index): [string, string] => [`settings-${index}.ts`, config(text)])
  const folder = projectWith({
    ...Object.fromEntries(files),
    'tsconfig.json': JSON.stringify({
      compilerOptions: { strict: true, module: 'nodenext', target: 'es2023', types: [], noEmit: true },
    }),
  })
  const compiler = join(import.meta.dirname, '../../node_modules/typescript/bin/tsc')
  const { stdout } = spawnSync(process.execPath, [compiler, '-p', '.'], { cwd: folder, encoding: 'utf8' })
  return files.map(([name]) => stdout.split('\n').filter((line) => line.startsWith(`${name}(`)))
}

describe('a flowc.config.ts', () => {
  it('is loaded as it is, and sets levels', () => {
    const folder = projectWith({
      'a.flow.ts': unreachable,
      'flowc.config.ts': config("{ rules: { 'unreachable-action': 'error' } }"),
    })
    const { status, stdout, stderr } = flowc(folder, ['check', 'a.flow.ts', '--no-typecheck', '--format', 'json'])
    expect(diagnosticsIn(stdout)).toMatchObject([{ name: 'unreachable-action', severity: 'error' }])
    expect(stderr).toBe('')
    expect(status).toBe(1)
  })

  it('is loaded where the package is CommonJS, as flowc.config.mts', () => {
    const folder = projectWith({
      'package.json': '{"type": "commonjs"}',
      'a.flow.mts': unreachable,
      'flowc.config.mts': config("{ rules: { 'unreachable-action': 'off' } }"),
    })
    expect(flowc(folder, ['check', 'a.flow.mts', '--no-typecheck'])).toMatchObject({
      status: 0,
      stdout: '1 file, no problems.\n',
      stderr: '',
    })
  })

  it('that is not TypeScript is shown at its line', () => {
    const folder = projectWith({ 'a.flow.ts': unreachable, 'flowc.config.ts': '\nexport default {\n  rules: {,\n}\n' })
    const { status, stdout, stderr } = flowc(folder, ['check', 'a.flow.ts', '--no-typecheck', '--format', 'json'])
    expect(diagnosticsIn(stdout)).toMatchObject([
      { name: 'unusable-config', location: { file: 'flowc.config.ts', line: 3 } },
    ])
    expect(stderr).toMatch(/^flowc: flowc\.config\.ts: The file cannot be loaded: [^\n]*\n$/)
    expect(status).toBe(2)
  })

  it('that is in an endless loop when it is looked at is given up', () => {
    const folder = projectWith({
      'a.flow.ts': flowFile('a'),
      'flowc.config.ts': 'export default {\n  get out() {\n    for (;;) {}\n  },\n}\n',
    })
    const args = ['check', 'a.flow.ts', '--no-typecheck', '--format', 'json']
    const { status, stdout } = flowc(folder, args, { FLOWC_IMPORT_LIMIT: '400' })
    expect(diagnosticsIn(stdout)).toMatchObject([
      { name: 'unusable-config', message: 'The settings cannot be read: a getter does not come to an end.' },
    ])
    expect(status).toBe(2)
  })

  it('that prints something keeps the document whole', () => {
    const folder = projectWith({
      'a.flow.ts': flowFile('a'),
      'flowc.config.ts': `console.log('hello')\n${config('{}')}`,
    })
    const { status, stdout, stderr } = flowc(folder, ['check', 'a.flow.ts', '--no-typecheck', '--format', 'sarif'])
    expect(JSON.parse(stdout)).toMatchObject({ version: '2.1.0' })
    expect(stderr).toBe('hello\n')
    expect(status).toBe(0)
  })
})

describe('the page about configuration', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/configuration.md'), 'utf8')
  const [settings = '', statements = '', program = ''] = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(
    ([, code]) => code ?? '',
  )

  it('has settings that flowc takes', () => {
    const folder = projectWith({ 'flows/a.flow.ts': flowFile('a'), 'flowc.config.ts': settings })
    expect(flowc(folder, ['compile', '--environment', 'prod', '--no-typecheck'])).toMatchObject({
      status: 0,
      stderr: '',
    })
    expect(readdirSync(join(folder, 'build'))).toEqual(['a.json'])
  })

  it('has a comment that silences', () => {
    const folder = projectWith({ 'a.flow.ts': flowFile('a', statements) })
    expect(flowc(folder, ['check', 'a.flow.ts', '--no-typecheck'])).toMatchObject({
      status: 0,
      stdout: '1 file, no problems.\n',
    })
  })

  it('has a program that runs', () => {
    const folder = projectWith({ 'program.ts': program })
    const { stdout, stderr } = spawnSync(process.execPath, ['program.ts'], { cwd: folder, encoding: 'utf8' })
    expect(JSON.parse(stdout)).toMatchObject({ Version: '2019-10-30' })
    expect(stderr).toBe('')
  })

  it('names every format', () => {
    const { stdout } = flowc(projectWith({}), ['check', '--help'])
    const formats = /choices: ("pretty"[^]*?),\s+default/.exec(stdout)?.[1]?.match(/\w+/g) ?? []
    expect(formats.toSorted()).toEqual([...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name).toSorted())
  })
})

describe('the types of a flowc.config.ts', () => {
  const allowed = `{
  files: ['flows'],
  out: 'build',
  rules: {
    'unreachable-action': 'off',
    'silence-budget': ['warning', { seconds: 12 }],
    'illegal-in-flow-type': 'off',
    'missing-outcome': 'error',
  },
  environments: {
    dev: { resources: 'resources.dev.json' },
    test: { resources: { queue: { general: '12345678-1234-1234-1234-123456789012' } } },
  },
}`
  const refused: Readonly<Record<string, RegExp>> = {
    "{ rules: { 'unreachable-acton': 'off' } }": /'unreachable-acton'' does not exist/,
    "{ rules: { 'unreachable-action': 'warn' } }": /"warn"/,
    "{ rules: { 'missing-outcome': 'off' } }": /"off".*"error"/,
    "{ rules: { 'silence-budget': ['warning', { second: 1 }] } }": /'second'/,
    '{ rule: {} }': /'rule'/,
    '{ environments: { dev: { resources: { que: {} } } } }': /'que'/,
  }

  it('take what flowc takes, and refuse what it refuses', () => {
    const [fine, ...errors] = typeErrors([allowed, ...Object.keys(refused)])
    expect(fine).toEqual([])
    expect(errors).toEqual(Object.values(refused).map((message) => [expect.stringMatching(message)]))
  })
})
