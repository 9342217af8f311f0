import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'
import type { TestAction } from '../../test/player.js'

const transfer: TestAction = {
  type: 'TransferToFlow',
  parameters: { ContactFlowId: 'other' },
  next: 'failed',
  errors: { NoMatchingError: 'failed' },
}
const other = flowOf({ there: look() }, { name: 'other' })

const set: TestAction = {
  type: 'UpdateFlowAttributes',
  parameters: { FlowAttributes: { step: { Value: '1' } } },
  next: 'call',
  errors: { NoMatchingError: 'failed' },
}
const call: TestAction = {
  type: 'InvokeLambdaFunction',
  parameters: { LambdaFunctionARN: 'f', InvocationTimeLimitSeconds: '3' },
  next: 'transfer',
  errors: { NoMatchingError: 'failed' },
}

describe('Transfer to flow', () => {
  it('goes on at the start of the other flow, with the contact as it is', () => {
    const player = play([flowOf({ transfer }), other], { attributes: { tier: 'gold' } })
    expect(player.path).toEqual(['transfer', 'there'])
    expect(player.value('$.Attributes.tier')).toBe('gold')
  })

  it('takes its error branch for a reference to nothing, and for a flow of another type', () => {
    expect(play(flowOf({ transfer: { ...transfer, parameters: { ContactFlowId: '$.Attributes.none' } } })).last).toBe(
      'failed',
    )
    const queueFlow = flowOf({ there: look() }, { name: 'other', flowType: 'CUSTOMER_QUEUE' })
    expect(play([flowOf({ transfer }), queueFlow]).last).toBe('failed')
  })

  it('ends where the other flow was not given', () => {
    expect(play(flowOf({ transfer })).state.end).toMatchObject({ reason: 'other flow', detail: 'other' })
  })

  it('clears what belongs to a run, but for flow attributes only as far as it is assumed', () => {
    const flows = [flowOf({ set, call, transfer }), other]
    const answer = { kind: 'response', response: { a: '1' } } as const
    const cleared = play(flows, { assumptions: { transferClearsData: true } }).answer(answer)
    expect(cleared.value('$.External.a')).toBeUndefined()
    expect(cleared.value('$.FlowAttributes.step')).toBeUndefined()
    const kept = play(flows, { assumptions: { transferClearsData: false } }).answer(answer)
    expect(kept.value('$.External.a')).toBe('1')
    expect(kept.value('$.FlowAttributes.step')).toBeUndefined()
  })
})
