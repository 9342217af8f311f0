import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const pages = ['README.md', 'README.ko.md'].map((name) => readFileSync(join(root, name), 'utf8'))

// Inside the repository, so that the flow's imports are found as they are in a project.
mkdirSync(join(root, 'reports'), { recursive: true })
const folder = mkdtempSync(join(root, 'reports/readme-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function block(page: string, language: string): string {
  return new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? ''
}

function flowc(...args: readonly string[]) {
  return spawnSync(process.execPath, [join(root, 'packages/flow-cli/bin/flowc.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
  })
}

const [english = '', korean = ''] = pages

test.each(['ts', 'json', 'text'])('the %s block is the same in both languages', (language) => {
  expect(block(english, language)).not.toBe('')
  expect(block(korean, language)).toBe(block(english, language))
})

test('the commands are the same in both languages', () => {
  const commands = (page: string) => [...page.matchAll(/^(?:npm|npx) [^#\n]*/gm)].map(([command]) => command.trim())
  expect(commands(english).length).toBeGreaterThan(5)
  expect(commands(korean)).toEqual(commands(english))
})

test('the flow on the first screen becomes the JSON beside it', () => {
  writeFileSync(join(folder, 'lottery.flow.ts'), block(english, 'ts'))
  const { status, stderr } = flowc('compile', 'lottery.flow.ts', '--out', 'build')
  expect(stderr).toBe('')
  expect(status).toBe(0)
  const document = JSON.parse(readFileSync(join(folder, 'build/lottery.json'), 'utf8'))
  expect(document.Actions).toContainEqual(JSON.parse(block(english, 'json')))
  expect(document.Actions).toHaveLength(9)
})

test('the mistake on the first screen gets the diagnostic beside it', () => {
  const mistaken = block(english, 'ts')
    .replace('customerInput: employeeNumber,', "customerInput: attribute('$.StoredInput'),")
    .replace('{ contact,', '{ attribute, contact,')
  writeFileSync(join(folder, 'lottery.flow.ts'), mistaken)
  const { status, stdout } = flowc('check', 'lottery.flow.ts')
  expect(stdout).toContain(block(english, 'text').trimEnd())
  expect(status).toBe(1)
})

test('the call on the first screen is the same in both languages, and goes as it says', () => {
  const callOf = (page: string) => /```ts\n(import \{ compile \}[\s\S]*?)```/.exec(page)?.[1] ?? ''
  expect(callOf(english)).not.toBe('')
  expect(callOf(korean)).toBe(callOf(english))
  writeFileSync(join(folder, 'lottery.flow.ts'), block(english, 'ts'))
  writeFileSync(join(folder, 'call.ts'), callOf(english))
  const { status, stderr } = spawnSync(process.execPath, ['call.ts'], { cwd: folder, encoding: 'utf8' })
  expect(stderr).not.toContain('Error')
  expect(status).toBe(0)
})

test('the settings beside it are the same in both languages, and flowc takes them', () => {
  const settings = (page: string) => /```ts\n(\/\/ flowc\.config\.ts\n[\s\S]*?)```/.exec(page)?.[1] ?? ''
  expect(settings(english)).not.toBe('')
  expect(settings(korean)).toBe(settings(english))
  mkdirSync(join(folder, 'flows'), { recursive: true })
  writeFileSync(join(folder, 'flows/lottery.flow.ts'), block(english, 'ts'))
  writeFileSync(join(folder, 'flowc.config.ts'), settings(english))
  try {
    expect(flowc('check')).toMatchObject({ status: 0, stdout: '1 file, no problems.\n', stderr: '' })
  } finally {
    rmSync(join(folder, 'flowc.config.ts'))
  }
})

test('every page that the README links to exists', () => {
  for (const page of pages) {
    const links = [...page.matchAll(/\]\(((?!http)[^)#]+)\)/g)].map(([, link]) => link ?? '')
    expect(links.length).toBeGreaterThan(3)
    for (const link of links) expect(() => readFileSync(join(root, link)), link).not.toThrow()
  }
})
