import type { CoverageSummary, FlowCoverageSummary, Share, Unreached } from './summarise-coverage.js'

/** Most branches that are named of a flow. */
const mostNamed = 20

/** Coverage for people: a line each flow, and below it what no test has reached. */
export function printCoverage({ flows, actions, branches }: CoverageSummary): string {
  if (flows.length === 0) return 'No flow was played.\n'
  const total = { flow: flows.length === 1 ? '1 flow' : `${flows.length} flows`, actions, branches }
  const names = [...flows.map(({ flow }) => oneLine(flow)), total.flow]
  const width = Math.max(...names.map((name) => name.length))
  const line = (name: string, shares: Pick<FlowCoverageSummary, 'actions' | 'branches'>): string =>
    `${name.padEnd(width)}  actions ${printShare(shares.actions)}   branches ${printShare(shares.branches)}`
  return [
    ...flows.flatMap((flow) => [line(oneLine(flow.flow), flow), ...printUnreached(flow)]),
    line(total.flow, total),
    '',
  ].join('\n')
}

function printShare({ reached, total, percent }: Share): string {
  return `${reached}/${total} (${printPercent(percent)})`
}

/** Rounded down: what is not all is not 100%. */
export function printPercent(percent: number): string {
  return `${(Math.floor(percent * 10) / 10).toFixed(1)}%`
}

function printUnreached({ unreached, deadBranches }: FlowCoverageSummary): readonly string[] {
  const rest = unreached.length - mostNamed
  return [
    ...unreached.slice(0, mostNamed).map((one) => `  ${printMissing(one)}`),
    ...(rest > 0 ? [`  ... and ${rest} more`] : []),
    ...(deadBranches > 0
      ? [`  left out: ${deadBranches === 1 ? '1 branch' : `${deadBranches} branches`} that no call can take`]
      : []),
  ]
}

function printMissing({ action, outcome, location }: Unreached): string {
  const what =
    outcome === undefined
      ? `not reached: "${oneLine(action)}"`
      : `not taken: ${oneLine(outcome)} of "${oneLine(action)}"`
  return location === null ? what : `${what}  ${oneLine(location.file)}:${location.line}:${location.column}`
}

/** Names are written by anybody, and may have line ends in them. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
