import { codeFrameColumns } from '@babel/code-frame'
import { formatPretty } from '../src/index.js'
import type { Diagnostic, PrettyOptions } from '../src/index.js'

/** What `formatPretty` needs to draw frames of one text, as the command line draws them. */
export function codeFrameOf(text: string): Pick<PrettyOptions, 'readSource' | 'codeFrame'> {
  return {
    readSource: () => text,
    codeFrame: (source, { line, column, endColumn, firstLine }) =>
      codeFrameColumns(
        source,
        // Its columns count from 0.
        { start: { line, column: column - 1 }, end: { line, column: endColumn - 1 } },
        { highlightCode: false, linesAbove: 1, linesBelow: 1, startLine: firstLine },
      ),
  }
}

/** Problems as the command line prints them without colours. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], text: string, fileName: string): string {
  return diagnostics
    .map((diagnostic) =>
      formatPretty(diagnostic, { ...codeFrameOf(text), colour: (_part, words) => words, fileName: () => fileName }),
    )
    .join('\n\n')
}
