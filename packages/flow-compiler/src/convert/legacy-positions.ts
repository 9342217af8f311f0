import type { JsonPosition, JsonPositions } from '../read/json-positions.js'
import type { MemberPositions } from '../read/read-flow.js'
import type { ConvertedModule } from './convert-module.js'
import type { LegacyPointer } from './legacy-export.js'

/** Finds the place of a member of a converted flow in the old export that it was converted from. */
export class LegacyPositions implements MemberPositions {
  readonly #positions: JsonPositions
  readonly #modules: readonly ConvertedModule[]

  constructor(positions: JsonPositions, modules: readonly ConvertedModule[]) {
    this.#positions = positions
    this.#modules = modules
  }

  find(pointer: readonly (string | number)[]): JsonPosition {
    return this.#positions.find(this.#legacyPointer(pointer))
  }

  #legacyPointer([top, index, member, ...rest]: readonly (string | number)[]): LegacyPointer {
    if (top === 'StartAction') return ['start']
    if (top === 'Metadata') return ['metadata']
    const converted = top === 'Actions' && typeof index === 'number' ? this.#modules[index] : undefined
    if (converted === undefined) return []
    const { pointer } = converted.module
    if (member === 'Type') return [...pointer, 'type']
    if (member === 'Parameters') return converted.originOf(rest) ?? [...pointer, 'parameters']
    if (member === 'Transitions') return wayAt(converted, rest) ?? [...pointer, 'branches']
    return [...pointer, 'id']
  }
}

function wayAt(converted: ConvertedModule, [kind, index]: LegacyPointer): LegacyPointer | undefined {
  if (kind === 'NextAction') return converted.next?.branch.pointer
  const ways = kind === 'Conditions' ? converted.conditions : kind === 'Errors' ? converted.errors : []
  return typeof index === 'number' ? ways[index]?.branch.pointer : undefined
}
