import { describe, expect, it } from 'vitest'
import { flowOf, look, play } from '../../test/player.js'

const call = { type: 'ListDataTableValues', next: 'look', errors: { NoMatchingError: 'failed' } }
const flow = flowOf({ call, look: look() })

describe('List data table', () => {
  it('goes on when it has succeeded, and takes the branch of its error', () => {
    expect(play(flow).answer({ kind: 'done' }).last).toBe('look')
    expect(play(flow).answer({ kind: 'error', error: 'NoMatchingError' }).last).toBe('failed')
  })

  it('replaces what was there with what it brings', () => {
    const data = { DataTableList: { known: 'a', both: 'a' } }
    const player = play(flow, { data }).answer({ kind: 'done', data: { DataTableList: { both: 'b' } } })
    expect(player.value('$.DataTableList.known $.DataTableList.both')).toBe(' b')
  })

  it('fails when DataTableId is a reference to nothing', () => {
    const missing = flowOf({ call: { ...call, parameters: { DataTableId: '$.Attributes.none' } } })
    expect(play(missing).last).toBe('failed')
  })
})
