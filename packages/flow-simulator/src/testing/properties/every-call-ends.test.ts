import { expect, it } from 'vitest'
import { flowOf, say } from '../../../test/player.js'
import { assertProperty } from '../assert-property.js'
import { everyCallEnds } from './every-call-ends.js'

const menu = {
  type: 'GetParticipantInput',
  parameters: { Text: 'Press 1.', InputTimeLimitSeconds: '5' },
  on: { '1': 'end' },
}

it('does not hold for a menu that asks a silent caller for ever', async () => {
  const flow = flowOf({
    menu: { ...menu, errors: { InputTimeLimitExceeded: 'menu', NoMatchingCondition: 'menu', NoMatchingError: 'end' } },
  })
  await expect(assertProperty(flow, everyCallEnds)).rejects.toThrow('does nothing any more, and the flow goes on')
})

it('does not hold where actions go round without any time passing', async () => {
  const flow = flowOf({
    first: { type: 'UpdateContactAttributes', parameters: { Attributes: { a: '1' } }, next: 'second' },
    second: { type: 'UpdateContactAttributes', parameters: { Attributes: { a: '2' } }, next: 'first' },
  })
  await expect(assertProperty(flow, everyCallEnds)).rejects.toThrow('goes round without end')
})

it('holds for a menu that lets a silent caller go, and where nobody ever accepts', async () => {
  const flow = flowOf({
    menu: {
      ...menu,
      on: { '1': 'end', '2': 'queue' },
      errors: { InputTimeLimitExceeded: 'sorry', NoMatchingCondition: 'menu', NoMatchingError: 'end' },
    },
    sorry: say('Goodbye.', 'end'),
    queue: {
      type: 'UpdateContactTargetQueue',
      parameters: { QueueId: '{{queue:support}}' },
      next: 'transfer',
      errors: { NoMatchingError: 'sorry' },
    },
    transfer: {
      type: 'TransferContactToQueue',
      next: 'end',
      errors: { QueueAtCapacity: 'sorry', NoMatchingError: 'sorry' },
    },
  })
  await expect(assertProperty(flow, everyCallEnds)).resolves.toBeUndefined()
})
