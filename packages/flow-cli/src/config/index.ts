import type { ResourceKind } from '@aicc/flow-dsl/language'
import type { RuleSettings } from '@aicc/flow-compiler'

export type { RuleLevel, RuleName, RuleSettings } from '@aicc/flow-compiler'

/** ARNs or ids of an environment, by kind and by the name that flows use. */
export type Resources = { readonly [Kind in ResourceKind]?: Readonly<Record<string, string>> }

/** One environment that flows are compiled for. */
export interface Environment {
  /** A JSON file with the ARN or id of each resource, from the folder of `flowc.config.ts`; or the resources themselves. */
  readonly resources: string | Resources
}

/** What stands in `flowc.config.ts`. Everything is optional, and paths start from its folder. */
export interface FlowcConfig {
  /** Files, folders and patterns that `flowc` works on when the command line names none. JSON is only checked. */
  readonly files?: readonly string[]
  /** Folder that `flowc compile` writes to when the command line names none. */
  readonly out?: string
  /** Levels of rules: `{ 'unreachable-action': 'off' }`. What Amazon Connect refuses stays an error. */
  readonly rules?: RuleSettings
  /** Environments by name, for `flowc compile --environment <name>`. */
  readonly environments?: Readonly<Record<string, Environment>>
}

/**
 * The settings of a project, for the default export of `flowc.config.ts`: with it an editor completes them.
 * @returns What it was given.
 * @example
 * ```ts
 * export default defineConfig({ rules: { 'unreachable-action': 'off' } })
 * ```
 */
export function defineConfig(config: FlowcConfig): FlowcConfig {
  return config
}
