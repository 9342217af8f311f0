import { runCli } from './cli.js'
import { guardProcess } from './guard-process.js'
import { processTerminal } from './terminal.js'

const end = guardProcess(processTerminal)
// Ended here and now: a timer in a flow file would keep the process alive.
end(await runCli(process.argv.slice(2), processTerminal))
