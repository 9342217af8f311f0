import { createInterface } from 'node:readline/promises'
import type { Readable } from 'node:stream'
import { printable } from '@aicc/flow-dsl/language'
import { CallError, printTranscript } from '@aicc/flow-simulator'
import type { Call } from '@aicc/flow-simulator'
import { clean } from '../exit-status.js'
import { finish } from '../finish.js'
import { loadSimulation } from '../load-simulation.js'
import type { SimulationOptions } from '../load-simulation.js'
import type { Terminal } from '../terminal.js'
import { firstLine } from '../usage-error.js'

const help = `Type keys (12345#) to press them, other words to say them to a bot, nothing to wait.
  wait 10      let 10 seconds pass
  agent        an agent accepts, or leaves
  hold 30      the agent puts the customer on hold for 30 seconds
  attributes   show the contact attributes
  hang up      (or Ctrl-C, Ctrl-D)
`

/** `flowc call`: a contact in the terminal. What the flow says is printed, what the customer does is typed. */
export async function callFlow(
  args: readonly string[],
  options: SimulationOptions,
  terminal: Terminal,
  input: Readable = process.stdin,
): Promise<number> {
  const loaded = await loadSimulation(args, options, terminal)
  if (loaded.simulation === undefined) return await finish({ ...loaded, format: options.format }, terminal)
  terminal.error(help)
  const call = await loaded.simulation.dial()
  let shown = show(call, 0, terminal)

  const lines = createInterface({ input, terminal: false })
  lines.on('SIGINT', () => lines.close())
  if (!call.ended) terminal.error('> ')
  if (!call.ended) {
    for await (const line of lines) {
      try {
        await act(call, line.trim(), terminal)
      } catch (error) {
        if (!(error instanceof CallError)) throw error
        terminal.error(`${printable(firstLine(error))}\n`)
      }
      shown = show(call, shown, terminal)
      if (call.ended) break
      terminal.error('> ')
    }
  }
  lines.close()
  if (!call.ended) {
    await call.hangUp()
    show(call, shown, terminal)
  }
  return clean
}

async function act(call: Call, line: string, terminal: Terminal): Promise<void> {
  const [, word = '', seconds = ''] = /^(wait|hold)\s+(\d{1,6})$/.exec(line) ?? []
  if (line === '') await call.wait()
  else if (word === 'wait') await call.wait(Number(seconds))
  else if (word === 'hold') await call.hold(Number(seconds))
  else if (line === 'help' || line === '?') terminal.error(help)
  else if (line === 'hang up' || line === 'hangup') await call.hangUp()
  else if (line === 'agent') await (call.waitsFor?.kind === 'conversation' ? call.agentLeaves() : call.acceptByAgent())
  else if (line === 'attributes') {
    const attributes = Object.entries(call.attributes)
    if (attributes.length === 0) terminal.error('There are none yet.\n')
    for (const [name, value] of attributes) terminal.error(`${printable(name)} = ${printable(value)}\n`)
  } else if (call.waitsFor?.kind === 'bot') await call.say(line)
  else await call.press(line)
}

/** Print what has happened since. @returns How many lines are printed in all. */
function show(call: Call, from: number, terminal: Terminal): number {
  const lines = call.transcript.slice(from)
  if (lines.length > 0) terminal.out(`${printTranscript(lines).split('\n').map(printable).join('\n')}\n`)
  return call.transcript.length
}
