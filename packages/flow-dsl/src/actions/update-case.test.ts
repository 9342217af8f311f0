import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { caseFields } from '../index.js'
import { updateCase } from './update-case.js'

it('changes fields of a case', () => {
  expect(
    writtenBy((flow, elsewhere) =>
      flow.updateCase(
        caseFields.caseId,
        { status: 'closed', summary: caseFields.summary },
        { linkContact: false, on: { NoMatchingError: elsewhere } },
      ),
    ),
  ).toEqual({
    type: 'UpdateCase',
    parameters: {
      LinkContactToCase: 'false',
      CaseId: '$.Case.case_id',
      CaseRequestFields: { status: 'closed', summary: '$.Case.summary' },
    },
    ways: { next: 'after', NoMatchingError: 'elsewhere' },
  })
})

it('only links the contact where there is nothing to change', () => {
  expect(writtenUnderHandlerBy((flow) => flow.updateCase('11111111', {}))).toEqual({
    type: 'UpdateCase',
    parameters: { LinkContactToCase: 'true', CaseId: '11111111' },
    ways: { next: 'after', ContactNotLinked: 'handler', NoMatchingError: 'handler' },
  })
})

it('can fail to link only where it links', () => {
  expect(statedOutcomes(updateCase, { LinkContactToCase: 'true' }).failures).toEqual([
    'NoMatchingError',
    'ContactNotLinked',
  ])
  expect(statedOutcomes(updateCase, { LinkContactToCase: 'false' }).optional).toEqual(['ContactNotLinked'])
})

it('leaves nothing, and is called by the fields that it changes, or by the case', () => {
  expect(updateCase.sets).toBeUndefined()
  expect(updateCase.label?.({ CaseRequestFields: { status: 'closed' }, CaseId: '1' })).toBe('status')
  expect(updateCase.label?.({ CaseId: '$.Case.case_id' })).toBe('case_id')
})
