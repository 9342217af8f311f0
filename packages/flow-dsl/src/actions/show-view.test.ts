import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { contact, view } from '../index.js'
import { showView } from './show-view.js'

const form = view('form', { actions: ['Back', 'Next', 'Help'] })

it('shows a view and branches on the actions that were given', () => {
  expect(
    writtenBy((flow, elsewhere) => {
      flow.showView(form, {
        timeoutSeconds: 600,
        on: {
          Back: elsewhere,
          Next: () => {},
          NoMatchingCondition: elsewhere,
          TimeLimitExceeded: elsewhere,
          NoMatchingError: elsewhere,
        },
      })
    }),
  ).toEqual({
    type: 'ShowView',
    parameters: { ViewResource: { Id: { kind: 'view', name: 'form' } }, InvocationTimeLimitSeconds: '600' },
    ways: {
      'Equals Back': 'elsewhere',
      'Equals Next': 'after',
      NoMatchingCondition: 'elsewhere',
      NoMatchingError: 'elsewhere',
      TimeLimitExceeded: 'elsewhere',
    },
  })
})

it('passes data: single values as text, and what is inside lists and objects with its type', () => {
  const { parameters, ways } = writtenUnderHandlerBy((flow, elsewhere) => {
    flow.showView(view('note'), {
      timeoutSeconds: 30,
      data: {
        Heading: contact.customerEndpoint.address,
        Count: 3,
        Open: true,
        Items: [{ Label: 'Phone', Copyable: true, Value: contact.customerEndpoint.address, Rank: 1 }],
      },
      on: { NoMatchingCondition: elsewhere, TimeLimitExceeded: elsewhere },
    })
  })
  expect(parameters).toMatchObject({
    ViewData: {
      Heading: '$.CustomerEndpoint.Address',
      Count: '3',
      Open: 'true',
      Items: [{ Label: 'Phone', Copyable: true, Value: '$.CustomerEndpoint.Address', Rank: 1 }],
    },
  })
  expect(ways).toMatchObject({ NoMatchingError: 'handler' })
})

it('keeps what was entered out of the transcript', () => {
  const { parameters } = writtenUnderHandlerBy((flow, elsewhere) => {
    flow.showView(form, {
      timeoutSeconds: 30,
      hideFromTranscript: true,
      on: { NoMatchingCondition: elsewhere, TimeLimitExceeded: elsewhere },
    })
  })
  expect(parameters).toMatchObject({ SensitiveDataConfiguration: { HideResponseOn: ['TRANSCRIPT'] } })
})

it('takes no branch for what its view does not have', () => {
  const { ways } = writtenUnderHandlerBy((flow, elsewhere) => {
    flow.showView(form, {
      timeoutSeconds: 30,
      // @ts-expect-error -- the view has no such action
      on: { Cancel: elsewhere, NoMatchingCondition: elsewhere, TimeLimitExceeded: elsewhere },
    })
  })
  expect(ways).not.toHaveProperty('Equals Cancel')
})

it('returns where the answer is', () => {
  const returned: string[] = []
  writtenUnderHandlerBy((flow, elsewhere) => {
    const answer = flow.showView(form, {
      timeoutSeconds: 30,
      on: { NoMatchingCondition: elsewhere, TimeLimitExceeded: elsewhere },
    })
    returned.push(String(answer.action), String(answer.resultData('name')))
  })
  expect(returned).toEqual(['$.Views.Action', '$.Views.ViewResultData.name'])
})

it('needs a branch for no answer, for an action without one and for a failure', () => {
  expect(statedOutcomes(showView, {})).toEqual({
    form: 'only form',
    next: 'never',
    failures: ['NoMatchingError'],
    events: ['NoMatchingCondition', 'TimeLimitExceeded'],
    optional: [],
    results: [],
  })
})

it('leaves the answer until the next view, and waits for the user', () => {
  expect(showView.sets?.({})).toEqual(['$.Views'])
  expect(showView.replaces?.({}, new Map())).toEqual({ namespace: '$.Views', members: undefined })
  expect(showView.onTheLine?.({ InvocationTimeLimitSeconds: '30' })).toEqual({
    speaks: true,
    waitsFor: 'participant',
    longestSeconds: 30,
  })
})

it.each([
  [{ ViewResource: { Id: form } }, 'form'],
  [{ ViewResource: { Id: 'arn:aws:connect:x:1:instance/i-1/view/v-1:$LATEST' } }, 'v-1'],
  [{ ViewResource: { Id: 'arn:aws:connect:x:aws:view/form:1' } }, 'form'],
  [{ ViewResource: { Id: '$.Attributes.view' } }, 'view'],
  [{}, undefined],
])('is called by the view, without its version', (parameters, label) => {
  expect(showView.label?.(parameters)).toBe(label)
})
