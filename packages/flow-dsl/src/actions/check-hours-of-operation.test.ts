import { expect, it } from 'vitest'
import { statedOutcomes, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { hoursOfOperation } from '../index.js'
import { checkHoursOfOperation } from './check-hours-of-operation.js'

it('branches on open and closed', () => {
  expect(
    writtenBy((flow, elsewhere) =>
      flow.checkHoursOfOperation(hoursOfOperation('weekdays'), {
        on: { False: elsewhere, True: () => {}, NoMatchingError: elsewhere },
      }),
    ),
  ).toEqual({
    type: 'CheckHoursOfOperation',
    parameters: { HoursOfOperationId: { kind: 'hoursOfOperation', name: 'weekdays' } },
    ways: { 'Equals True': 'after', 'Equals False': 'elsewhere', NoMatchingError: 'elsewhere' },
  })
})

it("asks for the working queue's hours, which then has to be set", () => {
  expect(
    writtenUnderHandlerBy((flow, elsewhere) =>
      flow.checkHoursOfOperation('working queue', { on: { True: () => {}, False: elsewhere } }),
    ),
  ).toEqual({
    type: 'CheckHoursOfOperation',
    parameters: {},
    ways: { 'Equals True': 'after', 'Equals False': 'elsewhere', NoMatchingError: 'handler' },
  })
  expect(checkHoursOfOperation.needs?.({})).toEqual(['working queue'])
  expect(checkHoursOfOperation.needs?.({ HoursOfOperationId: 'a' })).toEqual([])
})

it('needs both results and a failure, and is called by the hours', () => {
  expect(statedOutcomes(checkHoursOfOperation, {})).toEqual({
    form: 'only form',
    next: 'never',
    failures: ['NoMatchingError'],
    events: [],
    optional: [],
    results: ['True', 'False'],
  })
  expect(checkHoursOfOperation.label?.({ HoursOfOperationId: hoursOfOperation('weekdays') })).toBe('weekdays')
})
