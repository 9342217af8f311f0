import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, BranchOptions, LastArgument, Scope } from '../builder/scope.js'
import type { ParameterObject } from '../graph/flow-graph.js'
import type { AttributeReference } from '../language/attribute-reference.js'
import { contactFlowTypes, defineAction, everyChannel, oneForm } from './action-definition.js'
import {
  dataTableBlock,
  dataTableExports,
  dataTableId,
  hasTwins,
  keyFrom,
  namesIn,
  primaryValues,
} from './data-table.js'
import type { DataTable, RowKey } from './data-table.js'
import { firstWords } from './labels.js'
import { isSwitchedOn, itemsOf, memberOf } from './member-of.js'
import { catchAll, continues } from './outcomes.js'
import { list, literal, object, oneOf, required, value } from './parameter.js'

/** Most attributes that one block writes. */
const mostAttributes = 25

/** Attributes as the limit counts them: those to write, or the key of a group that writes none. */
function countAttributes({ DataTableUpsertAttributes }: ParameterObject): number {
  return itemsOf(DataTableUpsertAttributes).reduce<number>((total, group) => {
    const written = itemsOf(memberOf(group, 'Attributes')).length
    return total + (written === 0 ? itemsOf(memberOf(group, 'PrimaryValues')).length : written)
  }, 0)
}

/** Data table, write: create rows, or change them where they exist. */
export const upsertDataTableValues = defineAction({
  type: 'UpsertDataTableValues',
  family: 'interaction',
  consoleBlocks: ['Data Table (Write)'],
  summary: 'Creates rows of a data table, or changes them where they exist.',
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  parameters: {
    DataTableId: dataTableId,
    LockVersion: required(
      value({
        note: '`LATEST`, or a JSONPath to the version that was read: then it fails when somebody else has written.',
      }),
    ),
    DataTableUpsertAttributes: required(
      list(
        object({
          PrimaryKeyGroupName: required(literal({ note: 'Unique in the whole flow.' })),
          PrimaryValues: required(primaryValues('Name')),
          Attributes: list(
            object({
              Name: required(literal()),
              Value: value(),
              UseDefaultValue: oneOf(['true', 'false'], { acceptsBoolean: true, note: 'A boolean in exports.' }),
            }),
          ),
        }),
        { minimumItems: 1, maximumItems: mostAttributes },
      ),
    ),
  },
  constraints: [
    {
      at: 'DataTableUpsertAttributes',
      message: 'Two groups have the same PrimaryKeyGroupName: each needs a name of its own.',
      broken: (parameters) => hasTwins(namesIn(parameters, 'DataTableUpsertAttributes', 'PrimaryKeyGroupName')),
    },
    {
      at: 'DataTableUpsertAttributes',
      message: `One block writes ${mostAttributes} attributes at most, all groups together; a group that writes none counts its key.`,
      broken: (parameters) => countAttributes(parameters) > mostAttributes,
    },
    {
      at: 'DataTableUpsertAttributes',
      message: 'An attribute to write needs a Value, or UseDefaultValue true.',
      broken: ({ DataTableUpsertAttributes }) =>
        itemsOf(DataTableUpsertAttributes)
          .flatMap((group) => itemsOf(memberOf(group, 'Attributes')))
          .some(
            (attribute) =>
              memberOf(attribute, 'Value') === undefined && !isSwitchedOn(memberOf(attribute, 'UseDefaultValue')),
          ),
    },
  ],
  forms: oneForm({ next: continues, errors: catchAll }),
  label: (parameters) =>
    firstWords(namesIn(parameters, 'DataTableUpsertAttributes', 'PrimaryKeyGroupName').join(' ')) || undefined,
  methods: {
    writeDataTable: (
      recorder: ActionRecorder,
      table: DataTable,
      groups: Readonly<Record<string, DataTableRow>>,
      options: BlockOptions & { readonly lockVersion?: AttributeReference; readonly on?: object } = {},
    ) => {
      recorder.write({
        parameters: {
          DataTableId: table,
          LockVersion: options.lockVersion ?? 'LATEST',
          DataTableUpsertAttributes: Object.entries(groups).map(([name, { row, values = {}, defaults = [] }]) => ({
            PrimaryKeyGroupName: name,
            PrimaryValues: keyFrom(row, 'Name'),
            Attributes: [
              ...Object.entries(values).map(([column, given]) => ({ Name: column, Value: given })),
              ...defaults.map((column) => ({ Name: column, UseDefaultValue: true })),
            ],
          })),
        },
        errors: options.on,
        id: options.id,
      })
    },
  },
  sources: [dataTableBlock, dataTableExports],
  confidence: 'medium',
  notes: [
    'The block is called Write; WriteDataTableValues is not the type.',
    'The console can also be given raw JSON; how that is written is not published.',
  ],
})

/** A row to write. */
export interface DataTableRow {
  /** A value for each primary attribute of the table; they say which row is meant. */
  readonly row: RowKey
  /** Values to write by column. */
  readonly values?: Readonly<Record<string, string | AttributeReference>>
  /** Columns that get the default value of the table. */
  readonly defaults?: readonly string[]
}

/** Builder methods of Data table, write. */
export interface WriteDataTableMethods<S extends Scope> {
  /**
   * Data table, write: creates the rows, or changes them where they exist. 25 values at most.
   * @param table - Made by `dataTable(...)`, or an attribute that holds its id.
   * @param rows - Rows by a name of your own, which must be unique in the whole flow.
   * @param options - `lockVersion`: the version that `flow.listDataTable(...)` read; then the block fails when somebody
   * else has written meanwhile. Left out, it writes in any case.
   * @example
   * ```ts
   * const callers = dataTable('callers')
   * flow.writeDataTable(callers, {
   *   caller: { row: { phone: contact.customerEndpoint.address }, values: { lastChannel: contact.channel } },
   * })
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/data-table-block.html
   */
  writeDataTable(
    table: DataTable,
    rows: Readonly<Record<string, DataTableRow>>,
    ...options: LastArgument<{ readonly lockVersion?: AttributeReference } & BranchOptions<typeof catchAll, S>>
  ): void
}
