import type { JsonObject, JsonValue } from '@aicc/flow-dsl/language'
import { isJsonObject } from '@aicc/flow-dsl/language'
import { expect, it } from 'vitest'
import { checkFlowJson } from '../../src/index.js'
import { flowWith } from '../flow-json.js'
import type { ActionSketch } from '../flow-json.js'
import { validActions, validElsewhere } from '../valid-actions.js'

const others: readonly JsonValue[] = [{}, [], [{}], [[]], null, true, 5, '', 'text', '$.Attributes.name']

/** The value with each of its members, at any depth, replaced by each of some values. */
function* withOthers(value: JsonValue): Generator<JsonValue> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const changed of [...others, ...withOthers(item)]) yield value.with(index, changed)
    }
  } else if (isJsonObject(value)) {
    const members: JsonObject = value
    for (const [name, member] of Object.entries(members)) {
      for (const changed of [...others, ...withOthers(member ?? null)]) yield { ...members, [name]: changed }
    }
  }
}

const sketches: readonly (readonly [string, ActionSketch])[] = [
  ...Object.entries<ActionSketch>(validActions),
  ...Object.entries(validElsewhere).map(([name, { action }]): readonly [string, ActionSketch] => [name, action]),
]

it.each(sketches)('never fails, whatever stands in a parameter: %s', (_name, action) => {
  const parameters: JsonValue = JSON.parse(JSON.stringify(action.parameters ?? {}))
  for (const changed of withOthers(parameters)) {
    const text = JSON.stringify(flowWith({ ...action, parameters: changed }))
    expect(checkFlowJson(text).graph, text).toBeDefined()
  }
})
