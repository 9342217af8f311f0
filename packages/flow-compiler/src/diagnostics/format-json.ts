import { countBySeverity } from './diagnostic.js'
import type { Diagnostic } from './diagnostic.js'

/** The problems of one file. */
export interface FileReport {
  readonly file: string
  readonly diagnostics: readonly Diagnostic[]
}

/** One document for machines. */
export interface JsonReport {
  readonly files: readonly {
    readonly file: string
    readonly diagnostics: readonly {
      readonly code: string
      readonly name: string
      readonly severity: string
      readonly message: string
      readonly location: Diagnostic['location']
      readonly suggestion: string | null
      readonly related: Diagnostic['related']
      readonly args: Diagnostic['args']
    }[]
  }[]
  readonly summary: { readonly files: number; readonly errors: number; readonly warnings: number }
}

/** The problems of many files as one document. */
export function toJsonReport(reports: readonly FileReport[]): JsonReport {
  const counts = countBySeverity(reports.flatMap(({ diagnostics }) => diagnostics))
  return {
    files: reports.map(({ file, diagnostics }) => ({
      file,
      diagnostics: diagnostics.map(({ code, name, severity, message, location, suggestion, related, args }) => ({
        code,
        name,
        severity,
        message,
        location,
        suggestion: suggestion ?? null,
        related,
        args,
      })),
    })),
    summary: { files: reports.length, errors: counts.error, warnings: counts.warning },
  }
}
