import type { ActionRecorder, WrittenBranch } from '../builder/action-recorder.js'
import type { BlockOptions, Branches, LastArgument, On, Scope } from '../builder/scope.js'
import type { BuildableFlow } from '../graph/flow-graph.js'
import { membersOfSchema } from '../values/contract.js'
import type { ObjectSchema, OutputOf } from '../values/contract.js'
import { referencesTo } from '../values/lambda.js'
import type { LambdaInput, ResultReferences } from '../values/lambda.js'
import type { BranchOfModule, ModuleContract } from '../values/module-contract.js'
import { isResource, resource } from '../values/resource.js'
import { contactFlowTypes, defineAction, everyChannel, oneForm } from './action-definition.js'
import { nameOfValue } from './labels.js'
import { catchAll, continues } from './outcomes.js'
import { json, map, required, resourceId } from './parameter.js'

/** Invoke module: run a flow module and come back. */
export const invokeFlowModule = defineAction({
  type: 'InvokeFlowModule',
  family: 'contact',
  consoleBlocks: ['Invoke module'],
  summary: 'Runs a published flow module and comes back on the branch it returns.',
  // The action's page says inbound only; the 2026 administrator guide allows modules everywhere, five levels deep.
  flowTypes: contactFlowTypes,
  channels: everyChannel,
  showsAttributes: true,
  parameters: {
    FlowModuleId: required(
      resourceId('module', {
        flowTypes: ['MODULE'],
        note: 'Id or ARN, optionally with :alias, :version or :$LATEST.',
      }),
    ),
    Input: map(json(), {
      note: "Checked against the module's input schema at publish; numbers and booleans are real JSON.",
    }),
  },
  forms: oneForm({
    next: continues,
    errors: { ...catchAll, NoMatchingCondition: { required: false, kind: 'event' } },
    conditions: {
      operators: ['Equals'],
      operands: { kind: 'text', meaning: 'the name of a branch that the module declares', references: false },
      minimum: 0,
    },
  }),
  // Contact attributes are shared with the module, which may have written any.
  sets: () => ['$.Modules.Result', '$.Modules.ResultData', '$.Attributes'],
  replaces: ({ FlowModuleId }, invokedModules) => {
    const invoked = isResource(FlowModuleId) ? invokedModules.get(FlowModuleId.name) : undefined
    return {
      namespace: '$.Modules.ResultData',
      members: invoked === undefined ? undefined : new Set(membersOfSchema(invoked.module?.output).keys()),
    }
  },
  onTheLine: () => 'unknown',
  label: ({ FlowModuleId }) => nameOfValue(FlowModuleId),
  methods: {
    invokeModule: (
      recorder: ActionRecorder,
      module: BuildableFlow,
      input: Readonly<Record<string, unknown>>,
      options: BlockOptions & { readonly on?: Readonly<Record<string, WrittenBranch>> } = {},
    ) => {
      recorder.noteModule(module)
      const on = options.on ?? {}
      const custom = module.module?.branches ?? []
      recorder.write({
        parameters: {
          FlowModuleId: resource('module', module.name),
          Input: Object.keys(input).length === 0 ? undefined : input,
        },
        conditions: custom.flatMap((name) =>
          Object.hasOwn(on, name) ? [{ operator: 'Equals', operand: name, branch: on[name] }] : [],
        ),
        errors: {
          NoMatchingError: on.NoMatchingError,
          // Every declared branch has its condition, so another result is a failure of the module.
          NoMatchingCondition:
            custom.length === 0
              ? undefined
              : (on.NoMatchingCondition ?? on.NoMatchingError ?? recorder.leftToHandler()),
        },
        id: options.id,
      })
      return referencesTo(module.module?.output, ['Modules', 'ResultData'])
    },
  },
  sources: [
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions-invoke-flow-module.html',
    'https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-modules.html',
    'https://github.com/mgaffigan/pulumi-amazon-connect/blob/HEAD/docs/wire-format-checks.md',
  ],
  confidence: 'medium',
  notes: [
    'Lambda answers, Lex results, stored input and flow attributes are not visible inside a module, nor those of the module outside.',
  ],
})

/** A flow module with its contract, made by `flowModule(...)`. */
export interface FlowModule<Contract extends ModuleContract = ModuleContract> extends BuildableFlow {
  readonly flowType: 'MODULE'
  readonly module: Contract
}

type InputOfModule<Contract extends ModuleContract> = Contract['input'] extends ObjectSchema
  ? LambdaInput<Contract['input']>
  : Readonly<Record<string, never>>

type OutputOfModule<Contract extends ModuleContract> = Contract['output'] extends ObjectSchema
  ? ResultReferences<OutputOf<Contract['output']>>
  : Readonly<Record<string, never>>

/** Builder methods of Invoke module. */
export interface InvokeModuleMethods<S extends Scope> {
  /**
   * Invoke module: runs a flow module here and comes back on the branch that it returns.
   * @param module - Made by `flowModule(...)`.
   * @param input - A value or reference for each input of the contract.
   * @param options - A branch for each branch of the contract.
   * @returns References to the module's output, valid until the next module.
   * @example
   * ```ts
   * const authenticate = flowModule(
   *   'authenticate',
   *   { input: z.object({ number: z.string() }), branches: ['known', 'unknown'] },
   *   (module) => module.returnFromModule({ branch: 'known' }),
   * )
   * flow.invokeModule(
   *   authenticate,
   *   { number: contact.customerEndpoint.address },
   *   { on: { known: goOn, unknown: () => flow.disconnect() } },
   * )
   * ```
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-modules.html
   */
  invokeModule<Contract extends ModuleContract>(
    module: FlowModule<Contract>,
    input: InputOfModule<Contract>,
    ...options: LastArgument<BlockOptions & On<Branches<typeof catchAll, S, BranchOfModule<Contract>>>>
  ): OutputOfModule<Contract>
}
