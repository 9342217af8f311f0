import Ajv from 'ajv'
import draft04 from 'ajv/lib/refs/json-schema-draft-04.json' with { type: 'json' }
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' }
import { describe, expect, it } from 'vitest'
import { flowJson, flowWith } from '../../test/flow-json.js'
import { validActions, withParameters } from '../../test/valid-actions.js'
import { checkFlowJson } from '../read/read-flow.js'
import { describedRules } from '../settings/described-rules.js'
import type { Diagnostic } from './diagnostic.js'
import type { FileReport } from './format-json.js'
import { toSarifLog } from './format-sarif.js'

const { playPrompt } = validActions

const validator = new Ajv({ schemaId: 'auto', allErrors: true })
validator.addMetaSchema(draft04)
const isSarif = validator.compile(schema)

function reportOn(file: string, flow: object): FileReport {
  return { file, diagnostics: checkFlowJson(JSON.stringify(flow, null, 2), { file }).diagnostics }
}

/** The log, after a look at the schema. */
function logOf(reports: readonly FileReport[], successful = true) {
  const log = toSarifLog(reports, { version: '1.2.3', successful })
  const written: unknown = JSON.parse(JSON.stringify(log))
  isSarif(written)
  expect(isSarif.errors ?? []).toEqual([])
  return log.runs[0]
}

const misspelt = reportOn('flows/a.json', flowWith(withParameters(playPrompt, { Text: '$.StoredInput' })))

const problem: Diagnostic = {
  code: 'FLOW2003',
  name: 'unreachable-action',
  severity: 'warning',
  message: 'Nobody hears this.',
  args: {},
  location: { file: 'main.flow.ts', line: 2, column: 3, flow: 'main', action: 'greet', path: 'main > greet' },
  related: [],
  suggestion: undefined,
}

function resultsOf(...diagnostics: readonly Diagnostic[]) {
  return logOf([{ file: 'main.flow.ts', diagnostics }]).results
}

describe('the tool', () => {
  it('has its name, version and address', () => {
    expect(logOf([]).tool.driver).toMatchObject({
      name: 'flowc',
      version: '1.2.3',
      informationUri: 'https://github.com/aicc-flows/aicc-flows',
    })
  })

  it('describes every rule, also those that found nothing', () => {
    const { rules } = logOf([]).tool.driver
    expect(rules.map(({ id, name }) => [id, name])).toEqual(describedRules.map(({ code, name }) => [code, name]))
  })

  it('says of a rule what it is about, how severe it is, and where it is explained', () => {
    const { rules } = logOf([]).tool.driver
    expect(rules.find(({ name }) => name === 'dangling-transition')).toEqual({
      id: 'FLOW2001',
      name: 'dangling-transition',
      shortDescription: { text: 'Every transition names an action of the flow.' },
      fullDescription: {
        text: 'Every transition names an action of the flow. Amazon Connect refuses a flow that breaks this.',
      },
      helpUri: 'https://github.com/aicc-flows/aicc-flows/blob/main/docs/rules/dangling-transition.md',
      defaultConfiguration: { level: 'error' },
    })
    const levels = new Set(rules.map(({ defaultConfiguration }) => defaultConfiguration.level))
    expect([...levels].toSorted()).toEqual(['error', 'note', 'warning'])
  })
})

describe('a problem', () => {
  it('is a result with rule, level, words and place', () => {
    const run = logOf([misspelt])
    const [result] = run.results
    expect(result).toEqual({
      ruleId: 'FLOW1101',
      ruleIndex: run.tool.driver.rules.findIndex(({ id }) => id === 'FLOW1101'),
      level: 'error',
      message: {
        text: '"subject": Text reads $.StoredInput, and there is no such attribute: it is always empty.\nDid you mean $.StoredCustomerInput?',
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'flows/a.json', uriBaseId: '%SRCROOT%' },
            region: { startLine: 18, startColumn: 17 },
          },
          logicalLocations: [
            { name: 'subject', fullyQualifiedName: 'base > subject > Parameters.Text', kind: 'contact flow action' },
          ],
        },
      ],
      partialFingerprints: {
        'flowcProblem/v1': '["FLOW1101","base > subject > Parameters.Text","subject","$.StoredInput"]',
      },
    })
    expect(run.columnKind).toBe('utf16CodeUnits')
  })

  it('shows its second place', () => {
    const twice = flowJson([
      { ...playPrompt, id: 'greet' },
      { ...playPrompt, id: 'greet' },
    ])
    expect(logOf([reportOn('a.json', twice)]).results[0]?.relatedLocations).toMatchObject([
      {
        id: 1,
        message: { text: '"greet" is used first here.' },
        physicalLocation: { artifactLocation: { uri: 'a.json' }, region: { startLine: 15 } },
      },
    ])
  })

  it.each([
    ['error', 'error'],
    ['warning', 'warning'],
    ['info', 'note'],
  ] as const)('of severity %s is of level %s', (severity, level) => {
    expect(resultsOf({ ...problem, severity })[0]?.level).toBe(level)
  })

  it('of a flow without a file has its place in the flow alone', () => {
    const location = { ...problem.location, file: undefined, line: undefined, column: undefined }
    expect(resultsOf({ ...problem, location })[0]?.locations).toEqual([
      { logicalLocations: [{ name: 'greet', fullyQualifiedName: 'main > greet', kind: 'contact flow action' }] },
    ])
  })

  it('of a whole file has no line', () => {
    const location = {
      ...problem.location,
      line: undefined,
      column: undefined,
      flow: undefined,
      action: undefined,
      path: '',
    }
    expect(resultsOf({ ...problem, location })[0]?.locations).toEqual([
      { physicalLocation: { artifactLocation: { uri: 'main.flow.ts', uriBaseId: '%SRCROOT%' } } },
    ])
  })

  it('of no file and no flow has no place', () => {
    const location = {
      file: undefined,
      line: undefined,
      column: undefined,
      flow: undefined,
      action: undefined,
      path: '',
    }
    expect(resultsOf({ ...problem, location })[0]?.locations).toEqual([])
  })

  it('that no rule finds is described all the same, once', () => {
    const type: Diagnostic = { ...problem, code: 'TS2322', name: 'typescript', severity: 'error' }
    const threw: Diagnostic = { ...problem, code: 'FLOW1001', name: 'flow-threw', severity: 'error' }
    const run = logOf([{ file: 'main.flow.ts', diagnostics: [type, threw, type] }])
    const others = run.tool.driver.rules.slice(describedRules.length)
    expect(others.map(({ id, name, helpUri }) => [id, name, helpUri])).toEqual([
      ['TS2322', 'typescript', undefined],
      [
        'FLOW1001',
        'flow-threw',
        'https://github.com/aicc-flows/aicc-flows/blob/main/docs/rules/authoring.md#flow-threw-flow1001',
      ],
    ])
    expect(run.results.map(({ ruleIndex }) => run.tool.driver.rules[ruleIndex]?.id)).toEqual([
      'TS2322',
      'FLOW1001',
      'TS2322',
    ])
  })
})

describe('the name of a file', () => {
  it.each([
    ['상담 (초안)/안내 1.flow.ts', '%EC%83%81%EB%8B%B4%20(%EC%B4%88%EC%95%88)/%EC%95%88%EB%82%B4%201.flow.ts', true],
    ['100%25#?.json', '100%2525%23%3F.json', true],
    ['../shared/a.flow.ts', '../shared/a.flow.ts', true],
    ['/elsewhere/a b.json', 'file:///elsewhere/a%20b.json', false],
    ['C:\\flows\\a.json', 'file:///C:/flows/a.json', false],
    ['half \ud800.json', 'half%20%EF%BF%BD.json', true],
  ])('%s is a URI', (file, uri, relative) => {
    const location = { ...problem.location, file }
    expect(resultsOf({ ...problem, location })[0]?.locations[0]?.physicalLocation?.artifactLocation).toEqual(
      relative ? { uri, uriBaseId: '%SRCROOT%' } : { uri },
    )
  })
})

describe('a fingerprint', () => {
  const fingerprints = (...diagnostics: readonly Diagnostic[]) =>
    resultsOf(...diagnostics).map(({ partialFingerprints }) => partialFingerprints['flowcProblem/v1'])

  it('stays when the line moves', () => {
    const moved = { ...problem, location: { ...problem.location, line: 99, column: 1 } }
    expect(fingerprints(problem)).toEqual(fingerprints(moved))
  })

  it('differs for two problems that are alike', () => {
    expect(new Set(fingerprints(problem, problem, problem)).size).toBe(3)
  })
})

it('says whether every input could be checked', () => {
  expect(logOf([], true).invocations).toEqual([{ executionSuccessful: true }])
  expect(logOf([], false).invocations).toEqual([{ executionSuccessful: false }])
})

it('names nothing of the machine that it was made on', () => {
  expect(JSON.stringify(logOf([misspelt]))).not.toContain(process.cwd())
})
