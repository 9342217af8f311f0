import { printable } from '@aicc/flow-dsl/language'
import type { FlowType } from '@aicc/flow-dsl/language'
import { describeStep, explore, FlowContentError } from '@aicc/flow-simulator'
import type { Exploration, Finding } from '@aicc/flow-simulator'
import { clean, problemsFound } from '../exit-status.js'
import { finish } from '../finish.js'
import { loadSources } from '../load-simulation.js'
import { counted } from '../print-report.js'
import type { Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'

/** Options of `flowc explore`. */
export interface ExploreCommandOptions {
  readonly type?: FlowType
  readonly failures: boolean
  readonly states?: number
  readonly seconds?: number
  readonly silence?: number
  readonly format: 'pretty' | 'json'
  readonly typecheck: boolean
}

/** `flowc explore`: walk all calls of a flow, and print what callers may suffer from, each with a shortest call. */
export async function exploreFlow(
  args: readonly string[],
  options: ExploreCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const { states, seconds, silence, failures, format } = options
  const loaded = await loadSources(args, options, terminal)
  if (loaded.flows === undefined) return await finish({ ...loaded, format }, terminal)
  if (terminal.errorIsTerminal && format === 'pretty') terminal.error('\r\u001b[KExploring ...')
  let exploration: Exploration
  try {
    exploration = explore(loaded.flows, {
      failures,
      ...(states !== undefined && { maximumStates: states }),
      ...(seconds !== undefined && { maximumSeconds: seconds }),
      ...(silence !== undefined && { silenceBudgetSeconds: silence }),
    })
  } catch (error) {
    if (!(error instanceof FlowContentError)) throw error
    throw new UsageError(error.message, { file: args[0] ?? '', code: 'FLOW1013', name: 'not-a-flow' })
  } finally {
    if (terminal.errorIsTerminal && format === 'pretty') terminal.error('\r\u001b[K')
  }
  terminal.out(format === 'json' ? `${JSON.stringify(documentOf(exploration), null, 2)}\n` : print(exploration))
  return exploration.findings.some(({ severity }) => severity === 'error') ? problemsFound : clean
}

/** The exploration as data; its lists of what is reached are long, and are counted here. */
function documentOf(exploration: Exploration): object {
  const { reachableActions, reachableBranches, findings, ...rest } = exploration
  return {
    ...rest,
    reachableActions: reachableActions.length,
    reachableBranches: reachableBranches.length,
    findings: findings.map(({ name, severity, message, flow, action, call }) => ({
      name,
      severity,
      message,
      flow,
      action: action ?? null,
      call,
    })),
  }
}

function print(exploration: Exploration): string {
  const { findings, complete, exact, stoppedAt, states, reachableActions, unreachableActions } = exploration
  const { reachableBranches, deadBranches, longestSilence, longestCallSeconds, longestCallActions } = exploration
  const lines = findings.flatMap(printFinding)
  const branches = `${reachableBranches.length + deadBranches.length} branches`
  const all = reachableActions.length + unreachableActions.length
  lines.push(
    complete
      ? `All calls were walked: ${counted(states, 'state')} that behave differently.`
      : `Stopped at ${counted(stoppedAt?.states ?? states, 'state')} (bound on ${stoppedAt?.bound ?? 'states'}): what follows holds for these only.`,
    `  ${reachableActions.length} of ${counted(all, 'action')} reached, ${reachableBranches.length} of ${branches} taken`,
  )
  if (complete && !exact)
    lines.push('  not exact: some values stood for many, or combinations were given up (docs/simulator.md)')
  if (longestSilence !== undefined) lines.push(`  longest silence: ${duration(longestSilence.value)}`)
  if (longestCallSeconds !== undefined && longestCallActions !== undefined) {
    const { value } = longestCallActions
    lines.push(
      `  longest call: ${duration(longestCallSeconds.value)}, ${value === undefined ? 'any number of actions' : counted(value, 'action')}`,
    )
  }
  const count = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length
  lines.push(
    '',
    `${counted(count('error'), 'error')}, ${counted(count('warning'), 'warning')}, ${counted(count('info'), 'info')}.`,
  )
  return `${lines.join('\n')}\n`
}

function printFinding({ severity, name, flow, action, message, call }: Finding): readonly string[] {
  const place = action === undefined ? flow : `${flow} > ${action}`
  const steps = call.steps.map((step) => printable(describeStep(step)))
  return [
    `${severity} ${name} ${printable(place)}`,
    `  ${printable(message)}`,
    `  call: ${steps.length === 0 ? 'nothing has to be done' : steps.join(', ')}`,
    '',
  ]
}

function duration(seconds: number | undefined): string {
  return seconds === undefined ? 'as long as the caller likes' : `${seconds.toFixed(1)} s`
}
