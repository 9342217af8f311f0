import { compile } from '@aicc/flow-compiler'
import { isJsonObject } from '@aicc/flow-dsl/language'
import type { JsonObject, JsonValue } from '@aicc/flow-dsl/language'
import { arbitraryEditedFlow, arbitraryFlow } from '@aicc/flow-dsl/testing'
import { assert, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleFlows } from '../../test/example-flows.js'
import { explore } from '../explore/explore.js'
import { replay } from '../explore/replay.js'
import { readContent } from '../program/read-content.js'
import { compareFlows } from './compare-flows.js'

const bounds = { maximumStates: 400, maximumSeconds: 1, assumptions: { actionsWithoutTime: 500 } }

/** Many flows in little time: where a bound was reached, nothing is claimed, and nothing tested. */
const runs = { numRuns: 60, seed: 5, interruptAfterTimeLimit: 20_000 }

const flows = arbitraryFlow({ maximumStatements: 20 })

/** The same flow with other identifiers, and its actions in another order. */
function disguised(content: string): JsonObject {
  const document = JSON.parse(content) as JsonObject
  const names = new Map(readContent(content).actions.map(({ identifier }, index) => [identifier, `action ${index}`]))
  const renamed = (value: JsonValue, key?: string): JsonValue => {
    if (typeof value === 'string') {
      return key === 'Identifier' || key === 'NextAction' || key === 'StartAction' ? (names.get(value) ?? value) : value
    }
    if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item) => renamed(item))
    if (!isJsonObject(value)) return value
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, renamed(member, name)]))
  }
  const { Actions: actions, ...others } = renamed(document) as JsonObject
  return { ...others, Metadata: {}, Actions: Array.isArray(actions) ? actions.toReversed() : [] }
}

const examples = await exampleFlows()

describe('a comparison', () => {
  it('finds no difference between a flow and itself in disguise', () => {
    assert(
      property(flows, (flow) => {
        const { content } = compile(flow)
        const { flowType, name } = flow
        const found = compareFlows({ content, flowType, name }, { content: disguised(content), flowType, name }, bounds)
        expect(found.difference?.message).toBeUndefined()
        expect(found.same).not.toBe(false)
      }),
      runs,
    )
  })

  it('shows each difference with calls that can be played', () => {
    let different = 0
    assert(
      property(arbitraryEditedFlow({ maximumStatements: 20 }), ({ original, edited }) => {
        const [before, after] = [original, edited].map((flow) => ({
          content: compile(flow).content,
          flowType: flow.flowType,
          name: flow.name,
        }))
        if (before === undefined || after === undefined) return
        const { difference } = compareFlows(before, after, bounds)
        if (difference === undefined) return
        different += 1
        replay(before, difference.before.call, bounds.assumptions)
        replay(after, difference.after.call, bounds.assumptions)
      }),
      runs,
    )
    expect(different).toBeGreaterThan(5)
  })

  it.each(examples)('finds every prompt of $name with other words that is heard', ({ name, content, flowType }) => {
    const spoken = readContent(content).actions.filter(({ parameters }) => typeof parameters['Text'] === 'string')
    const reached = new Set(explore({ name, content, flowType }).reachableActions.map(({ action }) => action))
    for (const { identifier } of spoken.filter((action) => reached.has(action.identifier)).slice(0, 8)) {
      const changed = withText(content, identifier, 'Something that no flow says.')
      const { difference } = compareFlows({ content, name, flowType }, { content: changed, name, flowType })
      expect(difference?.after.place?.action).toBe(identifier)
      if (difference === undefined) continue
      const { transcript } = replay({ content: changed, name, flowType }, difference.after.call)
      expect(transcript.map(({ text }) => text)).toContain('Something that no flow says.')
    }
  })
})

/** A flow in which one action says something else. */
function withText(content: string, identifier: string, text: string): JsonObject {
  const document = JSON.parse(content) as JsonObject
  const { Actions: actions } = document
  return {
    ...document,
    Actions: (Array.isArray(actions) ? (actions as readonly JsonValue[]) : []).map((action) =>
      isJsonObject(action) && action['Identifier'] === identifier && isJsonObject(action['Parameters'])
        ? { ...action, Parameters: { ...action['Parameters'], Text: text } }
        : action,
    ),
  }
}
