import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { printable } from '@aicc/flow-dsl/language'
import { CallError, playScript, printTranscript } from '@aicc/flow-simulator'
import type { Call, ContactOptions } from '@aicc/flow-simulator'
import { clean, problemsFound } from '../exit-status.js'
import { finish } from '../finish.js'
import { loadSimulation } from '../load-simulation.js'
import type { SimulationOptions } from '../load-simulation.js'
import { readScript } from '../read-script.js'
import type { Terminal } from '../terminal.js'
import { firstLine, systemReason, UsageError } from '../usage-error.js'

/** Options of `flowc simulate`. */
export interface SimulateCommandOptions extends SimulationOptions {
  readonly script?: string
  readonly record?: string
  readonly replay?: string
  readonly contact?: string
  readonly from?: string
  readonly channel?: ContactOptions['channel']
}

/** Reasons for which a contact ends that are mistakes of the flow. */
const badEnds = new Set(['unhandled error', 'endless'])

/** `flowc simulate`: play a contact from a script, and print what was heard; or play the contacts of a log again. */
export async function simulateFlow(
  args: readonly string[],
  options: SimulateCommandOptions,
  terminal: Terminal,
): Promise<number> {
  if (options.replay !== undefined) {
    const { replayFlowLog } = await import('../replay-flow-log.js')
    return await replayFlowLog(args, { ...options, replay: options.replay }, terminal)
  }
  if (options.contact !== undefined) {
    const subject = { file: '', code: 'FLOW1029', name: 'wrong-usage' } as const
    throw new UsageError('--contact picks a contact of a log: it needs --replay.', subject)
  }
  const steps = options.script === undefined ? [] : readScript(options.script, terminal)
  const loaded = await loadSimulation(args, options, terminal)
  if (loaded.simulation === undefined) return await finish({ ...loaded, format: options.format }, terminal)

  const { from, channel } = options
  const call = await loaded.simulation.dial({
    ...(from !== undefined && { from }),
    ...(channel !== undefined && { channel }),
  })
  let problem: string | undefined
  try {
    await playScript(call, steps)
  } catch (error) {
    if (!(error instanceof CallError)) throw error
    problem = firstLine(error)
  }
  if (options.record !== undefined) record(options.record, call, terminal)
  if (options.format === 'json') {
    const { transcript, log, seconds, attributes, end } = call
    const ended = end === undefined ? null : { reason: end.reason, detail: end.detail ?? null }
    terminal.out(
      `${JSON.stringify({ transcript, log, seconds, attributes, end: ended, problem: problem ?? null }, null, 2)}\n`,
    )
  } else {
    terminal.out(`${printTranscript(call.transcript).split('\n').map(printable).join('\n')}\n`)
    if (!call.ended && problem === undefined) terminal.out(`\nThe script is over, and the contact goes on.\n`)
  }
  if (problem !== undefined && options.format !== 'json') terminal.error(`flowc: ${printable(problem)}\n`)
  return problem === undefined && !badEnds.has(call.end?.reason ?? '') ? clean : problemsFound
}

/** Keep the log of the contact, as the service would have written it: one JSON entry a line. */
function record(file: string, call: Call, { directory }: Terminal): void {
  try {
    writeFileSync(resolve(directory, file), call.log.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
  } catch (error) {
    const subject = { file, code: 'FLOW1018', name: 'unwritable-output' } as const
    throw new UsageError(`${file} cannot be written: ${systemReason(error)}.`, subject)
  }
}
