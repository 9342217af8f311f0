import type { CoverageData } from './coverage-data.js'

/** The same with files named in another way, for instance from the folder of a project. */
export function withFileNames({ version, flows }: CoverageData, nameOf: (file: string) => string): CoverageData {
  return {
    version,
    flows: flows.map(({ flow, actions }) => ({
      flow,
      actions: actions.map((action) => ({
        ...action,
        location: action.location === null ? null : { ...action.location, file: nameOf(action.location.file) },
      })),
    })),
  }
}
