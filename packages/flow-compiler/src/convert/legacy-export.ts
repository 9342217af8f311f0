import { isJsonObject } from '@aicc/flow-dsl/language'
import type { JsonObject, JsonValue } from '@aicc/flow-dsl/language'

/** Members below the old export: where something stands in it. */
export type LegacyPointer = readonly (string | number)[]

/** Says that a part of the old export has not the shape that it should have. */
export type ComplainOfShape = (pointer: LegacyPointer, message: string) => void

/** One parameter of a module of the old export. */
export interface LegacyParameter {
  readonly name: string
  readonly value: JsonValue | undefined
  /** The key, of parameters that are entries of a map. */
  readonly key: string | undefined
  /** Where the value is the key of an attribute: the namespace of that attribute. */
  readonly namespace: string | undefined
  /** What the console shows for the ARN in `value`. */
  readonly resourceName: string | undefined
  /** Everything that stands in it. */
  readonly members: JsonObject
  readonly pointer: LegacyPointer
}

/** One way on from a module of the old export. */
export interface LegacyBranch {
  readonly condition: string
  /** Operator of a comparison: `Equals`, `LessThan`. */
  readonly conditionType: string | undefined
  /** Operand of a comparison. */
  readonly conditionValue: string | undefined
  /** Id of the module that it leads to; empty where nobody connected it. */
  readonly transition: string
  readonly pointer: LegacyPointer
}

/** One block of the old export, which calls them modules. */
export interface LegacyModule {
  readonly id: string
  readonly type: string
  /** What kind of its type it is: `Queue` or `Flow` of a `Transfer`. */
  readonly target: string | undefined
  readonly parameters: readonly LegacyParameter[]
  /** The first parameter of each name. */
  readonly firstParameters: ReadonlyMap<string, LegacyParameter>
  readonly branches: readonly LegacyBranch[]
  /** What the designer keeps of it: its position, and what its dialog shows. */
  readonly metadata: JsonObject
  readonly pointer: LegacyPointer
}

/** A flow in the older export format of the console. */
export interface LegacyExport {
  readonly start: string
  readonly modules: readonly LegacyModule[]
  /** `contactFlow`, `customerQueue` and so on, as `Metadata.type` of the flow language has it. */
  readonly type: string | undefined
  readonly metadata: JsonObject
}

/** Read an old export. What has not its shape is complained of and left out. */
export function readLegacyExport(source: JsonObject, complain: ComplainOfShape): LegacyExport {
  const metadata = objectOr(source['metadata'])
  if (typeof source['start'] !== 'string') complain([], 'The old export has no text "start": the flow begins nowhere.')
  return {
    start: textOr(source['start']) ?? '',
    modules: listOr(source['modules']).flatMap((module, index) => {
      const read = readModule(module, ['modules', index], complain)
      return read === undefined ? [] : [read]
    }),
    type: textOr(metadata['type']) ?? textOr(source['type']),
    metadata,
  }
}

function readModule(source: JsonValue, pointer: LegacyPointer, complain: ComplainOfShape): LegacyModule | undefined {
  if (!isJsonObject(source) || typeof source['id'] !== 'string' || typeof source['type'] !== 'string') {
    complain(pointer, 'A module needs the texts "id" and "type": it was left out.')
    return undefined
  }
  const { id, type } = source
  const items = <Item>(
    member: string,
    read: (item: JsonValue, pointer: LegacyPointer) => Item | undefined,
    what: string,
  ): readonly Item[] => {
    const value = source[member]
    if (value !== undefined && value !== null && !Array.isArray(value))
      complain([...pointer, member], `"${member}" of ${type} ${JSON.stringify(id)} is no list: it was left out.`)
    return listOr(value).flatMap((item, index) => {
      const here = [...pointer, member, index]
      const found = read(item, here)
      if (found !== undefined) return [found]
      complain(here, `${what} of ${type} ${JSON.stringify(id)} was left out.`)
      return []
    })
  }
  const parameters = items('parameters', readParameter, 'A parameter needs the text "name": one')
  return {
    id,
    type,
    target: textOr(source['target']),
    parameters,
    firstParameters: new Map(parameters.toReversed().map((parameter) => [parameter.name, parameter])),
    branches: items('branches', readBranch, 'A branch needs the text "condition": one'),
    metadata: objectOr(source['metadata']),
    pointer,
  }
}

function readParameter(source: JsonValue, pointer: LegacyPointer): LegacyParameter | undefined {
  if (!isJsonObject(source) || typeof source['name'] !== 'string') return undefined
  return {
    name: source['name'],
    value: source['value'],
    key: textOr(source['key']),
    namespace: textOr(source['namespace']),
    resourceName: textOr(source['resourceName']),
    members: source,
    pointer,
  }
}

function readBranch(source: JsonValue, pointer: LegacyPointer): LegacyBranch | undefined {
  if (!isJsonObject(source) || typeof source['condition'] !== 'string') return undefined
  const operand = source['conditionValue']
  return {
    condition: source['condition'],
    conditionType: textOr(source['conditionType']),
    // Numbers stand here as numbers, and as texts in the flow language.
    conditionValue: typeof operand === 'number' || typeof operand === 'boolean' ? String(operand) : textOr(operand),
    transition: textOr(source['transition']) ?? '',
    pointer,
  }
}

function textOr(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function listOr(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : []
}

function objectOr(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {}
}
