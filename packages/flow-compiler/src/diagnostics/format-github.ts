import { printable } from '@aicc/flow-dsl/language'
import type { Diagnostic, Severity } from './diagnostic.js'

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' }

/**
 * A problem as a workflow command of GitHub Actions, which shows it at the line in a pull request. Files have to be named
 * from the root of the repository.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function toGithubCommand(diagnostic: Diagnostic): string {
  const { code, name, severity, message, suggestion } = diagnostic
  const { file, line, column, path } = diagnostic.location
  const properties = [
    ...(file === undefined ? [] : [['file', file] as const]),
    ...(file === undefined || line === undefined ? [] : [['line', String(line)] as const]),
    ...(file === undefined || line === undefined || column === undefined ? [] : [['col', String(column)] as const]),
    ['title', `${code} ${name}`] as const,
  ]
  // Without a line only the words can say which part of the flow is meant.
  const place = line === undefined && path !== '' ? `${path}: ` : ''
  const text = [`${place}${message}`, ...(suggestion === undefined ? [] : [suggestion])].map(printableLines).join('\n')
  return `::${commands[severity]} ${properties.map(([key, value]) => `${key}=${escapeProperty(value)}`).join(',')}::${escapeData(text)}`
}

/** Line ends stay: they are escaped the way GitHub reads them. */
function printableLines(text: string): string {
  return text.split(/\r?\n/).map(printable).join('\n')
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
