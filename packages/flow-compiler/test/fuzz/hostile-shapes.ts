import type { JsonObject, JsonValue } from '@aicc/flow-dsl/language'
import { actionJson, flowJson } from '../flow-json.js'
import type { ActionSketch } from '../flow-json.js'
import { legacyExport } from '../legacy-export.js'

/** A shape that grows with a size: a text of roughly so many characters. */
export interface HostileShape {
  readonly name: string
  readonly make: (characters: number) => string
}

function times<Item>(count: number, make: (index: number) => Item): readonly Item[] {
  return Array.from({ length: Math.max(1, Math.floor(count)) }, (_, index) => make(index))
}

const play = (index: number, change: Partial<ActionSketch> = {}): ActionSketch => ({
  id: `a${index}`,
  type: 'MessageParticipant',
  parameters: { Text: 'x' },
  next: `a${index + 1}`,
  ...change,
})

function printed(value: JsonValue): string {
  return JSON.stringify(value)
}

function flowOf(actions: readonly ActionSketch[]): string {
  return printed(flowJson(actions))
}

/** A prompt whose text is hostile to one of the things that read texts. */
function textShape(name: string, member: string, piece: string): HostileShape {
  return {
    name,
    make: (characters) => {
      const text = piece.repeat(Math.ceil(characters / JSON.stringify(piece).length))
      return flowOf([play(0, { parameters: { [member]: text }, next: 'end' })])
    },
  }
}

/** Shapes that cost too much where something is searched over and over, or calls itself. */
export const hostileShapes: readonly HostileShape[] = [
  textShape('one giant string', 'Text', 'x'),
  textShape('marks of SSML', 'SSML', '<'),
  textShape('elements of SSML', 'SSML', '<p>'),
  textShape('entities', 'SSML', '&'),
  textShape('references', 'Text', '$.A '),
  textShape('references to what is never set', 'Text', '$.External.a '),
  textShape('a reference of many members', 'Text', '.b[0]'),
  textShape('brackets of references', 'Text', "$['"),
  textShape('placeholders', 'Text', '${'),
  textShape('angle brackets', 'Text', '<<'),
  textShape('quotes', 'Text', '"'),
  textShape('line separators', 'Text', '\u2028'),
  { name: 'nested lists', make: (characters) => '['.repeat(characters / 2) + ']'.repeat(characters / 2) },
  { name: 'nested lists that nothing closes', make: (characters) => '['.repeat(characters) },
  { name: 'nested objects', make: (characters) => '{"a":'.repeat(characters / 6) + 1 + '}'.repeat(characters / 6) },
  { name: 'a quote that nothing closes', make: (characters) => `"${'{'.repeat(characters)}` },
  { name: 'spaces', make: (characters) => ' '.repeat(characters) },
  { name: 'line ends', make: (characters) => `${'\r\n'.repeat(characters / 2)}{"Actions": [}` },
  { name: 'members of one name', make: (characters) => `{"Actions":[],${'"a":1,'.repeat(characters / 6)}"b":2}` },
  {
    name: 'many actions',
    make: (characters) => flowOf(times(characters / 130, (index) => play(index))),
  },
  {
    name: 'many actions without type',
    make: (characters) => printed({ Version: '2019-10-30', Actions: [...times(characters / 3, () => ({}))] }),
  },
  {
    name: 'many problems of each action',
    make: (characters) =>
      flowOf(times(characters / 200, (index) => play(index, { parameters: { Txt: '$.Nothing' }, next: 'nowhere' }))),
  },
  {
    name: 'actions of one identifier',
    make: (characters) => flowOf(times(characters / 130, () => play(0, { next: 'a0' }))),
  },
  {
    name: 'identifiers that differ at the end',
    make: (characters) =>
      flowOf(times(characters / 2_200, (index) => play(index, { id: `${'a'.repeat(2_000)}${index}` }))),
  },
  {
    name: 'many conditions',
    make: (characters) =>
      flowOf([
        {
          type: 'Compare',
          parameters: { ComparisonValue: '$.Attributes.a' },
          conditions: times(characters / 75, (index) => ['Equals', String(index)] as const),
          errors: { NoMatchingCondition: 'end' },
        },
      ]),
  },
  {
    name: 'equal conditions',
    make: (characters) =>
      flowOf([
        {
          type: 'Compare',
          parameters: { ComparisonValue: '$.Attributes.a' },
          conditions: times(characters / 75, () => ['Equals', 'a'] as const),
          errors: { NoMatchingCondition: 'end' },
        },
      ]),
  },
  {
    name: 'many error branches',
    make: (characters) =>
      flowOf([play(0, { errors: times(characters / 60, () => ['NoMatchingError', 'nowhere'] as const) })]),
  },
  {
    name: 'many parameters',
    make: (characters) =>
      flowOf([play(0, { parameters: Object.fromEntries(times(characters / 15, (index) => [`p${index}`, 'x'])) })]),
  },
  {
    name: 'many attributes',
    make: (characters) =>
      flowOf([
        {
          type: 'UpdateContactAttributes',
          parameters: {
            Attributes: Object.fromEntries(times(characters / 30, (index) => [`k${index}`, '$.Attributes.k'])),
          },
          errors: { NoMatchingError: 'end' },
        },
      ]),
  },
  {
    name: 'every action leads to many others',
    make: (characters) => {
      const count = Math.max(2, Math.floor(Math.sqrt(characters / 80)))
      return flowOf(
        times(count, (index) => ({
          id: `a${index}`,
          type: 'Compare',
          parameters: { ComparisonValue: '$.External.a' },
          conditions: times(count, (other) => ['Equals', String(other), `a${other}`] as const),
          errors: { NoMatchingCondition: 'a0' },
        })),
      )
    },
  },
  {
    name: 'names of prototypes',
    make: (characters) =>
      printed(flowJson(times(characters / 400, (index) => play(index, { id: 'HOSTILE', next: 'HOSTILE' })))).replaceAll(
        /HOSTILE|"Text"/g,
        (found) => (found === 'HOSTILE' ? '__proto__' : '"__proto__"'),
      ),
  },
  {
    name: 'metadata of many actions',
    make: (characters) => {
      const metadata: JsonObject = Object.fromEntries(
        times(characters / 60, (index) => [`a${index}`, { position: { x: index, y: index } }]),
      )
      return printed({ ...flowJson([play(0, { next: 'end' })]), Metadata: { ActionMetadata: metadata } })
    },
  },
  {
    name: 'module settings of many members',
    make: (characters) => {
      const properties: JsonObject = Object.fromEntries(times(characters / 30, (index) => [`m${index}`, { type: 'x' }]))
      const action = actionJson({ type: 'EndFlowModuleExecution', parameters: { Result: 'x' }, transitions: {} })
      return printed({
        ...flowJson([]),
        Actions: [action],
        Settings: { resultData: { schema: { properties } }, transitions: { results: [{ name: 'y' }] } },
      })
    },
  },
  {
    name: 'old modules',
    make: (characters) =>
      printed(
        legacyExport(
          times(characters / 130, (index) => ({
            id: `m${index}`,
            type: 'PlayPrompt',
            parameters: [['Text', 'x']],
            branches: [['Success', `m${index + 1}`]],
          })),
        ),
      ),
  },
  {
    name: 'old modules that are not known',
    make: (characters) =>
      printed(legacyExport(times(characters / 100, (index) => ({ id: `m${index}`, type: 'PlayPrompts' })))),
  },
  {
    name: 'parameters of one old module',
    make: (characters) =>
      printed(legacyExport([{ type: 'PlayPrompt', parameters: times(characters / 30, () => ['Text', 'x'] as const) }])),
  },
  {
    name: 'prompts of one old module',
    make: (characters) =>
      printed(
        legacyExport([{ type: 'LoopPrompts', parameters: times(characters / 30, () => ['Text', 'x'] as const) }]),
      ),
  },
  {
    name: 'branches of one old module',
    make: (characters) =>
      printed(
        legacyExport([
          {
            type: 'CheckAttribute',
            branches: times(
              characters / 80,
              (index) => ['Evaluate', 'end', { conditionType: 'Equals', conditionValue: index }] as const,
            ),
          },
        ]),
      ),
  },
]
