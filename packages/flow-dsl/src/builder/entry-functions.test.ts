import { expect, it } from 'vitest'
import { graphOf } from '../../test/written-action.js'
import {
  agentHoldFlow,
  agentTransferFlow,
  agentWhisperFlow,
  campaignFlow,
  contactFlow,
  customerHoldFlow,
  customerQueueFlow,
  customerWhisperFlow,
  disconnectFlow,
  flowModule,
  outboundWhisperFlow,
  queueTransferFlow,
} from '../index.js'

// Prettier would break these lines, and the positions are what is tested.
// prettier-ignore
const flows = [
  contactFlow('f', {}, (flow) => flow.disconnect()),
  customerQueueFlow('f', {}, (flow) => flow.endFlow()),
  customerHoldFlow('f', {}, (flow) => flow.loopPrompts(['Hold on.'])),
  customerWhisperFlow('f', {}, (flow) => flow.endFlow()),
  agentHoldFlow('f', {}, (flow) => flow.loopPrompts(['Hold on.'])),
  agentWhisperFlow('f', {}, (flow) => flow.endFlow()),
  outboundWhisperFlow('f', {}, (flow) => flow.endFlow()),
  agentTransferFlow('f', {}, (flow) => flow.transferToAgent()),
  queueTransferFlow('f', {}, (flow) => flow.disconnect()),
  campaignFlow('f', {}, (flow) => flow.endFlow()),
  flowModule('f', {}, (flow) => flow.returnFromModule()),
  disconnectFlow('f', {}, (flow) => flow.disconnect()),
]

it('declares a flow of its type', () => {
  expect(flows.map(({ flowType }) => flowType)).toEqual([
    'CONTACT_FLOW',
    'CUSTOMER_QUEUE',
    'CUSTOMER_HOLD',
    'CUSTOMER_WHISPER',
    'AGENT_HOLD',
    'AGENT_WHISPER',
    'OUTBOUND_WHISPER',
    'AGENT_TRANSFER',
    'QUEUE_TRANSFER',
    'CAMPAIGN',
    'MODULE',
    // In Amazon Connect a disconnect flow is an inbound flow.
    'CONTACT_FLOW',
  ])
})

it('remembers where each flow was declared', () => {
  const lines = flows.map(({ position }) => position?.line ?? 0)
  expect(lines).toEqual(lines.map((_, index) => (lines[0] ?? 0) + index))
  expect(flows[0]?.position).toMatchObject({ file: import.meta.filename, column: 3 })
})

it('builds each of them', () => {
  expect(flows.map((flow) => graphOf(flow).actions.length)).toEqual(flows.map(() => 1))
})
