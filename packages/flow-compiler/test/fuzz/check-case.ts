import { checkFlowJson, convertLegacyExport, formatPretty } from '../../src/index.js'
import type { Diagnostic } from '../../src/index.js'
import { codeFrameOf } from '../print-diagnostics.js'
import type { FuzzCase } from './fuzz-case.js'

/** Most problems that are kept of one text: a thousand of the reader, a thousand of the rules, and a note. */
const mostProblems = 2_001

// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/

/** Codes of texts that are no flow. One that became too long for a flow by its conversion is none of these. */
const unreadable: ReadonlySet<string> = new Set(['FLOW1012', 'FLOW1013', 'FLOW1014', 'FLOW1015'])

/**
 * What is wrong with the answers to a text, in words; nothing where all is well. Whatever the text is: no exception,
 * problems with places that exist, words that can be printed, and what was converted can be read.
 */
export function faultsOf({ text, valid, flowType }: FuzzCase): readonly string[] {
  const before = Reflect.ownKeys(Object.prototype).length
  const faults: string[] = []
  const attempt = (what: string, run: () => void): void => {
    try {
      run()
    } catch (error) {
      faults.push(`${what} threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    }
  }
  attempt('checkFlowJson', () => {
    const { graph, diagnostics } = checkFlowJson(text, { file: 'flow.json', flowType })
    if (graph === undefined && diagnostics.length === 0) faults.push('there is neither a flow nor a problem')
    faults.push(...faultsIn(diagnostics, text))
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    if (valid && errors.length > 0) faults.push(`what the compiler accepts has the error ${JSON.stringify(errors[0])}`)
  })
  attempt('convertLegacyExport', () => {
    const converted = convertLegacyExport(text, { file: 'flow.json', flowType: 'CUSTOMER_QUEUE' })
    faults.push(...faultsIn(converted.diagnostics, text))
    if (converted.text === undefined) return
    const [malformed] = checkFlowJson(converted.text).diagnostics.filter(
      ({ code, message }) => unreadable.has(code) && !message.includes('characters'),
    )
    if (malformed !== undefined) faults.push(`what was converted is malformed: ${malformed.message}`)
  })
  if (Reflect.ownKeys(Object.prototype).length !== before) faults.push('a prototype was changed')
  return faults
}

function faultsIn(diagnostics: readonly Diagnostic[], given: string): readonly string[] {
  const faults: string[] = []
  if (diagnostics.length > mostProblems) faults.push(`there are ${diagnostics.length} problems`)
  const text = given.replace(/^\ufeff/, '')
  const lengths = text.split('\n').map((line) => line.length)
  for (const { code, name, message, location } of diagnostics) {
    if (!/^FLOW\d{4}$/.test(code) || !/^[a-z]+(-[a-z]+)+$/.test(name))
      faults.push(`${code} ${name} is no code and name`)
    if (!/[.?]$/.test(message)) faults.push(`${code} does not end as a sentence: ${message}`)
    const { line, column } = location
    if (line === undefined || column === undefined) continue
    const length = lengths[line - 1]
    if (length === undefined || column < 1 || column > length + 1) faults.push(`${code} is at ${line}:${column}`)
  }
  const printed = diagnostics.slice(0, 3).map((diagnostic) =>
    formatPretty(diagnostic, {
      ...codeFrameOf(given),
      colour: (_part, words) => words,
      fileName: (file) => file,
    }),
  )
  if (controls.test(printed.join('\n'))) faults.push('what is printed holds control characters')
  return faults.slice(0, 5)
}
