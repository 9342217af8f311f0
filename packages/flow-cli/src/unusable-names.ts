import type { Diagnostic } from '@aicc/flow-compiler'
import { fileProblem } from './file-problem.js'
import type { InputFile } from './find-files.js'
import type { LoadedFile } from './load-flows.js'

type LoadedFlow = LoadedFile['flows'][number]

/**
 * Leave out flows that have no name of their own. Two flows of one name would be one file and one resource; names that
 * differ in case only are one file on some systems.
 */
export function withoutUnusableNames(loaded: readonly LoadedFile[]): readonly LoadedFile[] {
  const first = new Map<string, { readonly file: InputFile; readonly flow: LoadedFlow }>()
  return loaded.map((entry) => {
    const diagnostics: Diagnostic[] = [...entry.diagnostics]
    const flows = entry.flows.filter((flow) => {
      // The types want text, but flows can be loaded without a look at the types.
      const name: unknown = flow.name
      if (typeof name !== 'string') {
        diagnostics.push(
          fileProblem(
            { path: flow.position?.file ?? entry.file.path },
            'FLOW5003',
            'invalid-flow-name',
            `The name of a flow has to be text, and is ${name === null ? 'null' : `of type ${typeof name}`}.`,
            undefined,
            flow.position,
          ),
        )
        return false
      }
      const key = name.normalize('NFC').toLowerCase()
      const other = first.get(key)
      if (other === undefined) {
        first.set(key, { file: entry.file, flow })
        return true
      }
      if (other.flow !== flow) diagnostics.push(duplicateName(flow, entry.file, other.flow, other.file))
      return false
    })
    return { ...entry, flows, diagnostics }
  })
}

function duplicateName(flow: LoadedFlow, file: InputFile, other: LoadedFlow, otherFile: InputFile): Diagnostic {
  const elsewhere = other.position
  return {
    ...fileProblem(
      { path: flow.position?.file ?? file.path },
      'FLOW1010',
      'duplicate-flow-name',
      flow.name === other.name
        ? `Two flows are named ${JSON.stringify(flow.name)}.`
        : `The flows ${JSON.stringify(flow.name)} and ${JSON.stringify(other.name)} differ in case only, so they would be one file.`,
      'Rename one of them.',
      flow.position,
    ),
    related: [
      {
        message: `${JSON.stringify(other.name)} is declared first here.`,
        location: {
          file: elsewhere?.file ?? otherFile.path,
          line: elsewhere?.line,
          column: elsewhere?.column,
          flow: other.name,
          action: undefined,
          path: other.name,
        },
      },
    ],
  }
}
