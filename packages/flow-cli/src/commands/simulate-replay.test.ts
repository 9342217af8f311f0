import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { flowc, folderWith } from '../../test/run-flowc.js'

/** A menu with one key. */
const flow = (key: string): string => `import { contactFlow } from '@aicc/flow-dsl'

export default contactFlow('menu', { channels: ['VOICE'] }, (flow) => {
  flow.getCustomerInput({
    prompt: 'Press one or two.',
    timeoutSeconds: 5,
    on: {
      '${key}': () => flow.playPrompt('You pressed it.', { id: 'pressed' }),
      InputTimeLimitExceeded: () => flow.disconnect(),
      NoMatchingCondition: () => flow.disconnect(),
    },
  })
  flow.disconnect()
})
`

const files = { 'menu.flow.ts': flow('1'), 'changed.flow.ts': flow('2'), 'press-1.json': '[{"press": "1"}]' }

/** A folder with the flow, and the log of a call in which somebody has pressed 1. */
async function recorded(): Promise<string> {
  const folder = folderWith(files)
  const args = ['simulate', 'menu.flow.ts', '--script', 'press-1.json', '--record', 'log.jsonl', '--no-typecheck']
  expect(await flowc(folder, args)).toMatchObject({ status: 0, error: '' })
  return folder
}

const replay = ['simulate', 'menu.flow.ts', '--replay', 'log.jsonl', '--no-typecheck']
const replayChanged = ['simulate', 'changed.flow.ts', '--replay', 'log.jsonl', '--no-typecheck']

describe('flowc simulate --replay', () => {
  it('says that a log agrees', async () => {
    const { status, out, error } = await flowc(await recorded(), replay)
    expect(error).toBe('')
    expect(out).toMatch(/^[-0-9a-f]{36}: 5 of 5 entries agree\.\n\n1 contact played, and the log agrees\.\n$/)
    expect(status).toBe(0)
  })

  it('says where the log of another version parts, with the line of TypeScript, and status 1', async () => {
    const { status, out, error } = await flowc(await recorded(), replayChanged)
    expect(error).toBe('')
    expect(out.split('\n').map((line) => line.replace(/^[-0-9a-f]{36}/, 'contact'))).toEqual([
      'contact: 1 of 5 entries agree, then the contact and its log part.',
      expect.stringMatching(
        /^ {2}agrees {6}entry 1, 2026-01-05T01:00:00\.000Z: menu > .* \(GetParticipantInput\) {2}changed\.flow\.ts:4:8$/,
      ),
      expect.stringMatching(/^ {2}log {9}entry 2, .*: menu > .* \(GetParticipantInput\) {2}changed\.flow\.ts:4:8$/),
      expect.stringMatching(/^ {2}simulation {2}menu > .* \(GetParticipantInput\) {2}changed\.flow\.ts:4:8$/),
      '  Results: "1" in the log, "NoMatchingCondition" in the simulation',
      expect.stringContaining('  perhaps: The real contact may have run another version of'),
      '',
      '1 contact played, and it parts from the log.',
      '',
    ])
    expect(status).toBe(1)
  })

  it('prints JSON for programs, and nothing else', async () => {
    const { status, out, error } = await flowc(await recorded(), [...replayChanged, '--format', 'json'])
    expect(JSON.parse(out)).toMatchObject({
      agrees: false,
      contacts: [
        {
          entries: 5,
          agreed: 1,
          parted: {
            logged: { entry: 2, location: { file: 'changed.flow.ts', line: 4 } },
            simulated: { entry: null },
            differences: [{ name: 'Results', logged: '1', simulated: 'NoMatchingCondition' }],
          },
        },
      ],
      notes: [],
    })
    expect(error).toBe('')
    expect(status).toBe(1)
  })

  it('is explained in the help, with an example', async () => {
    const { status, out } = await flowc(folderWith(), ['simulate', '--help'])
    expect(out).toContain('--replay <file>')
    expect(out).toContain('flowc simulate main.flow.ts queue.flow.ts --replay log.json --contact')
    expect(status).toBe(0)
  })

  it('takes the assumptions of a world', async () => {
    const folder = await recorded()
    writeFileSync(join(folder, 'world.json'), '{"assumptions": {"inputTimeBegins": "with the prompt"}}')
    expect(await flowc(folder, [...replay, '--world', 'world.json'])).toMatchObject({ status: 0, error: '' })
  })

  it('plays the one contact that was asked for, out of what the AWS CLI prints', async () => {
    const folder = await recorded()
    const lines = readFileSync(join(folder, 'log.jsonl'), 'utf8').trim().split('\n')
    const other = lines.map((line) => line.replace(/"ContactId":"[^"]*"/, '"ContactId":"other"'))
    const events = [...lines, ...other].map((message, index) => ({ eventId: String(index), timestamp: 1, message }))
    writeFileSync(join(folder, 'log.jsonl'), JSON.stringify({ events }))
    expect((await flowc(folder, replay)).out).toContain('2 contacts played, and all logs agree.')
    expect((await flowc(folder, [...replay, '--contact', 'other'])).out).toBe(
      'other: 5 of 5 entries agree.\n\n1 contact played, and the log agrees.\n',
    )
  })
})

describe('what flowc simulate --replay cannot use', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
    ['a log that is missing', {}, [], 'log.jsonl: The file cannot be read: it does not exist.'],
    ['a log that is empty', { 'log.jsonl': '' }, [], 'log.jsonl: It is empty.'],
    ['something else', { 'log.jsonl': 'hello' }, [], 'log.jsonl: It is neither JSON nor a table'],
    [
      'a log of other flows',
      {
        'log.jsonl':
          '{"ContactId":"c","ContactFlowName":"x","ContactFlowModuleType":"PlayPrompt","Timestamp":"2026-01-05T01:00:00Z"}',
      },
      [],
      'log.jsonl: It has no entry of the flows that were given (menu). The log has x.',
    ],
    [
      'a script beside it',
      {},
      ['--script', 'press-1.json'],
      "option '--replay <file>' cannot be used with option '--script <file>'",
    ],
  ])('is %s: a clear sentence and status 2', async (_, more, args, message) => {
    const { status, error } = await flowc(folderWith({ ...files, ...more }), [...replay, ...args])
    expect(error).toContain(message)
    expect(error).not.toContain('    at ')
    expect(status).toBe(2)
  })

  it('is a contact without a log, or one that it has not', async () => {
    const folder = await recorded()
    const without = await flowc(folder, ['simulate', 'menu.flow.ts', '--contact', 'c', '--no-typecheck'])
    expect(without).toMatchObject({
      status: 2,
      error: 'flowc: --contact picks a contact of a log: it needs --replay.\n',
    })
    const missing = await flowc(folder, [...replay, '--contact', 'nobody', '--format', 'json'])
    expect(missing.status).toBe(2)
    expect(missing.error).toContain('log.jsonl: It has no contact nobody. It has ')
    expect(missing.out).toContain('"FLOW1041"')
  })
})
