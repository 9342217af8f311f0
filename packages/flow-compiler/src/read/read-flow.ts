import { flowTypeFromMetadata, isJsonObject, limits } from '@aicc/flow-dsl/language'
import type {
  ActionNode,
  FlowGraph,
  FlowType,
  GraphCondition,
  GraphError,
  JsonObject,
  ModuleContract,
  ParameterObject,
  ParameterValue,
  Target,
} from '@aicc/flow-dsl/language'
import { checkGraph } from '../check.js'
import type { Locate } from '../check.js'
import { printPointer } from '../analysis/parameter-walk.js'
import { compareDiagnostics } from '../diagnostics/diagnostic.js'
import type { Diagnostic, DiagnosticLocation } from '../diagnostics/diagnostic.js'
import { printCount } from '../diagnostics/print-count.js'
import type { FlowOfSet } from '../set/check-flow-set.js'
import type { ConsoleName } from '../set/flow-set.js'
import type { RuleSettings } from '../settings/rule-settings.js'
import { consoleNameIn } from './console-name.js'
import { JsonPositions } from './json-positions.js'
import type { JsonPosition } from './json-positions.js'
import { isLegacyExport, parseFlowText, problemOfFile } from './parse-flow-text.js'
import { contractInContent, readModuleContract } from './read-module-contract.js'

/** Options of {@link checkFlowJson}. */
export interface CheckFlowJsonOptions {
  /** The file, for locations. */
  readonly file?: string | undefined
  /** The flow type, when the text does not say it itself. */
  readonly flowType?: FlowType | undefined
  /**
   * The contract of module content, as text: the `Settings` that `CreateContactFlowModule` takes. The content itself does
   * not have it, so without it nothing is said of branches and data that a module gives back.
   */
  readonly moduleSettings?: string | undefined
  /** Levels of rules, as for `compile`. */
  readonly rules?: RuleSettings | undefined
}

/** The result of {@link checkFlowJson}. */
export interface CheckedFlowJson {
  /** The flow; undefined when the text is none. */
  readonly graph: FlowGraph | undefined
  /** The flow with its places, as `checkFlowSet` takes it; undefined when the text is none. */
  readonly flowOfSet: FlowOfSet | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Check flow content as the API takes it, or module content.
 * @param text - The JSON text.
 * @returns The flow and what is wrong with it. Never throws.
 */
export function checkFlowJson(text: string, options: CheckFlowJsonOptions = {}): CheckedFlowJson {
  const { file } = options
  const parsed = parseFlowText(text, file)
  if (parsed.problem !== undefined) return { graph: undefined, flowOfSet: undefined, diagnostics: [parsed.problem] }
  const refused = refuse(parsed.value, file)
  if (refused !== undefined) return { graph: undefined, flowOfSet: undefined, diagnostics: [refused] }
  const characters = contentCharacters(parsed.text, parsed.value)
  const tooLong = characters > limits.contentCharacters.value ? contentTooLong(characters, file) : undefined
  if (tooLong !== undefined && characters > mostContentChecked) {
    return { graph: undefined, flowOfSet: undefined, diagnostics: [tooLong] }
  }
  const checked = checkFlowValue(parsed.value, new JsonPositions(parsed.text), options)
  // Where problems were left out already, one more says nothing.
  const cut = checked.diagnostics.some(({ code }) => code === 'FLOW9001')
  return tooLong === undefined || cut ? checked : { ...checked, diagnostics: [...checked.diagnostics, tooLong] }
}

/** Longest content that is looked at, in characters: twice what the service takes. What is longer is not nearly a flow. */
const mostContentChecked = 2 * limits.contentCharacters.value

/** Characters of the content without white space between its parts; for a text that is short enough, its own. */
function contentCharacters(text: string, value: JsonObject): number {
  return text.length <= limits.contentCharacters.value ? text.length : JSON.stringify(value).length
}

/** Content that the API does not take, however it is laid out. */
function contentTooLong(characters: number, file: string | undefined): Diagnostic {
  const [has, longest] = [characters, limits.contentCharacters.value].map(printCount)
  return problemOfFile(
    file,
    'FLOW5002',
    'content-too-long',
    `The content of this flow has ${has} characters without spaces and line breaks, at most ${longest} are allowed.${characters > mostContentChecked ? ' Nothing else was checked.' : ''}`,
    'Move a part into a module or into another flow.',
  )
}

/** Finds the place of a member of the flow document. */
export interface MemberPositions {
  find(pointer: readonly (string | number)[]): JsonPosition
}

/** Check a flow document that is parsed already. It is an object and nested no deeper than a parsed text may be. */
export function checkFlowValue(
  value: JsonObject,
  positions: MemberPositions,
  options: CheckFlowJsonOptions,
): CheckedFlowJson {
  const { Actions } = value
  return new FlowReader(positions, value, Array.isArray(Actions) ? Actions : [], options).check()
}

/** Why an object is no flow document, where it is none. */
function refuse(value: JsonObject, file: string | undefined): Diagnostic | undefined {
  if (isLegacyExport(value)) {
    return problemOfFile(
      file,
      'FLOW1014',
      'old-export-format',
      'The file is a flow in the older export format of the console ("modules"), which the API never took and the console no longer imports.',
      'Convert it: flowc convert FILE --out FOLDER. Or open the flow in the console, save it, and export it again.',
    )
  }
  if (Array.isArray(value.Actions)) return undefined
  const answer = ['ContactFlow', 'ContactFlowModule'].find((member) => isJsonObject(value[member]))
  return problemOfFile(
    file,
    'FLOW1013',
    'not-a-flow',
    'The file holds JSON, but no flow: it has no list of "Actions".',
    // What `aws connect describe-contact-flow` prints is easily taken for the flow itself.
    answer === undefined
      ? 'Flow content has the members Version, StartAction, Metadata and Actions.'
      : `The flow is the text in "${answer}.Content": save that alone.`,
  )
}

class FlowReader {
  readonly #value: { readonly [key: string]: unknown }
  readonly #actions: readonly unknown[]
  readonly #file: string | undefined
  readonly #positions: MemberPositions
  readonly #diagnostics: Diagnostic[] = []
  readonly #indexOf = new Map<string, number>()
  readonly #flowType: FlowType | undefined
  readonly #rules: RuleSettings | undefined
  readonly #moduleSettings: string | undefined
  /** Where each action of the graph stands in the list: malformed ones are left out of the graph. */
  readonly #places: number[] = []
  #nodes: readonly ActionNode[] = []

  constructor(
    positions: MemberPositions,
    value: { readonly [key: string]: unknown },
    actions: readonly unknown[],
    options: CheckFlowJsonOptions,
  ) {
    this.#value = value
    this.#actions = actions
    this.#file = options.file
    this.#rules = options.rules
    this.#moduleSettings = options.moduleSettings
    this.#positions = positions
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
    this.#checkSettings()
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
      module: this.#moduleContract(),
      invokedModules: new Map(),
      position: undefined,
    }
    const diagnostics = [...this.#diagnostics, ...checkGraph(graph, { locate: this.#locate, rules: this.#rules })]
    const flowOfSet = { graph, locate: this.#locate, consoleName: this.#consoleName }
    return { graph, flowOfSet, diagnostics: diagnostics.toSorted(compareDiagnostics) }
  }

  #moduleContract(): ModuleContract | undefined {
    if (this.#flowType !== 'MODULE') return undefined
    if (this.#moduleSettings === undefined) return contractInContent(this.#value.Settings)
    const parsed = parseFlowText(this.#moduleSettings, undefined)
    if (parsed.problem === undefined) return readModuleContract(parsed.value)
    this.#diagnostics.push({
      code: 'FLOW1038',
      name: 'unusable-settings',
      severity: 'error',
      message: `The settings of module "${this.#name}" cannot be read, so its contract was not checked. ${parsed.problem.message}`,
      args: {},
      location: this.#locate({}),
      related: [],
      suggestion: 'Settings are an object with "input", "resultData" and "transitions".',
    })
    return undefined
  }

  readonly #consoleName: ConsoleName = ({ action, pointer = [] }) => {
    const identifier = action === undefined ? undefined : this.#nodes[action]?.identifier
    const metadata = this.#value.Metadata
    const ofActions = isJsonObject(metadata) ? metadata.ActionMetadata : undefined
    if (identifier === undefined || !isJsonObject(ofActions) || !Object.hasOwn(ofActions, identifier)) return undefined
    return consoleNameIn(ofActions[identifier], pointer)
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
    const [list, place, ...inside] = pointer
    const source = list === 'Actions' && typeof place === 'number' ? this.#actions[place] : undefined
    const action = isJsonObject(source) && typeof source.Identifier === 'string' ? source.Identifier : undefined
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
        action,
        path: [
          this.#name,
          ...(action === undefined
            ? [printPointer(pointer)]
            : [action, ...inside.slice(0, 1).map(() => printPointer(inside))]),
        ].join(' > '),
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

  /** Module content has the member, and flow content must not have it: the service refuses both otherwise. */
  #checkSettings(): void {
    const flowType = this.#flowType
    if (flowType === undefined) return
    if (flowType === 'MODULE') {
      if (isJsonObject(this.#value.Settings)) return
      this.#complain(
        ['Settings'],
        'Module content needs an object "Settings", which Amazon Connect refuses it without.',
        'Write "Settings": {"InputParameters": [], "OutputParameters": [], "Transitions": []}. The contract is given apart from the content.',
      )
      return
    }
    if (this.#value.Settings === undefined) return
    this.#complain(
      ['Settings'],
      `"Settings" belongs to modules, and this is a flow of type ${flowType}.`,
      'Remove it, or check the file as a module.',
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
    const owner = JSON.stringify(identifier)
    const conditions = this.#list(Conditions, owner, [...pointer, 'Conditions']).flatMap(
      (item, index): readonly GraphCondition[] => {
        const here = [...pointer, 'Conditions', index]
        const condition = isJsonObject(item) ? item.Condition : undefined
        if (!isJsonObject(item) || !isJsonObject(condition) || typeof condition.Operator !== 'string') {
          this.#complain(
            here,
            `Condition ${index + 1} of ${owner} needs "NextAction" and "Condition" with "Operator" and "Operands".`,
          )
          return []
        }
        const operands = condition.Operands ?? []
        if (!Array.isArray(operands) || operands.some((operand) => typeof operand !== 'string')) {
          this.#complain(
            [...here, 'Condition', 'Operands'],
            `"Operands" in condition ${index + 1} of ${owner} has to be a list of texts.`,
            'Write "Operands": ["1"], for instance: numbers are text here, too.',
          )
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
    const errors = this.#list(Errors, owner, [...pointer, 'Errors']).flatMap((item, index): readonly GraphError[] => {
      if (isJsonObject(item) && typeof item.ErrorType === 'string') {
        return [{ errorType: item.ErrorType, target: this.#target(item.NextAction) }]
      }
      this.#complain(
        [...pointer, 'Errors', index],
        `Error branch ${index + 1} of ${owner} needs "NextAction" and "ErrorType".`,
      )
      return []
    })
    return { next: this.#target(NextAction), conditions, errors }
  }

  #list(value: unknown, owner: string, pointer: readonly (string | number)[]): readonly unknown[] {
    if (value === undefined || value === null) return []
    if (Array.isArray(value)) return value
    this.#complain(pointer, `"${String(pointer.at(-1))}" of ${owner} has to be a list.`)
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
