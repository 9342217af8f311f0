import type { Diagnostic } from '@aicc/flow-compiler'
import type { UnusableInput } from './find-files.js'

/** A place in a file. */
export interface FilePlace {
  readonly line: number
  readonly column: number
}

/** A place in a file that is named. */
export interface NamedPlace extends FilePlace {
  readonly path: string
}

/** A problem of a whole file, or of none. */
export function fileProblem(
  file: { readonly path: string | undefined },
  code: Diagnostic['code'],
  name: string,
  message: string,
  suggestion?: string,
  place?: FilePlace,
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

/** The problem of an argument that stands for nothing that flowc can read. */
export function unusableInput(input: UnusableInput): Diagnostic {
  return fileProblem(input, 'FLOW1011', 'unreadable-file', input.reason, input.suggestion)
}
