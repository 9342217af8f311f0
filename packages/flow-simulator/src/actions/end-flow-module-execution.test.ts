import { describe, expect, it } from 'vitest'
import { flowOf, play } from '../../test/player.js'

describe('Return', () => {
  it('ends a module that is played on its own', () => {
    const flow = flowOf({ back: { type: 'EndFlowModuleExecution' } }, { flowType: 'MODULE' })
    expect(play(flow).state.end).toMatchObject({ reason: 'flow', detail: 'The module has returned.' })
  })

  it('reads the input that a test gives a module', () => {
    const prompt = { type: 'MessageParticipant', parameters: { Text: 'Hello $.Modules.Input.name' }, next: 'back' }
    const flow = flowOf({ prompt, back: { type: 'EndFlowModuleExecution' } }, { flowType: 'MODULE' })
    expect(play(flow, { data: { Modules: { Input: { name: 'Kim' } } } }).said).toEqual(['Hello Kim'])
  })
})
