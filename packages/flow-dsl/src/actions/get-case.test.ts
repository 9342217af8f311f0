import { expect, it } from 'vitest'
import { brokenConstraints, statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { attribute } from '../index.js'
import { getCase } from './get-case.js'

const fields = { reference_number: attribute('$.Attributes.number') }

it('looks for a case and returns where the fields are that it keeps', () => {
  const returned: string[] = []
  const written = writtenBy((flow, elsewhere) => {
    const found = flow.getCase(
      { fields, lastUpdated: true, keep: ['case_id', 'status', 'own field'] },
      {
        on: {
          NoneFound: () => {},
          MultipleFound: elsewhere,
          ContactNotLinked: () => {},
          NoMatchingError: elsewhere,
        },
      },
    )
    returned.push(String(found.case_id), String(found.status), String(found['own field']))
    // @ts-expect-error -- this field is not kept
    expect(found.title).toBeUndefined()
  })
  expect(written).toEqual({
    type: 'GetCase',
    parameters: {
      LinkContactToCase: 'true',
      GetLastUpdatedCase: 'true',
      CaseRequestFields: { reference_number: '$.Attributes.number' },
      CaseResponseFields: ['case_id', 'status', 'own field'],
    },
    ways: {
      next: 'after',
      NoneFound: 'after',
      MultipleFound: 'elsewhere',
      ContactNotLinked: 'after',
      NoMatchingError: 'elsewhere',
    },
  })
  expect(returned).toEqual(['$.Case.case_id', '$.Case.status', "$.Case['own field']"])
})

it('only reads', () => {
  expect(
    writtenUnderHandlerBy((flow, elsewhere) => {
      flow.getCase({ fields, keep: [] }, { linkContact: false, on: { NoneFound: elsewhere, MultipleFound: elsewhere } })
    }),
  ).toEqual({
    type: 'GetCase',
    parameters: {
      LinkContactToCase: 'false',
      GetLastUpdatedCase: 'false',
      CaseRequestFields: { reference_number: '$.Attributes.number' },
    },
    ways: { next: 'after', NoneFound: 'elsewhere', MultipleFound: 'elsewhere', NoMatchingError: 'handler' },
  })
})

it('wants an answer to no case and to several', () => {
  expect(statedOutcomes(getCase, { LinkContactToCase: 'true' })).toEqual({
    form: 'form that links the contact',
    next: 'continues',
    failures: ['NoMatchingError', 'ContactNotLinked'],
    events: ['MultipleFound', 'NoneFound'],
    optional: [],
    results: undefined,
  })
  expect(statedOutcomes(getCase, {}).optional).toEqual(['ContactNotLinked'])
})

it('needs something to look for', () => {
  expect(brokenConstraints(getCase, {})).toEqual(['CaseRequestFields'])
  expect(brokenConstraints(getCase, { CaseRequestFields: {} })).toEqual(['CaseRequestFields'])
  expect(brokenConstraints(getCase, { CaseRequestFields: { status: 'open' } })).toEqual([])
  expect(brokenConstraints(getCase, { CustomerId: '$.Customer.ProfileARN' })).toEqual([])
})

it('leaves the fields that it keeps, and is called by what it looks for', () => {
  expect(getCase.sets?.({ CaseResponseFields: ['case_id', 'own field'] })).toEqual([
    '$.Case.case_id',
    "$.Case['own field']",
  ])
  expect(getCase.sets?.({})).toEqual(['$.Case'])
  expect(getCase.label?.({ CaseRequestFields: { status: 'open', title: 'x' } })).toBe('status title')
})
