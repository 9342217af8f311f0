import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { FlowContentError, FlowLogError, maximumLogCharacters, replayLog } from '@aicc/flow-simulator'
import type { ContactOptions, LogReplay } from '@aicc/flow-simulator'
import { clean, problemsFound } from './exit-status.js'
import { finish } from './finish.js'
import { loadSources, loadWorld } from './load-simulation.js'
import type { SimulationOptions } from './load-simulation.js'
import { printLogReplay } from './print-log-replay.js'
import { readTextFile } from './read-text-file.js'
import { shortName } from './short-name.js'
import type { Terminal } from './terminal.js'
import { UsageError } from './usage-error.js'

/** Options of `flowc simulate --replay`. */
export interface ReplayLogCommandOptions extends SimulationOptions {
  readonly replay: string
  readonly contact?: string
  readonly channel?: ContactOptions['channel']
}

/** `flowc simulate --replay`: play the contacts of a flow log again, and say where a real one and the simulated one part. */
export async function replayFlowLog(
  args: readonly string[],
  options: ReplayLogCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const log = readLog(options.replay, terminal)
  const loaded = await loadSources(args, options, terminal)
  if (loaded.flows === undefined) return await finish({ ...loaded, format: options.format }, terminal)
  const { assumptions, prompts } = await loadWorld(options, terminal)
  const { contact, channel } = options
  let replay: LogReplay
  try {
    replay = replayLog(loaded.flows, log, {
      ...(contact !== undefined && { contactId: contact }),
      ...(channel !== undefined && { channel }),
      ...(assumptions !== undefined && { assumptions }),
      ...(prompts !== undefined && { prompts }),
    })
  } catch (error) {
    if (error instanceof FlowLogError) throw unusableLog(options.replay, error.message)
    if (!(error instanceof FlowContentError)) throw error
    throw new UsageError(error.message, { file: args[0] ?? '', code: 'FLOW1013', name: 'not-a-flow' })
  }
  const nameOf = (file: string): string => shortName(file, terminal.directory)
  terminal.out(options.format === 'json' ? documentOf(replay, nameOf) : printLogReplay(replay, nameOf))
  return replay.agrees ? clean : problemsFound
}

/** The replay as JSON: what is not there is null, and files are named as they are in print. */
function documentOf(replay: LogReplay, nameOf: (file: string) => string): string {
  const shown = (member: string, value: unknown): unknown =>
    member === 'file' && typeof value === 'string' ? nameOf(value) : (value ?? null)
  return `${JSON.stringify(replay, shown, 2)}\n`
}

function readLog(file: string, { directory }: Terminal): string {
  const path = resolve(directory, file)
  // UTF-8 has at most four bytes a character; a larger file is refused unread.
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > maximumLogCharacters * 4) {
    throw unusableLog(
      file,
      `The file has ${size.toLocaleString('en')} bytes, and was not read. Take the entries of one contact.`,
    )
  }
  const { text, problem } = readTextFile(path)
  if (problem === undefined) return text
  throw unusableLog(file, [problem.message, problem.suggestion].filter((one) => one !== undefined).join(' '))
}

function unusableLog(file: string, message: string): UsageError {
  return new UsageError(`${file}: ${message}`, { file, code: 'FLOW1041', name: 'unusable-log' })
}
