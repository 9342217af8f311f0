import type { FlowType } from '@aicc/flow-dsl/language'
import { describe, expect, it } from 'vitest'
import { flowOf, play } from '../../test/player.js'

const end = { type: 'EndFlowExecution' }

function ended(flowType: FlowType) {
  return play(flowOf({ end }, { flowType }))
}

describe('End flow', () => {
  it.each(['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'] as const)(
    'ends the contact in a flow of type %s',
    (flowType) => {
      expect(ended(flowType).state.end?.reason).toBe('flow')
    },
  )

  it('leaves the contact in its queue, in silence', () => {
    expect(ended('CUSTOMER_QUEUE').ask).toEqual({ kind: 'queue', queue: '', interruptSeconds: undefined })
  })

  it.each(['AGENT_WHISPER', 'CUSTOMER_WHISPER', 'CUSTOMER_HOLD', 'AGENT_HOLD'] as const)(
    'goes on to the conversation from a flow of type %s',
    (flowType) => {
      expect(ended(flowType).ask).toEqual({ kind: 'conversation' })
    },
  )

  it('ends the flow that has invoked a module with it, and prompts that were interrupted go on', () => {
    const prompts = {
      type: 'MessageParticipantIteratively',
      parameters: { Messages: [{ Text: 'Wait' }], InterruptFrequencySeconds: '30' },
      on: { MessagesInterrupted: 'invoke' },
      errors: { NoMatchingError: 'error' },
    }
    const invoke = {
      type: 'InvokeFlowModule',
      parameters: { FlowModuleId: 'module' },
      next: 'error',
      errors: { NoMatchingError: 'error' },
    }
    const flows = [
      flowOf({ prompts, invoke }, { flowType: 'CUSTOMER_QUEUE' }),
      flowOf({ end }, { flowType: 'MODULE', name: 'module' }),
    ]
    const player = play(flows).answer({ kind: 'nothing' })
    expect(player.path).toEqual(['prompts', 'invoke', 'end', 'prompts'])
    expect(player.state.runs).toHaveLength(1)
  })
})
