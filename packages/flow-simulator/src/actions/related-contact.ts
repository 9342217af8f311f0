import type { Execution } from '../machine/execution.js'

/** Whether there is a contact that `Related` means. */
export function findsRelatedContact({ state, environment }: Execution): boolean {
  return environment.assumptions.relatedContact === 'new' || state.system.has('RelatedContactId')
}
