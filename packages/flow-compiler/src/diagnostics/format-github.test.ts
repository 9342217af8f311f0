import { describe, expect, it } from 'vitest'
import type { Diagnostic } from './diagnostic.js'
import { toGithubCommand } from './format-github.js'

const problem: Diagnostic = {
  code: 'FLOW2003',
  name: 'unreachable-action',
  severity: 'warning',
  message: 'Nobody hears this.',
  args: {},
  location: { file: 'flows/main.flow.ts', line: 2, column: 3, flow: 'main', action: 'greet', path: 'main > greet' },
  related: [],
  suggestion: 'Remove it.',
}

it('is a command with the place, the rule, the message and what to do', () => {
  expect(toGithubCommand(problem)).toBe(
    '::warning file=flows/main.flow.ts,line=2,col=3,title=FLOW2003 unreachable-action::Nobody hears this.%0ARemove it.',
  )
})

it.each([
  ['error', 'error'],
  ['warning', 'warning'],
  ['info', 'notice'],
] as const)('shows severity %s as %s', (severity, command) => {
  expect(toGithubCommand({ ...problem, severity })).toMatch(new RegExp(`^::${command} `))
})

describe('what it cannot know', () => {
  it('is left out: a line and a column', () => {
    const location = { ...problem.location, line: undefined, column: undefined }
    expect(toGithubCommand({ ...problem, location, suggestion: undefined })).toBe(
      '::warning file=flows/main.flow.ts,title=FLOW2003 unreachable-action::main > greet: Nobody hears this.',
    )
  })

  it('is left out: a file', () => {
    const location = { ...problem.location, file: undefined, line: undefined, column: undefined, path: '' }
    expect(toGithubCommand({ ...problem, location, suggestion: undefined })).toBe(
      '::warning title=FLOW2003 unreachable-action::Nobody hears this.',
    )
  })
})

describe('characters that mean something to GitHub', () => {
  it('are escaped in the message', () => {
    const message = '100 % of a, b: c\r\nsecond line'
    expect(toGithubCommand({ ...problem, message, suggestion: undefined })).toMatch(
      /::100 %25 of a, b: c%0Asecond line$/,
    )
  })

  it('are escaped in the name of a file', () => {
    const location = { ...problem.location, file: 'a,b:c%d\n::error::e.flow.ts' }
    expect(toGithubCommand({ ...problem, location })).toMatch(
      /^::warning file=a%2Cb%3Ac%25d%0A%3A%3Aerror%3A%3Ae\.flow\.ts,line=2,/,
    )
  })

  it('leave one line, whatever the message says', () => {
    const message = 'a\n::error::b\r::error::c\u2028::error::d\u001b[31m'
    const command = toGithubCommand({ ...problem, message })
    expect(command.split(/[\n\r\u2028]/)).toHaveLength(1)
    expect(command).not.toContain('\u001b')
  })
})
