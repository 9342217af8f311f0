import { expect, it } from 'vitest'
import { flowJson, flowWith } from '../../test/flow-json.js'
import { validActions, withParameters } from '../../test/valid-actions.js'
import { checkFlowJson } from '../read/read-flow.js'
import { toJsonReport } from './format-json.js'

const { playPrompt } = validActions

function reportOn(file: string, flow: object) {
  return { file, diagnostics: checkFlowJson(JSON.stringify(flow, null, 2), { file }).diagnostics }
}

it('is one document of files, their problems and a summary', () => {
  const report = toJsonReport([
    reportOn('a.json', flowWith(withParameters(playPrompt, { Text: '$.StoredInput' }))),
    reportOn('b.json', flowWith(playPrompt)),
  ])
  expect(JSON.parse(JSON.stringify(report))).toEqual({
    files: [
      {
        file: 'a.json',
        diagnostics: [
          {
            code: 'FLOW1101',
            name: 'unknown-attribute',
            severity: 'error',
            message: '"subject": Text reads $.StoredInput, and there is no such attribute: it is always empty.',
            location: {
              file: 'a.json',
              line: 18,
              column: 17,
              flow: 'base',
              action: 'subject',
              path: 'base > subject > Parameters.Text',
            },
            suggestion: 'Did you mean $.StoredCustomerInput?',
            related: [],
            args: { action: 'subject', attribute: '$.StoredInput' },
          },
        ],
      },
      { file: 'b.json', diagnostics: [] },
    ],
    summary: { files: 2, errors: 1, warnings: 0 },
  })
})

it('has null, not nothing, where there is no suggestion', () => {
  const twoBranches = withParameters(validActions.menu, { InputTimeLimitSeconds: '0' })
  const [file] = toJsonReport([reportOn('a.json', flowWith(twoBranches))]).files
  expect(file?.diagnostics.map(({ suggestion }) => suggestion)).toEqual([null])
})

it('shows the second place of a problem', () => {
  const twice = flowJson([
    { ...playPrompt, id: 'greet' },
    { ...playPrompt, id: 'greet' },
  ])
  const [file] = toJsonReport([reportOn('a.json', twice)]).files
  expect(file?.diagnostics.flatMap(({ related }) => related)).toMatchObject([
    { message: '"greet" is used first here.', location: { file: 'a.json', line: 15 } },
  ])
})

it('counts over all files, and information neither as error nor as warning', () => {
  const reports = [
    reportOn('a.json', flowWith({ type: 'InvokeThirdPartyAction' })),
    reportOn('b.json', flowJson([{ ...playPrompt }, { ...playPrompt, id: 'lost' }])),
    reportOn('c.json', flowWith({ ...playPrompt, next: 'nowhere' })),
  ]
  expect(toJsonReport(reports).summary).toEqual({ files: 3, errors: 1, warnings: 1 })
})

it('is empty for no files', () => {
  expect(toJsonReport([])).toEqual({ files: [], summary: { files: 0, errors: 0, warnings: 0 } })
})
