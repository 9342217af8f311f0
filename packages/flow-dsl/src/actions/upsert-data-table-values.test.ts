import { describe, expect, it } from 'vitest'
import { brokenConstraints, writtenBy, writtenUnderHandlerBy } from '../../test/written-action.js'
import { attribute, contact, dataTable } from '../index.js'
import { upsertDataTableValues } from './upsert-data-table-values.js'

it('writes rows whatever their version', () => {
  expect(
    writtenBy((flow, elsewhere) => {
      flow.writeDataTable(
        dataTable('visits'),
        {
          visit: {
            row: { phone: contact.customerEndpoint.address },
            values: { last: attribute('$.Attributes.today') },
            defaults: ['count'],
          },
        },
        { on: { NoMatchingError: elsewhere } },
      )
    }),
  ).toEqual({
    type: 'UpsertDataTableValues',
    parameters: {
      DataTableId: { kind: 'dataTable', name: 'visits' },
      LockVersion: 'LATEST',
      DataTableUpsertAttributes: [
        {
          PrimaryKeyGroupName: 'visit',
          PrimaryValues: [{ Name: 'phone', Value: '$.CustomerEndpoint.Address' }],
          Attributes: [
            { Name: 'last', Value: '$.Attributes.today' },
            { Name: 'count', UseDefaultValue: true },
          ],
        },
      ],
    },
    ways: { next: 'after', NoMatchingError: 'elsewhere' },
  })
})

it('writes only where nobody else has written', () => {
  expect(
    writtenUnderHandlerBy((flow) => {
      flow.writeDataTable(
        dataTable('visits'),
        { visit: { row: { phone: '1' } } },
        { lockVersion: attribute('$.Attributes.version') },
      )
    }),
  ).toMatchObject({ parameters: { LockVersion: '$.Attributes.version' }, ways: { NoMatchingError: 'handler' } })
})

describe('what is written', () => {
  const group = (name: string, keys: number, written: number) => ({
    PrimaryKeyGroupName: name,
    PrimaryValues: Array.from({ length: keys }, (_, index) => ({ Name: `key ${index}`, Value: '1' })),
    Attributes: Array.from({ length: written }, (_, index) => ({ Name: `column ${index}`, Value: '1' })),
  })
  const broken = (...groups: readonly ReturnType<typeof group>[]): readonly string[] =>
    brokenConstraints(upsertDataTableValues, { DataTableUpsertAttributes: groups })

  it('is 25 attributes at most, without the keys of groups that write some', () => {
    expect(broken(group('a', 9, 20), group('b', 9, 5))).toEqual([])
    expect(broken(group('a', 9, 20), group('b', 9, 6))).toEqual(['DataTableUpsertAttributes'])
  })

  it('counts the keys of groups that write nothing', () => {
    expect(broken(group('a', 25, 0))).toEqual([])
    expect(broken(group('a', 20, 0), group('b', 6, 0))).toEqual(['DataTableUpsertAttributes'])
  })

  it('has a name of its own for each group', () => {
    expect(broken(group('a', 1, 1), group('a', 1, 1))).toEqual(['DataTableUpsertAttributes'])
  })

  it('is a value, or the default', () => {
    const attributes = (...Attributes: readonly { readonly [name: string]: string | boolean }[]) =>
      brokenConstraints(upsertDataTableValues, {
        DataTableUpsertAttributes: [{ ...group('a', 1, 0), Attributes }],
      })
    expect(attributes({ Name: 'a' })).toEqual(['DataTableUpsertAttributes'])
    expect(attributes({ Name: 'a', UseDefaultValue: false })).toEqual(['DataTableUpsertAttributes'])
    expect(attributes({ Name: 'a', UseDefaultValue: true }, { Name: 'b', Value: '1' })).toEqual([])
  })
})

it('says that a value is missing, whatever stands for the switch', () => {
  const Attributes = [{ Name: 'count', UseDefaultValue: Object.create(null) }]
  const parameters = { DataTableUpsertAttributes: [{ PrimaryValues: [{}], Attributes }] }
  expect(brokenConstraints(upsertDataTableValues, parameters)).toEqual(['DataTableUpsertAttributes'])
})
