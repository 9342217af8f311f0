import type { Diagnostic } from '@aicc/flow-compiler'
import type { InputFile } from './find-files.js'

/** A problem of a whole file. */
export function fileProblem(
  file: InputFile,
  code: Diagnostic['code'],
  name: string,
  message: string,
  suggestion?: string,
  place: { readonly line: number; readonly column: number } | undefined = undefined,
): Diagnostic {
  return {
    code,
    name,
    severity: 'error',
    message,
    args: {},
    location: {
      file: file.path,
      line: place?.line,
      column: place?.column,
      flow: undefined,
      action: undefined,
      path: '',
    },
    related: [],
    suggestion,
  }
}
