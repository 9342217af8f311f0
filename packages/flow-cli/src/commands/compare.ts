import { printable } from '@aicc/flow-dsl/language'
import type { FlowType } from '@aicc/flow-dsl/language'
import { compareFlows, describeStep, FlowContentError, simulate } from '@aicc/flow-simulator'
import type { FlowBehaviour, FlowComparison, FlowWithContent } from '@aicc/flow-simulator'
import { clean, problemsFound } from '../exit-status.js'
import { finish } from '../finish.js'
import { loadSources } from '../load-simulation.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'

/** Options of `flowc compare`. */
export interface CompareCommandOptions {
  readonly with?: readonly string[]
  readonly type?: FlowType
  readonly prompts: boolean
  readonly attributes: boolean
  readonly failures: boolean
  readonly states?: number
  readonly seconds?: number
  readonly format: 'pretty' | 'json'
  readonly typecheck: boolean
}

/** `flowc compare`: say whether two flows behave the same for every call, and else show a call in which they do not. */
export async function compare(
  before: string,
  after: string,
  options: CompareCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const { format, prompts, attributes, failures, states, seconds } = options
  const sides: (readonly FlowWithContent[])[] = []
  for (const file of [before, after]) {
    const loaded = await loadSources([file, ...(options.with ?? [])], options, terminal)
    if (loaded.flows === undefined) return await finish({ ...loaded, format }, terminal)
    refuseOtherContent(file, loaded.flows)
    sides.push(loaded.flows)
  }
  const [one = [], other = []] = sides
  if (terminal.errorIsTerminal && format === 'pretty') terminal.error('\r\u001b[KComparing ...')
  let comparison: FlowComparison
  try {
    comparison = compareFlows(one, other, {
      prompts,
      attributes,
      failures,
      ...(states !== undefined && { maximumStates: states }),
      ...(seconds !== undefined && { maximumSeconds: seconds }),
    })
  } finally {
    if (terminal.errorIsTerminal && format === 'pretty') terminal.error('\r\u001b[K')
  }
  terminal.out(format === 'json' ? `${JSON.stringify(documentOf(comparison), null, 2)}\n` : print(comparison))
  return comparison.same === true ? clean : problemsFound
}

/** Which of the two it is that has no flow content is only known before they are compared. */
function refuseOtherContent(file: string, flows: readonly FlowWithContent[]): void {
  try {
    simulate(flows)
  } catch (error) {
    if (!(error instanceof FlowContentError)) throw error
    throw new UsageError(`${file}: ${error.message}`, { file, code: 'FLOW1013', name: 'not-a-flow' })
  }
}

/** The comparison as data. What is not known is `null`. */
function documentOf({ same, stoppedAt, states, difference }: FlowComparison): object {
  const sideOf = ({ does, place, call }: FlowBehaviour): object => ({ does, place: place ?? null, call })
  return {
    same: same ?? null,
    stoppedAt: stoppedAt ?? null,
    states,
    difference:
      difference === undefined
        ? null
        : { message: difference.message, before: sideOf(difference.before), after: sideOf(difference.after) },
  }
}

function print({ same, stoppedAt, states, difference }: FlowComparison): string {
  const looked = `${states} ${states === 1 ? 'pair' : 'pairs'} of states`
  if (difference === undefined) {
    return same === true
      ? `They behave the same for every call: ${looked}.\n`
      : `No difference found, and nothing proved: stopped at ${looked} (bound on ${stoppedAt}). Raise --states or --seconds.\n`
  }
  const lines = [
    printable(difference.message),
    ...printSide('before', difference.before),
    ...printSide('after', difference.after),
  ]
  return `${lines.join('\n')}\n`
}

function printSide(name: string, { place, call }: FlowBehaviour): readonly string[] {
  const { attributes = {}, channel } = call.contact
  const given = Object.entries(attributes).map(([attribute, value]) => `${attribute} = ${value}`)
  const contact = [...(channel === 'VOICE' ? [] : [`on ${channel}`]), ...given].join(', ')
  const steps = call.steps.map((step) => printable(describeStep(step)))
  return [
    `  ${name}: ${place === undefined ? 'nothing more' : printable(`${place.flow} > ${place.action}`)}`,
    `    call: ${contact === '' ? '' : `${printable(contact)}: `}${steps.length === 0 ? 'nothing has to be done' : steps.join(', ')}`,
  ]
}
