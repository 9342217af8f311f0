import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { folderWith } from '../../test/run-flowc.js'
import { callFlow } from './call.js'

const flow = JSON.stringify({
  Version: '2019-10-30',
  StartAction: 'mark',
  Metadata: { name: 'menu' },
  Actions: [
    {
      Identifier: 'mark',
      Type: 'UpdateContactAttributes',
      Parameters: { Attributes: { topic: 'weather' } },
      Transitions: { NextAction: 'ask', Errors: [{ NextAction: 'ask', ErrorType: 'NoMatchingError' }] },
    },
    {
      Identifier: 'ask',
      Type: 'GetParticipantInput',
      Parameters: { Text: 'Press 1 or 2.', StoreInput: 'False', InputTimeLimitSeconds: '5' },
      Transitions: {
        NextAction: 'bye',
        Errors: ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'].map((ErrorType) => ({
          NextAction: ErrorType === 'NoMatchingCondition' ? 'ask' : 'bye',
          ErrorType,
        })),
        Conditions: [{ NextAction: 'bye', Condition: { Operator: 'Equals', Operands: ['1'] } }],
      },
    },
    {
      Identifier: 'bye',
      Type: 'MessageParticipant',
      Parameters: { Text: 'Goodbye.' },
      Transitions: { NextAction: 'end', Errors: [{ NextAction: 'end', ErrorType: 'NoMatchingError' }] },
    },
    { Identifier: 'end', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
  ],
})

async function call(
  ...lines: readonly string[]
): Promise<{ readonly status: number; readonly out: string; readonly error: string }> {
  let out = ''
  let error = ''
  const terminal = {
    out: (text: string) => void (out += text),
    error: (text: string) => void (error += text),
    errorIsTerminal: false,
    colours: false,
    directory: folderWith({ 'menu.json': flow }),
  }
  const input = Readable.from(lines.map((line) => `${line}\n`))
  const status = await callFlow(['menu.json'], { format: 'pretty', typecheck: false }, terminal, input)
  return { status, out, error }
}

describe('flowc call', () => {
  it('speaks text as lines, and takes keys as they are typed', async () => {
    const { status, out } = await call('2', '1')
    expect(out.match(/Press 1 or 2\./g)).toHaveLength(2)
    expect(out).toMatch(/Goodbye\.[^]*the contact ends \(flow\)/)
    expect(status).toBe(0)
  })

  it('waits when nothing is typed', async () => {
    expect((await call('')).out).toContain('Goodbye.')
  })

  it('shows attributes on demand', async () => {
    expect((await call('attributes', '1')).error).toContain('topic = weather')
  })

  it('says what cannot be done, and goes on', async () => {
    const { out, error } = await call('hello', 'agent', '1')
    expect(error).toContain('"hello" cannot be pressed: keys are 0 to 9, * and #.')
    expect(error).toContain('the flow waits for one of the keys 1')
    expect(out).toContain('Goodbye.')
  })

  it.each([['hang up'], ['wait 2']])('hangs up at %j and at the end of the input', async (line) => {
    const { status, out } = await call(line)
    expect(out).toContain('the contact ends (customer)')
    expect(status).toBe(0)
  })
})
