import { isJsonObject } from '@aicc/flow-dsl/language'
import type { JsonObject, JsonValue } from '@aicc/flow-dsl/language'
import { withEntry, withoutEntry } from '../machine/contact-state.js'
import type { Execution } from '../machine/execution.js'
import { defineExecution, failed, resultOf } from '../machine/step.js'
import type { Instruction } from '../program/program.js'

/** Most rounds of a loop. @see https://docs.aws.amazon.com/connect/latest/adminguide/loop.html */
const mostRounds = 100

/**
 * Continues as often as its count says, then is done once, and starts over. Leaving the loop early does not reset it.
 * @see https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-loop.html
 */
export const loop = defineExecution({
  type: 'Loop',
  begin(execution, action) {
    const name = execution.text(action, 'LoopName')
    const elements = elementsOf(execution, action)
    const count = elements?.length ?? execution.number(action, 'LoopCount')
    if (count === undefined || !Number.isInteger(count) || count < 0 || count > mostRounds) return failed
    const passed = counterOf(execution, action)
    if (passed >= count) {
      setCounter(execution, action, undefined)
      if (name !== '') setNamed(execution, name, undefined)
      return resultOf('DoneLooping')
    }
    setCounter(execution, action, passed + 1)
    if (name !== '') {
      const list = elements === undefined ? {} : { Element: elements[passed] ?? null, Elements: elements }
      setNamed(execution, name, { Index: passed, ...list })
    }
    return resultOf('ContinueLooping')
  },
})

/** The list that a loop goes through: the name of its parameter is not published, so any list is taken for it. */
function elementsOf(execution: Execution, action: Instruction): readonly JsonValue[] | undefined {
  if (action.parameters.size === 1 && action.parameters.has('LoopCount')) return undefined
  for (const parameter of action.parameters.keys()) {
    const value = execution.value(action, parameter)
    if (Array.isArray(value)) return value
  }
  return undefined
}

function counterOf({ run, state, environment }: Execution, action: Instruction): number {
  const ofContact = environment.assumptions.loopCounters === 'contact'
  return (ofContact ? state.loops.get(action) : run.loops.get(action.index)) ?? 0
}

function setCounter({ run, state, environment }: Execution, action: Instruction, count: number | undefined): void {
  if (environment.assumptions.loopCounters === 'contact') {
    state.loops = count === undefined ? withoutEntry(state.loops, action) : withEntry(state.loops, action, count)
  } else {
    run.loops = count === undefined ? withoutEntry(run.loops, action.index) : withEntry(run.loops, action.index, count)
  }
}

/** `$.Loop.<name>`, which is there inside the loop only. */
function setNamed(execution: Execution, name: string, value: JsonObject | undefined): void {
  const known = execution.run.data.get('Loop')
  const loops = new Map(isJsonObject(known) ? Object.entries(known) : [])
  if (value === undefined) loops.delete(name)
  else loops.set(name, value)
  execution.setData('Loop', Object.fromEntries(loops))
}
