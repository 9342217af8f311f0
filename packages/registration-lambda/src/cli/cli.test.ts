import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { printRegistration, registrationFrom } from '../registration.js'
import { runCli } from './cli.js'

const folder = mkdtempSync(join(tmpdir(), 'registration-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Run {
  readonly status: number
  readonly out: string
  readonly error: string
}

async function run(...args: readonly string[]): Promise<Run> {
  let out = ''
  let error = ''
  const status = await runCli(args, { out: (text) => (out += text), error: (text) => (error += text) })
  return { status, out, error }
}

/** A file of before, of so many registrations. */
function listFile(name: string, count: number, end = ''): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const request = { contactId: 'a', timestamp: '2024-01-01T00:00:00.000000', customerPhone: '' }
    return printRegistration(
      registrationFrom({ ...request, customerInput: String(10_000 + index) }, `L${String(index + 1).padStart(4, '0')}`),
    )
  })
  const file = join(folder, name)
  writeFileSync(file, `${lines.join('\n')}\n${end}`)
  return file
}

describe('register', () => {
  const file = join(folder, 'register.sqlite')

  it('prints the answer', async () => {
    const { status, out } = await run('register', '12345', '--file', file, '--contact', 'first', '--language', 'en')
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ registrationStatus: 'SUCCESS', lotteryNumber: 'L3404', contactId: 'first' })
  })

  it('keeps what was registered', async () => {
    const { status, out } = await run('register', '12345', '--file', file)
    expect(status).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ registrationStatus: 'DUPLICATE', errorMessage: '이미 등록된 사번입니다.' })
  })

  it('answers to what no caller can key in', async () => {
    expect((await run('register', 'abc', '--file', file)).status).toBe(1)
  })

  it.each([
    ['no number', ['register'], 'missing required argument'],
    ['an unknown language', ['register', '12345', '--language', 'fr'], 'Allowed choices are ko, en'],
    ['a folder', ['register', '12345', '--file', folder], 'cannot be used'],
    ['an unknown command', ['registr'], 'register'],
    ['an unknown option', ['register', '12345', '--phon', '1'], '--phone'],
  ])('is used wrongly with %s', async (_, args, message) => {
    const { status, error, out } = await run(...args)
    expect(status).toBe(2)
    expect(error).toContain(message)
    expect(out).toBe('')
    expect(error).not.toContain('    at ')
  })
})

describe('draw', () => {
  it('prints winners that anybody can check', async () => {
    const { status, out } = await run('draw', '--winners', '3', '--seed', 'KOSPI', '--from', listFile('list.txt', 20))
    expect(status).toBe(0)
    expect(out).toMatch(
      /^seed {11}KOSPI\nregistrations {2}20\nlist digest {4}[0-9a-f]{64}\n\n(\d\. L\d{4} {2}[0-9a-f]{64}\n){3}$/,
    )
  })

  it('prints JSON for programs, with employee numbers only when asked', async () => {
    const args = ['draw', '--winners', '2', '--seed', 'KOSPI', '--from', listFile('list.txt', 20), '--format', 'json']
    const { out } = await run(...args)
    expect(JSON.parse(out)).toMatchObject({ seed: 'KOSPI', registrations: 20 })
    expect(out).not.toContain('employeeNumber')
    expect((await run(...args, '--show-employees')).out).toMatch(/"employeeNumber": "100\d\d"/)
  })

  it('draws from the local store', async () => {
    const file = join(folder, 'draw.sqlite')
    for (const employee of ['1111', '2222', '3333']) await run('register', employee, '--file', file)
    const { out } = await run('draw', '--winners', '3', '--seed', 'x', '--from', file, '--format', 'json')
    expect(JSON.parse(out)).toMatchObject({ registrations: 3 })
  })

  it.each([
    ['too many winners', ['--winners', '21', '--seed', 'x', '--from', 'list'], 1, 'too few for 21 winners'],
    ['no seed', ['--winners', '1', '--from', 'list'], 2, '--seed'],
    ['half a winner', ['--winners', '1.5', '--seed', 'x', '--from', 'list'], 2, 'whole number'],
    ['a file that is not there', ['--winners', '1', '--seed', 'x', '--from', 'missing'], 2, 'does not exist'],
    ['lines that are no registrations', ['--winners', '1', '--seed', 'x', '--from', 'torn'], 2, 'line 4'],
  ])('cannot be held with %s', async (_, args, expected, message) => {
    const files: Readonly<Record<string, string>> = {
      list: listFile('list.txt', 20),
      torn: listFile('torn.txt', 3, '{"contactId":'),
      missing: join(folder, 'missing.txt'),
    }
    const { status, error, out } = await run('draw', ...args.map((argument) => files[argument] ?? argument))
    expect(status).toBe(expected)
    expect(error).toContain(message)
    expect(out).toBe('')
  })
})
