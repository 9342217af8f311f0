import { currentRecorder } from '../coverage/current-recorder.js'
import { earlierQueues, leadsTo } from '../explore/start-state.js'
import { loadProgram } from '../program/load-program.js'
import type { FlowSource } from '../program/load-program.js'
import type { Program } from '../program/program.js'
import { needsOf } from './flow-needs.js'
import type { FlowNeeds } from './flow-needs.js'

/** Flows that are ready to be played many times. */
export interface PreparedFlows {
  /** The flow that contacts come into. */
  readonly first: Program
  readonly programs: readonly Program[]
  /** What they ask of the world. */
  readonly needs: FlowNeeds
}

/** Read flows once. */
export function prepareFlows(flows: FlowSource | readonly FlowSource[]): PreparedFlows {
  const sources = isList(flows) ? flows : [flows]
  const programs = sources.map(loadProgram)
  const [first] = programs
  if (first === undefined) throw new Error('There is no flow to call.')
  currentRecorder()?.add(programs, sources)
  const queues = earlierQueues(first, programs).filter((queue) => queue !== undefined)
  return { first, programs, needs: needsOf(reachableFrom(first, programs), queues) }
}

/** The flows that contacts can come into; all of them where a flow is only known when a call is played. */
function reachableFrom(first: Program, programs: readonly Program[]): readonly Program[] {
  if (programs.some(leadsAnywhere)) return programs
  const reached = new Set([first])
  // A set is gone through to the end of what is added on the way.
  for (const program of reached) for (const other of programs) if (leadsTo(program, other)) reached.add(other)
  return [...reached]
}

/** Whether a flow leads to another one whose name only the call knows. */
function leadsAnywhere({ instructions }: Program): boolean {
  return instructions.some(({ parameters }) =>
    flowParameters.some((name) => (parameters.get(name)?.kind ?? 'constant') !== 'constant'),
  )
}

const flowParameters: readonly string[] = ['FlowModuleId', 'ContactFlowId', 'EventHooks', 'EventHooksConfiguration']

function isList(flows: FlowSource | readonly FlowSource[]): flows is readonly FlowSource[] {
  return Array.isArray(flows)
}
