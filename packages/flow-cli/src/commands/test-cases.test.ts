import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { validateTestCase } from '@aicc/flow-simulator'
import { describe, expect, it } from 'vitest'
import { flowc, flowcJson, folderWith } from '../../test/run-flowc.js'

/** A line that asks when it is open and puts callers into a queue. */
function line(type = 'contactFlow'): string {
  const failing = (next: string) => ({
    NextAction: next,
    Errors: [{ NextAction: 'bye', ErrorType: 'NoMatchingError' }],
  })
  return JSON.stringify({
    Version: '2019-10-30',
    StartAction: 'hours',
    Metadata: { name: 'help line', type },
    Actions: [
      {
        Identifier: 'hours',
        Type: 'CheckHoursOfOperation',
        Parameters: { HoursOfOperationId: '{{hoursOfOperation:office}}' },
        Transitions: {
          ...failing('bye'),
          Conditions: [
            { NextAction: 'ask', Condition: { Operator: 'Equals', Operands: ['True'] } },
            { NextAction: 'bye', Condition: { Operator: 'Equals', Operands: ['False'] } },
          ],
        },
      },
      {
        Identifier: 'ask',
        Type: 'GetParticipantInput',
        Parameters: { Text: 'Press 1 for technical help.', StoreInput: 'False', InputTimeLimitSeconds: '5' },
        Transitions: {
          NextAction: 'bye',
          Errors: [
            { NextAction: 'bye', ErrorType: 'InputTimeLimitExceeded' },
            { NextAction: 'bye', ErrorType: 'NoMatchingCondition' },
            { NextAction: 'bye', ErrorType: 'NoMatchingError' },
          ],
          Conditions: [{ NextAction: 'queue', Condition: { Operator: 'Equals', Operands: ['1'] } }],
        },
      },
      {
        Identifier: 'queue',
        Type: 'UpdateContactTargetQueue',
        Parameters: { QueueId: '{{queue:technical}}' },
        Transitions: failing('transfer'),
      },
      {
        Identifier: 'transfer',
        Type: 'TransferContactToQueue',
        Parameters: {},
        Transitions: {
          NextAction: 'bye',
          Errors: [
            { NextAction: 'bye', ErrorType: 'QueueAtCapacity' },
            { NextAction: 'bye', ErrorType: 'NoMatchingError' },
          ],
        },
      },
      {
        Identifier: 'bye',
        Type: 'MessageParticipant',
        Parameters: { Text: 'We wish you a pleasant day.' },
        Transitions: failing('end'),
      },
      { Identifier: 'end', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
    ],
  })
}

function read(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'))
}

describe('flowc test-cases', () => {
  it('writes a file for each test case, and a list of them', async () => {
    const folder = folderWith({ 'line.json': line() })
    const { status, out, error } = await flowc(folder, ['test-cases', 'line.json', '--out', 'tests'])
    expect([status, error]).toEqual([0, ''])
    const files = readdirSync(join(folder, 'tests', 'help-line'))
    const cases = files.filter((file) => file !== 'test-cases.json')
    expect(cases.length).toBeGreaterThan(2)
    for (const file of cases) {
      expect(file).toMatch(/^\d\d-[a-z0-9-]+\.json$/)
      expect(validateTestCase(read(folder, join('tests', 'help-line', file)))).toEqual([])
      expect(out).toContain(join('tests', 'help-line', file))
    }
    expect(read(folder, 'tests/help-line/test-cases.json')).toMatchObject({
      flow: 'help line',
      complete: true,
      cases: expect.arrayContaining([
        expect.objectContaining({
          file: cases[0],
          initializationData: '{"Attributes":{"isSyntheticTest":"true"},"SegmentAttributes":{}}',
          entryPoint: {
            Type: 'VOICE_CALL',
            VoiceCallEntryPointParameters: { FlowId: '{{flow:help line}}', SourcePhoneNumber: '+15550100' },
          },
        }),
      ]),
      notDriven: expect.arrayContaining([
        {
          flow: 'help line',
          action: 'queue',
          outcome: 'NoMatchingError',
          reason: 'That UpdateContactTargetQueue fails cannot be brought about.',
        },
      ]),
    })
  })

  it('writes nothing without a folder, and says what would be written', async () => {
    const folder = folderWith({ 'line.json': line() })
    const { out } = await flowc(folder, ['test-cases', 'line.json'])
    expect(out).toMatch(/^help line 01: .+ {2}\d+ seconds?/)
    expect(out).toMatch(/\d+ test cases: \d+ of \d+ branches that calls can take\./)
    expect(readdirSync(folder)).toEqual(['line.json'])
  })

  it('prints JSON for programs', async () => {
    const { out } = await flowc(folderWith({ 'line.json': line() }), ['test-cases', 'line.json', '--format', 'json'])
    const document: unknown = JSON.parse(out)
    expect(document).toMatchObject({ flow: 'help line', folder: null, complete: true })
  })

  it('writes a template whose parameters stand for what is on the instance', async () => {
    const folder = folderWith({ 'line.json': line() })
    await flowc(folder, ['test-cases', 'line.json', '--out', 'tests', '--cloudformation'])
    const template = read(folder, 'tests/help-line/cloudformation.json')
    expect(template).toMatchObject({
      Parameters: {
        InstanceArn: { Type: 'String' },
        FlowArn: { Type: 'String' },
        HoursOfOperationOffice: { Type: 'String' },
        HoursOfOperationAlwaysOpen: { Type: 'String' },
      },
      Resources: {
        TestCase01: {
          Type: 'AWS::Connect::TestCase',
          Properties: { InstanceArn: { Ref: 'InstanceArn' }, Status: 'PUBLISHED' },
        },
      },
    })
    expect(JSON.stringify(template)).not.toContain('{{')
  })

  it('takes hours and the flow from a resources file', async () => {
    const resources = JSON.stringify({
      hoursOfOperation: { 'always-open': 'arn:open', 'never-open': 'arn:closed' },
      flow: { 'help line': 'arn:flow' },
    })
    const folder = folderWith({ 'line.json': line(), 'live.json': resources })
    const { out } = await flowc(folder, [
      'test-cases',
      'line.json',
      '--resources',
      'live.json',
      '--format',
      'json',
      '--out',
      'tests',
    ])
    expect(out).toContain('"FlowId": "arn:flow"')
    const files = readdirSync(join(folder, 'tests', 'help-line'))
    const texts = files.map((file) => readFileSync(join(folder, 'tests', 'help-line', file), 'utf8')).join('\n')
    expect(texts).toContain('"SubstituteArn": "arn:open"')
    expect(texts).toContain('"SubstituteArn": "arn:closed"')
  })

  it('leaves what was there where a file cannot be written', async () => {
    const folder = folderWith({ 'line.json': line() })
    mkdirSync(join(folder, 'tests', 'help-line', 'test-cases.json'), { recursive: true })
    const { status, error } = await flowc(folder, ['test-cases', 'line.json', '--out', 'tests'])
    expect([status, readdirSync(join(folder, 'tests', 'help-line'))]).toEqual([2, ['test-cases.json']])
    expect(error).toContain('cannot be written: a folder has that name')
  })

  it.each([
    [['test-cases'], "missing required argument 'files'"],
    [['test-cases', 'line.json', '--cases', '0'], 'It has to be a whole number, at least 1.'],
    [['test-cases', 'line.json', '--cloudformation'], '--cloudformation needs --out'],
    [['test-cases', 'whisper.json'], 'is of type AGENT_WHISPER: a test begins in a flow of type CONTACT_FLOW'],
    [['test-cases', 'old.json'], 'convert it with flowc convert first'],
  ])('refuses %j', async (args, message) => {
    const folder = folderWith({
      'line.json': line(),
      'whisper.json': line('agentWhisper'),
      'old.json': '{"modules": []}',
    })
    const { status, error } = await flowc(folder, args)
    expect(error).toContain(message)
    expect(status).toBe(2)
    expect(existsSync(join(folder, 'tests'))).toBe(false)
  })

  it('says why no test case can be written, for programs too', async () => {
    const silent = JSON.stringify({
      Version: '2019-10-30',
      StartAction: 'end',
      Metadata: {},
      Actions: [{ Identifier: 'end', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} }],
    })
    const folder = folderWith({ 'silent.json': silent })
    const { status, diagnostics } = await flowcJson(folder, ['test-cases', 'silent.json', '--out', 'tests'])
    expect(status).toBe(2)
    expect(diagnostics).toMatchObject([{ code: 'FLOW1043', name: 'no-test-case', severity: 'error' }])
    expect(readdirSync(folder)).toEqual(['silent.json'])
  })

  it('has help with an example', async () => {
    const { out } = await flowc(folderWith(), ['help', 'test-cases'])
    expect(out).toContain('flowc test-cases main.flow.ts')
  })
})
