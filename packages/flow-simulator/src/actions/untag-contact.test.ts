import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'

describe('Contact tags', () => {
  it('are taken off', () => {
    const untag = {
      type: 'UntagContact',
      parameters: { TagKeys: ['a', 'none'] },
      next: 'look',
      errors: { NoMatchingError: 'failed' },
    }
    const flow = flowOf({ untag, look: look() })
    expect(play(flow, { data: { Tags: { a: '1', b: '2' } } }).value('$.Tags')).toEqual({ b: '2' })
  })
})
