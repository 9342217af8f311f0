import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'

const call = {
  type: 'StartOutboundEmailContact',
  next: 'look',
  errors: { NoMatchingError: 'failed', TemplateRenderingError: 'error' },
}
const flow = flowOf({ call, look: look() })

describe('Send message, e-mail', () => {
  it('goes on when it has succeeded, and takes the branch of its error', () => {
    expect(play(flow).answer({ kind: 'done' }).last).toBe('look')
    expect(play(flow).answer({ kind: 'error', error: 'TemplateRenderingError' }).last).toBe('error')
  })
})
