import { printable } from '@aicc/flow-dsl/language'
import type { ActionLocation } from '../program/location.js'

/** Largest file that is read for two lines of it, in bytes. */
const largestFile = 5_000_000

/** Most characters of a line that are shown. */
const longestLine = 120

/** Where an action was written, and what stands there, where the file can be read. */
export function printExcerpt(location: ActionLocation): string {
  const lines = linesAt(location)
  const head = printLocation(location)
  return lines === undefined ? head : `${head}\n${lines}`
}

/** `flows/main.flow.ts:12:3`: from the folder that the process works in, where it is below. */
export function printLocation({ file, line, column }: ActionLocation): string {
  return file === undefined ? `line ${line} of the flow JSON` : `${printable(shortPath(file))}:${line}:${column}`
}

function shortPath(file: string): string {
  const folder = workingFolder()
  return folder !== undefined && file.startsWith(folder) && /^[/\\]/.test(file.slice(folder.length))
    ? file.slice(folder.length + 1)
    : file
}

function workingFolder(): string | undefined {
  try {
    return globalThis.process?.cwd()
  } catch {
    // Someone may have removed it.
    return undefined
  }
}

function linesAt({ file, line, column }: ActionLocation): string | undefined {
  const text = file === undefined ? undefined : readText(file)
  if (text === undefined) return undefined
  const lines = text.split('\n', line + 1)
  if (lines[line - 1] === undefined) return undefined
  const width = String(line + 1).length
  const shown: string[] = []
  for (let number = Math.max(1, line - 1); number <= line + 1; number += 1) {
    const code = lines[number - 1]
    if (code === undefined) break
    const mark = number === line ? '>' : ' '
    shown.push(`${mark} ${String(number).padStart(width)} | ${cut(code, number === line ? column : 1)}`.trimEnd())
  }
  return shown.join('\n')
}

/** A line, around a column where it is long: a flow's JSON may stand in one line. */
function cut(line: string, column: number): string {
  const start = column > longestLine ? column - 20 : 0
  const shown = line.slice(start, start + longestLine).trimEnd()
  return `${start > 0 ? '...' : ''}${printable(shown.replaceAll('\t', ' '))}${start + longestLine < line.length ? '...' : ''}`
}

/** The text of a file; undefined where it cannot be read, or where there are no files, as in a browser. */
function readText(file: string): string | undefined {
  try {
    const files = globalThis.process.getBuiltinModule('node:fs')
    const found = files.statSync(file)
    if (!found.isFile() || found.size > largestFile) return undefined
    return files.readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch {
    return undefined
  }
}
