import { isAbsolute, relative } from 'node:path'
import type { Diagnostic } from '@aicc/flow-compiler'

/** Most problems that a message shows. */
const mostShown = 20

/** Flows that cannot be deployed. The message has each problem with its place. */
export class FlowSetError extends Error {
  override readonly name = 'FlowSetError'
  /** All problems, also warnings. */
  readonly diagnostics: readonly Diagnostic[]

  constructor(diagnostics: readonly Diagnostic[]) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    const shown = errors.slice(0, mostShown).map(print)
    const more = errors.length > shown.length ? [`... and ${errors.length - shown.length} more.`] : []
    const count = errors.length === 1 ? '1 error' : `${errors.length} errors`
    super([`The flows have ${count}, and nothing is deployed:`, ...shown, ...more].join('\n'))
    this.diagnostics = diagnostics
  }
}

function print({ code, name, message, location, suggestion }: Diagnostic): string {
  const { file, line, column } = location
  const place = file === undefined ? '' : `${fromHere(file)}${line === undefined ? '' : `:${line}:${column ?? 1}`} `
  return `- ${place}${code} ${name}: ${message}${suggestion === undefined ? '' : ` ${suggestion}`}`
}

/** A path as one would type it here; that of a file elsewhere stays whole. */
function fromHere(file: string): string {
  const path = relative(process.cwd(), file)
  return path.startsWith('..') || isAbsolute(path) ? file : path
}
