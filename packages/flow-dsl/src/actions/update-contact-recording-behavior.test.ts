import { expect, it } from 'vitest'
import { brokenConstraints, statedOutcomes, writtenBy } from '../../test/written-action.js'
import type { ParameterObject } from '../graph/flow-graph.js'
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

it('analyses what both sides say; a chat needs no recording', () => {
  const broken = (RecordedParticipants: string[], AnalyticsBehavior: ParameterObject): readonly string[] =>
    brokenConstraints(updateContactRecordingBehavior, {
      RecordingBehavior: { RecordedParticipants },
      AnalyticsBehavior,
    })
  const on = { Enabled: 'True', AnalyticsLanguage: 'ko-KR' }
  expect(broken(['Agent', 'Customer'], on)).toEqual([])
  expect(broken(['Agent'], { Enabled: 'False' })).toEqual([])
  expect(broken(['Agent'], on)).toEqual(['AnalyticsBehavior'])
  expect(broken([], { ...on, ChannelConfiguration: { Chat: { AnalyticsModes: ['ContactLens'] } } })).toEqual([])
  expect(broken([], { ...on, ChannelConfiguration: { Voice: { AnalyticsModes: ['RealTime'] } } })).toEqual([
    'AnalyticsBehavior',
  ])
})
