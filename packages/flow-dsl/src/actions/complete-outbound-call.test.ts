import { expect, it } from 'vitest'
import { startOf, statedOutcomes } from '../../test/written-action.js'
import { outboundWhisperFlow, phoneNumber } from '../index.js'
import type { OutboundWhisperFlowBuilder } from '../index.js'
import { completeOutboundCall } from './complete-outbound-call.js'

type CallOptions = Parameters<OutboundWhisperFlowBuilder['callPhoneNumber']>[0]

const calling = (call?: CallOptions): unknown =>
  startOf(
    outboundWhisperFlow('f', {}, (flow) => {
      flow.callPhoneNumber(call)
      flow.endFlow({ id: 'after' })
    }),
  )

it('places the call and goes on when it is answered', () => {
  expect(calling()).toEqual({ type: 'CompleteOutboundCall', parameters: {}, ways: { next: 'after' } })
})

it('shows a number that the instance has', () => {
  expect(calling({ callerId: phoneNumber('main') })).toMatchObject({
    parameters: { CallerId: { Number: { kind: 'phoneNumber', name: 'main' } } },
  })
})

it('has no error branches and stands in outbound whisper flows alone', () => {
  expect(statedOutcomes(completeOutboundCall, {})).toMatchObject({ failures: [], events: [], optional: [] })
  expect(completeOutboundCall.flowTypes).toEqual(['OUTBOUND_WHISPER'])
})
