import type { Environment } from '../machine/environment.js'
import type { Instruction, Program } from '../program/program.js'
import { logShapeOf } from '../trace/log-names.js'
import type { LoggedEntry } from './logged-entry.js'

/** Finds the flows that entries belong to. */
export interface FlowFinder {
  /** The flow of an entry; undefined for one that was not given. */
  readonly flowOf: (entry: LoggedEntry) => Program | undefined
  /** Whether an entry is of an action. */
  readonly isOf: (entry: LoggedEntry, program: Program, action: Instruction) => boolean
}

/** Find flows by ARN, id or name. A log names both; ids of TypeScript flows are known to their instance only. */
export function flowFinder(findProgram: Environment['findProgram']): FlowFinder {
  const known = new Map<string, Program | undefined>()
  const flowOf = ({ flowId, flowName }: LoggedEntry): Program | undefined => {
    const key = `${flowId}\n${flowName ?? ''}`
    if (!known.has(key)) {
      const id = flowId.slice(flowId.lastIndexOf('/') + 1)
      // A published version stands behind a colon.
      const names = [flowId, id, id.replace(/:[^:]*$/, ''), flowName].filter(
        (name) => name !== undefined && name !== '',
      )
      known.set(
        key,
        names.map((name) => findProgram(name ?? '')).find((program) => program !== undefined),
      )
    }
    return known.get(key)
  }
  return {
    flowOf,
    isOf(entry, program, action) {
      if (flowOf(entry) !== program) return false
      return entry.identifier === undefined ? isOfType(entry, action) : entry.identifier === action.identifier
    },
  }
}

/** Names that logs have for a type beside the one that a simulation writes. */
const otherNames: Readonly<Record<string, string>> = {
  SetContactFlow: 'SetEventHook',
  StopMediaStreaming: 'StartMediaStreaming',
}

/** Whether an entry without an identifier can be of an action, by the name that logs have for its type. */
function isOfType(entry: LoggedEntry, action: Instruction): boolean {
  const type = Object.hasOwn(otherNames, entry.type) ? otherNames[entry.type] : entry.type
  return type === logShapeOf(action.type, true).name || type === logShapeOf(action.type, false).name
}
