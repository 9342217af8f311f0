import { describe, expect, it } from 'vitest'
import { flowOf, play } from '../../test/player.js'

const flow = flowOf({
  distribute: {
    type: 'DistributeByPercentage',
    when: [
      { operator: 'NumberLessThan', operand: '21', next: 'fifth' },
      { operator: 'NumberLessThan', operand: '61', next: 'more' },
    ],
    next: 'rest',
    errors: { NoMatchingCondition: 'rest' },
  },
})

describe('Distribute by percentage', () => {
  it('takes the first limit that a number from 1 to 100 is below', () => {
    const taken = Array.from(
      { length: 100 },
      (_, index) => play(flow).answer({ kind: 'percentage', value: index + 1 }).last,
    )
    expect(taken.filter((branch) => branch === 'fifth')).toHaveLength(20)
    expect(taken.filter((branch) => branch === 'more')).toHaveLength(40)
    expect(taken.filter((branch) => branch === 'rest')).toHaveLength(40)
  })
})
