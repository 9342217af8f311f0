import { expect, it } from 'vitest'
import { flowOf, say } from '../../../test/player.js'
import { assertProperty } from '../assert-property.js'
import { noEndlessLoop } from './no-endless-loop.js'

/** A loop that says something so many times. */
function loopOf(times: number) {
  return flowOf({
    loop: {
      type: 'Loop',
      parameters: { LoopCount: String(times) },
      on: { ContinueLooping: 'speak', DoneLooping: 'end' },
    },
    speak: say('Please hold.', 'loop'),
  })
}

it('does not hold where a loop takes more actions', async () => {
  await expect(assertProperty(loopOf(50), noEndlessLoop(20))).rejects.toThrow('it has taken 21')
})

it('holds where it takes fewer', async () => {
  await expect(assertProperty(loopOf(5), noEndlessLoop(20))).resolves.toBeUndefined()
})
