import type { FlowGraph } from '@aicc/flow-dsl/language'
import { findStrongComponents } from '../analysis/strong-components.js'
import { toFlowSet } from './flow-set.js'

/** Flows that are created together. */
export interface DeploymentStep {
  /** Where they stand in the list that was given; more than one where they refer to each other. */
  readonly flows: readonly number[]
  /**
   * Whether a flow needs the ARN of one that is not there before it: they refer to each other, or one refers to itself.
   * Then they are created with a stub first, and get their content when all ARNs are known.
   */
  readonly circular: boolean
}

/**
 * The order in which flows and modules can be created: each after all that it refers to.
 * @param graphs - All flows that are deployed together. What they refer to besides is taken to be there.
 */
export function deploymentOrder(graphs: readonly FlowGraph[]): readonly DeploymentStep[] {
  const set = toFlowSet(
    graphs.map((graph) => ({ graph })),
    true,
  )
  const targets = graphs.map((): Set<number> => new Set())
  for (const { from, target } of set.references) if (target !== undefined) targets[from.index]?.add(target.index)
  const { components } = findStrongComponents(graphs.length, (index) => [...(targets[index] ?? [])])
  return components.map((flows) => ({
    flows,
    circular: flows.length > 1 || flows.some((index) => targets[index]?.has(index) === true),
  }))
}
