import { runCli } from './cli.js'

// A reader who has seen enough (`| head`) is no failure.
process.stdout.on('error', () => process.exit(0))
process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
})
