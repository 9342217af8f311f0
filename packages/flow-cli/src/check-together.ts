import { checkFlowSet, compareDiagnostics, findRule } from '@aicc/flow-compiler'
import type { FlowOfSet, RuleSettings } from '@aicc/flow-compiler'
import type { InputProblems } from './apply-comments.js'

/** An input with its own problems, and the flows in it. */
export interface InputFlows extends InputProblems {
  readonly flows: readonly FlowOfSet[]
}

/**
 * Check the flows of all inputs against each other, and add what is found to the problems of the file with the flow that
 * is to be mended.
 * @param inputs - In the order of the command line: the same files give the same report.
 * @param allRead - Whether every input could be read. Problems that are no rule's also mean that something is missing.
 */
export function checkTogether(
  inputs: readonly InputFlows[],
  allRead: boolean,
  rules: RuleSettings,
): readonly InputProblems[] {
  const complete = allRead && inputs.every(({ diagnostics }) => diagnostics.every(isOfRule))
  const found = checkFlowSet(
    inputs.flatMap(({ flows }) => flows),
    { complete, rules },
  )
  let next = 0
  return inputs.map(({ file, flows, diagnostics }) => {
    const added = found.slice(next, next + flows.length).flat()
    next += flows.length
    return {
      file,
      diagnostics: added.length === 0 ? diagnostics : [...diagnostics, ...added].toSorted(compareDiagnostics),
    }
  })
}

function isOfRule({ name, severity }: InputProblems['diagnostics'][number]): boolean {
  return severity !== 'error' || findRule(name) !== undefined
}
