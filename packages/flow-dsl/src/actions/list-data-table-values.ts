import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { dataTables } from '../language/system-attributes.js'
import { contactFlowTypes, defineAction, everyChannel, oneForm } from './action-definition.js'
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
import { firstWords, nameOfValue } from './labels.js'
import { catchAll, continues } from './outcomes.js'
import { list, literal, object, required } from './parameter.js'

/** Data table, list: load whole rows. */
export const listDataTableValues = defineAction({
  type: 'ListDataTableValues',
  family: 'interaction',
  consoleBlocks: ['Data Table (List)'],
  summary: 'Loads whole rows of a data table by their key, or the whole table.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  parameters: {
    DataTableId: dataTableId,
    PrimaryKeyGroups: list(
      object({
        PrimaryKeyGroupName: required(literal({ note: 'Unique in the whole flow.' })),
        PrimaryValues: required(primaryValues('Name')),
      }),
      { maximumItems: mostQueries, note: 'None: the whole table, as the group `default`. 32 KB at most.' },
    ),
  },
  constraints: [
    {
      at: 'PrimaryKeyGroups',
      message: 'Two groups have the same PrimaryKeyGroupName: the names are how their rows are told apart.',
      broken: (parameters) => hasTwins(namesIn(parameters, 'PrimaryKeyGroups', 'PrimaryKeyGroupName')),
    },
  ],
  forms: oneForm({ next: continues, errors: catchAll }),
  sets: () => ['$.DataTableList'],
  label: (parameters) =>
    firstWords(namesIn(parameters, 'PrimaryKeyGroups', 'PrimaryKeyGroupName').join(' ')) ||
    nameOfValue(parameters.DataTableId),
  methods: {
    listDataTable: (
      recorder: ActionRecorder,
      table: DataTable,
      groups: Readonly<Record<string, RowKey>>,
      options: BlockOptions & { readonly on?: object } = {},
    ) => {
      const named = Object.entries(groups)
      recorder.write({
        parameters: {
          DataTableId: table,
          PrimaryKeyGroups: named.map(([name, row]) => ({
            PrimaryKeyGroupName: name,
            PrimaryValues: keyFrom(row, 'Name'),
          })),
        },
        errors: options.on,
        id: options.id,
      })
      const names = named.length === 0 ? ['default'] : named.map(([name]) => name)
      return {
        dataTableId: dataTables.list.dataTableId,
        lockVersion: dataTables.list.lockVersion,
        rows: Object.fromEntries(names.map((name) => [name, dataTables.list.rows(name)])),
      }
    },
  },
  sources: [dataTableBlock, dataTableExports],
  confidence: 'medium',
  notes: [
    'No page names the action or its members; both come from console exports that a public project shows.',
    'The rows are read below $.DataTableList.ResultData; some versions of the page print $.DataTableList.Result.',
  ],
})

/** References to listed rows. */
export interface ListedRows<Group extends string> {
  /** Id of the table. */
  readonly dataTableId: AttributeReference
  /** Version of the table, for `flow.writeDataTable(...)`. */
  readonly lockVersion: AttributeReference
  /** The rows of each group as a list, for a Lambda function or a module. */
  readonly rows: { readonly [Name in [Group] extends [never] ? 'default' : Group]: AttributeReference<unknown> }
}

/** Builder methods of Data table, list. */
export interface ListDataTableMethods<S extends Scope> {
  /**
   * Data table, list: loads whole rows, 32 KB at most. A flow cannot look into the list; give it to a Lambda function
   * or a module.
   * @param table - Made by `dataTable(...)`, or an attribute that holds its id.
   * @param groups - Up to five rows or sets of rows by name, with a value for each primary attribute; the names must be
   * unique in the whole flow. `{}` loads the whole table as the group `default`.
   * @param options - Branches and identifier.
   * @returns References to the rows by group, and to the version of the table.
   * @example
   * ```ts
   * const opening = lambda('opening', {
   *   input: z.object({ rows: z.unknown() }),
   *   output: z.object({ text: z.string() }),
   * })
   * const { rows } = flow.listDataTable(dataTable('stores'), { seoul: { city: 'Seoul' } })
   * const answer = flow.invokeLambda(opening, { rows: rows.seoul })
   * flow.playPrompt(answer.text)
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/data-table-block.html
   */
  listDataTable<const Group extends string = never>(
    table: DataTable,
    groups: { readonly [Name in Group]: RowKey },
    ...options: LastArgument<BranchOptions<typeof catchAll, S>>
  ): ListedRows<Group>
}
