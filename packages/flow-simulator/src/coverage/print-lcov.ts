import type { ActionCoverage, CoverageData } from './coverage-data.js'

/**
 * Coverage in the format of lcov, which editors and services for coverage read: the lines of actions (`DA`), and their
 * branches (`BRDA`) with the action as their block. Actions of which nobody knows where they were written are left out,
 * as is what is proved to be dead.
 * @see https://manpages.debian.org/unstable/lcov/geninfo.1.en.html
 */
export function printLcov({ flows }: CoverageData): string {
  const files = new Map<string, ActionCoverage[]>()
  for (const action of flows.flatMap(({ actions }) => actions)) {
    if (action.location === null || action.status === 'dead') continue
    const { file } = action.location
    const known = files.get(file)
    if (known === undefined) files.set(file, [action])
    else known.push(action)
  }
  return [...files]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([file, actions]) => printFile(file, actions))
    .join('')
}

function printFile(file: string, actions: readonly ActionCoverage[]): string {
  const lines = new Map<number, ActionCoverage[]>()
  for (const action of actions) {
    const line = action.location?.line ?? 0
    const known = lines.get(line)
    if (known === undefined) lines.set(line, [action])
    else known.push(action)
  }
  const sorted = [...lines].toSorted(([one], [other]) => one - other)
  const branches = sorted.flatMap(([line, its]) =>
    its.flatMap(({ status, branches: all }, block) =>
      all
        .filter((branch) => branch.status !== 'dead')
        .map((branch, index) => ({
          line,
          block,
          index,
          entered: status === 'reached',
          taken: status === 'reached' && branch.status === 'reached',
        })),
    ),
  )
  const hit = (its: readonly ActionCoverage[]): boolean => its.some(({ status }) => status === 'reached')
  return [
    'TN:',
    `SF:${file.replace(/[\r\n]+/g, ' ')}`,
    ...branches.map(
      ({ line, block, index, entered, taken }) => `BRDA:${line},${block},${index},${entered ? (taken ? 1 : 0) : '-'}`,
    ),
    `BRF:${branches.length}`,
    `BRH:${branches.filter(({ taken }) => taken).length}`,
    ...sorted.map(([line, its]) => `DA:${line},${hit(its) ? 1 : 0}`),
    `LF:${sorted.length}`,
    `LH:${sorted.filter(([, its]) => hit(its)).length}`,
    'end_of_record',
    '',
  ].join('\n')
}
