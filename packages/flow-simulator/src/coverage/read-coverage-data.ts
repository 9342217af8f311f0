import { coverageStatuses } from './coverage-data.js'
import type {
  ActionCoverage,
  BranchCoverage,
  CoverageData,
  CoverageLocation,
  CoverageStatus,
  FlowCoverage,
} from './coverage-data.js'

/** Data that are no coverage, with the reason as a sentence. */
export class CoverageDataError extends Error {
  override readonly name = 'CoverageDataError'
}

/** Most flows, actions of a flow and branches of an action that are read: more than anybody has. */
const most = 10_000

/** Longest text, in characters: longer than a flow may be. */
const longestText = 300_000

/**
 * Read coverage from data, for instance from JSON.
 * @throws {@link CoverageDataError} that says what is wrong, and where.
 */
export function readCoverageData(value: unknown): CoverageData {
  const data = membersOf(value, 'It')
  if (data.get('version') !== 1) {
    throw new CoverageDataError('This is no coverage of flows that can be read here: "version" is not 1.')
  }
  return {
    version: 1,
    flows: listOf(data.get('flows'), 'flows').map((flow, index) => readFlow(flow, `Flow ${index + 1}`)),
  }
}

function readFlow(value: unknown, where: string): FlowCoverage {
  const members = membersOf(value, where)
  return {
    flow: textOf(members.get('flow'), `${where}: "flow"`),
    actions: listOf(members.get('actions'), `${where}: actions`).map((action, index) =>
      readAction(action, `${where}, action ${index + 1}`),
    ),
  }
}

function readAction(value: unknown, where: string): ActionCoverage {
  const members = membersOf(value, where)
  return {
    action: textOf(members.get('action'), `${where}: "action"`),
    type: textOf(members.get('type'), `${where}: "type"`),
    location: readLocation(members.get('location'), where),
    status: statusOf(members.get('status'), where),
    branches: listOf(members.get('branches'), `${where}: branches`).map((branch, index) =>
      readBranch(branch, `${where}, branch ${index + 1}`),
    ),
  }
}

function readBranch(value: unknown, where: string): BranchCoverage {
  const members = membersOf(value, where)
  return {
    outcome: textOf(members.get('outcome'), `${where}: "outcome"`),
    status: statusOf(members.get('status'), where),
  }
}

function readLocation(value: unknown, where: string): CoverageLocation | null {
  if (value === null) return null
  const members = membersOf(value, `${where}: "location"`)
  return {
    file: textOf(members.get('file'), `${where}: "file"`),
    line: countOf(members.get('line'), `${where}: "line"`),
    column: countOf(members.get('column'), `${where}: "column"`),
  }
}

function membersOf(value: unknown, where: string): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CoverageDataError(`${where} is not an object.`)
  }
  return new Map(Object.entries(value))
}

function listOf(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new CoverageDataError(`${where} is not a list.`)
  if (value.length > most) throw new CoverageDataError(`${where} has more than ${most} items.`)
  return value
}

function textOf(value: unknown, where: string): string {
  if (typeof value !== 'string') throw new CoverageDataError(`${where} is not text.`)
  if (value.length > longestText) throw new CoverageDataError(`${where} has more than ${longestText} characters.`)
  return value
}

function countOf(value: unknown, where: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1) return value
  throw new CoverageDataError(`${where} is not a whole number from 1.`)
}

function statusOf(value: unknown, where: string): CoverageStatus {
  const status = coverageStatuses.find((one) => one === value)
  if (status === undefined) throw new CoverageDataError(`${where}: "status" is none of ${coverageStatuses.join(', ')}.`)
  return status
}
