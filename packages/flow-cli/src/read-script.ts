import { CallScriptError, readCallScript } from '@aicc/flow-simulator'
import type { CallStep } from '@aicc/flow-simulator'
import { inputFileAt } from './input-file-at.js'
import { readJsonFile } from './read-json-file.js'
import type { Terminal } from './terminal.js'
import { firstLine, UsageError } from './usage-error.js'

/** The steps of a file that `--script` names. */
export function readScript(script: string, { directory }: Terminal): readonly CallStep[] {
  const subject = { file: script, code: 'FLOW1040', name: 'unusable-script' } as const
  const input = inputFileAt(script, directory)
  if (input.kind !== 'json') throw new UsageError(`A script is a JSON file, and ${script} is none.`, subject)
  const { text, problem } = readJsonFile(input)
  if (problem !== undefined) throw new UsageError(`${input.name}: ${problem.message}`, subject)
  try {
    return readCallScript(JSON.parse(text))
  } catch (error) {
    const reason = error instanceof CallScriptError ? error.message : `It is not JSON: ${firstLine(error)}.`
    throw new UsageError(`${input.name}: ${reason}`, subject)
  }
}
