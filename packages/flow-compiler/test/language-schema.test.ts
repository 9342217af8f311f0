import { contactFlow, hoursOfOperation } from '@aicc/flow-dsl'
import type { FlowDocument } from '@aicc/flow-dsl/language'
import { expect, test } from 'vitest'
import { compile, printFlow } from '../src/index.js'
import { documentSchema } from './language-schema.js'

const { document } = compile(
  contactFlow('f', { onError: (flow) => flow.disconnect({ id: 'failed' }) }, (flow) => {
    flow.getCustomerInput({
      id: 'menu',
      prompt: 'Press 1.',
      on: {
        '1': () => flow.playPrompt('One.', { id: 'one' }),
        InputTimeLimitExceeded: () => {},
        NoMatchingCondition: () => {},
      },
    })
    flow.checkHoursOfOperation(hoursOfOperation('weekdays'), { id: 'hours', on: { True: () => {}, False: () => {} } })
    flow.disconnect({ id: 'end' })
  }),
)

/** What the schema says of the document's text after a change. */
function problemsAfter(change: (text: string) => string): readonly string[] {
  const before = printFlow(document)
  const after = change(before)
  expect(after).not.toBe(before)
  return documentSchema.safeParse(JSON.parse(after)).error?.issues.map(({ message }) => message) ?? []
}

test('takes the document of a flow', () => {
  expect(documentSchema.safeParse(document).error?.issues ?? []).toEqual([])
})

test.each<[string, (text: string) => string, string]>([
  ['another version', (text) => text.replace('2019-10-30', '2020-01-01'), 'Invalid input: expected "2019-10-30"'],
  [
    'a start that is no action',
    (text) => text.replace('"StartAction": "menu"', '"StartAction": "x"'),
    'StartAction is no',
  ],
  [
    'a target that is no action',
    (text) => text.replace('"NextAction": "hours"', '"NextAction": "x"'),
    '"x" is no action',
  ],
  ['an identifier used twice', (text) => text.replaceAll('"Identifier": "one"', '"Identifier": "end"'), 'used twice'],
  ['a forbidden character', (text) => text.replaceAll('"one"', '"o:ne"'), 'has a forbidden character'],
  ['an unknown parameter', (text) => text.replace('"StoreInput"', '"StoreInputs"'), 'Unrecognized key'],
  [
    'a value that is not allowed',
    (text) => text.replace('"StoreInput": "False"', '"StoreInput": "No"'),
    'not what the',
  ],
  [
    'a number out of range',
    (text) => text.replace('"InputTimeLimitSeconds": "5"', '"InputTimeLimitSeconds": "0"'),
    'not what',
  ],
  ['a reference where none may stand', (text) => text.replace('"5"', '"$.Attributes.seconds"'), 'not what the'],
  ['an empty text', (text) => text.replace('"Press 1."', '""'), 'Too small'],
  ['two prompts', (text) => text.replace('"StoreInput"', '"SSML": "<speak/>", "StoreInput"'), 'breaks a group'],
  [
    'a missing error branch',
    (text) => text.replace('"InputTimeLimitExceeded"', '"NoMatchingError"'),
    'There is no branch',
  ],
  ['an error of another action', (text) => text.replace('"InputTimeLimitExceeded"', '"CallFailed"'), 'Invalid option'],
  [
    'a missing result',
    (text) => text.replace(/"Operands": \[\s+"False"/, '"Operands": ["True"'),
    'False has no branch',
  ],
  ['an operator that is not taken', (text) => text.replace('"Equals"', '"TextContains"'), 'TextContains is not taken'],
  [
    'transitions behind an ending',
    (text) => text.replace('"Transitions": {}', '"Transitions": {"NextAction": "end"}'),
    'Unrecognized',
  ],
  ['metadata of another action', (text) => text.replace('"one": {', '"two": {'), 'Metadata is of other actions'],
])('refuses %s', (_, change, problem) => {
  expect(problemsAfter(change).join('\n')).toContain(problem)
})

test('refuses a document without actions', () => {
  const empty: FlowDocument = { ...document, Actions: [] }
  expect(documentSchema.safeParse(empty).success).toBe(false)
})
