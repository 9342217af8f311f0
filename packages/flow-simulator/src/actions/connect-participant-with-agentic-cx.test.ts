import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'

const flow = flowOf({
  agent: {
    type: 'ConnectParticipantWithAgenticCX',
    parameters: { AgentConfiguration: { ApplicationId: 'a', ContextVariables: { tier: '$.Attributes.tier' } } },
    on: { Escalation: 'escalated' },
    next: 'look',
    errors: { NoMatchingError: 'failed', NoMatchingCondition: 'other', InputTimeLimitExceeded: 'silence' },
  },
  look: look(),
})

describe('Agentic CX', () => {
  it('ends without a result, or in an escalation', () => {
    expect(play(flow).answer({ kind: 'done' }).last).toBe('look')
    expect(play(flow).answer({ kind: 'result', result: 'Escalation' }).last).toBe('escalated')
    expect(play(flow).answer({ kind: 'error', error: 'InputTimeLimitExceeded' }).last).toBe('silence')
  })

  it('fills $.AgenticCX, with what it was given where the world says nothing', () => {
    expect(
      play(flow, { attributes: { tier: 'gold' } })
        .answer({ kind: 'done' })
        .value('$.AgenticCX.ContextVariables.tier'),
    ).toBe('gold')
    const data = { AgenticCX: { ContextVariables: { tier: 'new' } } }
    expect(play(flow).answer({ kind: 'done', data }).value('$.AgenticCX.ContextVariables.tier')).toBe('new')
  })

  it('fails on a task', () => {
    expect(play(flow, { channel: 'TASK' }).last).toBe('failed')
  })
})
