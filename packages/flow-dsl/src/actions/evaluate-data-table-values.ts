import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { dataTables } from '../language/system-attributes.js'
import { contactFlowTypes, defineAction, everyChannel, factOf, oneForm } from './action-definition.js'
import {
  dataTableBlock,
  dataTableExports,
  dataTableId,
  hasTwins,
  keyFrom,
  mostQueries,
  namesIn,
  primaryValues,
} from './data-table.js'
import type { DataTable, RowKey } from './data-table.js'
import { firstWords } from './labels.js'
import { itemsOf, memberOf } from './member-of.js'
import { catchAll, continues } from './outcomes.js'
import { list, literal, object, required } from './parameter.js'

/** Data table, evaluate: look up columns of rows by their key. */
export const evaluateDataTableValues = defineAction({
  type: 'EvaluateDataTableValues',
  family: 'interaction',
  consoleBlocks: ['Data Table (Evaluate)'],
  summary: 'Looks up chosen columns of rows of a data table by their key.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  parameters: {
    DataTableId: dataTableId,
    Queries: required(
      list(
        object({
          QueryName: required(literal({ note: 'Unique in the whole flow.' })),
          Attributes: required(list(literal(), { minimumItems: 1 })),
          PrimaryValues: required(primaryValues('AttributeName')),
        }),
        { minimumItems: 1, maximumItems: mostQueries },
      ),
    ),
  },
  constraints: [
    {
      at: 'Queries',
      message: 'Two queries have the same QueryName: the names are how their values are told apart.',
      broken: (parameters) => hasTwins(namesIn(parameters, 'Queries', 'QueryName')),
    },
  ],
  forms: oneForm({ next: continues, errors: catchAll }),
  sets: ({ Queries }) =>
    itemsOf(Queries).flatMap((query) => {
      const name = memberOf(query, 'QueryName')
      const columns = itemsOf(memberOf(query, 'Attributes')).filter((column) => typeof column === 'string')
      return typeof name === 'string' ? columns.map((column) => factOf(['DataTables', name, column])) : []
    }),
  setsWithin: ['$.DataTables'],
  replaces: (parameters) => ({
    namespace: '$.DataTables',
    members: new Set(namesIn(parameters, 'Queries', 'QueryName')),
  }),
  label: (parameters) => firstWords(namesIn(parameters, 'Queries', 'QueryName').join(' ')) || undefined,
  methods: {
    evaluateDataTable: (
      recorder: ActionRecorder,
      table: DataTable,
      queries: Readonly<Record<string, DataTableQuery>>,
      options: BlockOptions & { readonly on?: object } = {},
    ) => {
      const named = Object.entries(queries)
      recorder.write({
        parameters: {
          DataTableId: table,
          Queries: named.map(([name, { row, columns }]) => ({
            QueryName: name,
            Attributes: columns,
            PrimaryValues: keyFrom(row, 'AttributeName'),
          })),
        },
        errors: options.on,
        id: options.id,
      })
      return Object.fromEntries(
        named.map(([name, { columns }]) => [
          name,
          Object.fromEntries(columns.map((column) => [column, dataTables.value(name, column)])),
        ]),
      )
    },
  },
  sources: [dataTableBlock, dataTableExports],
  confidence: 'medium',
  notes: [
    'No page names the action or its members; both come from console exports that a public project shows.',
    'A row that does not exist is no error: its values are empty. Values of type list are not supported.',
    'The values of earlier data table blocks are gone afterwards.',
  ],
})

/** What to look up in a row. */
export interface DataTableQuery {
  /** A value for each primary attribute of the table; they say which row is meant. */
  readonly row: RowKey
  /** Columns to read, at least one. */
  readonly columns: readonly string[]
}

/** References to what queries read: by query, then by column. */
export type DataTableValues<Queries extends Readonly<Record<string, DataTableQuery>>> = {
  readonly [Name in keyof Queries]: { readonly [Column in Queries[Name]['columns'][number]]: AttributeReference }
}

/** Builder methods of Data table, evaluate. */
export interface EvaluateDataTableMethods<S extends Scope> {
  /**
   * Data table, evaluate: looks up columns of rows. A row that does not exist is no failure: its values are empty. What
   * earlier data table blocks have read is gone afterwards.
   * @param table - Made by `dataTable(...)`, or an attribute that holds its id.
   * @param queries - One to five queries by name; the names must be unique in the whole flow.
   * @param options - Branches and identifier.
   * @returns References by query and column.
   * @example
   * ```ts
   * const { today } = flow.evaluateDataTable(dataTable('rates'), {
   *   today: { row: { country: 'KR' }, columns: ['price', 'currency'] },
   * })
   * flow.playPrompt(text`오늘 요금은 ${today.price} ${today.currency} 입니다.`)
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/data-table-block.html
   */
  evaluateDataTable<const Queries extends Readonly<Record<string, DataTableQuery>>>(
    table: DataTable,
    queries: Queries,
    ...options: LastArgument<BranchOptions<typeof catchAll, S>>
  ): DataTableValues<Queries>
}
