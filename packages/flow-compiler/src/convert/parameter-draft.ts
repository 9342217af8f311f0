import type { ParameterObject, ParameterValue } from '@aicc/flow-dsl/language'
import type { LegacyPointer } from './legacy-export.js'
import type { ParameterPath } from './legacy-module-definition.js'

/** A tree that is filled member by member. Objects have no prototype: a key such as `__proto__` is one like others. */
type Draft = DraftObject | DraftList | Leaf
interface DraftObject {
  readonly kind: 'object'
  readonly members: Map<string, Draft>
}
interface DraftList {
  readonly kind: 'list'
  readonly items: (Draft | undefined)[]
}
interface Leaf {
  readonly kind: 'leaf'
  readonly value: ParameterValue
}

/** Parameters that are put together from the ones of an old module, with where each came from. */
export class ParameterDraft {
  readonly #root: DraftObject = { kind: 'object', members: new Map() }
  readonly #origins = new Map<string, LegacyPointer>()

  /**
   * Set a member that is not there yet; lists and objects above it are made. An empty object only makes room for
   * members.
   * @returns Whether there was room for it.
   */
  set(path: ParameterPath, value: ParameterValue, origin: LegacyPointer | undefined): boolean {
    const last = path.at(-1)
    const parent = this.#containerAt(path.slice(0, -1), typeof last === 'number')
    if (last === undefined || parent === undefined) return false
    const present = memberOf(parent, last)
    const roomOnly = isEmptyObject(value)
    if (present !== undefined) return roomOnly && present.kind === 'object'
    const draft: Draft = roomOnly ? { kind: 'object', members: new Map() } : { kind: 'leaf', value }
    if (parent.kind === 'list') parent.items[Number(last)] = draft
    else parent.members.set(String(last), draft)
    if (origin !== undefined) this.#origins.set(keyOf(path), origin)
    return true
  }

  /** What was set at a path: a list or object that was made for its members has no value. */
  valueAt(path: ParameterPath): ParameterValue | undefined {
    const draft = this.#find(path)
    return draft?.kind === 'leaf' ? draft.value : undefined
  }

  /** How many items a list has. */
  lengthOf(path: ParameterPath): number {
    const list = this.#find(path)
    return list?.kind === 'list' ? list.items.length : 0
  }

  /** Where a member came from: it, or the nearest one above it that came from somewhere. */
  originOf(path: ParameterPath): LegacyPointer | undefined {
    for (let length = path.length; length > 0; length -= 1) {
      const origin = this.#origins.get(keyOf(path.slice(0, length)))
      if (origin !== undefined) return origin
    }
    return undefined
  }

  get isEmpty(): boolean {
    return this.#root.members.size === 0
  }

  toParameters(): ParameterObject {
    return toObject(this.#root)
  }

  #find(path: ParameterPath): Draft | undefined {
    let current: Draft | undefined = this.#root
    for (const part of path) {
      if (current === undefined || current.kind === 'leaf') return undefined
      current = memberOf(current, part)
    }
    return current
  }

  #containerAt(path: ParameterPath, asList: boolean): DraftObject | DraftList | undefined {
    let current: DraftObject | DraftList = this.#root
    for (const [index, part] of path.entries()) {
      const wantsList = index + 1 < path.length ? typeof path[index + 1] === 'number' : asList
      let next = memberOf(current, part)
      if (next === undefined) {
        next = wantsList ? { kind: 'list', items: [] } : { kind: 'object', members: new Map() }
        if (current.kind === 'list') current.items[Number(part)] = next
        else current.members.set(String(part), next)
      }
      if (next.kind !== (wantsList ? 'list' : 'object')) return undefined
      current = next
    }
    return current
  }
}

function memberOf(parent: DraftObject | DraftList, name: string | number): Draft | undefined {
  return parent.kind === 'list' ? parent.items[Number(name)] : parent.members.get(String(name))
}

function isEmptyObject(value: ParameterValue): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
}

function keyOf(path: ParameterPath): string {
  return JSON.stringify(path)
}

function toObject({ members }: DraftObject): ParameterObject {
  const object: Record<string, ParameterValue> = Object.create(null)
  for (const [name, member] of members) object[name] = toValue(member)
  return object
}

function toValue(draft: Draft | undefined): ParameterValue {
  if (draft === undefined) return null
  if (draft.kind === 'leaf') return draft.value
  // Items that came from elsewhere are holes; the designer writes null for them.
  return draft.kind === 'list' ? Array.from(draft.items, toValue) : toObject(draft)
}
