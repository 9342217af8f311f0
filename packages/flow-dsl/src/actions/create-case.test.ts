import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { attribute, caseTemplate, contact, text } from '../index.js'
import { createCase } from './create-case.js'

const template = caseTemplate('complaint')

it('opens a case with its fields, links the contact and returns where the id is', () => {
  const returned: string[] = []
  const written = writtenBy((flow, elsewhere) => {
    const made = flow.createCase(
      {
        template,
        fields: { title: text`Call of ${contact.customerEndpoint.address}`, urgent: true, visits: 3 },
      },
      { on: { ContactNotLinked: () => {}, NoMatchingError: elsewhere } },
    )
    returned.push(String(made.caseId))
  })
  expect(written).toEqual({
    type: 'CreateCase',
    parameters: {
      LinkContactToCase: 'true',
      CaseTemplateId: { kind: 'caseTemplate', name: 'complaint' },
      CaseRequestFields: { title: 'Call of $.CustomerEndpoint.Address', urgent: 'true', visits: '3' },
    },
    ways: { next: 'after', ContactNotLinked: 'after', NoMatchingError: 'elsewhere' },
  })
  expect(returned).toEqual(['$.Case.case_id'])
})

it('only opens the case, without a branch for a link that failed', () => {
  expect(
    writtenBy((flow, elsewhere) => {
      flow.createCase(
        { template: attribute('$.Attributes.template') },
        { linkContact: false, on: { NoMatchingError: elsewhere } },
      )
    }),
  ).toEqual({
    type: 'CreateCase',
    parameters: { LinkContactToCase: 'false', CaseTemplateId: '$.Attributes.template' },
    ways: { next: 'after', NoMatchingError: 'elsewhere' },
  })
})

it('leaves both failures to the handler', () => {
  expect(
    writtenUnderHandlerBy((flow) => {
      flow.createCase({ template })
    }).ways,
  ).toEqual({ next: 'after', ContactNotLinked: 'handler', NoMatchingError: 'handler' })
})

it('offers authors no branch for a link that failed where nothing is linked', () => {
  const { ways } = writtenBy((flow, elsewhere) => {
    flow.createCase(
      { template },
      // @ts-expect-error -- nothing is linked
      { linkContact: false, on: { ContactNotLinked: elsewhere, NoMatchingError: elsewhere } },
    )
  })
  expect(ways).toMatchObject({ NoMatchingError: 'elsewhere' })
})

it('can fail to link only where it links', () => {
  const outcomes = { next: 'continues', events: [], results: undefined }
  expect(statedOutcomes(createCase, { LinkContactToCase: 'true' })).toEqual({
    form: 'form that links the contact',
    failures: ['NoMatchingError', 'ContactNotLinked'],
    optional: [],
    ...outcomes,
  })
  expect(statedOutcomes(createCase, { LinkContactToCase: 'false' })).toEqual({
    form: 'form that does not link the contact',
    failures: ['NoMatchingError'],
    optional: ['ContactNotLinked'],
    ...outcomes,
  })
})

it('leaves the case, and is called by its template', () => {
  expect(createCase.sets?.({})).toEqual(['$.Case'])
  expect(createCase.label?.({ CaseTemplateId: template })).toBe('complaint')
})
