import { findActionDefinition, formOf } from '@aicc/flow-dsl/language'
import type {
  ConditionOperator,
  FlowType,
  Parameter,
  ParameterObject,
  ParameterValue,
  ResourceKind,
} from '@aicc/flow-dsl/language'
import { didYouMean, suggestionList } from '../diagnostics/suggestion-list.js'
import { placeholderFor } from '../passes/resolve-resources.js'
import { legacyNamespaces, legacyReference } from './legacy-attributes.js'
import type { LegacyBranch, LegacyModule, LegacyParameter, LegacyPointer } from './legacy-export.js'
import { firstValue, parameterPath } from './legacy-module-definition.js'
import type {
  LegacyBranchMapping,
  LegacyModuleDefinition,
  LegacyParameterMapping,
  LegacyValues,
  ParameterPath,
} from './legacy-module-definition.js'
import { legacyModules, legacyModulesOf } from './legacy-modules/index.js'
import { ParameterDraft } from './parameter-draft.js'

/** What was left out, or stands in the flow only as a reminder. */
export interface ConversionProblem {
  readonly code: 'FLOW1032' | 'FLOW1033' | 'FLOW1034' | 'FLOW1035' | 'FLOW1036'
  readonly name: string
  readonly message: string
  readonly pointer: LegacyPointer
  /** Asked only where the problem is kept: looking for what was meant costs more than anything else. */
  readonly suggestion?: (() => string | undefined) | undefined
}

/** A way on of a converted module, to a module by its id. */
interface ConvertedWay {
  readonly to: string
  readonly branch: LegacyBranch
}

/** An old module as an action of the flow language. */
export interface ConvertedModule {
  readonly module: LegacyModule
  readonly type: string
  readonly parameters: ParameterObject
  /** What the console shows for ids, where it knew a name: the shape of the parameters, `displayName` at the leaves. */
  readonly displayNames: ParameterObject | undefined
  readonly next: ConvertedWay | undefined
  readonly conditions: readonly (ConvertedWay & { readonly operator: string; readonly operands: readonly string[] })[]
  readonly errors: readonly (ConvertedWay & { readonly errorType: string })[]
  /** Where a member of `Parameters` came from. */
  readonly originOf: (path: ParameterPath) => LegacyPointer | undefined
}

/** The operators of the old export. */
const operators: ReadonlyMap<string, ConditionOperator> = new Map([
  ['Equals', 'Equals'],
  ['StartsWith', 'TextStartsWith'],
  ['Contains', 'TextContains'],
  ['GreaterThan', 'NumberGreaterThan'],
  ['GreaterThanOrEqualTo', 'NumberGreaterOrEqualTo'],
  ['LessThan', 'NumberLessThan'],
  ['LessThanOrEqualTo', 'NumberLessOrEqualTo'],
])

/** What a branch of a module that is not known most likely is, so that it keeps leading somewhere. */
const likelyBranches: Readonly<Record<string, LegacyBranchMapping>> = {
  Success: { kind: 'next' },
  Error: { kind: 'error', errorType: 'NoMatchingError' },
  NoMatch: { kind: 'error', errorType: 'NoMatchingCondition' },
  Evaluate: { kind: 'comparison' },
}

/** Convert one module. What has no counterpart is reported and left out; nothing is made up. */
export function convertModule(
  module: LegacyModule,
  flowType: FlowType | undefined,
  report: (problem: ConversionProblem) => void,
): ConvertedModule {
  const candidates = legacyModulesOf(module.type)
  const definition = candidates.find(({ target }) => target === undefined || target === module.target)
  const conversion = new ModuleConversion(module, definition, flowType, report)
  if (definition === undefined) reportUnknown(module, candidates, conversion.type, report)
  return conversion.convert()
}

function reportUnknown(
  module: LegacyModule,
  candidates: readonly LegacyModuleDefinition[],
  type: string,
  report: (problem: ConversionProblem) => void,
): void {
  const [known] = candidates
  const kind =
    known === undefined
      ? 'is of a type that flowc does not know'
      : `has the target ${JSON.stringify(module.target ?? null)}, which flowc does not know`
  const meant = (): string | undefined =>
    known === undefined
      ? didYouMean(
          suggestionList(
            module.type,
            legacyModules.map((other) => other.type),
          ),
        )
      : `Targets of ${module.type} are ${candidates.map(({ target }) => target).join(', ')}.`
  report({
    code: 'FLOW1032',
    name: 'unknown-module',
    message: `${subject(module)} ${kind}. In its place stands an action of the type "${type}" with its branches and without its parameters.`,
    pointer: [...module.pointer, known === undefined ? 'type' : 'target'],
    suggestion: () => [meant(), 'Replace that action before you publish the flow.'].filter(Boolean).join(' '),
  })
}

/** How people call a module: `SetQueue "8ab6..."`. */
function subject({ type, id }: LegacyModule): string {
  return `${type} ${JSON.stringify(id)}`
}

class ModuleConversion {
  /** `Type` of the action. */
  readonly type: string
  readonly #module: LegacyModule
  readonly #definition: LegacyModuleDefinition | undefined
  readonly #report: (problem: ConversionProblem) => void
  readonly #parameters = new ParameterDraft()
  readonly #displayNames = new ParameterDraft()

  constructor(
    module: LegacyModule,
    definition: LegacyModuleDefinition | undefined,
    flowType: FlowType | undefined,
    report: (problem: ConversionProblem) => void,
  ) {
    this.#module = module
    this.#definition = definition
    this.#report = report
    const action = definition?.action
    // A type that no action has: the checker finds it, whatever becomes of the list of problems.
    this.type = typeof action === 'function' ? action(flowType) : (action ?? `Unconverted${module.type}`)
  }

  convert(): ConvertedModule {
    for (const [path, value] of Object.entries(this.#definition?.fixed ?? {}))
      this.#parameters.set(parameterPath(path), value, undefined)
    if (this.#definition !== undefined) for (const given of this.#module.parameters) this.#convertParameter(given)
    const ways = this.#convertBranches()
    const parameters = this.#parameters.toParameters()
    const { next } = ways
    const neverTaken = next !== undefined && !continues(this.type, parameters)
    if (neverTaken) this.#leaveOutBranch(next.branch, 'is never taken in')
    return {
      module: this.#module,
      type: this.type,
      parameters,
      displayNames: this.#displayNames.isEmpty ? undefined : this.#displayNames.toParameters(),
      ...ways,
      next: neverTaken ? undefined : next,
      originOf: (path) => this.#parameters.originOf(path),
    }
  }

  #leaveOut(given: LegacyParameter, why: string, suggestion?: () => string | undefined): void {
    this.#report({
      code: 'FLOW1033',
      name: 'unknown-module-parameter',
      message: `${subject(this.#module)}: its parameter ${JSON.stringify(given.name)} ${why}, and was left out.`,
      pointer: given.pointer,
      suggestion,
    })
  }

  #convertParameter(given: LegacyParameter): void {
    const mappings = this.#definition?.parameters ?? {}
    const mapping = Object.hasOwn(mappings, given.name) ? mappings[given.name] : undefined
    if (mapping === undefined) {
      const meant = (): string | undefined => didYouMean(suggestionList(given.name, Object.keys(mappings)))
      this.#leaveOut(given, `has no counterpart in ${this.type}`, meant)
      return
    }
    switch (mapping.kind) {
      case 'member': {
        const path = mapping.path(given, this.#module)
        if (path === undefined) return
        const values = typeof mapping.values === 'function' ? mapping.values(this.#module) : mapping.values
        const namespace =
          mapping.namespaceFrom === undefined ? given.namespace : firstValue(this.#module, mapping.namespaceFrom)
        this.#set(given, path, values, namespace)
        return
      }
      case 'entry':
        if (given.key === undefined) this.#leaveOut(given, 'has no "key"')
        else this.#set(given, [...mapping.path, given.key], undefined, given.namespace)
        return
      case 'item': {
        const index = this.#parameters.lengthOf(mapping.path)
        const member = mapping.member === undefined ? [] : [mapping.member(given)]
        this.#set(given, [...mapping.path, index, ...member], mapping.values, given.namespace)
        return
      }
      case 'members':
        this.#convertMembers(given, mapping.members)
        return
      case 'hint':
        this.#checkHint(given, mapping)
    }
  }

  #checkHint(given: LegacyParameter, { values }: Extract<LegacyParameterMapping, { kind: 'hint' }>): void {
    const value = asText(given.value)
    if (values === undefined || values.some((known) => known.toLowerCase() === value?.toLowerCase())) return
    this.#leaveOut(
      given,
      `has the value ${JSON.stringify(given.value ?? null)}, which has no counterpart in ${this.type}`,
      () => `Known is ${values.join(', ')}.`,
    )
  }

  #convertMembers(given: LegacyParameter, members: Readonly<Record<string, string>>): void {
    const unknown: string[] = []
    for (const [name, value] of Object.entries(given.members)) {
      if (['name', 'namespace', 'value', 'key', 'resourceName'].includes(name)) continue
      const path = Object.hasOwn(members, name) ? members[name] : undefined
      if (path === undefined) unknown.push(name)
      else this.#set({ ...given, value }, parameterPath(path), undefined, given.namespace)
    }
    if (unknown.length > 0) {
      const names = unknown.map((name) => JSON.stringify(name)).join(', ')
      this.#leaveOut(given, `has members without a counterpart in ${this.type} (${names})`)
    } else if (given.value !== undefined) this.#leaveOut(given, 'has a value where flowc expects named members')
  }

  #set(
    given: LegacyParameter,
    path: ParameterPath,
    values: LegacyValues | undefined,
    namespace: string | undefined,
  ): void {
    const value = values === undefined ? this.#valueOf(given, path, namespace) : this.#chosen(given, values)
    if (value === undefined || value === null) return
    if (!this.#parameters.set(path, value, [...given.pointer, 'value'])) {
      this.#leaveOut(given, `has the place ${path.join('.')} of another one`)
      return
    }
    if (given.resourceName !== undefined && given.resourceName !== '' && namespace === undefined)
      this.#displayNames.set([...path, 'displayName'], given.resourceName, undefined)
  }

  #chosen(given: LegacyParameter, values: LegacyValues): ParameterValue | undefined {
    const text = asText(given.value)?.toLowerCase()
    const found = Object.entries(values).find(([name]) => name.toLowerCase() === text)
    if (found !== undefined) return found[1]
    this.#leaveOut(
      given,
      `has the value ${JSON.stringify(given.value ?? null)}, which has no counterpart in ${this.type}`,
      () => `Known is ${Object.keys(values).join(', ')}.`,
    )
    return undefined
  }

  #valueOf(given: LegacyParameter, path: ParameterPath, namespace: string | undefined): string | undefined {
    const text = asText(given.value)
    if (namespace !== undefined && text !== undefined) return this.#reference(given, namespace, text)
    if (text === undefined || text === '') {
      const kind = resourceKindAt(this.type, path)
      const name = given.resourceName ?? ''
      if (kind !== undefined && name !== '') return this.#placeholder(given, kind, name)
    }
    if (text === undefined) this.#leaveOut(given, given.value === undefined ? 'has no value' : 'is no text or number')
    return text
  }

  #reference(given: LegacyParameter, namespace: string, key: string): string | undefined {
    const reference = legacyReference(namespace, key)
    if (reference !== undefined) return reference
    this.#report({
      code: 'FLOW1035',
      name: 'unknown-legacy-attribute',
      message: `${subject(this.#module)}: its parameter ${JSON.stringify(given.name)} reads ${JSON.stringify(key)} of the namespace ${JSON.stringify(namespace)}, which has no known counterpart, and was left out.`,
      pointer: given.pointer,
      suggestion: legacyNamespaces.includes(namespace)
        ? undefined
        : () => didYouMean(suggestionList(namespace, legacyNamespaces)) ?? `Known are ${legacyNamespaces.join(', ')}.`,
    })
    return undefined
  }

  /** The old export often has the name of a resource and no ARN, because ARNs belong to one instance. */
  #placeholder(given: LegacyParameter, kind: ResourceKind, name: string): string {
    const placeholder = placeholderFor({ kind, name })
    this.#report({
      code: 'FLOW1036',
      name: 'resource-without-arn',
      message: `${subject(this.#module)}: its parameter ${JSON.stringify(given.name)} names ${JSON.stringify(name)} and has no ARN. In its place stands ${JSON.stringify(placeholder)}.`,
      pointer: given.pointer,
      suggestion: () => 'Put the ARN or id of your instance there before you publish the flow.',
    })
    return placeholder
  }

  #convertBranches(): Pick<ConvertedModule, 'next' | 'conditions' | 'errors'> {
    let next: ConvertedWay | undefined
    let threshold = 1
    const conditions: ConvertedModule['conditions'][number][] = []
    const errors: ConvertedModule['errors'][number][] = []
    const errorTypes = new Set<string>()
    for (const branch of this.#module.branches) {
      const mapping = this.#branchMapping(branch)
      const way = { to: branch.transition, branch }
      if (mapping === undefined) this.#leaveOutBranch(branch, 'has no counterpart in')
      else if (mapping.kind === 'next') {
        if (next === undefined) next = way
        else this.#leaveOutBranch(branch, 'stands twice, which is impossible in')
      } else if (mapping.kind === 'error') {
        if (errorTypes.has(mapping.errorType)) this.#leaveOutBranch(branch, 'stands twice, which is impossible in')
        else errors.push({ ...way, errorType: mapping.errorType })
        errorTypes.add(mapping.errorType)
      } else if (mapping.kind === 'result') {
        conditions.push({ ...way, operator: mapping.operator, operands: [mapping.operand] })
      } else if (mapping.kind === 'share') {
        threshold += Number(branch.conditionValue)
        if (Number.isInteger(threshold))
          conditions.push({ ...way, operator: 'NumberLessThan', operands: [String(threshold)] })
        else this.#leaveOutBranch(branch, 'has no share in per cent, so it has no counterpart in')
      } else {
        const condition = this.#comparison(branch, mapping.fixed ?? {})
        if (condition !== undefined) conditions.push({ ...way, ...condition })
      }
    }
    return { next, conditions, errors }
  }

  #branchMapping({ condition }: LegacyBranch): LegacyBranchMapping | undefined {
    if (this.#definition === undefined) {
      return Object.hasOwn(likelyBranches, condition)
        ? likelyBranches[condition]
        : { kind: 'result', operator: 'Equals', operand: condition }
    }
    const mappings = this.#definition.branches ?? {}
    return Object.hasOwn(mappings, condition) ? mappings[condition] : undefined
  }

  #comparison(
    branch: LegacyBranch,
    fixed: Readonly<Record<string, string>>,
  ): { readonly operator: string; readonly operands: readonly string[] } | undefined {
    const operator = operators.get(branch.conditionType ?? '')
    if (operator === undefined || branch.conditionValue === undefined) {
      this.#leaveOutBranch(branch, 'has no operator and value that are known, so it has no counterpart in')
      return undefined
    }
    for (const [name, value] of Object.entries(fixed)) {
      if (this.#parameters.valueAt([name]) === value) continue
      if (this.#parameters.set([name], value, branch.pointer)) continue
      this.#leaveOutBranch(branch, `compares something else than the branches before it, which is impossible in`)
      return undefined
    }
    return { operator, operands: [branch.conditionValue] }
  }

  #leaveOutBranch(branch: LegacyBranch, why: string): void {
    const { condition, conditionType, conditionValue } = branch
    const name = [condition, conditionType, conditionValue].filter((part) => part !== undefined).join(' ')
    this.#report({
      code: 'FLOW1034',
      name: 'unknown-module-branch',
      message: `${subject(this.#module)}: its branch ${JSON.stringify(name)} to ${JSON.stringify(branch.transition)} ${why} ${this.type}, and was left out.`,
      pointer: branch.pointer,
    })
  }
}

/** Whether success of an action goes to its `NextAction`. */
function continues(type: string, parameters: ParameterObject): boolean {
  const definition = findActionDefinition(type)
  return definition === undefined || formOf(definition, parameters).outcomes.next.kind === 'continues'
}

/** Scalars of the old export stand as texts in the flow language. */
function asText(value: LegacyParameter['value']): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined
}

/** What kind of resource a parameter of an action refers to. */
function resourceKindAt(type: string, path: ParameterPath): ResourceKind | undefined {
  let members = findActionDefinition(type)?.parameters
  let parameter: Parameter | undefined
  for (const part of path) {
    if (typeof part === 'number') parameter = parameter?.kind === 'list' ? parameter.item : undefined
    else if (parameter?.kind === 'map') parameter = parameter.value
    else parameter = members !== undefined && Object.hasOwn(members, part) ? members[part] : undefined
    members = parameter?.kind === 'object' ? parameter.members : undefined
  }
  return parameter?.kind === 'text' ? parameter.resource : undefined
}
