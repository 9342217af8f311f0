import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy } from '../../test/written-action.js'
import { updateContactRecordingBehavior } from './update-contact-recording-behavior.js'

it('records who is told, and the time before an agent where it is told', () => {
  const parametersOf = (behavior: { record: ('Agent' | 'Customer')[]; ivr?: boolean }): unknown =>
    writtenBy((flow) => flow.setRecordingBehavior(behavior)).parameters
  expect(parametersOf({ record: ['Agent'] })).toEqual({ RecordingBehavior: { RecordedParticipants: ['Agent'] } })
  expect(parametersOf({ record: [], ivr: false })).toEqual({
    RecordingBehavior: { RecordedParticipants: [], IVRRecordingBehavior: 'Disabled' },
  })
  expect(parametersOf({ record: ['Customer'], ivr: true })).toEqual({
    RecordingBehavior: { RecordedParticipants: ['Customer'], IVRRecordingBehavior: 'Enabled' },
  })
})

it('goes on without error branches', () => {
  expect(writtenBy((flow) => flow.setRecordingBehavior({ record: [] })).ways).toEqual({ next: 'after' })
  expect(statedOutcomes(updateContactRecordingBehavior, {})).toMatchObject({ failures: [], events: [], optional: [] })
})
