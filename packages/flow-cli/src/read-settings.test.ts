import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { flowFile, flowJson, flowc, flowcJson, folderWith } from '../test/run-flowc.js'
import type { Run } from '../test/run-flowc.js'

/** Reaches nothing after it has ended. */
const unreachable = flowFile('over', "flow.disconnect()\n  flow.playPrompt('too late')\n  flow.disconnect()")

const queueFlow = `import { contactFlow, queue } from '@aicc/flow-dsl'

export default contactFlow('support', { channels: ['VOICE'], onError: (flow) => flow.disconnect() }, (flow) => {
  flow.setWorkingQueue(queue('general'))
  flow.disconnect()
})
`

const instance = 'arn:aws:connect:eu-west-1:123456789012:instance/11111111-1111-1111-1111-111111111111'
const queueInFile = `${instance}/queue/22222222-2222-2222-2222-222222222222`
const queueInConfig = `${instance}/queue/33333333-3333-3333-3333-333333333333`

const config = (settings: string): string =>
  `import { defineConfig } from '@aicc/flow-cli/config'\n\nexport default defineConfig(${settings})\n`

async function severities(directory: string, args: readonly string[] = []): Promise<readonly string[]> {
  const { diagnostics } = await flowcJson(directory, ['check', 'a.flow.ts', '--no-typecheck', ...args])
  return diagnostics.map(({ name, severity }) => `${name} ${severity}`)
}

describe('flowc.config.ts', () => {
  it('sets levels of rules', async () => {
    const folder = folderWith({
      'a.flow.ts': unreachable,
      'flowc.config.ts': config("{ rules: { 'unreachable-action': 'error' } }"),
    })
    expect(await severities(folder)).toEqual(['unreachable-action error'])
  })

  it('sets them for flow JSON and flowc compile too', async () => {
    const lost = { Identifier: 'lost', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} }
    const { Actions = [] } = JSON.parse(flowJson())
    const folder = folderWith({
      'a.json': flowJson({ Actions: [...Actions, lost] }),
      'b.flow.ts': unreachable,
      'flowc.config.ts': config("{ rules: { 'unreachable-action': 'error' } }"),
    })
    expect(await flowc(folder, ['check', 'a.json'])).toMatchObject({ status: 1 })
    expect(await flowc(folder, ['compile', 'b.flow.ts', '--out', 'out', '--no-typecheck'])).toMatchObject({ status: 1 })
    expect(await flowc(folder, ['check', 'a.json', '--rule', 'unreachable-action=off'])).toMatchObject({ status: 0 })
  })

  it('is the nearest one, here or above', async () => {
    const folder = folderWith({
      'flowc.config.ts': config("{ rules: { 'unreachable-action': 'off' } }"),
      'near/flowc.config.ts': config("{ rules: { 'unreachable-action': 'error' } }"),
      'near/by/a.flow.ts': unreachable,
      'far/a.flow.ts': unreachable,
    })
    expect(await severities(join(folder, 'near/by'))).toEqual(['unreachable-action error'])
    expect(await severities(join(folder, 'far'))).toEqual([])
  })

  it('may be flowc.config.mts', async () => {
    const folder = folderWith({
      'a.flow.ts': unreachable,
      'flowc.config.mts': config("{ rules: { 'unreachable-action': 'off' } }"),
    })
    expect(await severities(folder)).toEqual([])
  })

  it('is another one with --config, and none with --no-config', async () => {
    const folder = folderWith({
      'a.flow.ts': unreachable,
      'flowc.config.ts': config("{ rules: { 'unreachable-action': 'off' } }"),
      'strict.ts': config("{ rules: { 'unreachable-action': 'error' } }"),
    })
    expect(await severities(folder)).toEqual([])
    expect(await severities(folder, ['--config', 'strict.ts'])).toEqual(['unreachable-action error'])
    expect(await severities(folder, ['--no-config'])).toEqual(['unreachable-action warning'])
  })

  it('names the files and the output folder, from its own folder', async () => {
    const folder = folderWith({
      'flowc.config.ts': config("{ files: ['flows', 'more/*.ts'], out: 'build' }"),
      'flows/a.flow.ts': flowFile('a'),
      'more/b.ts': flowFile('b'),
    })
    mkdirSync(join(folder, 'sub'))
    expect(await flowc(folder, ['check', '--no-typecheck'])).toMatchObject({
      status: 0,
      out: '2 files, no problems.\n',
    })
    const compiled = await flowc(join(folder, 'sub'), ['compile', '--no-typecheck'])
    expect(compiled).toMatchObject({ status: 0, error: '' })
    expect(readFileSync(join(folder, 'build/a.json'), 'utf8')).toContain('"name": "a"')
    expect(readFileSync(join(folder, 'build/b.json'), 'utf8')).toContain('"name": "b"')
  })

  it('may name JSON too, which is checked and has nothing to compile', async () => {
    const folder = folderWith({
      'flowc.config.ts': config("{ files: ['flows', 'exports', 'more/*.json'], out: 'build' }"),
      'flows/a.flow.ts': flowFile('a'),
      'exports/b.json': flowJson(),
      'more/c.json': flowJson(),
    })
    expect(await flowc(folder, ['check', '--no-typecheck'])).toMatchObject({
      status: 0,
      out: '3 files, no problems.\n',
    })
    expect(await flowc(folder, ['compile', '--no-typecheck'])).toMatchObject({ status: 0, error: '' })
    expect(readdirSync(join(folder, 'build'))).toEqual(['a.json'])
  })

  it('that names JSON alone gives nothing to compile, and that is said', async () => {
    const folder = folderWith({
      'flowc.config.ts': config("{ files: ['exports'], out: 'build' }"),
      'exports/b.json': flowJson(),
    })
    expect(await flowc(folder, ['compile', '--no-typecheck'])).toEqual({
      status: 2,
      out: '',
      error: 'flowc: There is nothing to compile: `files` of flowc.config.ts has no TypeScript flow in it.\n',
    })
  })

  it('gives way to files and a folder on the command line', async () => {
    const folder = folderWith({
      'flowc.config.ts': config("{ files: ['gone'], out: 'build' }"),
      'a.flow.ts': flowFile('a'),
    })
    expect(await flowc(folder, ['compile', 'a.flow.ts', '--out', 'other', '--no-typecheck'])).toMatchObject({
      status: 0,
    })
    expect(readFileSync(join(folder, 'other/a.json'), 'utf8')).toContain('"name": "a"')
  })

  it('may export its settings without defineConfig', async () => {
    const folder = folderWith({
      'a.flow.ts': unreachable,
      'flowc.config.ts': "export default { rules: { 'unreachable-action': 'off' } }\n",
    })
    expect(await severities(folder)).toEqual([])
  })
})

describe('options of a rule', () => {
  const silent = `import { contactFlow, lambda } from '@aicc/flow-dsl'
import { z } from 'zod'

const slow = lambda('slow', { input: z.object({}), output: z.object({ a: z.string() }), timeoutSeconds: 8 })

export default contactFlow('a', { channels: ['VOICE'], onError: (flow) => flow.disconnect() }, (flow) => {
  flow.playPrompt('Hello.')
  flow.invokeLambda(slow, {}, { timeoutSeconds: 8 })
  flow.invokeLambda(slow, {}, { timeoutSeconds: 8 })
  flow.playPrompt('Goodbye.')
  flow.disconnect()
})
`

  it('are taken from the settings', async () => {
    const folder = folderWith({
      'a.flow.ts': silent,
      'flowc.config.ts': config("{ rules: { 'silence-budget': ['error', { seconds: 16 }] } }"),
      'strict.ts': config("{ rules: { 'silence-budget': ['error', { seconds: 15 }] } }"),
    })
    const found = async (...args: readonly string[]) =>
      (await severities(folder, args)).filter((problem) => problem.startsWith('silence-budget'))
    expect(await found('--no-config')).toEqual(['silence-budget warning'])
    expect(await found()).toEqual([])
    expect(await found('--config', 'strict.ts')).toEqual(['silence-budget error'])
    expect(await found('--config', 'strict.ts', '--rule', 'silence-budget=info')).toEqual(['silence-budget info'])
  })
})

describe('settings that cannot be used', () => {
  async function refusal(source: string): Promise<Run & { readonly told: readonly string[] }> {
    const folder = folderWith({ 'a.flow.ts': flowFile('a'), 'flowc.config.ts': source })
    const run = await flowcJson(folder, ['check', 'a.flow.ts', '--no-typecheck'])
    expect(run.diagnostics.every(({ code, name }) => code === 'FLOW1021' && name === 'unusable-config')).toBe(true)
    return {
      ...run,
      told: run.diagnostics.map(({ message, suggestion, location: { file, line, column } }) =>
        `${file}:${line}:${column} ${message} ${suggestion ?? ''}`.trim(),
      ),
    }
  }

  it.each([
    [
      config("{\n  rules: { 'malformed-smsl': 'off' },\n}"),
      'flowc.config.ts:4:12 There is no rule "malformed-smsl". Did you mean "malformed-ssml"?',
    ],
    [
      config("{\n  rules: {\n    // 'missing-outcome': 'off',\n    'missing-outcome': 'off',\n  },\n}"),
      'flowc.config.ts:6:5 The rule missing-outcome cannot be switched off: Amazon Connect refuses a flow that breaks it. Every outcome that the service requires has a branch. Remove the setting.',
    ],
    [
      config("{ rules: { 'missing-outcome': 'warning' } }"),
      'flowc.config.ts:3:40 The rule missing-outcome cannot be lowered to warning: Amazon Connect refuses a flow that breaks it. Every outcome that the service requires has a branch. Remove the setting.',
    ],
    [
      config("{ rules: { 'unreachable-action': 'warn' } }"),
      'flowc.config.ts:3:40 The level of unreachable-action is "warn", and has to be one of off, info, warning, error. Did you mean "warning"?',
    ],
    [
      config("{ rules: { 'silence-budget': ['error', { seconds: 0 }] } }"),
      'flowc.config.ts:3:70 seconds of silence-budget is the longest silence, in seconds, and has to be a number from 1 to 60.',
    ],
    [
      config("{ rule: { 'unreachable-action': 'off' } }"),
      'flowc.config.ts:3:31 There is no setting "rule" here. Did you mean "rules"?',
    ],
    [
      config('{ rules: 1 }'),
      'flowc.config.ts:3:31 The settings of rules have to be an object of rule names and levels.',
    ],
    [config("{ files: 'flows' }"), 'flowc.config.ts:3:31 "files" has to be a list of files, folders and patterns.'],
    [config("{ out: '' }"), 'flowc.config.ts:3:31 "out" has to be the name of a folder.'],
    [
      config('{ environments: [] }'),
      'flowc.config.ts:3:31 "environments" has to be an object of names and environments.',
    ],
    [
      config("{ environments: { dev: { resource: 'dev.json' } } }"),
      'flowc.config.ts:3:54 There is no setting "resource" here. Did you mean "resources"?',
    ],
    [
      config('{ environments: { dev: { resources: 1 } } }'),
      "flowc.config.ts:3:54 Environment \"dev\" has no resources. Write { resources: 'resources.json' }, or the resources themselves: { resources: { queue: { support: 'arn:...' } } }.",
    ],
    [
      'export const settings = {}\n',
      'flowc.config.ts:undefined:undefined The file exports nothing by default. Write `export default defineConfig({ ... })`, with defineConfig from @aicc/flow-cli/config.',
    ],
    [
      'export default [1]\n',
      'flowc.config.ts:undefined:undefined The file exports something else than a plain object. Write `export default defineConfig({ ... })`, with defineConfig from @aicc/flow-cli/config.',
    ],
  ])('are told with their place: %#', async (source, told) => {
    const run = await refusal(source)
    expect(run.told).toContain(told)
    expect(run.error).toMatch(/^flowc: flowc\.config\.ts: /)
    expect(run.status).toBe(2)
  })

  it('are all told at once, to people with the lines that they stand in', async () => {
    const folder = folderWith({
      'a.flow.ts': flowFile('a'),
      'flowc.config.ts': config("{ rules: { 'malformed-smsl': 'off', 'missing-outcome': 'off' } }"),
    })
    const { status, out, error } = await flowc(folder, ['check', 'a.flow.ts', '--no-typecheck'])
    expect(error.match(/^error FLOW1021 unusable-config flowc\.config\.ts:3:\d+$/gm)).toHaveLength(2)
    expect(error).toContain('> 3 | export default defineConfig(')
    expect(out).toBe('1 file: 2 errors, 0 warnings.\n')
    expect(status).toBe(2)
  })

  it('include a file that fails', async () => {
    const run = await refusal("\nthrow new Error('no settings today')\n")
    expect(run.told).toEqual([
      expect.stringMatching(/^flowc\.config\.ts:.* The file failed while it was loaded: no settings today\.$/),
    ])
    expect(run.status).toBe(2)
  })

  it.each([
    ['gone.ts', 'The file gone.ts, which --config names, does not exist.'],
    ['a.json', 'The file a.json, which --config names, is no TypeScript file.'],
    ['', 'The name of the file is empty, which --config names.'],
  ])('include %s, which is named on the command line', async (name, sentence) => {
    const folder = folderWith({ 'a.flow.ts': flowFile('a'), 'a.json': '{}' })
    const run = await flowcJson(folder, ['check', 'a.flow.ts', '--no-typecheck', '--config', name])
    expect(run.error).toBe(`flowc: ${sentence}\n`)
    expect(run.diagnostics).toMatchObject([{ code: 'FLOW1021', message: sentence }])
    expect(run.status).toBe(2)
  })
})

describe('--rule', () => {
  it('sets a level, again and again, over flowc.config.ts', async () => {
    const folder = folderWith({
      'a.flow.ts': unreachable,
      'flowc.config.ts': config("{ rules: { 'unreachable-action': 'off' } }"),
    })
    expect(await severities(folder, ['--rule', 'unreachable-action=error'])).toEqual(['unreachable-action error'])
    expect(
      await severities(folder, ['--rule', 'unreachable-action=error', '--rule', 'unreachable-action=info']),
    ).toEqual(['unreachable-action info'])
  })

  it.each([
    ['malformed-smsl=off', 'There is no rule "malformed-smsl". Did you mean "malformed-ssml"?'],
    [
      'missing-outcome=off',
      'The rule missing-outcome cannot be switched off: Amazon Connect refuses a flow that breaks it. Every outcome that the service requires has a branch. Remove the setting.',
    ],
    [
      'unreachable-action',
      '--rule "unreachable-action" has no level: write --rule <name>=<level>, with one of off, info, warning, error.',
    ],
    [
      'unreachable-action=none',
      'The level of unreachable-action is "none", and has to be one of off, info, warning, error.',
    ],
    [
      'flow-threw=off',
      'There is no rule "flow-threw". Rules are listed at https://github.com/aicc-flows/aicc-flows/blob/main/docs/rules/README.md.',
    ],
    [
      '=off',
      'There is no rule "". Rules are listed at https://github.com/aicc-flows/aicc-flows/blob/main/docs/rules/README.md.',
    ],
    [
      '__proto__=off',
      'There is no rule "__proto__". Rules are listed at https://github.com/aicc-flows/aicc-flows/blob/main/docs/rules/README.md.',
    ],
  ])('%s is refused in a sentence', async (setting, sentence) => {
    const folder = folderWith({ 'a.flow.ts': flowFile('a') })
    const run = await flowcJson(folder, ['check', 'a.flow.ts', '--no-typecheck', '--rule', setting])
    expect(run.error).toContain(`flowc: ${sentence}`)
    expect(run.diagnostics).toMatchObject([{ code: 'FLOW1022', name: 'unusable-rule-level' }])
    expect(run.status).toBe(2)
  })
})

describe('--environment', () => {
  const environments = config(`{
  environments: {
    dev: { resources: 'resources.dev.json' },
    test: { resources: { queue: { general: '${queueInConfig}' } } },
    wrong: { resources: { que: {} } },
  },
}`)

  function project(): string {
    return folderWith({
      'settings/flowc.config.ts': environments,
      'settings/resources.dev.json': JSON.stringify({
        queue: { general: queueInFile },
      }),
      'settings/flows/a.flow.ts': queueFlow,
    })
  }

  const compiledIn = (folder: string): string => readFileSync(join(folder, 'out/support.json'), 'utf8')
  const compile = (folder: string, ...args: readonly string[]): Promise<Run> =>
    flowc(folder, ['compile', 'a.flow.ts', '--out', 'out', '--no-typecheck', ...args])

  it('takes the resources from the file that it names, beside flowc.config.ts', async () => {
    const folder = join(project(), 'settings/flows')
    expect(await compile(folder, '--environment', 'dev')).toMatchObject({ status: 0, error: '' })
    expect(compiledIn(folder)).toContain(queueInFile)
  })

  it('takes the resources that stand in flowc.config.ts itself', async () => {
    const folder = join(project(), 'settings/flows')
    expect(await compile(folder, '--environment', 'test')).toMatchObject({ status: 0, error: '' })
    expect(compiledIn(folder)).toContain(queueInConfig)
  })

  it.each([
    [
      ['--environment', 'devv'],
      'flowc: There is no environment "devv": ../flowc.config.ts has no such environment. Did you mean "dev"?\n',
    ],
    [
      ['--environment', 'production'],
      'flowc: There is no environment "production": ../flowc.config.ts has no such environment. It has dev, test, wrong.\n',
    ],
    [
      ['--environment', 'dev', '--no-config'],
      'flowc: There is no environment "dev": there is no flowc.config.ts. Add it under `environments`.\n',
    ],
    [
      ['--environment', 'wrong'],
      'flowc: The environment "wrong" of ../flowc.config.ts has the unknown kind "que". Did you mean "queue"?\n',
    ],
    [['--environment', 'dev', '--resources', 'r.json'], /^flowc: option '--environment <name>' cannot be used with/],
  ])('%j is refused in a sentence', async (args, sentence) => {
    const { status, out, error } = await compile(join(project(), 'settings/flows'), ...args)
    expect(error).toMatch(sentence)
    expect(out).toBe('')
    expect(status).toBe(2)
  })

  it('says which file is missing', async () => {
    const folder = project()
    writeFileSync(
      join(folder, 'settings/flowc.config.ts'),
      config("{ environments: { dev: { resources: 'gone.json' } } }"),
    )
    const { status, error } = await compile(join(folder, 'settings/flows'), '--environment', 'dev')
    expect(error).toBe('flowc: The resources file ../gone.json cannot be read: it does not exist.\n')
    expect(status).toBe(2)
  })
})
