import { factOf, findReferences } from '@aicc/flow-dsl/language'
import type { FlowFact } from '@aicc/flow-dsl/language'
import type { CheckedAction, CheckedFlow } from './checked-flow.js'
import { forEachText, printPointer } from './parameter-walk.js'
import type { Pointer } from './parameter-walk.js'

/** One place where an action reads an attribute. */
export class AttributeRead {
  readonly action: CheckedAction
  /** The reference as it is written: `$.External.number`. */
  readonly written: string
  /** Its members: `['External', 'number']`. */
  readonly members: readonly [string, ...string[]]
  /** The same as a fact: however it is written. */
  readonly fact: FlowFact
  readonly pointer: Pointer

  constructor(
    action: CheckedAction,
    written: string,
    members: readonly [string, ...string[]],
    fact: FlowFact,
    pointer: Pointer,
  ) {
    this.action = action
    this.written = written
    this.members = members
    this.fact = fact
    this.pointer = pointer
  }

  /** The place for people: `Text`, `condition 2`. Put into words when it is asked for: hardly any read is reported. */
  get place(): string {
    const [holder, , index] = this.pointer
    return holder === 'Transitions' && typeof index === 'number'
      ? `condition ${index + 1}`
      : printPointer(this.pointer.slice(1))
  }
}

const known = new WeakMap<CheckedFlow, readonly AttributeRead[]>()

/** Every read of an attribute in a flow: in parameters and in the operands of conditions, action by action. */
export function attributeReads(flow: CheckedFlow): readonly AttributeRead[] {
  const before = known.get(flow)
  if (before !== undefined) return before
  const reads: AttributeRead[] = []
  // The same attribute is read in many places.
  const facts = new Map<string, FlowFact>()
  for (const action of flow.actions) {
    const collect = (text: string, pointer: Pointer): void => {
      if (!text.includes('$')) return
      for (const { start, end, members } of findReferences(text)) {
        const [root, ...rest] = members
        if (root === undefined) continue
        const written = text.slice(start, end)
        const fact = facts.get(written) ?? factOf(members)
        facts.set(written, fact)
        reads.push(new AttributeRead(action, written, [root, ...rest], fact, pointer))
      }
    }
    forEachText(action.node.parameters, collect)
    for (const [index, { operands }] of action.node.conditions.entries()) {
      const pointer = ['Transitions', 'Conditions', index, 'Condition', 'Operands']
      for (const operand of operands) collect(operand, pointer)
    }
  }
  known.set(flow, reads)
  return reads
}
