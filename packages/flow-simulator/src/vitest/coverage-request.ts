/** What the reporter tells those who run tests. */
export interface CoverageRequest {
  /** Folder that each writes into. */
  readonly folder: string
  readonly excludeDead: boolean
  /** Flows that count, by name; undefined: all. */
  readonly flows: readonly (string | RegExp)[] | undefined
}
