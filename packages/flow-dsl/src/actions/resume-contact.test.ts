import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { resumeContact } from './resume-contact.js'

it('ends the pause and goes on', () => {
  expect(writtenBy((flow, elsewhere) => flow.resumeContact({ on: { NoMatchingError: elsewhere } }))).toEqual({
    type: 'ResumeContact',
    parameters: {},
    ways: { next: 'after', NoMatchingError: 'elsewhere' },
  })
})

it('leaves its failure to onError', () => {
  expect(writtenUnderHandlerBy((flow) => flow.resumeContact()).ways).toMatchObject({ NoMatchingError: 'handler' })
  expect(statedOutcomes(resumeContact, {})).toMatchObject({ failures: ['NoMatchingError'], events: [] })
})

it('is for tasks, which alone can be paused', () => {
  expect(resumeContact.channels).toEqual(['TASK'])
})
