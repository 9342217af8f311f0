import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'

const installed = join(inject('consumer'), 'node_modules/@aicc/flow-cli')

test('the installed flowc starts, though none of its development dependencies is there', () => {
  const { status, stdout, stderr } = flowc(installed, ['--help'])
  expect(stderr).toBe('')
  expect(stdout).toContain('flowc')
  expect(status).toBe(0)
})

test('flowc that is not built says so in one sentence', () => {
  const copy = mkdtempSync(join(tmpdir(), 'aicc-flowc-'))
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }))
  for (const part of ['bin', 'package.json']) cpSync(join(installed, part), join(copy, part), { recursive: true })

  const { status, stdout, stderr } = flowc(copy, ['--help'])
  expect(stderr).toMatch(/^flowc: .*npm run build.*\.\n$/)
  expect(stdout).toBe('')
  expect(status).toBe(2)
})

test('flowc on an old Node says which one it needs', () => {
  const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '22.17.1' } })`
  const { status, stdout, stderr } = flowc(
    installed,
    ['--help'],
    [`--import=data:text/javascript,${encodeURIComponent(pretend)}`],
  )
  expect(stderr).toBe('flowc: Node.js 22.18 or newer is needed, and this is 22.17.1.\n')
  expect(stdout).toBe('')
  expect(status).toBe(2)
})

function flowc(directory: string, args: readonly string[], nodeArgs: readonly string[] = []) {
  return spawnSync(process.execPath, [...nodeArgs, join(directory, 'bin/flowc.js'), ...args], { encoding: 'utf8' })
}
