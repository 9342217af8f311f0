import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Stack } from 'aws-cdk-lib'
import { afterAll, describe, expect, it } from 'vitest'
import { CompiledFlowSet } from '../src/constructs/compiled-flow-set.js'
import { FlowSetError } from '../src/constructs/flow-set-error.js'
import { createApp } from '../src/create-app.js'
import { defineEnvironment, EnvironmentError } from '../src/environment/define-environment.js'
import { referenceCenter } from '../src/environment/reference-center.js'
import { exampleFlows } from './example-flows.js'

const root = join(import.meta.dirname, '../../..')
const pages = ['README.md', 'README.ko.md'].map((name) => readFileSync(join(import.meta.dirname, '..', name), 'utf8'))
const [english = '', korean = ''] = pages

// Inside the repository, so that imports are found as they are in a project.
mkdirSync(join(root, 'reports'), { recursive: true })
const folder = mkdtempSync(join(root, 'reports/infra-readme-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The code blocks of a page in a language. */
function blocks(page: string, language: string): readonly string[] {
  return [...page.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, code]) => code ?? '')
}

/** What is said of something that is refused. */
function refusal(refused: () => unknown): string {
  try {
    refused()
  } catch (error) {
    if (error instanceof FlowSetError || error instanceof EnvironmentError) return error.message
    throw error
  }
  return ''
}

describe('the README', () => {
  it.each(['ts', 'text'])('has the same %s blocks in both languages, except comments', (language) => {
    const programs = (page: string) => blocks(page, language).map((code) => code.replaceAll(/ \/\/ .*$/gm, ''))
    expect(programs(english).length).toBeGreaterThan(1)
    expect(programs(korean)).toEqual(programs(english))
  })

  it('has the same commands in both languages', () => {
    const commands = (page: string) => [...page.matchAll(/^(?:npm|npx) [^#\n]*/gm)].map(([command]) => command.trim())
    expect(commands(english).length).toBeGreaterThan(2)
    expect(commands(korean)).toEqual(commands(english))
  })

  it('has programs whose types are right', () => {
    const programs = blocks(english, 'ts')
    for (const [index, code] of programs.entries()) writeFileSync(join(folder, `program-${index}.ts`), code)
    writeFileSync(
      join(folder, 'inbound.flow.ts'),
      "import { contactFlow } from '@aicc/flow-dsl'\nexport default contactFlow('inbound', {}, (flow) => flow.disconnect())\n",
    )
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: join(root, 'tsconfig.base.json'),
        compilerOptions: { exactOptionalPropertyTypes: false, noEmit: true, allowImportingTsExtensions: true },
        include: ['*.ts'],
      }),
    )
    const compiler = join(root, 'node_modules/typescript/bin/tsc')
    const { stdout } = spawnSync(process.execPath, [compiler, '-p', '.'], { cwd: folder, encoding: 'utf8' })
    // What is wrong in the sources of packages is told by their own check.
    expect(stdout.split('\n').filter((line) => line.startsWith('program-'))).toEqual([])
    expect(programs.length).toBeGreaterThan(1)
  }, 120_000)

  it('shows what is said of an environment', () => {
    const [shown] = blocks(english, 'text')
    const queue = { id: 'voice9', name: 'Night Support', channel: 'VOICE', hours: 'night-hours' } as const
    const user = {
      username: 'kim',
      firstName: 'Minji',
      lastName: 'Kim',
      routingProfile: 'Tier 1',
      securityProfiles: ['Center agent'],
    }
    const refused = refusal(() =>
      defineEnvironment({
        ...referenceCenter,
        name: 'dev',
        alias: 'my-center-dev',
        queues: { ...referenceCenter.queues, night: queue },
        users: [user],
      }),
    )
    expect(`${refused}\n`).toBe(shown)
  })

  it('shows what is said of flows', async () => {
    const [, shown] = blocks(english, 'text')
    const flows = await exampleFlows()
    const instanceArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/11111111-1111-4111-8111-111111111111'
    const refused = refusal(
      () =>
        new CompiledFlowSet(new Stack(createApp(), 'Flows'), 'Flows', {
          instanceArn,
          flows,
          resources: ({ kind, name }) => (kind === 'prompt' && name === 'hold-music' ? undefined : 'some-id'),
        }),
    )
    // Paths are shown from where the command runs: here the folder of the package, there that of the repository.
    expect(`${refused.replaceAll(`${root}/`, '')}\n`).toBe(shown)
  })
})
