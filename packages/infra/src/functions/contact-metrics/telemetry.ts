import type { ErrorFacts } from '@aicc/connect-function'

/** Parts of the work, each of which may fail without the others. */
export type WorkPart = 'list queues' | 'list groups of agents' | 'read queues' | 'read agents' | 'publish'

/** What a run did. */
export interface RunFacts {
  /** Values published. */
  readonly published: number
  /** Parts that failed. */
  readonly failed: number
  readonly milliseconds: number
}

/** Where the function tells what it does. Nothing of it tells of a person. */
export interface Telemetry {
  /** A part of the work failed. */
  failed(part: WorkPart, error: ErrorFacts): void
  /** A run ended. */
  ended(facts: RunFacts): void
}
