import { limits, membersOfSchema } from '@aicc/flow-dsl/language'
import type { ParameterValue } from '@aicc/flow-dsl/language'
import { nameOf } from '../analysis/checked-flow.js'
import { isParameterObject } from '../analysis/parameter-walk.js'
import { didYouMean, suggestionList } from '../diagnostics/suggestion-list.js'
import type { Rule } from './rule.js'

/**
 * A module returns on branches and with data that its contract declares, and its callers use only those.
 *
 * The service checks the contract when the module and its callers are published; a branch that is missing in the caller
 * leaves the contact without a way on.
 * @see https://github.com/mgaffigan/pulumi-amazon-connect/blob/HEAD/docs/wire-format-checks.md
 */
export const moduleContract: Rule = {
  code: 'FLOW2011',
  name: 'module-contract',
  severity: 'error',
  refusedByService: true,
  summary: 'A module returns on branches and with data that its contract declares, and its callers use only those.',
  check(flow, report) {
    const contract = flow.graph.module
    if (contract !== undefined) {
      const written = flow.authored ? inTypeScript : inSettings
      const branches = contract.branches ?? []
      const maximum = limits.moduleBranches.value
      if (branches.length > maximum) {
        report({
          message: `Module "${flow.graph.name}" declares ${branches.length} branches, at most ${maximum} are allowed.`,
          args: { branches: branches.length, maximum },
          at: {},
        })
      }
      for (const action of flow.actions) {
        if (action.definition?.type !== 'EndFlowModuleExecution') continue
        const { Result, ResultData } = action.node.parameters
        if (typeof Result === 'string' && !branches.includes(Result)) {
          report({
            message: `${nameOf(action)} returns on "${Result}", which the module does not declare.`,
            args: { branch: Result },
            at: { action: action.index, pointer: ['Parameters', 'Result'] },
            suggestion:
              didYouMean(suggestionList(Result, branches)) ??
              (branches.length === 0
                ? `Declare it in ${written.branches}.`
                : `Its branches are ${branches.join(', ')}.`),
          })
        }
        for (const name of unknownMembers(ResultData, contract.output)) {
          const known = [...membersOfSchema(contract.output).keys()]
          report({
            message: `${nameOf(action)} returns "${name}", which is not in the module's output.`,
            args: { member: name },
            at: { action: action.index, pointer: ['Parameters', 'ResultData', name] },
            suggestion: didYouMean(suggestionList(name, known)) ?? `Declare it in ${written.output}.`,
          })
        }
      }
    }
    for (const action of flow.actions) {
      if (action.definition?.type !== 'InvokeFlowModule') continue
      const target = action.node.parameters.FlowModuleId
      const name = typeof target === 'object' && target !== null && 'name' in target ? target.name : undefined
      const called = typeof name === 'string' ? flow.graph.invokedModules.get(name) : undefined
      if (called === undefined) continue
      for (const member of unknownMembers(action.node.parameters.Input, called.module?.input)) {
        report({
          message: `${nameOf(action)} sends "${member}", which module "${called.name}" does not take.`,
          args: { member, module: called.name },
          at: { action: action.index, pointer: ['Parameters', 'Input', member] },
          suggestion: didYouMean(suggestionList(member, [...membersOfSchema(called.module?.input).keys()])),
        })
      }
      const given = new Set(action.node.conditions.map(({ operands }) => operands[0]))
      for (const branch of called.module?.branches ?? []) {
        if (given.has(branch)) continue
        report({
          message: `${nameOf(action)} has no branch for "${branch}" of module "${called.name}".`,
          args: { branch, module: called.name },
          at: { action: action.index, pointer: ['Transitions', 'Conditions'] },
          suggestion: `Add \`on: { ${branch}: ... }\`.`,
        })
      }
    }
  },
}

/** How an author of a module calls the parts of its contract. */
const inTypeScript = { branches: '`branches`', output: '`output`' }

/** How the Settings of a module, which the API takes beside its content, call them. */
const inSettings = { branches: '"transitions.results" of its Settings', output: '"resultData.schema" of its Settings' }

function unknownMembers(value: ParameterValue | undefined, schema: unknown): readonly string[] {
  if (!isParameterObject(value)) return []
  const known = membersOfSchema(schema)
  return Object.keys(value).filter((name) => !known.has(name))
}
