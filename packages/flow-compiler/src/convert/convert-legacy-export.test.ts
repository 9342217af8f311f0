import type { JsonObject, JsonValue } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowWith } from '../../test/flow-json.js'
import { legacyExport } from '../../test/legacy-export.js'
import type { LegacySketch } from '../../test/legacy-export.js'
import { validActions } from '../../test/valid-actions.js'
import { checkFlowJson } from '../read/read-flow.js'
import { convertLegacyExport } from './convert-legacy-export.js'

const queueArn = 'arn:aws:connect:ap-northeast-2:111122223333:instance/i-1/queue/q-1'

const greet: LegacySketch = {
  id: 'a0000000-0000-4000-8000-000000000001',
  type: 'PlayPrompt',
  parameters: [
    ['Text', '안녕하세요.', { namespace: null }],
    ['TextToSpeechType', 'text'],
  ],
  branches: ['Success', 'Error'],
  metadata: { position: { x: 300, y: 40.5 }, useDynamic: false },
}

const setQueue: LegacySketch = {
  id: 'queue',
  type: 'SetQueue',
  parameters: [['Queue', queueArn, { namespace: null, resourceName: 'support' }]],
  branches: ['Success', 'Error'],
  metadata: { position: { x: 1, y: 2 }, queue: { id: queueArn, text: 'support' } },
}

function convert(source: JsonObject, options?: Parameters<typeof convertLegacyExport>[1]) {
  return convertLegacyExport(JSON.stringify(source, null, 2), options)
}

/** What is said, in short: `code name line:column`. */
function said(text: string): readonly string[] {
  return convertLegacyExport(text, { file: 'old.json' }).diagnostics.map(
    ({ code, name, location: { line, column } }) => `${code} ${name} ${line}:${column}`,
  )
}

describe('a converted flow', () => {
  const { document, text, name, flowType, diagnostics } = convert(legacyExport([greet]))

  it('is what the API takes', () => {
    expect(document).toMatchObject({ Version: '2019-10-30', StartAction: greet.id })
    expect(text).toBe(`${JSON.stringify(document, null, 2)}\n`)
    expect(diagnostics).toEqual([])
    expect(checkFlowJson(text ?? '').diagnostics).toEqual([])
  })

  it('keeps name, type, entry and grid, and not what belongs to the saved version', () => {
    expect([name, flowType]).toEqual(['base', 'CONTACT_FLOW'])
    expect(document?.Metadata).toEqual({
      entryPointPosition: { x: 1, y: 2 },
      ActionMetadata: {
        'a0000000-0000-4000-8000-000000000001': { position: { x: 300, y: 40.5 }, useDynamic: false },
        end: { position: { x: 10, y: 20 } },
      },
      Annotations: [],
      snapToGrid: false,
      name: 'base',
      type: 'contactFlow',
    })
  })

  it('keeps the description where there is one', () => {
    const source = legacyExport([greet], { metadata: { name: 'base', type: 'contactFlow', description: '안내' } })
    expect(convert(source).document?.Metadata['description']).toBe('안내')
  })

  it('keeps what the designer shows for an ARN, where newer exports have it too', () => {
    expect(convert(legacyExport([setQueue])).document?.Metadata.ActionMetadata['queue']).toEqual({
      position: { x: 1, y: 2 },
      queue: { id: queueArn, text: 'support' },
      parameters: { QueueId: { displayName: 'support' } },
    })
  })

  it('has names of recordings at their places in a list', () => {
    const prompts: LegacySketch = {
      type: 'LoopPrompts',
      parameters: [
        ['Text', '잠시만 기다려 주세요.', { key: 'text' }],
        ['AudioPrompt', 'arn:aws:connect:ap-northeast-2:111122223333:instance/i/prompt/p', { resourceName: 'a.wav' }],
      ],
      branches: ['Error'],
    }
    const { parameters } = convert(legacyExport([prompts])).document?.Metadata.ActionMetadata['subject'] ?? {}
    expect(parameters).toEqual({ Messages: [null, { PromptId: { displayName: 'a.wav' } }] })
  })

  it('repeats a target as NextAction where the console does', () => {
    const transfer = { type: 'Transfer', target: 'Queue', branches: ['AtCapacity', ['Error', 'queue']] } as const
    const { document: flow } = convert(legacyExport([transfer, setQueue]))
    expect(flow?.Actions[0]?.Transitions.NextAction).toBe('queue')
  })

  it('is a flow without actions when there are no modules', () => {
    expect(convert({ modules: [] })).toMatchObject({ name: 'flow', flowType: undefined, document: { Actions: [] } })
  })
})

describe('the flow type', () => {
  it.each<readonly [string, JsonObject, string | undefined]>([
    ['that of the metadata', { type: 'x', metadata: { type: 'customerQueue' } }, 'CUSTOMER_QUEUE'],
    ['that of the export, where the metadata has none', { type: 'agentWhisper', metadata: {} }, 'AGENT_WHISPER'],
    ['that of the caller, where nothing states one', { type: null, metadata: {} }, 'CUSTOMER_HOLD'],
    ['that of the caller, where the stated one is not known', { metadata: { type: 'new' } }, 'CUSTOMER_HOLD'],
  ])('is %s', (_title, change, expected) => {
    expect(convert(legacyExport([greet], change), { flowType: 'CUSTOMER_HOLD' }).flowType).toBe(expected)
  })
})

describe('the name', () => {
  it('is that of the file where the export has none', () => {
    expect(convert(legacyExport([greet], { metadata: {} }), { file: 'flows/greeting.json' }).name).toBe('greeting')
  })
})

describe('a text that is no old export', () => {
  it.each([
    ['no JSON', '{', 'FLOW1012 not-json 1:2'],
    ['an array', '[]', 'FLOW1013 not-a-flow undefined:undefined'],
    ['something else', '{}', 'FLOW1037 not-an-old-export undefined:undefined'],
    ['modules that are no list', '{"modules": {}}', 'FLOW1037 not-an-old-export undefined:undefined'],
  ])('is one problem: %s', (_title, text, expected) => {
    expect(said(text)).toEqual([expected])
    expect(convertLegacyExport(text)).toMatchObject({ document: undefined, text: undefined, name: undefined })
  })

  it('is told apart when it is in the flow language already', () => {
    const { diagnostics } = convert(flowWith(validActions.playPrompt))
    expect(diagnostics).toMatchObject([
      {
        name: 'not-an-old-export',
        message: 'The flow is in the flow language already ("Actions"): there is nothing to convert.',
        suggestion: 'Check it: flowc check FILE.',
      },
    ])
  })
})

describe('the place of a problem', () => {
  /** The line of the old export that a problem is shown at, without its commas. */
  function linesOf(source: JsonObject): readonly string[] {
    const text = JSON.stringify(source, null, 2)
    return convertLegacyExport(text).diagnostics.map(({ name, location: { line, column } }) => {
      const shown = text.split('\n')[(line ?? 0) - 1] ?? ''
      return `${name}: ${shown.slice((column ?? 0) - 1).replace(/,$/, '')}`
    })
  }

  it.each<readonly [string, JsonObject, string]>([
    [
      'a value that the flow language refuses, at the value',
      legacyExport([{ ...setQueue, parameters: [['Queue', 'arn:aws:sns:a:b']] }]),
      'invalid-parameter-value: "arn:aws:sns:a:b"',
    ],
    [
      'a branch that leads to no module, at the branch',
      legacyExport([{ ...greet, branches: [['Success', 'nowhere']] }]),
      'dangling-transition: {',
    ],
    [
      'a branch that nobody connected, at the branch',
      legacyExport([{ ...greet, branches: ['Error', ['Success', '']] }]),
      'open-end: {',
    ],
    [
      'a start that is no module, at the start',
      legacyExport([greet], { start: 'nowhere' }),
      'missing-start: "nowhere"',
    ],
    ['a missing branch, at the branches', legacyExport([{ ...setQueue, branches: ['Success'] }]), 'missing-outcome: ['],
    [
      'a missing parameter, at the parameters',
      legacyExport([{ type: 'Loop', branches: ['Looping', 'Complete'] }]),
      'missing-parameter: []',
    ],
    [
      'a type that is not known, at the type',
      legacyExport([{ type: 'Unheard', branches: ['Success'] }]),
      'unknown-module: "Unheard"',
    ],
  ])('is that in the old export: %s', (_title, source, expected) => {
    expect(linesOf(source)).toContain(expected)
  })

  it('has the module by its type in words', () => {
    const { diagnostics } = convert(legacyExport([{ ...greet, branches: [['Success', 'nowhere']] }]), {
      file: 'old.json',
    })
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toMatchObject([
      {
        name: 'dangling-transition',
        message: expect.stringMatching(/It comes from the module PlayPrompt "a0000000-0000-4000-8000-000000000001"\.$/),
        location: { file: 'old.json', action: greet.id, flow: 'base' },
      },
    ])
  })

  it('is counted without the byte order mark and in lines of Windows', () => {
    const source = legacyExport([greet], { start: 'nowhere' })
    const plain = JSON.stringify(source, null, 2)
    expect(said(`\ufeff${plain.replaceAll('\n', '\r\n')}`)).toEqual(said(plain))
  })
})

describe('a part of another shape', () => {
  function malformed(change: JsonObject): readonly string[] {
    const source = { ...legacyExport([greet]), ...change }
    return convert(source).diagnostics.flatMap(({ code, message }) => (code === 'FLOW1031' ? [message] : []))
  }

  const module = (change: JsonObject): JsonValue[] => [{ id: 'a', type: 'PlayPrompt', ...change }]

  it.each<readonly [string, JsonObject, string]>([
    ['no start', { start: 5 }, 'The old export has no text "start": the flow begins nowhere.'],
    ['a module that is text', { modules: ['a'] }, 'A module needs the texts "id" and "type": it was left out.'],
    ['a module without id', { modules: [{ type: 'a' }] }, 'A module needs the texts "id" and "type": it was left out.'],
    [
      'parameters that are no list',
      { modules: module({ parameters: {} }) },
      '"parameters" of PlayPrompt "a" is no list: it was left out.',
    ],
    [
      'a parameter without name',
      { modules: module({ parameters: [{ value: 1 }] }) },
      'A parameter needs the text "name": one of PlayPrompt "a" was left out.',
    ],
    [
      'a branch without condition',
      { modules: module({ branches: [null] }) },
      'A branch needs the text "condition": one of PlayPrompt "a" was left out.',
    ],
  ])('is said and left out: %s', (_title, change, expected) => {
    expect(malformed(change)).toEqual([expected])
  })
})

describe('hostile exports', () => {
  it.each(['__proto__', 'constructor', 'toString', '\u001b[2J', '가'.repeat(5_000), '../../etc/passwd'])(
    'the name %j is a name like others',
    (name) => {
      const before = Reflect.ownKeys(Object.prototype)
      const text = JSON.stringify(
        legacyExport(
          [
            {
              id: 'HOSTILE',
              type: 'HOSTILE',
              target: 'HOSTILE',
              parameters: [['HOSTILE', 'HOSTILE', { namespace: 'HOSTILE', key: 'HOSTILE' }]],
              branches: [['HOSTILE', 'HOSTILE', { conditionType: 'HOSTILE', conditionValue: 'HOSTILE' }]],
              metadata: { HOSTILE: { HOSTILE: 1 } },
            },
            {
              id: 'set',
              type: 'SetAttributes',
              parameters: [
                ['Attribute', 'polluted', { key: 'HOSTILE' }],
                ['HOSTILE', 'polluted'],
              ],
              branches: ['HOSTILE'],
            },
            {
              id: 'hook',
              type: 'SetEventHook',
              parameters: [
                ['Type', 'HOSTILE'],
                ['ContactFlowId', 'polluted'],
              ],
            },
          ],
          { metadata: { name: 'HOSTILE', type: 'HOSTILE' } },
        ),
      ).replaceAll('HOSTILE', JSON.stringify(name).slice(1, -1))
      const { document, text: written = '' } = convertLegacyExport(text)
      expect(document?.Actions.map(({ Identifier }) => Identifier)).toEqual([name, 'set', 'hook', 'end'])
      expect(Object.keys(Object(JSON.parse(written).Actions[1].Parameters.Attributes))).toEqual([name])
      expect(Object.keys(JSON.parse(written).Metadata.ActionMetadata)).toContain(name)
      expect(Reflect.ownKeys(Object.prototype)).toEqual(before)
      expect(Reflect.get({}, 'polluted')).toBeUndefined()
    },
  )

  it('has no more than a thousand problems of the conversion', () => {
    const many = Array.from({ length: 3_000 }, (_, index): LegacySketch => ({ id: `a${index}`, type: 'Unheard' }))
    const { diagnostics } = convert(legacyExport(many))
    expect(diagnostics.filter(({ code }) => code === 'FLOW1032')).toHaveLength(1_000)
  })

  // Each of these would take minutes, were it searched over and over.
  it.each<readonly [string, LegacySketch]>([
    [
      'parameters of one name',
      { type: 'PlayPrompt', parameters: Array.from({ length: 30_000 }, () => ['Text', 'a'] as const) },
    ],
    [
      'prompts of a loop',
      { type: 'LoopPrompts', parameters: Array.from({ length: 30_000 }, () => ['Text', 'a'] as const) },
    ],
    [
      'attributes',
      {
        type: 'SetAttributes',
        parameters: Array.from({ length: 30_000 }, (_, index) => ['Attribute', 'a', { key: `k${index}` }] as const),
      },
    ],
    [
      'unknown parameters',
      { type: 'PlayPrompt', parameters: Array.from({ length: 30_000 }, () => ['x', 'a'] as const) },
    ],
    [
      'branches',
      {
        type: 'CheckQueueStatus',
        branches: Array.from(
          { length: 30_000 },
          () => ['CheckQueueTime', 'end', { conditionType: 'LessThan', conditionValue: 1 }] as const,
        ),
      },
    ],
  ])('are converted in one go: %s', (_title, module) => {
    expect(convert(legacyExport([module])).document?.Actions).toHaveLength(2)
  })
})
