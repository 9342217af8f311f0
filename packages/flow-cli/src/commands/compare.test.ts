import { describe, expect, it } from 'vitest'
import { flowc, folderWith } from '../../test/run-flowc.js'

/** A menu with one key, which leads to a goodbye with these words, or to the end. */
function menu(words: string, key = '1'): string {
  return JSON.stringify({
    Version: '2019-10-30',
    StartAction: 'ask',
    Metadata: { name: 'menu' },
    Actions: [
      {
        Identifier: 'ask',
        Type: 'GetParticipantInput',
        Parameters: { Text: 'Press 1 or 2.', StoreInput: 'False', InputTimeLimitSeconds: '5' },
        Transitions: {
          NextAction: 'end',
          Errors: [
            { NextAction: 'end', ErrorType: 'InputTimeLimitExceeded' },
            { NextAction: 'end', ErrorType: 'NoMatchingCondition' },
            { NextAction: 'end', ErrorType: 'NoMatchingError' },
          ],
          Conditions: [{ NextAction: 'bye', Condition: { Operator: 'Equals', Operands: [key] } }],
        },
      },
      {
        Identifier: 'bye',
        Type: 'MessageParticipant',
        Parameters: { Text: words },
        Transitions: { NextAction: 'end', Errors: [{ NextAction: 'end', ErrorType: 'NoMatchingError' }] },
      },
      { Identifier: 'end', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
    ],
  })
}

describe('flowc compare', () => {
  it('says that flows behave the same', async () => {
    const folder = folderWith({ 'old.json': menu('Goodbye.'), 'new.json': menu('Goodbye.') })
    const { out, error, status } = await flowc(folder, ['compare', 'old.json', 'new.json'])
    expect(out).toMatch(/^They behave the same for every call: \d+ pairs of states\.\n$/)
    expect({ error, status }).toEqual({ error: '', status: 0 })
  })

  it('shows a shortest call in which they do not', async () => {
    const folder = folderWith({ 'old.json': menu('Goodbye.'), 'new.json': menu('See you.') })
    const { out, status } = await flowc(folder, ['compare', 'old.json', 'new.json'])
    expect(out).toBe(
      [
        'Before the change the flow says “Goodbye.”; after it, it says “See you.”.',
        '  before: menu > bye',
        '    call: press 1',
        '  after: menu > bye',
        '    call: press 1',
        '',
      ].join('\n'),
    )
    expect(status).toBe(1)
  })

  it('lets words not count', async () => {
    const folder = folderWith({ 'old.json': menu('Goodbye.'), 'new.json': menu('See you.') })
    const { status } = await flowc(folder, ['compare', 'old.json', 'new.json', '--no-prompts'])
    expect(status).toBe(0)
  })

  it('prints JSON for programs', async () => {
    const folder = folderWith({ 'old.json': menu('Goodbye.'), 'new.json': menu('Goodbye.', '2') })
    const { out, status } = await flowc(folder, ['compare', 'old.json', 'new.json', '--format', 'json'])
    const document: unknown = JSON.parse(out)
    expect(document).toMatchObject({
      same: false,
      stoppedAt: null,
      difference: { before: { call: { steps: [{ press: '1' }] } }, after: { does: 'hangs up' } },
    })
    expect(status).toBe(1)
  })

  it('claims nothing where it was stopped', async () => {
    const folder = folderWith({ 'old.json': menu('Goodbye.'), 'new.json': menu('Goodbye.') })
    const { out, status } = await flowc(folder, ['compare', 'old.json', 'new.json', '--states', '2'])
    expect(out).toMatch(/^No difference found, and nothing proved: stopped at 2 pairs of states \(bound on states\)\./)
    expect(status).toBe(1)
  })

  it('refuses what is no flow', async () => {
    const folder = folderWith({ 'old.json': menu('Goodbye.'), 'new.json': '{"no": "flow"}' })
    const { error, status } = await flowc(folder, ['compare', 'old.json', 'new.json'])
    expect(error).toBe('flowc: new.json: This is no flow content: it has no list "Actions".\n')
    expect(status).toBe(2)
  })
})
