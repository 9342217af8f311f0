import { coverageStatuses } from './coverage-data.js'
import type { ActionCoverage, CoverageData, CoverageStatus, FlowCoverage } from './coverage-data.js'

/** What several have reached together. The order does not matter, and what comes twice counts once. */
export function mergeCoverage(all: readonly CoverageData[]): CoverageData {
  const flows = new Map<string, FlowCoverage>()
  for (const flow of all.flatMap((data) => data.flows)) {
    const key = keyOf(flow)
    const known = flows.get(key)
    flows.set(key, known === undefined ? flow : mergeFlows(known, flow))
  }
  const sorted = [...flows].toSorted(
    ([key, { flow }], [otherKey, other]) => compareText(flow, other.flow) || compareText(key, otherKey),
  )
  return { version: 1, flows: sorted.map(([, flow]) => flow) }
}

/** Of two statuses the one that says more. */
export function furthest(one: CoverageStatus, other: CoverageStatus): CoverageStatus {
  return coverageStatuses.indexOf(one) >= coverageStatuses.indexOf(other) ? one : other
}

/** What has the same key has the same actions and branches, in the same order. */
function keyOf({ flow, actions }: FlowCoverage): string {
  const shape = actions.map(({ action, type, location, branches }) => [
    action,
    type,
    location === null ? null : [location.file, location.line, location.column],
    branches.map(({ outcome }) => outcome),
  ])
  return JSON.stringify([flow, shape])
}

function mergeFlows(one: FlowCoverage, other: FlowCoverage): FlowCoverage {
  return {
    flow: one.flow,
    actions: one.actions.map((action, index) => mergeActions(action, other.actions[index] ?? action)),
  }
}

function mergeActions(one: ActionCoverage, other: ActionCoverage): ActionCoverage {
  return {
    ...one,
    status: furthest(one.status, other.status),
    branches: one.branches.map(({ outcome, status }, index) => ({
      outcome,
      status: furthest(status, other.branches[index]?.status ?? status),
    })),
  }
}

/** By code units: the same on every machine. */
function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
