import { describe, expect, it } from 'vitest'
import { flowc, folderWith } from '../../test/run-flowc.js'

const flow = `import { contactFlow } from '@aicc/flow-dsl'

export default contactFlow('news', { channels: ['VOICE'], onError: (flow) => flow.disconnect({ id: 'sorry' }) }, (flow) => {
  const end = flow.block('end', () => flow.disconnect({ id: 'end' }))
  flow.getCustomerInput({
    id: 'menu',
    prompt: 'Press 1 to hear the news, 2 for the weather.',
    on: {
      '1': () => flow.playPrompt('No news.', { id: 'news' }),
      '2': () => flow.playPrompt('Sunny.', { id: 'weather' }),
      InputTimeLimitExceeded: end,
      NoMatchingCondition: end,
    },
  })
  flow.goto(end)
})
`

const files = { 'news.flow.ts': flow, '1.json': '[{"press": "1"}]', 'silence.json': '[{"wait": 30}]' }

/** What the reporter for vitest writes. */
const data = JSON.stringify({
  version: 1,
  flows: [
    {
      flow: 'news',
      actions: [
        {
          action: 'menu',
          type: 'GetParticipantInput',
          location: { file: 'news.flow.ts', line: 5, column: 8 },
          status: 'reached',
          branches: [
            { outcome: 'Equals 1', status: 'reached' },
            { outcome: 'Equals 2', status: 'reachable' },
            { outcome: 'Equals 3', status: 'dead' },
          ],
        },
        { action: 'weather', type: 'MessageParticipant', location: null, status: 'reachable', branches: [] },
      ],
    },
  ],
})

describe('flowc coverage of what tests have reached', () => {
  it('prints a summary, and names the branches that no test took', async () => {
    const folder = folderWith({ 'coverage/flows/coverage.json': data })
    const { status, out, error } = await flowc(folder, ['coverage'])
    expect({ status, error }).toEqual({ status: 0, error: '' })
    expect(out).toMatchInlineSnapshot(`
      "news    actions 1/2 (50.0%)   branches 1/2 (50.0%)
        not taken: Equals 2 of "menu"  news.flow.ts:5:8
        not reached: "weather"
        left out: 1 branch that no call can take
      1 flow  actions 1/2 (50.0%)   branches 1/2 (50.0%)
      "
    `)
  })

  it('prints what it has read, with the summary, as JSON', async () => {
    const { out } = await flowc(folderWith({ 'a.json': data }), ['coverage', 'a.json', '--format', 'json'])
    const document: unknown = JSON.parse(out)
    expect(document).toMatchObject({
      ...JSON.parse(data),
      summary: { branches: { reached: 1, total: 2, percent: 50 }, actions: { reached: 1, total: 2 } },
      problems: [],
    })
    const again = await flowc(folderWith({ 'b.json': out }), ['coverage', 'b.json', '--format', 'json'])
    expect(again.out).toBe(out)
  })

  it('prints lcov', async () => {
    const { out } = await flowc(folderWith({ 'a.json': data }), ['coverage', 'a.json', '--format', 'lcov'])
    expect(out.split('\n')).toEqual([
      'TN:',
      'SF:news.flow.ts',
      'BRDA:5,0,0,1',
      'BRDA:5,0,1,0',
      'BRF:2',
      'BRH:1',
      'DA:5,1',
      'LF:1',
      'LH:1',
      'end_of_record',
      '',
    ])
  })

  it('adds up what several runs have reached', async () => {
    const other = data.replace(
      '{"outcome":"Equals 2","status":"reachable"}',
      '{"outcome":"Equals 2","status":"reached"}',
    )
    const { out } = await flowc(folderWith({ 'a.json': data, 'b.json': other }), ['coverage', 'a.json', 'b.json'])
    expect(out).toContain('news    actions 1/2 (50.0%)   branches 2/2 (100.0%)')
  })

  it('ends with status 1 where it is less than wanted', async () => {
    const folder = folderWith({ 'a.json': data })
    const below = await flowc(folder, ['coverage', 'a.json', '--minimum-branches', '50.5', '--minimum-actions', '50'])
    expect(below.status).toBe(1)
    expect(below.error).toBe('flowc: 1 of 2 branches are reached, and 50.5% are wanted.\n')
    const enough = await flowc(folder, ['coverage', 'a.json', '--minimum-branches', '50'])
    expect(enough).toMatchObject({ status: 0, error: '' })
  })
})

describe('flowc coverage of scripts', () => {
  it('plays each as a call of its own', async () => {
    const args = ['coverage', 'news.flow.ts', '--no-typecheck', '--script', '1.json', '--script', 'silence.json']
    const { status, out, error } = await flowc(folderWith(files), args)
    expect({ status, error }).toEqual({ status: 0, error: '' })
    expect(out).toMatchInlineSnapshot(`
      "news    actions 3/5 (60.0%)   branches 3/7 (42.8%)
        not taken: Equals 2 of "menu"  news.flow.ts:5:8
        not taken: NoMatchingCondition of "menu"  news.flow.ts:5:8
        not taken: NoMatchingError of "menu"  news.flow.ts:5:8
        not reached: "weather"  news.flow.ts:10:23
        not reached: "sorry"  news.flow.ts:3:83
      1 flow  actions 3/5 (60.0%)   branches 3/7 (42.8%)
      "
    `)
  })

  it('leaves out what no call can take', async () => {
    const json = JSON.stringify({
      Version: '2019-10-30',
      StartAction: 'set',
      Actions: [
        {
          Identifier: 'set',
          Type: 'UpdateContactAttributes',
          Parameters: { Attributes: { tier: 'gold' } },
          Transitions: { NextAction: 'tier', Errors: [{ NextAction: 'end', ErrorType: 'NoMatchingError' }] },
        },
        {
          Identifier: 'tier',
          Type: 'Compare',
          Parameters: { ComparisonValue: '$.Attributes.tier' },
          Transitions: {
            NextAction: 'end',
            Errors: [{ NextAction: 'end', ErrorType: 'NoMatchingCondition' }],
            Conditions: ['gold', '12'].map((value) => ({
              NextAction: 'end',
              Condition: { Operator: 'Equals', Operands: [value] },
            })),
          },
        },
        { Identifier: 'end', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
      ],
    })
    const folder = folderWith({ 'tier.json': json, 'nothing.json': '[]' })
    const args = ['coverage', 'tier.json', '--script', 'nothing.json']
    expect((await flowc(folder, args)).out).toContain('not taken: Equals 12 of "tier"  tier.json:1:')
    const { out } = await flowc(folder, [...args, '--exclude-dead'])
    expect(out).not.toContain('Equals 12')
    expect(out).toContain('left out: 2 branches that no call can take')
  })

  it('says where a script does not fit, with status 1, and counts what it has reached', async () => {
    const folder = folderWith({ ...files, 'twice.json': '[{"press": "1"}, {"press": "2"}]' })
    const args = ['coverage', 'news.flow.ts', '--no-typecheck', '--script', 'twice.json']
    const { status, out, error } = await flowc(folder, args)
    expect(error).toBe('flowc: twice.json: The customer cannot press 2: the contact has ended.\n')
    expect(out).toContain('actions 3/5')
    expect(status).toBe(1)
  })
})

describe('what flowc coverage cannot use', () => {
  const action = { action: 'a', type: 'Compare', location: null, status: 'reached', branches: [] }
  const withAction = (change: object): string =>
    JSON.stringify({ version: 1, flows: [{ flow: 'a', actions: [{ ...action, ...change }] }] })

  it.each([
    ['a list', '[]', 'It is not an object.'],
    ['null', 'null', 'It is not an object.'],
    ['no JSON', '{', 'It is not JSON'],
    ['another version', '{"version": 2, "flows": []}', '"version" is not 1'],
    ['no flows', '{"version": 1}', 'flows is not a list.'],
    ['flows by name', '{"version": 1, "flows": {"length": 1}}', 'flows is not a list.'],
    ['a flow without name', '{"version": 1, "flows": [{"actions": []}]}', 'Flow 1: "flow" is not text.'],
    ['an unknown status', withAction({ status: 'maybe' }), 'Flow 1, action 1: "status" is none of unreached, dead'],
    ['a status of Object', withAction({ status: 'constructor' }), '"status" is none of'],
    ['no location', withAction({ location: undefined }), '"location" is not an object.'],
    ['a line 0', withAction({ location: { file: 'a', line: 0, column: 1 } }), '"line" is not a whole number from 1.'],
    ['a huge line', withAction({ location: { file: 'a', line: 1e99, column: 1 } }), '"line" is not a whole number'],
    ['a long name', withAction({ action: 'x'.repeat(300_001) }), 'has more than 300000 characters.'],
    ['many branches', withAction({ branches: Array.from({ length: 10_001 }, () => 0) }), 'more than 10000 items.'],
    ['deep nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'c.json: It'],
  ])('is %s: a clear sentence and status 2', async (_, text, message) => {
    const { status, error, out } = await flowc(folderWith({ 'c.json': text }), ['coverage', 'c.json'])
    expect(error).toContain('flowc: c.json: ')
    expect(error).toContain(message)
    expect(error).not.toContain('    at ')
    expect(out).toBe('')
    expect(status).toBe(2)
  })

  it('is data that are not there', async () => {
    const { status, error } = await flowc(folderWith(), ['coverage'])
    expect(error).toBe(
      'flowc: coverage/flows/coverage.json: The file cannot be read: it does not exist. Tests write it, with the reporter @aicc/flow-simulator/vitest-reporter.\n',
    )
    expect(status).toBe(2)
  })

  it('is a flow without scripts', async () => {
    const { status, error } = await flowc(folderWith(files), ['coverage', 'news.flow.ts'])
    expect(error).toContain('To play a flow, give scripts: --script call.json.')
    expect(status).toBe(2)
  })

  it('is said to machines, too', async () => {
    const { out } = await flowc(folderWith({ 'c.json': '[]' }), ['coverage', 'c.json', '--format', 'json'])
    expect(JSON.parse(out)).toMatchObject({
      files: [{ file: 'c.json', diagnostics: [{ code: 'FLOW1042', name: 'unusable-coverage' }] }],
    })
  })

  it.each([
    [['--script', 'silence.json'], 'With --script, name the flow that is called'],
    [['a.json', '--world', 'world.ts'], '--world is for flows that are played, and nothing is'],
    [['a.json', '--exclude-dead'], '--exclude-dead is for flows that are played, and nothing is'],
    [['a.json', '--minimum-branches', '101'], 'It has to be a number from 0 to 100.'],
    [['a.json', '--minimum-branches', '-1'], 'It has to be a number from 0 to 100.'],
    [['news.flow.ts', '--no-typecheck', '--script', 'missing.json'], 'it does not exist'],
  ])('is a wrong command line: %j', async (args, message) => {
    const { status, error } = await flowc(folderWith(files), ['coverage', ...args])
    expect(error).toContain(message)
    expect(status).toBe(2)
  })

  it('shows names as they are, without what a terminal would obey', async () => {
    const text = JSON.stringify({
      version: 1,
      flows: [
        { flow: 'a\u001b[2J\nforged 100%', actions: [{ ...action, status: 'unreached', action: 'b\r\n\u202e' }] },
      ],
    })
    const { out } = await flowc(folderWith({ 'c.json': text }), ['coverage', 'c.json'])
    expect(out.split('\n')).toHaveLength(4)
    expect(out).toContain('\\u001b[2J forged')
    for (const character of ['\u001b', '\u202e', '\r']) expect(out).not.toContain(character)
  })
})
