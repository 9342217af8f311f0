import type { ObjectSchema } from './contract.js'

/** What a flow module takes, gives back and on which branches it returns. */
export interface ModuleContract {
  /** What the caller sends: read inside as `$.Modules.Input.<name>`. */
  readonly input?: ObjectSchema | undefined
  /** What the module gives back: read by the caller as `$.Modules.ResultData.<name>`. */
  readonly output?: ObjectSchema | undefined
  /** Names of the custom branches, eight at most. Without any, the module returns on its one way out. */
  readonly branches?: readonly string[]
}

/** The custom branches of a contract. */
export type BranchOfModule<Contract extends ModuleContract> = Contract['branches'] extends readonly (infer Name extends
  string)[]
  ? Name
  : never

/** A contract by its members, each `undefined` or `never` where a module has none. */
export interface ContractOf<
  Input extends ObjectSchema | undefined,
  Output extends ObjectSchema | undefined,
  Branch extends string,
> {
  readonly input: Input
  readonly output: Output
  readonly branches: readonly Branch[]
}
