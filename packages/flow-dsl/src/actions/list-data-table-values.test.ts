import { expect, it } from 'vitest'
import { brokenConstraints, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { dataTable } from '../index.js'
import type { AttributeReference } from '../index.js'
import { listDataTableValues } from './list-data-table-values.js'

it('loads rows by groups', () => {
  const returned: AttributeReference<unknown>[] = []
  expect(
    writtenBy((flow, elsewhere) => {
      const listed = flow.listDataTable(
        dataTable('rates'),
        { near: { country: 'KR' }, far: { country: 'US' } },
        { on: { NoMatchingError: elsewhere } },
      )
      returned.push(listed.rows.near, listed.rows.far, listed.lockVersion, listed.dataTableId)
    }),
  ).toEqual({
    type: 'ListDataTableValues',
    parameters: {
      DataTableId: { kind: 'dataTable', name: 'rates' },
      PrimaryKeyGroups: [
        { PrimaryKeyGroupName: 'near', PrimaryValues: [{ Name: 'country', Value: 'KR' }] },
        { PrimaryKeyGroupName: 'far', PrimaryValues: [{ Name: 'country', Value: 'US' }] },
      ],
    },
    ways: { next: 'after', NoMatchingError: 'elsewhere' },
  })
  expect(returned.map(String)).toEqual([
    '$.DataTableList.ResultData.primaryKeyGroups.near',
    '$.DataTableList.ResultData.primaryKeyGroups.far',
    '$.DataTableList.ResultData.lockVersion.dataTable',
    '$.DataTableList.ResultData.dataTableId',
  ])
})

it('loads the whole table as the group default', () => {
  const returned: AttributeReference<unknown>[] = []
  expect(
    writtenUnderHandlerBy((flow) => {
      returned.push(flow.listDataTable(dataTable('rates'), {}).rows.default)
    }),
  ).toMatchObject({ parameters: { PrimaryKeyGroups: [] } })
  expect(returned.map(String)).toEqual(['$.DataTableList.ResultData.primaryKeyGroups.default'])
})

it('has a name of its own for each group', () => {
  const groups = (...names: readonly string[]) => ({
    PrimaryKeyGroups: names.map((PrimaryKeyGroupName) => ({ PrimaryKeyGroupName, PrimaryValues: [] })),
  })
  expect(brokenConstraints(listDataTableValues, groups('one', 'one'))).toEqual(['PrimaryKeyGroups'])
  expect(brokenConstraints(listDataTableValues, groups('one', 'two'))).toEqual([])
  expect(listDataTableValues.label?.(groups('one'))).toBe('one')
  expect(listDataTableValues.label?.({ DataTableId: 't-1' })).toBe('t-1')
})
