import { expect, it } from 'vitest'
import { brokenConstraints, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { attribute, dataTable } from '../index.js'
import type { AttributeReference } from '../index.js'
import { evaluateDataTableValues } from './evaluate-data-table-values.js'

it('looks up columns of rows by name', () => {
  const returned: AttributeReference[] = []
  expect(
    writtenBy((flow, elsewhere) => {
      const { rate, fee } = flow.evaluateDataTable(
        dataTable('rates'),
        {
          rate: { row: { country: 'KR', city: attribute('$.Attributes.city') }, columns: ['price', 'own column'] },
          fee: { row: { country: 'KR' }, columns: ['amount'] },
        },
        { on: { NoMatchingError: elsewhere } },
      )
      returned.push(rate.price, rate['own column'], fee.amount)
    }),
  ).toEqual({
    type: 'EvaluateDataTableValues',
    parameters: {
      DataTableId: { kind: 'dataTable', name: 'rates' },
      Queries: [
        {
          QueryName: 'rate',
          Attributes: ['price', 'own column'],
          PrimaryValues: [
            { AttributeName: 'country', Value: 'KR' },
            { AttributeName: 'city', Value: '$.Attributes.city' },
          ],
        },
        { QueryName: 'fee', Attributes: ['amount'], PrimaryValues: [{ AttributeName: 'country', Value: 'KR' }] },
      ],
    },
    ways: { next: 'after', NoMatchingError: 'elsewhere' },
  })
  expect(returned.map(String)).toEqual([
    '$.DataTables.rate.price',
    "$.DataTables.rate['own column']",
    '$.DataTables.fee.amount',
  ])
})

it('takes a table from an attribute', () => {
  expect(
    writtenUnderHandlerBy((flow) => {
      flow.evaluateDataTable(attribute('$.Attributes.table'), { q: { row: { id: '1' }, columns: ['a'] } })
    }),
  ).toMatchObject({ parameters: { DataTableId: '$.Attributes.table' }, ways: { NoMatchingError: 'handler' } })
})

const queries = (...names: readonly string[]) => ({
  Queries: names.map((QueryName) => ({ QueryName, Attributes: ['a', 'b'], PrimaryValues: [] })),
})

it('leaves the columns that it reads, in place of all earlier ones', () => {
  expect(evaluateDataTableValues.sets?.(queries('one'))).toEqual(['$.DataTables.one.a', '$.DataTables.one.b'])
  expect(evaluateDataTableValues.replaces?.(queries('one', 'two'), new Map())).toEqual({
    namespace: '$.DataTables',
    members: new Set(['one', 'two']),
  })
})

it('has a name of its own for each query', () => {
  expect(brokenConstraints(evaluateDataTableValues, queries('one', 'one'))).toEqual(['Queries'])
  expect(brokenConstraints(evaluateDataTableValues, queries('one', 'two'))).toEqual([])
  expect(evaluateDataTableValues.label?.(queries('one', 'two'))).toBe('one two')
})
