import { isFlow } from '@aicc/flow-dsl/language'
import type { BuildableFlow } from '@aicc/flow-dsl/language'
import type { Diagnostic } from '@aicc/flow-compiler'
import { fileProblem } from './file-problem.js'
import type { InputFile } from './find-files.js'
import { importFile } from './import-file.js'
import { importProblem } from './import-problem.js'
import type { ImportLimit } from './import-watch.js'
import { readTextFile } from './read-text-file.js'

/** The flows of one file, or why there are none. */
export interface LoadedFile {
  readonly file: InputFile
  readonly flows: readonly BuildableFlow[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Import a TypeScript file and take the flows that it exports, each once. Node leaves the types out by itself. */
export async function loadFlows(file: InputFile, limit?: ImportLimit): Promise<LoadedFile> {
  const { problem } = readTextFile(file.path)
  if (problem !== undefined) {
    const { message, suggestion, place } = problem
    return {
      file,
      flows: [],
      diagnostics: [fileProblem(file, 'FLOW1011', 'unreadable-file', message, suggestion, place)],
    }
  }
  const flows = new Set<BuildableFlow>()
  try {
    for (const value of Object.values(await importFile(file.path, limit))) {
      for (const candidate of Array.isArray(value) ? value : [value]) if (isFlow(candidate)) flows.add(candidate)
    }
  } catch (error) {
    return { file, flows: [], diagnostics: [importProblem(file, error)] }
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
