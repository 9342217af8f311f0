import { isFlow } from '@aicc/flow-dsl/language'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import type { Diagnostic } from '@aicc/flow-compiler'
import { pathToFileURL } from 'node:url'
import { fileProblem } from './file-problem.js'
import type { InputFile } from './find-files.js'

/** The flows of one file, or why there are none. */
export interface LoadedFile {
  readonly file: InputFile
  readonly flows: readonly BuildableFlow[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Import a TypeScript file and take the flows that it exports, each once. Node leaves the types out by itself. */
export async function loadFlows(file: InputFile): Promise<LoadedFile> {
  let exported: object
  try {
    exported = await import(pathToFileURL(file.path).href)
  } catch (error) {
    return { file, flows: [], diagnostics: [importProblem(file, error)] }
  }
  const flows = new Set<BuildableFlow>()
  for (const value of Object.values(exported)) {
    for (const candidate of Array.isArray(value) ? value : [value]) if (isFlow(candidate)) flows.add(candidate)
  }
  if (flows.size > 0) return { file, flows: [...flows], diagnostics: [] }
  return {
    file,
    flows: [],
    diagnostics: [
      fileProblem(
        file,
        'FLOW1009',
        'no-flow-in-file',
        'The file exports no flow.',
        'Export one: `export default contactFlow(...)`, or another entry function of @aicc/flow-dsl.',
      ),
    ],
  }
}

function importProblem(file: InputFile, error: unknown): Diagnostic {
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const place = placeInFile(file, error)
  if (code === 'ERR_MODULE_NOT_FOUND') {
    return fileProblem(
      file,
      'FLOW1016',
      'file-failed',
      `The file imports something that is not there: ${message.replace(/ imported from .*$/, '')}.`,
      'Install the package, or mend the path; imports of other files need their ending (.ts).',
    )
  }
  if (code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX' || code === 'ERR_INVALID_TYPESCRIPT_SYNTAX') {
    return fileProblem(
      file,
      'FLOW1016',
      'file-failed',
      `The file cannot be loaded: ${message}.`,
      'Flow files run as they are, with the types left out: enums, namespaces and parameter properties are not possible.',
      place,
    )
  }
  return fileProblem(
    file,
    'FLOW1016',
    'file-failed',
    `The file failed while it was loaded: ${message}`,
    undefined,
    place,
  )
}

/** The author's line in a stack, when it is in this file. */
function placeInFile(file: InputFile, error: unknown): { readonly line: number; readonly column: number } | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const at = stack.indexOf(`${pathToFileURL(file.path).href}:`)
  const found = at < 0 ? undefined : /:(\d+)(?::(\d+))?/.exec(stack.slice(at + pathToFileURL(file.path).href.length))
  return found?.[1] === undefined ? undefined : { line: Number(found[1]), column: Number(found[2] ?? '1') }
}
