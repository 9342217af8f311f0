import { flowTypes } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowJson, flowWith } from '../../test/flow-json.js'
import { validActions } from '../../test/valid-actions.js'
import { formatPretty } from '../diagnostics/format-pretty.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { maximumJsonCharacters } from './parse-flow-text.js'
import { checkFlowJson } from './read-flow.js'

const { playPrompt, setContactAttributes } = validActions

/** What is said, in short: `code name line:column`. */
function said(text: string): readonly string[] {
  return checkFlowJson(text, { file: 'flow.json' }).diagnostics.map(
    ({ code, name, location: { line, column } }) => `${code} ${name} ${line}:${column}`,
  )
}

function onlyProblem(text: string): Diagnostic {
  const { diagnostics } = checkFlowJson(text, { file: 'flow.json' })
  expect(diagnostics).toHaveLength(1)
  const [problem] = diagnostics
  if (problem === undefined) throw new Error('unreachable: the length was checked')
  return problem
}

describe('a text that is no JSON', () => {
  it.each([
    ['empty', '', 'FLOW1012 not-json 1:1'],
    ['blank', ' \n\t ', 'FLOW1012 not-json 1:1'],
    ['a byte order mark alone', '\ufeff', 'FLOW1012 not-json 1:1'],
    ['cut off', '{"Version": "2019-10-30",', 'FLOW1012 not-json 1:26'],
    ['with a comma too many', '{\n  "Actions": [],\n}', 'FLOW1012 not-json 3:1'],
    ['with single quotes', "{\n 'Actions': []}", 'FLOW1012 not-json 2:2'],
    ['with a comment', '{\n  // flow\n}', 'FLOW1012 not-json 2:3'],
    ['a web page', '<!doctype html>', 'FLOW1012 not-json 1:1'],
    ['TypeScript', 'export default 1', 'FLOW1012 not-json 1:1'],
    ['a control character in a text', '{"a": "\u0001"}', 'FLOW1012 not-json 1:8'],
    ['two documents', '{}\n{}', 'FLOW1012 not-json 2:1'],
    ['a word without quotes', '{\n  "Version": latest\n}', 'FLOW1012 not-json 2:14'],
    ['brackets behind a quote that is not closed', `"\n${'['.repeat(200_000)}`, 'FLOW1012 not-json 1:2'],
    ['NUL', '\u0000', 'FLOW1012 not-json 1:1'],
    ['a comma too many behind a byte order mark', '\ufeff{\n  "a": 1,\n}', 'FLOW1012 not-json 3:1'],
    ['a word behind a byte order mark', '\ufeff{"a": latest}', 'FLOW1012 not-json 1:7'],
    ['a comma too many between lines of Windows', '{\r\n  "a": 1,\r\n}', 'FLOW1012 not-json 3:1'],
  ])('%s is one problem with its place', (_title, text, expected) => {
    expect(said(text)).toEqual([expected])
  })

  it('is said in words that name the file, not the engine', () => {
    expect(onlyProblem('{"a": 1,}').message).toBe('The file is not JSON: Expected double-quoted property name.')
    expect(onlyProblem('').message).toBe('The file is empty.')
  })

  it('is not checked further', () => {
    expect(checkFlowJson('{"Actions": [}')).toMatchObject({
      graph: undefined,
      diagnostics: [{ suggestion: 'Mend the JSON; nothing else was checked.' }],
    })
  })
})

describe('JSON that is no flow', () => {
  it.each([
    ['an array', '[]'],
    ['a number', '5'],
    ['a text', '"flow"'],
    ['null', 'null'],
    ['true', 'true'],
    ['an empty object', '{}'],
    ['a package', '{"name": "flows", "version": "1.0.0"}'],
    ['a list of actions that is none', '{"Version": "2019-10-30", "Actions": {}}'],
  ])('is one problem: %s', (_title, text) => {
    expect(said(text)).toMatchObject([expect.stringMatching(/^FLOW1013 not-a-flow/)])
  })

  it.each(['ContactFlow', 'ContactFlowModule'])(
    'is told apart when it is the answer that has the flow in %s',
    (member) => {
      expect(onlyProblem(JSON.stringify({ [member]: { Name: 'menu', Content: '{}' } }))).toMatchObject({
        name: 'not-a-flow',
        suggestion: `The flow is the text in "${member}.Content": save that alone.`,
      })
    },
  )

  it('says what a flow has', () => {
    expect(onlyProblem('{}')).toMatchObject({
      message: 'The file holds JSON, but no flow: it has no list of "Actions".',
      suggestion: 'Flow content has the members Version, StartAction, Metadata and Actions.',
    })
  })

  it('is told apart when it is the older export format, with what to do', () => {
    const old = {
      modules: [{ id: 'a', type: 'PlayPrompt', branches: [] }],
      start: 'a',
      version: '1',
      type: 'contactFlow',
    }
    expect(onlyProblem(JSON.stringify(old))).toMatchObject({
      code: 'FLOW1014',
      name: 'old-export-format',
      suggestion:
        'Convert it: flowc convert FILE --out FOLDER. Or open the flow in the console, save it, and export it again.',
    })
  })
})

it('has Settings in a module only', () => {
  const flow = { ...flowWith(playPrompt), Settings: { InputParameters: [], OutputParameters: [], Transitions: [] } }
  expect(onlyProblem(JSON.stringify(flow))).toMatchObject({
    code: 'FLOW1015',
    message: '"Settings" belongs to modules, and this is a flow of type CONTACT_FLOW.',
  })
})

it('has Settings in a module', () => {
  const module = flowJson([{ type: 'EndFlowModuleExecution', transitions: {} }], { type: null })
  const { diagnostics } = checkFlowJson(JSON.stringify(module), { flowType: 'MODULE' })
  expect(diagnostics).toMatchObject([{ code: 'FLOW1015', location: { path: 'base > Settings' } }])
  const complete = JSON.stringify({ ...module, Settings: {} })
  expect(checkFlowJson(complete, { flowType: 'MODULE' }).diagnostics).toEqual([])
})

it('has 256,000 characters at most, however it is laid out', () => {
  const long = flowWith({
    type: 'UpdateContactTextToSpeechVoice',
    parameters: { TextToSpeechVoice: 'x'.repeat(256_000) },
  })
  const { diagnostics } = checkFlowJson(JSON.stringify(long))
  expect(diagnostics.map(({ code }) => code)).toContain('FLOW5002')
  const farTooLong = flowWith({ type: 'Nothing', parameters: { TextToSpeechVoice: 'x'.repeat(600_000) } })
  expect(onlyProblem(JSON.stringify(farTooLong))).toMatchObject({
    code: 'FLOW5002',
    message: expect.stringMatching(/^The content of this flow has 600,\d{3} characters .* Nothing else was checked\.$/),
  })
  const spaced = JSON.stringify(flowWith(playPrompt)) + ' '.repeat(256_000)
  expect(checkFlowJson(spaced).diagnostics).toEqual([])
})

describe('a text that is too much', () => {
  it('is refused unread when it is longer than twenty flows', () => {
    expect(onlyProblem(`"${'x'.repeat(maximumJsonCharacters)}"`)).toMatchObject({
      code: 'FLOW1013',
      message: 'The file has 5,120,002 characters; a flow has 256,000 at most, so this was not read.',
    })
  })

  it.each([
    ['lists', '[', ']'],
    ['objects', '{"a":', '}'],
  ])('is refused when its %s are nested 100,000 deep', (_title, open, close) => {
    const nested = `${open.repeat(100_000)}1${close.repeat(100_000)}`
    expect(onlyProblem(nested)).toMatchObject({ code: 'FLOW1013', name: 'not-a-flow' })
    // Also where nothing closes them.
    expect(onlyProblem(open.repeat(100_000))).toMatchObject({ code: 'FLOW1013', name: 'not-a-flow' })
  })

  it('is refused when parameters are nested 100,000 deep, at the place', () => {
    const flow = JSON.stringify(flowWith({ ...playPrompt, parameters: { Text: 'here' } }))
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const text = flow.replace('"here"', deep)
    expect(onlyProblem(text).location.column).toBe(text.indexOf(deep) + 97)
  })

  it('is not taken for deep when brackets stand in texts', () => {
    const brackets = `${'['.repeat(500)} \\" ${'{'.repeat(500)}`
    expect(said(JSON.stringify(flowWith({ ...playPrompt, parameters: { Text: brackets } })))).toEqual([])
  })

  it('has no more than a thousand problems, and a note that there are more', () => {
    const actions = Array.from({ length: 2_000 }, (_, index) => ({ ...playPrompt, id: `a${index}`, next: `b${index}` }))
    const { diagnostics } = checkFlowJson(JSON.stringify(flowJson(actions)))
    expect(diagnostics).toHaveLength(1_001)
    expect(diagnostics.filter(({ name }) => name === 'too-many-problems')).toMatchObject([{ severity: 'info' }])
  })

  // Each of these would take minutes, were it searched over and over.
  it.each([
    ['bare marks of SSML', { SSML: '<'.repeat(300_000) }],
    ['marks of placeholders', { Text: '<'.repeat(300_000) }],
    ['braces of placeholders', { Text: '${'.repeat(150_000) }],
    ['brackets of references', { Text: "$['".repeat(150_000) }],
    ['references', { Text: '$.A '.repeat(75_000) }],
    ['members of one reference', { Text: `$.A${'.b'.repeat(150_000)}` }],
    ['quotes', { Text: '"'.repeat(250_000) }],
  ])('is checked in one go: %s', (_title, parameters) => {
    const text = JSON.stringify(flowWith({ ...playPrompt, parameters }))
    expect(checkFlowJson(text).graph?.actions).toHaveLength(2)
  })

  it.each([
    [
      'transitions that lead nowhere',
      2_000,
      (index: number) => ({ ...playPrompt, id: `a${index}`, next: `b${index}` }),
    ],
    [
      'values that nothing has set',
      2_000,
      (index: number) => ({
        ...playPrompt,
        id: `a${index}`,
        next: `a${index + 1}`,
        parameters: { Text: '$.External.x' },
      }),
    ],
    [
      'parameters that nobody knows',
      1,
      () => ({
        ...playPrompt,
        parameters: Object.fromEntries(Array.from({ length: 40_000 }, (_, index) => [`p${index}`, ''])),
      }),
    ],
    [
      'long identifiers',
      60,
      (index: number) => ({ ...playPrompt, id: `${'a'.repeat(2_000)}${index}`, next: `${'b'.repeat(2_000)}${index}` }),
    ],
  ])('is checked in reasonable time: %s', (_title, count, action) => {
    const text = JSON.stringify(flowJson(Array.from({ length: count }, (_, index) => action(index))))
    expect(checkFlowJson(text).diagnostics.length).toBeGreaterThan(0)
  })
})

describe('a flow with malformed members', () => {
  function changed(change: (flow: Record<string, unknown>, action: Record<string, unknown>) => void): string {
    const flow: Record<string, unknown> = JSON.parse(JSON.stringify(flowWith({ ...playPrompt, id: 'greet' })))
    const [action] = Array.isArray(flow.Actions) ? flow.Actions : []
    change(flow, action)
    return JSON.stringify(flow)
  }

  const malformed = (text: string): readonly string[] =>
    checkFlowJson(text)
      .diagnostics.filter(({ name }) => name === 'malformed-flow')
      .map(({ message, location }) => `${location.path}: ${message}`)

  it.each<readonly [string, Parameters<typeof changed>[0], string]>([
    ['no version', (flow) => delete flow.Version, 'base > Version: The flow has no "Version".'],
    [
      'another version',
      (flow) => (flow.Version = '2018-01-01'),
      'base > Version: "Version" is "2018-01-01", and has to be "2019-10-30".',
    ],
    ['a start that is no text', (flow) => (flow.StartAction = 5), 'base > StartAction: "StartAction" has to be text.'],
    [
      'an action without identifier',
      (_flow, action) => delete action.Identifier,
      'base > Actions[0]: An action needs the texts "Identifier" and "Type".',
    ],
    [
      'an action that is no object',
      (flow) => (flow.Actions = ['greet']),
      'base > Actions[0]: An action needs the texts "Identifier" and "Type".',
    ],
    [
      'parameters that are a list',
      (_flow, action) => (action.Parameters = []),
      'base > greet > Parameters: "Parameters" of "greet" has to be an object.',
    ],
    [
      'transitions that are a list',
      (_flow, action) => (action.Transitions = []),
      'base > greet > Transitions: "Transitions" of "greet" has to be an object.',
    ],
    [
      'errors that are an object',
      (_flow, action) => (action.Transitions = { NextAction: 'end', Errors: {} }),
      'base > greet > Transitions.Errors: "Errors" of "greet" has to be a list.',
    ],
    [
      'an error without type',
      (_flow, action) => (action.Transitions = { NextAction: 'end', Errors: [{ NextAction: 'end' }] }),
      'base > greet > Transitions.Errors[0]: Error branch 1 of "greet" needs "NextAction" and "ErrorType".',
    ],
    [
      'a condition without operator',
      (_flow, action) => (action.Transitions = { NextAction: 'end', Conditions: [{ NextAction: 'end' }] }),
      'base > greet > Transitions.Conditions[0]: Condition 1 of "greet" needs "NextAction" and "Condition" with "Operator" and "Operands".',
    ],
    [
      'operands that are no texts',
      (_flow, action) =>
        (action.Transitions = {
          NextAction: 'end',
          Conditions: [{ NextAction: 'end', Condition: { Operator: 'Equals', Operands: [1] } }],
        }),
      'base > greet > Transitions.Conditions[0].Condition.Operands: "Operands" in condition 1 of "greet" has to be a list of texts.',
    ],
    [
      'a next action that is no text',
      (_flow, action) => (action.Transitions = { NextAction: ['end'] }),
      'base > greet > Transitions.NextAction: "NextAction" of "greet" has to be text.',
    ],
    [
      'a member of generators',
      (_flow, action) => (action.Metadata = { position: { x: 0, y: 0 } }),
      'base > greet > Metadata: Action "greet" has the member "Metadata", which Amazon Connect refuses.',
    ],
  ])('is said in words: %s', (_title, change, expected) => {
    expect(malformed(changed(change))).toEqual([expected])
  })

  it('names the action, where it lies in one', () => {
    const problemIn = (change: Parameters<typeof changed>[0]): Diagnostic | undefined =>
      checkFlowJson(changed(change)).diagnostics.find(({ name }) => name === 'malformed-flow')
    expect(problemIn((_flow, action) => (action.Metadata = {}))?.location.action).toBe('greet')
    expect(problemIn((_flow, action) => delete action.Type)?.location).toMatchObject({
      action: 'greet',
      path: 'base > greet',
    })
    expect(problemIn((_flow, action) => delete action.Identifier)?.location.action).toBeUndefined()
    expect(problemIn((flow) => delete flow.Version)?.location.action).toBeUndefined()
  })

  it('is checked all the same, as far as it can be read', () => {
    const text = changed((flow, action) => {
      flow.Version = 1
      action.Transitions = { NextAction: 'nowhere' }
    })
    expect(checkFlowJson(text).diagnostics.map(({ name }) => name)).toContain('dangling-transition')
  })

  it('keeps the places of actions behind one that is left out', () => {
    const flow = flowJson([{ ...playPrompt, id: 'greet', next: 'nowhere', errors: {} }])
    const actions = Array.isArray(flow.Actions) ? flow.Actions : []
    const text = JSON.stringify({ ...flow, Actions: ['broken', ...actions] }, null, 2)
    const problem = checkFlowJson(text).diagnostics.find(({ name }) => name === 'dangling-transition')
    expect(text.split('\n')[(problem?.location.line ?? 0) - 1]).toContain('"NextAction": "nowhere"')
  })
})

describe('the flow type', () => {
  it('is what the designer wrote into Metadata', () => {
    expect(checkFlowJson(JSON.stringify(flowWith(playPrompt, { type: 'customerQueue' }))).graph?.flowType).toBe(
      'CUSTOMER_QUEUE',
    )
  })

  it('is a module where there are Settings', () => {
    const module = { ...flowWith(playPrompt, { type: null }), Settings: {} }
    expect(checkFlowJson(JSON.stringify(module)).graph?.flowType).toBe('MODULE')
  })

  it('is unknown where nothing states it', () => {
    expect(checkFlowJson(JSON.stringify(flowWith(playPrompt, { type: null }))).graph?.flowType).toBeUndefined()
    expect(
      checkFlowJson(JSON.stringify(flowWith(playPrompt, { type: 'somethingNew' }))).graph?.flowType,
    ).toBeUndefined()
  })

  it.each(flowTypes)('is %s where the caller says so and the text says nothing', (flowType) => {
    const text = JSON.stringify(flowWith(playPrompt, { type: null }))
    expect(checkFlowJson(text, { flowType }).graph?.flowType).toBe(flowType)
  })

  it('is what the text says, also where the caller says something else', () => {
    const text = JSON.stringify(flowWith(playPrompt, { type: 'customerQueue' }))
    expect(checkFlowJson(text, { flowType: 'AGENT_WHISPER' }).graph?.flowType).toBe('CUSTOMER_QUEUE')
  })
})

describe('the name of the flow', () => {
  it('is that in Metadata, else that of the file', () => {
    const flow = flowWith(playPrompt, { name: 'lottery' })
    expect(checkFlowJson(JSON.stringify(flow), { file: 'flows/other.json' }).graph?.name).toBe('lottery')
    const nameless = { ...flow, Metadata: {} }
    expect(checkFlowJson(JSON.stringify(nameless), { file: 'flows/other.json' }).graph?.name).toBe('other')
    expect(checkFlowJson(JSON.stringify(nameless)).graph?.name).toBe('flow')
  })
})

describe('hostile names', () => {
  const names = [
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    '../../etc/passwd',
    'a/b\\c',
    '\u001b[2J\u001b]0;owned\u0007',
    'line\nbreak\r\tand tab',
    '\u009b31m',
    '\u202edlrow',
    '\ud800',
    '\u0000',
    '가'.repeat(10_000),
  ]

  /** Members are put in as text: an object literal would set the prototype where a name is __proto__. */
  function hostile(name: string): string {
    const text = JSON.stringify(
      flowJson(
        [
          {
            ...setContactAttributes,
            id: 'HOSTILE',
            next: 'nowhere HOSTILE',
            parameters: { Attributes: { HOSTILE: '$.Nothing' }, HOSTILE: { HOSTILE: ['$.HOSTILE'] } },
            errors: { HOSTILE: 'HOSTILE' },
            conditions: [['HOSTILE', 'HOSTILE', 'HOSTILE']],
          },
          { id: 'HOSTILE', type: 'HOSTILE', parameters: { HOSTILE: '' } },
        ],
        { name: 'HOSTILE', type: 'HOSTILE' },
      ),
    )
    return text.replaceAll('HOSTILE', JSON.stringify(name).slice(1, -1))
  }

  it.each(names)('%j neither breaks the checker nor reaches a prototype', (name) => {
    const before = Reflect.ownKeys(Object.prototype)
    const { graph, diagnostics } = checkFlowJson(hostile(name), { file: 'flow.json' })
    expect(diagnostics.map(({ name: rule }) => rule)).toContain('duplicate-identifier')
    expect(graph?.actions[0]?.identifier).toBe(JSON.parse(JSON.stringify(name)))
    expect(Reflect.ownKeys(Object.prototype)).toEqual(before)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  it('a name that is no text is none', () => {
    const FlowModuleId = { name: { toString: 'nothing' } }
    const text = JSON.stringify(flowWith({ type: 'InvokeFlowModule', parameters: { FlowModuleId } }))
    expect(checkFlowJson(text).diagnostics.map(({ name }) => name)).toContain('invalid-parameter-value')
  })

  it('a member __proto__ stays a member', () => {
    const text = JSON.stringify(flowWith(setContactAttributes)).replace('"tier"', '"__proto__"')
    const attributes = checkFlowJson(text).graph?.actions[0]?.parameters.Attributes
    expect(Object.keys(Object(attributes))).toEqual(['__proto__'])
  })

  it.each(names)('%j reaches no terminal as it is', (name) => {
    const text = hostile(name)
    const printed = checkFlowJson(text, { file: `${name}.json` }).diagnostics.map((diagnostic) =>
      formatPretty(diagnostic, {
        readSource: () => JSON.stringify(JSON.parse(text), null, 2).replaceAll('nowhere', `nowhere\u009b\u202e`),
        codeFrame: (source) => source,
        colour: (_part, words) => words,
        fileName: (file) => file,
      }),
    )
    // oxlint-disable-next-line no-control-regex
    expect(printed.join('\n')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/)
  })
})
