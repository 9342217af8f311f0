import { contactFlow } from '@aicc/flow-dsl'
import { describe, it } from 'vitest'
import { flowJson } from '../../test/flow-json.js'
import { expectProblems, expectValid } from '../../test/rule-harness.js'
import { validActions } from '../../test/valid-actions.js'

const rule = 'too-many-actions'

/** A row of prompts and a hang-up. */
function rowOf(actions: number) {
  return flowJson([
    ...Array.from({ length: actions - 1 }, (_, index) => ({
      ...validActions.playPrompt,
      id: `prompt ${index + 1}`,
      next: index === actions - 2 ? 'end' : `prompt ${index + 2}`,
    })),
    { ...validActions.disconnect, id: 'end' },
  ])
}

describe(rule, () => {
  it('reports 251 actions, at the first one that is too many', () => {
    expectProblems(rowOf(251), rule).toEqual([{ args: { actions: 251, maximum: 250 }, at: 'end', severity: 'error' }])
  })

  it('takes 250', () => {
    expectValid(rowOf(250))
  })

  it('reports a TypeScript flow once', () => {
    const flow = contactFlow('long', {}, (builder) => {
      for (let count = 0; count < 300; count += 1) builder.playPrompt('안녕하세요.')
      builder.disconnect()
    })
    expectProblems(flow, rule).toMatchObject([{ args: { actions: 301, maximum: 250 } }])
  })
})
