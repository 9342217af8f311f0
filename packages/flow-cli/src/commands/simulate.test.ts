import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { flowFile, flowc, folderWith } from '../../test/run-flowc.js'

/** A menu with one key, and a function that answers it. */
const menu = JSON.stringify({
  Version: '2019-10-30',
  StartAction: 'ask',
  Metadata: { name: 'menu' },
  Actions: [
    {
      Identifier: 'ask',
      Type: 'GetParticipantInput',
      Parameters: { Text: '번호를 누르세요.', StoreInput: 'False', InputTimeLimitSeconds: '5' },
      Transitions: {
        NextAction: 'end',
        Errors: ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'].map((ErrorType) => ({
          NextAction: 'end',
          ErrorType,
        })),
        Conditions: [{ NextAction: 'look up', Condition: { Operator: 'Equals', Operands: ['1'] } }],
      },
    },
    {
      Identifier: 'look up',
      Type: 'InvokeLambdaFunction',
      Parameters: { LambdaFunctionARN: '{{lambda:weather}}', InvocationTimeLimitSeconds: '3' },
      Transitions: { NextAction: 'tell', Errors: [{ NextAction: 'end', ErrorType: 'NoMatchingError' }] },
    },
    {
      Identifier: 'tell',
      Type: 'MessageParticipant',
      Parameters: { Text: '오늘은 $.External.weather 입니다.' },
      Transitions: { NextAction: 'end', Errors: [{ NextAction: 'end', ErrorType: 'NoMatchingError' }] },
    },
    { Identifier: 'end', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
  ],
})

const files = {
  'menu.json': menu,
  'press-1.json': '[{"press": "1"}]',
  'world.json': '{"lambdas": {"weather": {"response": {"weather": "맑음"}}}}',
}

describe('flowc simulate', () => {
  it('prints what is heard', async () => {
    const args = ['simulate', 'menu.json', '--script', 'press-1.json', '--world', 'world.json']
    const { status, out, error } = await flowc(folderWith(files), args)
    expect(out.replaceAll(/^\d\d:\d\d\.\d  /gm, '').split('\n')).toEqual([
      'flow      “번호를 누르세요.”',
      'customer  presses 1',
      'flow      “오늘은 맑음 입니다.”',
      'service   the contact ends (flow)',
      '',
    ])
    expect(error).toBe('')
    expect(status).toBe(0)
  })

  it('prints JSON for programs, and nothing else', async () => {
    const { out, error } = await flowc(folderWith(files), [
      'simulate',
      'menu.json',
      '--script',
      'press-1.json',
      '--format',
      'json',
    ])
    expect(JSON.parse(out)).toMatchObject({
      end: { reason: 'flow' },
      problem: null,
      transcript: expect.arrayContaining([
        expect.objectContaining({
          speaker: 'service',
          text: 'The world has no function weather: it counts as failed.',
        }),
      ]),
    })
    expect(error).toBe('')
  })

  it('says when the script ends before the contact', async () => {
    const { status, out } = await flowc(folderWith(files), ['simulate', 'menu.json'])
    expect(out).toContain('The script is over, and the contact goes on.')
    expect(status).toBe(0)
  })

  it('plays a world that breaks, as a property test prints it', async () => {
    const broken = {
      lambdas: { weather: { inTurn: [{ failure: 'It has failed.' }] } },
      outcomes: { CreateCase: { kind: 'error', error: 'NoMatchingError' } },
      failingActions: { 'look up': 'NoMatchingError' },
    }
    const folder = folderWith({ ...files, 'world.json': JSON.stringify(broken) })
    const { status, out } = await flowc(folder, [
      'simulate',
      'menu.json',
      '--script',
      'press-1.json',
      '--world',
      'world.json',
    ])
    expect(out).not.toContain('맑음')
    expect(out).toContain('the contact ends (flow)')
    expect(status).toBe(0)
  })

  it('plays TypeScript flows in a world of TypeScript', async () => {
    const folder = folderWith({
      'main.flow.ts': flowFile('main'),
      'world.ts': 'export default { lambdas: { any: () => ({}) }, startsAt: new Date(0) }',
    })
    const { status, out, error } = await flowc(folder, [
      'simulate',
      'main.flow.ts',
      '--world',
      'world.ts',
      '--no-typecheck',
    ])
    expect({ status, error }).toEqual({ status: 0, error: '' })
    expect(out).toContain('the contact ends')
  })

  it('keeps the log of the contact', async () => {
    const folder = folderWith(files)
    await flowc(folder, ['simulate', 'menu.json', '--script', 'press-1.json', '--record', 'log.jsonl'])
    const entries = readFileSync(join(folder, 'log.jsonl'), 'utf8').trim().split('\n')
    expect(entries.map((line): unknown => JSON.parse(line))).toMatchObject([
      { ContactFlowModuleType: 'GetUserInput', Identifier: 'ask' },
      { Results: '1', Identifier: 'ask' },
      { Results: 'The Lambda Function Returned An Error.', Identifier: 'look up' },
      { Identifier: 'end' },
    ])
  })

  it('says where the script does not fit, with status 1', async () => {
    const folder = folderWith({ ...files, 'script.json': '[{"press": "1"}, {"press": "2"}]' })
    const { status, out, error } = await flowc(folder, ['simulate', 'menu.json', '--script', 'script.json'])
    expect(status).toBe(1)
    expect(error).toBe('flowc: The customer cannot press 2: the contact has ended.\n')
    expect(out).toContain('presses 1')
  })
})

describe('what flowc simulate cannot use', () => {
  it.each([
    [
      'a script with letters',
      { 's.json': '[{"press": "a"}]' },
      ['--script', 's.json'],
      's.json: Step 1: "press" takes keys',
    ],
    ['a script that is no JSON', { 's.json': '[' }, ['--script', 's.json'], 's.json: It is not JSON'],
    ['a script that is missing', {}, ['--script', 's.json'], 'it does not exist'],
    ['a script of another kind', {}, ['--script', 's.txt'], 'A script is a JSON file'],
    ['a world that is a list', { 'w.json': '[]' }, ['--world', 'w.json'], 'A world is an object'],
    ['a world with a wrong part', { 'w.json': '{"lambda": {}}' }, ['--world', 'w.json'], '"lambda" is none of lambdas'],
    ['a world without export', { 'w.ts': 'export const x = 1' }, ['--world', 'w.ts'], 'A world is an object'],
    ['a world that throws', { 'w.ts': 'throw new Error("no weather")' }, ['--world', 'w.ts'], 'no weather'],
    ['a world that is missing', {}, ['--world', 'w.ts'], 'cannot be loaded'],
    ['a log that cannot be written', {}, ['--record', 'no/where.jsonl'], 'cannot be written'],
    ['content that is none', { 'menu.json': '{"a": 1}' }, [], 'it has no list "Actions"'],
    ['an old export', { 'menu.json': '{"modules": []}' }, [], 'convert it with flowc convert first'],
  ])('is %s: a clear sentence and status 2', async (_, more, args, message) => {
    const { status, error } = await flowc(folderWith({ ...files, ...more }), ['simulate', 'menu.json', ...args])
    expect(error).toContain(message)
    expect(error).not.toContain('    at ')
    expect(status).toBe(2)
  })

  it('is a file that is not there', async () => {
    const { status, error } = await flowc(folderWith(files), ['simulate', 'missing.json'])
    expect(error).toContain('The file cannot be read: it does not exist.')
    expect(status).toBe(2)
  })
})
