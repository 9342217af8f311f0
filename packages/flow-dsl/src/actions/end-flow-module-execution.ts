import type { ActionRecorder } from '../builder/action-recorder.js'
import type { BlockOptions, Scope } from '../builder/scope.js'
import type { ObjectSchema, OutputOf } from '../values/contract.js'
import type { ValuesFor } from '../values/lambda.js'
import type { BranchOfModule, ModuleContract } from '../values/module-contract.js'
import { defineAction, everyChannel, oneForm } from './action-definition.js'
import { terminal } from './outcomes.js'
import { json, literal, map } from './parameter.js'

/** Return: leave a module. */
export const endFlowModuleExecution = defineAction({
  type: 'EndFlowModuleExecution',
  family: 'contact',
  consoleBlocks: ['Return (from module)'],
  summary: 'Leaves the module and gives control back to its caller, optionally with data and a named branch.',
  flowTypes: ['MODULE'],
  channels: everyChannel,
  showsAttributes: true,
  parameters: {
    ResultData: map(json(), { note: "Every key has to be in the module's output schema and have its type." }),
    Result: literal({ note: 'Name of a branch that the module declares.' }),
  },
  forms: oneForm(terminal),
  label: ({ Result }) => (typeof Result === 'string' ? Result : undefined),
  methods: {
    returnFromModule: (
      recorder: ActionRecorder,
      result: BlockOptions & { readonly branch?: string; readonly output?: Readonly<Record<string, unknown>> } = {},
    ) => {
      recorder.write({ parameters: { ResultData: result.output, Result: result.branch }, id: result.id })
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/endflowmoduleexecution.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/return-module.html',
    'https://github.com/mgaffigan/pulumi-amazon-connect/blob/HEAD/docs/wire-format-checks.md',
  ],
  confidence: 'high',
  notes: ['A JSONPath is legal only where the declared type is text (published live check).'],
})

type OutputValues<Contract extends ModuleContract> = Contract['output'] extends ObjectSchema
  ? { readonly output?: Partial<ValuesFor<OutputOf<Contract['output']>>> }
  : { readonly output?: undefined }

type BranchOption<Contract extends ModuleContract> = [BranchOfModule<Contract>] extends [never]
  ? { readonly branch?: undefined }
  : {
      /** The branch to return on. */
      readonly branch: BranchOfModule<Contract>
    }

type ReturnArgument<Options> = Record<never, never> extends Options ? [result?: Options] : [result: Options]

/** Builder methods of Return. */
export interface ReturnFromModuleMethods<S extends Scope> {
  /**
   * Return: leaves the module. Only in modules.
   * @param result - `branch`: one of the contract's branches. `output`: values for the contract's output.
   * @example
   * ```ts
   * export const identify = flowModule(
   *   'identify',
   *   { output: z.object({ name: z.string() }), branches: ['known', 'unknown'] },
   *   (flow) => {
   *     const unknown = flow.block('unknown', () => flow.returnFromModule({ branch: 'unknown' }))
   *     const profile = flow.getCustomerProfile(
   *       { identifier: '_phone', value: contact.customerEndpoint.address, fields: ['firstName'] },
   *       { on: { NoneFoundError: unknown, MultipleFoundError: unknown, NoMatchingError: unknown } },
   *     )
   *     flow.returnFromModule({ branch: 'known', output: { name: profile.firstName } })
   *   },
   * )
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/return-module.html
   */
  returnFromModule(
    ...result: ReturnArgument<BlockOptions & BranchOption<S['module']> & OutputValues<S['module']>>
  ): void
}
