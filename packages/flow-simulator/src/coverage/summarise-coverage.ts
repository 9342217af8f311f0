import type { ActionCoverage, BranchCoverage, CoverageData, CoverageLocation, FlowCoverage } from './coverage-data.js'

/** How many there are, and how many of them tests have reached. What is proved to be dead does not count. */
export interface Share {
  readonly reached: number
  readonly total: number
  /** From 0 to 100; 100 where there are none. */
  readonly percent: number
}

/** An action or branch that no test has reached. */
export interface Unreached {
  /** Identifier of the action. */
  readonly action: string
  /** The branch; undefined for an action that no test has come to, whose branches are not named as well. */
  readonly outcome: string | undefined
  readonly location: CoverageLocation | null
}

/** The coverage of a flow in numbers. */
export interface FlowCoverageSummary {
  readonly flow: string
  /** File of its first action; null where nobody knows. */
  readonly file: string | null
  readonly actions: Share
  readonly branches: Share
  /** Branches that were left out, since an exploration has shown that no call takes them. */
  readonly deadBranches: number
  readonly unreached: readonly Unreached[]
}

/** The coverage of all flows in numbers. */
export interface CoverageSummary {
  readonly flows: readonly FlowCoverageSummary[]
  readonly actions: Share
  readonly branches: Share
}

/** Count what was reached, and name what was not. */
export function summariseCoverage({ flows }: CoverageData): CoverageSummary {
  const actions = flows.flatMap((flow) => flow.actions)
  return {
    flows: flows.map(summariseFlow),
    actions: shareOf(actions),
    branches: shareOf(actions.flatMap(({ branches }) => branches)),
  }
}

function summariseFlow({ flow, actions }: FlowCoverage): FlowCoverageSummary {
  const branches = actions.flatMap((action) => action.branches)
  return {
    flow,
    file: actions[0]?.location?.file ?? null,
    actions: shareOf(actions),
    branches: shareOf(branches),
    deadBranches: branches.filter(({ status }) => status === 'dead').length,
    unreached: actions.flatMap(unreachedOf),
  }
}

function unreachedOf({ action, location, status, branches }: ActionCoverage): readonly Unreached[] {
  if (status === 'dead') return []
  if (status !== 'reached') return [{ action, outcome: undefined, location }]
  return branches.filter(isMissing).map(({ outcome }) => ({ action, outcome, location }))
}

function isMissing({ status }: BranchCoverage): boolean {
  return status !== 'reached' && status !== 'dead'
}

function shareOf(all: readonly Pick<BranchCoverage, 'status'>[]): Share {
  const total = all.filter(({ status }) => status !== 'dead').length
  const reached = all.filter(({ status }) => status === 'reached').length
  return { reached, total, percent: total === 0 ? 100 : (reached / total) * 100 }
}
