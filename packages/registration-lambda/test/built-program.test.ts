/** The command line as it is built: `npm run register`, `npm run draw`. `npm test` builds it before. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'registration-program-'))
afterAll(() => rmSync(folder, { recursive: true }))

function run(...args: readonly string[]): {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
} {
  const program = join(import.meta.dirname, '../dist/cli/bin.js')
  return spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8' })
}

it('registers, and draws from what is registered', () => {
  for (const employee of ['12345', '5329', '22158'])
    expect(run('register', employee)).toMatchObject({ status: 0, stderr: '' })
  const again = run('register', '12345')
  expect(again.status).toBe(1)
  expect(JSON.parse(again.stdout)).toMatchObject({ registrationStatus: 'DUPLICATE' })

  const drawn = run('draw', '--winners', '3', '--seed', 'KOSPI', '--format', 'json')
  expect(drawn).toMatchObject({ status: 0, stderr: '' })
  const { winners } = JSON.parse(drawn.stdout) as { readonly winners: readonly { readonly lotteryNumber: string }[] }
  // Two of the three prefer 0, which is no number: they get 1 and 2.
  expect(winners.map(({ lotteryNumber }) => lotteryNumber).toSorted()).toEqual(['L0001', 'L0002', 'L3404'])
})

it('says what is wrong without a stack trace', () => {
  const { status, stderr } = run('draw', '--winners', '1', '--seed', 'x', '--from', 'missing.txt')
  expect(status).toBe(2)
  expect(stderr).toBe('missing.txt cannot be read: it does not exist.\n')
})
