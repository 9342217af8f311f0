import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readCoverageData, summariseCoverage } from '../src/index.js'
import type { CoverageData } from '../src/index.js'

interface Run {
  readonly status: number
  readonly output: string
  readonly coverage: CoverageData
  readonly lcov: string
  /** What is left in the folder for temporary files. */
  readonly left: readonly string[]
}

/** Run the tests of `vitest-project` in a process of their own, with two workers. */
async function runProject(environment: Readonly<Record<string, string>>): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'flow-simulator-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const temporary = mkdtempSync(join(folder, 'temporary-'))
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
  const config = join(import.meta.dirname, 'vitest-project', 'vitest.config.ts')
  const out = join(folder, 'out')
  const { status, output } = await new Promise<Pick<Run, 'status' | 'output'>>((done) => {
    const env = { ...process.env, NO_COLOR: '1', TMPDIR: temporary, TEST_FOLDER: out, ...environment }
    execFile(process.execPath, [vitest, 'run', '--config', config], { env }, (error, stdout, stderr) => {
      done({ status: error === null ? 0 : Number(error.code), output: `${stdout}${stderr}` })
    })
  })
  return {
    status,
    output,
    coverage: readCoverageData(JSON.parse(readFileSync(join(out, 'coverage.json'), 'utf8'))),
    lcov: readFileSync(join(out, 'lcov.info'), 'utf8'),
    left: readdirSync(temporary).filter((name) => name.startsWith('flow-coverage-')),
  }
}

describe('the reporter', () => {
  it('says what no test has taken, over all files and workers', { timeout: 120_000 }, async () => {
    const { status, output, coverage, lcov, left } = await runProject({})
    expect(output).toContain('3 passed')
    expect(status).toBe(0)
    expect(output).toContain(
      [
        'Coverage of flows',
        'greeting      actions 4/5 (80.0%)   branches 3/9 (33.3%)',
        '  not taken: NoMatchingError of "set tier"  greeting.json:7:7',
        '  not taken: Equals silver of "tier"  greeting.json:13:7',
        '  not taken: NoMatchingCondition of "tier"  greeting.json:13:7',
        '  not taken: NoMatchingError of "welcome"  greeting.json:26:7',
        '  not reached: "hello"  greeting.json:32:7',
        'support-line  actions 7/8 (87.5%)   branches 6/12 (50.0%)',
        '  not taken: NoMatchingCondition of "menu"  ../fixtures/support-line.flow.ts:16:10',
      ].join('\n'),
    )
    const { flows } = summariseCoverage(coverage)
    expect(flows.map(({ flow, file, actions }) => [flow, file, actions.reached])).toEqual([
      ['greeting', 'greeting.json', 4],
      ['support-line', '../fixtures/support-line.flow.ts', 7],
    ])
    const [, supportLine, greeting] = lcov.split('TN:\n')
    expect(supportLine).toContain('SF:../fixtures/support-line.flow.ts\n')
    expect(supportLine).toContain('BRDA:16,0,0,1\nBRDA:16,0,1,1\nBRDA:16,0,2,0\nBRDA:16,0,3,0\n')
    expect(greeting).toMatchInlineSnapshot(`
      "SF:greeting.json
      BRDA:7,0,0,0
      BRDA:7,0,1,1
      BRDA:13,0,0,1
      BRDA:13,0,1,0
      BRDA:13,0,2,0
      BRDA:26,0,0,0
      BRDA:26,0,1,1
      BRDA:32,0,0,-
      BRDA:32,0,1,-
      BRF:9
      BRH:3
      DA:7,1
      DA:13,1
      DA:26,1
      DA:32,0
      DA:37,1
      LF:5
      LH:4
      end_of_record
      "
    `)
    expect(left).toEqual([])
  })

  it('leaves out what no call can take, and fails below the share that is wanted', { timeout: 120_000 }, async () => {
    const { status, output, coverage, left } = await runProject({
      TEST_EXCLUDE_DEAD: 'true',
      TEST_MINIMUM: '60',
      TEST_ISOLATE: 'false',
    })
    expect(output).toContain('greeting      actions 4/4 (100.0%)   branches 3/5 (60.0%)')
    expect(output).toContain('  left out: 4 branches that no call can take')
    expect(output).toContain('Tests reach 52.9% of the branches of flows, and 60% are wanted.')
    expect(status).toBe(1)
    const tier = coverage.flows[0]?.actions.find(({ action }) => action === 'tier')
    expect(tier?.branches.map(({ outcome, status: how }) => [outcome, how])).toEqual([
      ['Equals gold', 'reached'],
      ['Equals silver', 'dead'],
      ['NoMatchingCondition', 'dead'],
    ])
    expect(left).toEqual([])
  })
})
