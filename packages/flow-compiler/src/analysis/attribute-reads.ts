import { findReferences } from '@aicc/flow-dsl/language'
import type { CheckedAction, CheckedFlow } from './checked-flow.js'
import { forEachText, printPointer } from './parameter-walk.js'
import type { Pointer } from './parameter-walk.js'

/** One place where an action reads an attribute. */
export interface AttributeRead {
  readonly action: CheckedAction
  /** The reference as it is written: `$.External.number`. */
  readonly written: string
  /** Its members: `['External', 'number']`. */
  readonly members: readonly [string, ...string[]]
  readonly pointer: Pointer
  /** The place for people: `Text`, `condition 2`. */
  readonly place: string
}

const known = new WeakMap<CheckedFlow, readonly AttributeRead[]>()

/** Every read of an attribute in a flow: in parameters and in the operands of conditions, action by action. */
export function attributeReads(flow: CheckedFlow): readonly AttributeRead[] {
  const before = known.get(flow)
  if (before !== undefined) return before
  const reads: AttributeRead[] = []
  for (const action of flow.actions) {
    const collect = (text: string, pointer: Pointer, place: () => string): void => {
      if (!text.includes('$')) return
      for (const { start, end, members } of findReferences(text)) {
        const [root, ...rest] = members
        if (root === undefined) continue
        const written = text.slice(start, end)
        reads.push({ action, written, members: [root, ...rest], pointer, place: place() })
      }
    }
    forEachText(action.node.parameters, (text, pointer) => collect(text, pointer, () => printPointer(pointer.slice(1))))
    for (const [index, { operands }] of action.node.conditions.entries()) {
      const pointer = ['Transitions', 'Conditions', index, 'Condition', 'Operands']
      for (const operand of operands) collect(operand, pointer, () => `condition ${index + 1}`)
    }
  }
  known.set(flow, reads)
  return reads
}
