import { findReferences, membersOfSchema } from '@aicc/flow-dsl/language'
import type { ModuleContract } from '@aicc/flow-dsl/language'
import { nameOf } from '../../analysis/checked-flow.js'
import { forEachText, isParameterObject } from '../../analysis/parameter-walk.js'
import { didYouMean, suggestionList } from '../../diagnostics/suggestion-list.js'
import type { FlowReference, FlowSet, SetFlow } from '../flow-set.js'
import type { SetReport, SetRule } from '../set-rule.js'

/**
 * A flow sends a module the input, takes the branches and reads the results that the module declares.
 *
 * The service compares input and branches when the caller is published. A result that nothing returns is empty, and a
 * branch that the caller does not have is passed over.
 * @see https://github.com/mgaffigan/pulumi-amazon-connect/blob/HEAD/docs/wire-format-checks.md
 */
export const mismatchedModuleCall: SetRule = {
  code: 'FLOW7004',
  name: 'mismatched-module-call',
  severity: 'error',
  refusedByService: true,
  acceptedCases:
    'a branch of the module that the caller does not have, a result that no module returns, and calls whose module is known only by the name that the console noted',
  summary: 'A flow sends a module the input, takes the branches and reads the results that the module declares.',
  check(set, report) {
    for (const reference of set.references) {
      if (reference.kind !== 'module') continue
      const { target } = reference
      const contract = target?.graph.module
      if (target === undefined || contract === undefined || reference.imported || isOtherVersion(reference)) continue
      checkCall({ ...reference, target, contract }, report)
    }
    checkResults(set, report)
  },
}

/** Whether a call names a version of the module, which may have had another contract. */
function isOtherVersion({ action, pointer }: FlowReference): boolean {
  const value = action.node.parameters[String(pointer.at(-1))]
  return typeof value === 'string' && /[\da-f]{12}:(?!\$LATEST$)[^:/]+$/i.test(value)
}

interface ModuleCall extends FlowReference {
  readonly target: SetFlow
  readonly contract: ModuleContract
}

function checkCall({ from, action, target, contract, stated }: ModuleCall, report: SetReport): void {
  const module = target.graph.name
  const related = [{ flow: target, at: {}, message: `Module "${module}" is here.` }]
  // The console's note of a name may be older than the module.
  const severity = stated ? 'error' : 'warning'
  const inputs = [...membersOfSchema(contract.input).keys()]
  const { Input } = action.node.parameters
  for (const member of isParameterObject(Input) ? Object.keys(Input) : []) {
    if (inputs.includes(member)) continue
    report({
      flow: from,
      at: { action: action.index, pointer: ['Parameters', 'Input', member] },
      severity,
      message: `${nameOf(action)} sends "${member}", which module "${module}" does not take.`,
      args: { member, module },
      suggestion:
        didYouMean(suggestionList(member, inputs)) ??
        (inputs.length === 0 ? 'It takes no input.' : `It takes ${inputs.join(', ')}.`),
      related,
    })
  }

  const declared = contract.branches ?? []
  const taken = action.node.conditions.map(({ operands }) => operands[0] ?? '')
  for (const [index, branch] of taken.entries()) {
    if (declared.includes(branch)) continue
    report({
      flow: from,
      at: { action: action.index, pointer: ['Transitions', 'Conditions', index] },
      severity,
      message: `${nameOf(action)} has a branch for "${branch}", which module "${module}" does not declare.`,
      args: { branch, module },
      suggestion:
        didYouMean(suggestionList(branch, declared)) ??
        (declared.length === 0 ? 'It declares no branches.' : `Its branches are ${declared.join(', ')}.`),
      related,
    })
  }
  // With a branch for everything else, an author has decided for those that are not named.
  if (action.node.errors.some(({ errorType }) => errorType === 'NoMatchingCondition')) return
  for (const branch of declared) {
    if (taken.includes(branch)) continue
    report({
      flow: from,
      at: { action: action.index, pointer: ['Transitions', 'Conditions'] },
      severity: 'warning',
      message: `${nameOf(action)} has no branch for "${branch}" of module "${module}", so the contact goes on as if the module had returned on none.`,
      args: { branch, module },
      suggestion: `Add a condition Equals "${branch}", or an error branch NoMatchingCondition.`,
      related,
    })
  }
}

/** Results that a flow reads and none of the modules that it invokes returns. */
function checkResults({ flows, references }: FlowSet, report: SetReport): void {
  const invoked = new Map<SetFlow, FlowReference[]>()
  for (const reference of references) {
    if (reference.kind !== 'module') continue
    const calls = invoked.get(reference.from)
    if (calls === undefined) invoked.set(reference.from, [reference])
    else calls.push(reference)
  }
  for (const flow of flows) {
    const returned = resultsOf(invoked.get(flow) ?? [])
    if (returned === undefined) continue
    for (const action of flow.actions) {
      forEachText(action.node.parameters, (text, pointer) => {
        for (const { members } of findReferences(text)) {
          const [namespace, part, name] = members
          if (namespace !== 'Modules' || part !== 'ResultData' || name === undefined || returned.has(name)) continue
          report({
            flow,
            at: { action: action.index, pointer },
            severity: 'warning',
            message: `${nameOf(action)} reads $.Modules.ResultData.${name}, which none of the modules that the flow invokes returns: it is always empty.`,
            args: { member: name },
            suggestion:
              didYouMean(suggestionList(name, [...returned])) ??
              (returned.size === 0 ? 'They return no data.' : `They return ${[...returned].join(', ')}.`),
          })
        }
      })
    }
  }
}

/**
 * What the modules of some calls return together; undefined where that is not known of all of them, and where it is
 * known without the other files.
 */
function resultsOf(calls: readonly FlowReference[]): ReadonlySet<string> | undefined {
  const results = new Set<string>()
  for (const call of calls) {
    const { from, name = '', target } = call
    const contract = from.graph.invokedModules.get(name)?.module ?? target?.graph.module
    if (contract === undefined || isOtherVersion(call)) return undefined
    for (const member of membersOfSchema(contract.output).keys()) results.add(member)
  }
  return calls.every(({ imported }) => imported) ? undefined : results
}
