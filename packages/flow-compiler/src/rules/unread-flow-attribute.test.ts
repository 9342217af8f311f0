import { contactFlow, flowAttributes, text } from '@aicc/flow-dsl'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ActionSketch } from '../../test/flow-json.js'
import { flowJson } from '../../test/flow-json.js'
import { expectProblems, expectValid, problemOf } from '../../test/rule-harness.js'
import { validActions, withParameters } from '../../test/valid-actions.js'

const rule = 'unread-flow-attribute'
const { playPrompt, setFlowAttributes, setContactAttributes, compare } = validActions

function set(...names: readonly string[]): ActionSketch {
  const FlowAttributes = Object.fromEntries(names.map((name) => [name, { Value: 'x' }]))
  return { ...withParameters(setFlowAttributes, { FlowAttributes }), id: 'set', next: 'next' }
}

function speak(spoken: string): ActionSketch {
  return { ...withParameters(playPrompt, { Text: spoken }), id: 'next', errors: {} }
}

describe(rule, () => {
  it('reports an attribute that no action reads', () => {
    const flow = flowJson([set('tries', 'language'), speak('$.FlowAttributes.language')])
    expectProblems(flow, rule).toEqual([{ args: { action: 'set', attributes: 'tries' }, at: 'set', severity: 'info' }])
    expect(problemOf(flow, rule).message).toBe(
      '"set" sets $.FlowAttributes.tries, and no action of this flow reads it.',
    )
  })

  it('reports all of one action together', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    expect(problemOf(flowJson([set(...names), speak('Hello.')]), rule).message).toBe(
      '"set" sets $.FlowAttributes.a, $.FlowAttributes.b, $.FlowAttributes.c, $.FlowAttributes.d, $.FlowAttributes.e, $.FlowAttributes.f, 2 more, and no action of this flow reads them.',
    )
  })

  it('reports a name that is misspelt where it is read', () => {
    const tries = flowAttributes({ tries: z.string() })
    const flow = contactFlow('misspelt', { onError: (builder) => builder.disconnect() }, (builder) => {
      builder.setFlowAttributes(tries, { tries: '1' })
      builder.playPrompt(text`$.FlowAttributes.trys .`)
      builder.disconnect()
    })
    expectProblems(flow, rule).toHaveLength(1)
  })

  it.each([
    ['in a text', speak('You have $.FlowAttributes.tries tries.')],
    ['in brackets', speak("$.FlowAttributes['tries']")],
    ['by a comparison', { ...withParameters(compare, { ComparisonValue: '$.FlowAttributes.tries' }), id: 'next' }],
    ['perhaps, as a whole', speak('$.FlowAttributes')],
  ])('leaves alone an attribute that is read %s', (_title, reader) => {
    expectValid(flowJson([set('tries'), reader]), rule)
  })

  it('leaves alone contact attributes, which are seen outside', () => {
    expectValid(flowJson([setContactAttributes]), rule)
  })

  it('leaves alone names that are made at run time', () => {
    expectValid(flowJson([set('$.External.name'), speak('Hello.')]), rule)
  })
})
