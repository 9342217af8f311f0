import { expect, it } from 'vitest'
import { flowOf, say } from '../../../test/player.js'
import { assertProperty } from '../assert-property.js'
import { everyMenuAnswersEveryKey } from './every-menu-answers-every-key.js'

/** A menu with one key, and where no key and a wrong key lead. */
function menuWith(none: string, wrong: string) {
  return flowOf({
    menu: {
      type: 'GetParticipantInput',
      parameters: { Text: 'Press 1.', InputTimeLimitSeconds: '5' },
      on: { '1': 'fine' },
      errors: { InputTimeLimitExceeded: none, NoMatchingCondition: wrong, NoMatchingError: 'sorry' },
    },
    fine: say('Thank you.', 'end'),
    sorry: say('Sorry.', 'end'),
  })
}

it('does not hold where no key is answered by hanging up', async () => {
  await expect(assertProperty(menuWith('end', 'sorry'), everyMenuAnswersEveryKey)).rejects.toThrow(
    'The caller presses no key at menu, and the flow hangs up without a word.',
  )
})

it('does not hold where a wrong key is answered by hanging up', async () => {
  await expect(assertProperty(menuWith('sorry', 'end'), everyMenuAnswersEveryKey)).rejects.toThrow(
    'The caller presses a key that has no branch at menu, and the flow hangs up without a word.',
  )
})

it('holds where a menu that follows fails, and the caller is told', async () => {
  const silent = { type: 'GetParticipantInput', parameters: { Text: 'Press 1.', InputTimeLimitSeconds: '5' } }
  const sorry = { InputTimeLimitExceeded: 'sorry', NoMatchingCondition: 'sorry', NoMatchingError: 'sorry' }
  const flow = flowOf({
    language: { ...silent, on: { '1': 'menu' }, errors: { ...sorry, InputTimeLimitExceeded: 'menu' } },
    menu: { ...silent, on: { '1': 'sorry' }, errors: sorry },
    sorry: say('Sorry.', 'end'),
  })
  await expect(assertProperty(flow, everyMenuAnswersEveryKey, { runs: 1000 })).resolves.toBeUndefined()
})

it('holds where the menu says something, or asks again', async () => {
  await expect(assertProperty(menuWith('sorry', 'menu'), everyMenuAnswersEveryKey)).resolves.toBeUndefined()
})
