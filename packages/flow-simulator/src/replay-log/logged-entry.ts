import type { JsonObject } from '@aicc/flow-dsl/language'

/** An entry of a flow log, as it was read: of the service or of a simulation. */
export interface LoggedEntry {
  /** Its place among the entries that were read, from 1. */
  readonly number: number
  readonly contactId: string
  /** ARN or id of the flow or module; empty where the log has none. */
  readonly flowId: string
  /** Logs before 2018 have none. */
  readonly flowName: string | undefined
  /** `ContactFlowModuleType`: what the old export format calls the action. */
  readonly type: string
  /** `Identifier` of the action. Logs before 2018 have none. */
  readonly identifier: string | undefined
  /** Milliseconds since 1970. */
  readonly time: number
  readonly parameters: JsonObject
  readonly results: string | undefined
  /** What a function has answered. */
  readonly externalResults: JsonObject | undefined
}

/** The name of a flow in a log, for people: its name, else what its ARN ends in. */
export function flowNameOf({ flowName, flowId }: LoggedEntry): string {
  return flowName ?? flowId.slice(flowId.lastIndexOf('/') + 1)
}
