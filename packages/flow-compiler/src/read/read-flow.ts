import { flowTypeFromMetadata, isJsonObject } from '@aicc/flow-dsl/language'
import type {
  ActionNode,
  FlowGraph,
  FlowType,
  GraphCondition,
  GraphError,
  ParameterObject,
  ParameterValue,
  Target,
} from '@aicc/flow-dsl/language'
import { checkGraph } from '../check.js'
import type { Locate } from '../check.js'
import { printPointer } from '../analysis/parameter-walk.js'
import { compareDiagnostics } from '../diagnostics/diagnostic.js'
import type { Diagnostic, DiagnosticCode, DiagnosticLocation } from '../diagnostics/diagnostic.js'
import { JsonPositions } from './json-positions.js'
import { isNestedDeeper, positionAt, syntaxProblem, tooDeepAt } from './json-text.js'

/** Options of {@link checkFlowJson}. */
export interface CheckFlowJsonOptions {
  /** The file, for locations. */
  readonly file?: string | undefined
  /** The flow type, when the text does not say it itself. */
  readonly flowType?: FlowType | undefined
}

/** The result of {@link checkFlowJson}. */
export interface CheckedFlowJson {
  /** The flow; undefined when the text is none. */
  readonly graph: FlowGraph | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Longest text that is read, in characters: twenty times what the service takes. A larger one is no flow.
 */
export const maximumJsonCharacters = 5_120_000

/** Deepest nesting that is read. The deepest flow is nested about ten levels deep. */
const maximumDepth = 100

/**
 * Check flow content as the API takes it, or module content.
 * @param text - The JSON text.
 * @returns The flow and what is wrong with it. Never throws.
 */
export function checkFlowJson(text: string, options: CheckFlowJsonOptions = {}): CheckedFlowJson {
  const { file } = options
  const refuse = (
    code: DiagnosticCode,
    name: string,
    message: string,
    suggestion?: string,
    at = noPlace,
  ): CheckedFlowJson => ({
    graph: undefined,
    diagnostics: [
      {
        code,
        name,
        severity: 'error',
        message,
        args: {},
        location: { file, line: at.line, column: at.column, flow: undefined, action: undefined, path: '' },
        related: [],
        suggestion,
      },
    ],
  })
  if (text.length > maximumJsonCharacters) {
    return refuse(
      'FLOW1013',
      'not-a-flow',
      `The file has ${text.length.toLocaleString('en')} characters; a flow has 256,000 at most, so this was not read.`,
    )
  }
  const tooDeep = (offset = 0): CheckedFlowJson =>
    refuse(
      'FLOW1013',
      'not-a-flow',
      `The file is nested more than ${maximumDepth} levels deep, so it is no flow.`,
      undefined,
      positionAt(text, offset),
    )
  let value: unknown
  try {
    value = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)
  } catch (error) {
    // Before anything of ours looks for the place: that nests calls, the engine's parser does not.
    const deep = tooDeepAt(text, maximumDepth)
    if (deep !== undefined) return tooDeep(deep)
    const problem = syntaxProblem(text, error)
    return refuse('FLOW1012', 'not-json', problem.message, 'Mend the JSON; nothing else was checked.', problem)
  }
  if (isNestedDeeper(value, maximumDepth)) return tooDeep(tooDeepAt(text, maximumDepth))
  if (!isJsonObject(value))
    return refuse('FLOW1013', 'not-a-flow', 'The file holds JSON, but no object: it is no flow.')
  if (Array.isArray(value.modules) && value.Actions === undefined) {
    return refuse(
      'FLOW1014',
      'old-export-format',
      'The file is a flow in the older export format of the console ("modules"), which the API never took and the console no longer imports.',
      'Open the flow in the console, save it, and export it again: the new export is in the flow language ("Actions").',
    )
  }
  if (!Array.isArray(value.Actions)) {
    const answer = ['ContactFlow', 'ContactFlowModule'].find((member) => isJsonObject(value[member]))
    return refuse(
      'FLOW1013',
      'not-a-flow',
      'The file holds JSON, but no flow: it has no list of "Actions".',
      // What `aws connect describe-contact-flow` prints is easily taken for the flow itself.
      answer === undefined
        ? 'Flow content has the members Version, StartAction, Metadata and Actions.'
        : `The flow is the text in "${answer}.Content": save that alone.`,
    )
  }
  const reader = new FlowReader(text, value, value.Actions, options)
  return reader.check()
}

const noPlace: { readonly line: number | undefined; readonly column: number | undefined } = {
  line: undefined,
  column: undefined,
}

class FlowReader {
  readonly #value: { readonly [key: string]: unknown }
  readonly #actions: readonly unknown[]
  readonly #file: string | undefined
  readonly #positions: JsonPositions
  readonly #diagnostics: Diagnostic[] = []
  readonly #indexOf = new Map<string, number>()
  readonly #flowType: FlowType | undefined
  /** Where each action of the graph stands in the list: malformed ones are left out of the graph. */
  readonly #places: number[] = []
  #nodes: readonly ActionNode[] = []

  constructor(
    text: string,
    value: { readonly [key: string]: unknown },
    actions: readonly unknown[],
    options: CheckFlowJsonOptions,
  ) {
    this.#value = value
    this.#actions = actions
    this.#file = options.file
    this.#positions = new JsonPositions(text)
    this.#flowType = this.#statedFlowType() ?? options.flowType
  }

  #statedFlowType(): FlowType | undefined {
    const metadata = this.#value.Metadata
    const stated = isJsonObject(metadata) ? flowTypeFromMetadata(metadata.type) : undefined
    // Module content has Settings, and flow content must not have them.
    return stated ?? (isJsonObject(this.#value.Settings) ? 'MODULE' : undefined)
  }

  get #name(): string {
    const metadata = this.#value.Metadata
    const name = isJsonObject(metadata) ? metadata.name : undefined
    return typeof name === 'string' && name !== ''
      ? name
      : (this.#file
          ?.split(/[/\\]/)
          .at(-1)
          ?.replace(/\.json$/, '') ?? 'flow')
  }

  check(): CheckedFlowJson {
    this.#readVersion()
    for (const [index, action] of this.#actions.entries()) {
      if (isJsonObject(action) && typeof action.Identifier === 'string' && typeof action.Type === 'string') {
        if (!this.#indexOf.has(action.Identifier)) this.#indexOf.set(action.Identifier, this.#places.length)
        this.#places.push(index)
      } else {
        this.#complain(['Actions', index], 'An action needs the texts "Identifier" and "Type".')
      }
    }
    this.#nodes = this.#places.map((place) => this.#readAction(this.#actions[place], place))
    const start = this.#value.StartAction
    if (start !== undefined && typeof start !== 'string')
      this.#complain(['StartAction'], '"StartAction" has to be text.')
    const graph: FlowGraph = {
      name: this.#name,
      authored: false,
      flowType: this.#flowType,
      channels: undefined,
      description: undefined,
      start: this.#target(start),
      actions: this.#nodes,
      module: undefined,
      invokedModules: new Map(),
      position: undefined,
    }
    const diagnostics = [...this.#diagnostics, ...checkGraph(graph, this.#locate)]
    return { graph, diagnostics: diagnostics.toSorted(compareDiagnostics) }
  }

  readonly #locate: Locate = ({ action, pointer }): DiagnosticLocation => {
    const node = action === undefined ? undefined : this.#nodes[action]
    const place = action === undefined ? undefined : this.#places[action]
    // What is said of an action as a whole is shown at its name.
    const whole = place === undefined ? (pointer ?? []) : ['Actions', place, ...(pointer ?? ['Identifier'])]
    const { line, column } = this.#positions.find(whole)
    return {
      file: this.#file,
      line,
      column,
      flow: this.#name,
      action: node?.identifier,
      path: [
        this.#name,
        ...(node === undefined ? [] : [node.identifier]),
        ...(pointer === undefined || pointer.length === 0 ? [] : [printPointer(pointer)]),
      ].join(' > '),
    }
  }

  #complain(pointer: readonly (string | number)[], message: string, suggestion?: string): void {
    if (this.#diagnostics.length >= 1_000) return
    const { line, column } = this.#positions.find(pointer)
    this.#diagnostics.push({
      code: 'FLOW1015',
      name: 'malformed-flow',
      severity: 'error',
      message,
      args: {},
      location: {
        file: this.#file,
        line,
        column,
        flow: this.#name,
        action: undefined,
        path: `${this.#name} > ${printPointer(pointer)}`,
      },
      related: [],
      suggestion,
    })
  }

  #readVersion(): void {
    const version = this.#value.Version
    if (version === '2019-10-30') return
    this.#complain(
      ['Version'],
      version === undefined
        ? 'The flow has no "Version".'
        : `"Version" is ${JSON.stringify(version)}, and has to be "2019-10-30".`,
      'Write "Version": "2019-10-30".',
    )
  }

  #target(identifier: unknown): Target {
    if (typeof identifier !== 'string') return { identifier: undefined }
    return this.#indexOf.get(identifier) ?? { identifier }
  }

  #readAction(action: unknown, place: number): ActionNode {
    const source = isJsonObject(action) ? action : {}
    const { Identifier, Type, Parameters } = source
    if (Parameters !== undefined && !isJsonObject(Parameters)) {
      this.#complain(
        ['Actions', place, 'Parameters'],
        `"Parameters" of ${JSON.stringify(Identifier)} has to be an object.`,
      )
    }
    for (const member of Object.keys(source)) {
      if (['Identifier', 'Type', 'Parameters', 'Transitions'].includes(member)) continue
      this.#complain(
        ['Actions', place, member],
        `Action ${JSON.stringify(Identifier)} has the member ${JSON.stringify(member)}, which Amazon Connect refuses.`,
        member === 'Metadata' ? 'Positions belong into "Metadata.ActionMetadata" of the flow.' : 'Remove it.',
      )
    }
    const transitions = this.#readTransitions(source.Transitions, Identifier, place)
    return {
      identifier: typeof Identifier === 'string' ? Identifier : '',
      givenIdentifier: undefined,
      path: [],
      type: typeof Type === 'string' ? Type : '',
      method: undefined,
      parameters: isJsonObject(Parameters) ? toParameters(Parameters) : {},
      ...transitions,
      position: undefined,
    }
  }

  #readTransitions(
    value: unknown,
    identifier: unknown,
    place: number,
  ): { readonly next: Target; readonly conditions: readonly GraphCondition[]; readonly errors: readonly GraphError[] } {
    const pointer = ['Actions', place, 'Transitions']
    // Official journey examples leave the member out of actions that end the flow; others need their NextAction anyway.
    if (value === undefined) return { next: { identifier: undefined }, conditions: [], errors: [] }
    if (!isJsonObject(value)) {
      this.#complain(pointer, `"Transitions" of ${JSON.stringify(identifier)} has to be an object.`)
      return { next: { identifier: undefined }, conditions: [], errors: [] }
    }
    const { NextAction, Conditions, Errors } = value
    if (NextAction !== undefined && typeof NextAction !== 'string') {
      this.#complain([...pointer, 'NextAction'], `"NextAction" of ${JSON.stringify(identifier)} has to be text.`)
    }
    const conditions = this.#list(Conditions, [...pointer, 'Conditions']).flatMap(
      (item, index): readonly GraphCondition[] => {
        const here = [...pointer, 'Conditions', index]
        const condition = isJsonObject(item) ? item.Condition : undefined
        if (!isJsonObject(item) || !isJsonObject(condition) || typeof condition.Operator !== 'string') {
          this.#complain(here, 'A condition needs "NextAction" and "Condition" with "Operator" and "Operands".')
          return []
        }
        const operands = condition.Operands ?? []
        if (!Array.isArray(operands) || operands.some((operand) => typeof operand !== 'string')) {
          this.#complain([...here, 'Condition', 'Operands'], '"Operands" has to be a list of texts.')
        }
        return [
          {
            operator: condition.Operator,
            operands: Array.isArray(operands) ? operands.filter((operand) => typeof operand === 'string') : [],
            target: this.#target(item.NextAction),
          },
        ]
      },
    )
    const errors = this.#list(Errors, [...pointer, 'Errors']).flatMap((item, index): readonly GraphError[] => {
      if (isJsonObject(item) && typeof item.ErrorType === 'string') {
        return [{ errorType: item.ErrorType, target: this.#target(item.NextAction) }]
      }
      this.#complain([...pointer, 'Errors', index], 'An error branch needs "NextAction" and "ErrorType".')
      return []
    })
    return { next: this.#target(NextAction), conditions, errors }
  }

  #list(value: unknown, pointer: readonly (string | number)[]): readonly unknown[] {
    if (value === undefined || value === null) return []
    if (Array.isArray(value)) return value
    this.#complain(pointer, `"${String(pointer.at(-1))}" has to be a list.`)
    return []
  }
}

/** Parsed JSON as parameters: its depth was bounded before it was parsed. */
function toParameters(source: { readonly [key: string]: unknown }): ParameterObject {
  const result: Record<string, ParameterValue> = Object.create(null)
  for (const [name, value] of Object.entries(source)) result[name] = toParameter(value)
  return result
}

function toParameter(value: unknown): ParameterValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (Array.isArray(value)) return value.map(toParameter)
  return isJsonObject(value) ? toParameters(value) : null
}
