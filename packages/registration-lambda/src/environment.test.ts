import { expect, it } from 'vitest'
import { readEnvironment } from './environment.js'

it('has the original bucket and object where nothing is set', () => {
  expect(readEnvironment({ PATH: '/bin', BUCKET_NAME: '' })).toEqual({
    tableName: undefined,
    bucketName: 'axcl',
    eventKey: 'axcl_event.txt',
    timeBudgetMilliseconds: 6000,
  })
})

it('takes what is set', () => {
  const variables = { TABLE_NAME: 't', BUCKET_NAME: 'b', EVENT_KEY: 'k', TIME_BUDGET_MILLISECONDS: '4000' }
  expect(readEnvironment(variables)).toEqual({
    tableName: 't',
    bucketName: 'b',
    eventKey: 'k',
    timeBudgetMilliseconds: 4000,
  })
})

it.each(['9000', '0', 'soon', '1.5'])('says what is wrong with a time budget of %s', (value) => {
  expect(() => readEnvironment({ TIME_BUDGET_MILLISECONDS: value })).toThrow(/TIME_BUDGET_MILLISECONDS: /)
})
