import { isJsonObject } from '@aicc/flow-dsl/language'
import type { JsonObject, JsonValue } from '@aicc/flow-dsl/language'
import type { Diagnostic, DiagnosticCode } from '../diagnostics/diagnostic.js'
import { printCount } from '../diagnostics/print-count.js'
import { isNestedDeeper, positionAt, syntaxProblem, tooDeepAt } from './json-text.js'

/**
 * Longest text that is read, in characters: twenty times what the service takes. A larger one is no flow.
 */
export const maximumJsonCharacters = 5_120_000

/** Deepest nesting that is read. The deepest flow is nested about ten levels deep. */
const maximumDepth = 100

/** A text as JSON, or why it is none that can be read. */
export type ParsedFlowText =
  | {
      readonly problem: undefined
      /** The text without its byte order mark: places count in it, as editors count. */
      readonly text: string
      readonly value: JsonObject
    }
  | { readonly problem: Diagnostic }

/** Parse a text that should hold a flow, with bounds on its length and depth. Never throws. */
export function parseFlowText(given: string, file: string | undefined): ParsedFlowText {
  if (given.length > maximumJsonCharacters) {
    const message = `The file has ${printCount(given.length)} characters; a flow has 256,000 at most, so this was not read.`
    return { problem: problemOfFile(file, 'FLOW1013', 'not-a-flow', message) }
  }
  const text = given.charCodeAt(0) === 0xfeff ? given.slice(1) : given
  const tooDeep = (offset = 0): ParsedFlowText => {
    const message = `The file is nested more than ${maximumDepth} levels deep, so it is no flow.`
    return { problem: problemOfFile(file, 'FLOW1013', 'not-a-flow', message, undefined, positionAt(text, offset)) }
  }
  let value: JsonValue
  try {
    value = JSON.parse(text)
  } catch (error) {
    // Before anything of ours looks for the place: that nests calls, the engine's parser does not.
    const deep = tooDeepAt(text, maximumDepth)
    if (deep !== undefined) return tooDeep(deep)
    const { message, ...at } = syntaxProblem(text, error)
    const suggestion = 'Mend the JSON; nothing else was checked.'
    return { problem: problemOfFile(file, 'FLOW1012', 'not-json', message, suggestion, at) }
  }
  if (isNestedDeeper(value, maximumDepth)) return tooDeep(tooDeepAt(text, maximumDepth))
  if (!isJsonObject(value)) {
    const message = 'The file holds JSON, but no object: it is no flow.'
    return { problem: problemOfFile(file, 'FLOW1013', 'not-a-flow', message) }
  }
  return { problem: undefined, text, value }
}

/** Whether JSON is a flow in the older export format of the console. */
export function isLegacyExport(value: JsonObject): boolean {
  return Array.isArray(value['modules']) && value['Actions'] === undefined
}

/** A problem of a file as a whole. */
export function problemOfFile(
  file: string | undefined,
  code: DiagnosticCode,
  name: string,
  message: string,
  suggestion?: string,
  at?: { readonly line: number; readonly column: number },
): Diagnostic {
  return {
    code,
    name,
    severity: 'error',
    message,
    args: {},
    location: { file, line: at?.line, column: at?.column, flow: undefined, action: undefined, path: '' },
    related: [],
    suggestion,
  }
}
