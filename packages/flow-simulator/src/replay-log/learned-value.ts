import { isJsonObject, livesForOneRun } from '@aicc/flow-dsl/language'
import type { JsonValue } from '@aicc/flow-dsl/language'
import { withEntry } from '../machine/contact-state.js'
import type { Execution } from '../machine/execution.js'
import type { ShownValue } from './match-template.js'

/** Give a value that an entry shows to the simulated contact, in place of what it had made up. */
export function learnValue(execution: Execution, { reference, value }: ShownValue): void {
  const { state } = execution
  const [namespace = '', ...path] = reference.members
  if (namespace === 'Attributes') {
    const [name] = path
    if (name !== undefined) state.attributes = withEntry(state.attributes, name, value)
    return
  }
  const inRun = livesForOneRun(namespace)
  const before = inRun ? execution.run.data.get(namespace) : state.system.get(namespace)
  const after = withMember(before, path, value)
  if (inRun) execution.setData(namespace, after)
  else execution.setSystem(namespace, after)
}

/** A value with one member changed, however deep it lies. */
function withMember(before: JsonValue | undefined, [name, ...rest]: readonly string[], value: JsonValue): JsonValue {
  if (name === undefined) return value
  const members = new Map<string, JsonValue>(isJsonObject(before) ? Object.entries(before) : [])
  return Object.fromEntries(members.set(name, withMember(members.get(name), rest, value)))
}
