import type { ObjectSchema } from './contract.js'

/** What a flow module takes, gives back and on which branches it returns. */
export interface ModuleContract {
  /** What the caller sends: read inside as `$.Modules.Input.<name>`. */
  readonly input?: ObjectSchema
  /** What the module gives back: read by the caller as `$.Modules.ResultData.<name>`. */
  readonly output?: ObjectSchema
  /** Names of the custom branches, eight at most. Without any, the module returns on its one way out. */
  readonly branches?: readonly string[]
}

/** The custom branches of a contract. */
export type BranchOfModule<Contract extends ModuleContract> = Contract['branches'] extends readonly (infer Name extends
  string)[]
  ? Name
  : never
