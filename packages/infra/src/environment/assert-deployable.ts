import type { BuildableFlow, FlowType } from '@aicc/flow-dsl/language'
import { FlowSetError } from '../constructs/flow-set-error.js'
import { EnvironmentError } from './define-environment.js'
import type { Environment } from './environment.js'
import { missing } from './environment-problems.js'
import { missingSkills } from './missing-skills.js'

/**
 * Refuse an environment and flows that do not fit together, before anything is made of them: flows that the environment
 * names and nobody has written, and skills that flows ask for and the environment lacks. Queues, prompts and the like are
 * looked at when the flows are compiled.
 * @throws {@link EnvironmentError} | {@link FlowSetError} with all that is wrong.
 */
export function assertDeployable(environment: Environment, flows: readonly BuildableFlow[]): void {
  const problems = missingFlows(environment, flows)
  if (problems.length > 0) throw new EnvironmentError(environment.name, problems)
  const diagnostics = missingSkills(flows, environment)
  if (diagnostics.length > 0) throw new FlowSetError(diagnostics)
}

/** Flows that an environment names or needs and that are not among those that are deployed, or are of another type. */
export function missingFlows(environment: Environment, flows: readonly BuildableFlow[]): readonly string[] {
  const { phoneNumbers, queues, quickConnects } = environment
  const deployed = flows.filter(({ flowType }) => flowType !== 'MODULE')
  const typeOf = new Map(deployed.map(({ name, flowType }) => [name, flowType]))
  const expected = (where: string, name: string, type: FlowType, reason: string): readonly string[] => {
    const found = typeOf.get(name)
    if (found === undefined) return missing(where, 'flow', name, namesOf(deployed, type))
    return found === type ? [] : [`${where}: the flow "${name}" is of type ${found}; ${reason} ${type}.`]
  }
  const needed = (kind: 'queue' | 'user', type: FlowType): readonly string[] => {
    const [first] = Object.entries(quickConnects).find(([, to]) => kind in to) ?? []
    return first === undefined || namesOf(deployed, type).length > 0
      ? []
      : [`quickConnects.${first}: a transfer to a ${kind} runs a flow of type ${type}, and there is none.`]
  }
  return [
    ...Object.entries(phoneNumbers).flatMap(([symbol, { flow }]) =>
      expected(`phoneNumbers.${symbol}.flow`, flow, 'CONTACT_FLOW', 'a telephone number is answered by one of type'),
    ),
    ...Object.entries(queues).flatMap(([symbol, { outboundWhisperFlow: flow }]) =>
      flow === undefined
        ? []
        : expected(`queues.${symbol}.outboundWhisperFlow`, flow, 'OUTBOUND_WHISPER', 'it has to be of type'),
    ),
    ...needed('queue', 'QUEUE_TRANSFER'),
    ...needed('user', 'AGENT_TRANSFER'),
  ]
}

function namesOf(flows: readonly BuildableFlow[], type: FlowType): readonly string[] {
  return flows.filter(({ flowType }) => flowType === type).map(({ name }) => name)
}
