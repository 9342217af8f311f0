import type { ParameterObject } from '../graph/flow-graph.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import type { Resource } from '../values/resource.js'
import { itemsOf, memberOf } from './member-of.js'
import { list, literal, object, required, resourceId, value } from './parameter.js'
import type { ListParameter, TextParameter } from './parameter.js'

/** What actions on data tables share: the table, the keys of its rows, and names that must not occur twice. */

/** The page of the console's block, which is one for all these actions. */
export const dataTableBlock = 'https://docs.aws.amazon.com/connect/latest/adminguide/data-table-block.html'

/** The project that published exports of the block, from which the wire names are known. */
export const dataTableExports = 'https://github.com/fitthejob/connect-flow-builder'

/** The table. */
export const dataTableId: TextParameter = required(resourceId('dataTable'))

/** Most queries, or groups to read, of one block. */
export const mostQueries = 5

/** The values that say which row is meant; the action spells the name of the column its own way. */
export function primaryValues(nameMember: 'AttributeName' | 'Name'): ListParameter {
  return list(object({ [nameMember]: required(literal()), Value: required(value()) }), {
    minimumItems: 1,
    note: 'One for each primary attribute of the table.',
  })
}

/** The names that items of a list have in a member. */
export function namesIn(parameters: ParameterObject, listName: string, member: string): readonly string[] {
  return itemsOf(parameters[listName])
    .map((item) => memberOf(item, member))
    .filter((name): name is string => typeof name === 'string')
}

/** Whether two items of a list have the same name. */
export function hasTwins(names: readonly string[]): boolean {
  return new Set(names).size < names.length
}

/** The row that is meant: a value for each primary attribute of the table. */
export type RowKey = Readonly<Record<string, string | AttributeReference>>

/** A table: its symbol, or an attribute that holds its id or ARN. */
export type DataTable = Resource<'dataTable'> | AttributeReference

/** The key of a row as an action writes it. */
export function keyFrom(row: RowKey, nameMember: 'AttributeName' | 'Name'): readonly object[] {
  return Object.entries(row).map(([name, given]) => ({ [nameMember]: name, Value: given }))
}
