import type { Diagnostic } from '@aicc/flow-compiler'
import { isJsonObject } from '@aicc/flow-dsl/language'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { fileProblem } from './file-problem.js'
import type { NamedPlace } from './file-problem.js'
import { EndlessImport } from './import-file.js'
import { firstLine } from './usage-error.js'

/** Why a file could not be imported, as a diagnostic at the author's line. */
export function importProblem(file: { readonly path: string }, error: unknown): Diagnostic {
  const problem = (message: string, suggestion: string | undefined, place: NamedPlace | undefined): Diagnostic =>
    fileProblem(place ?? file, 'FLOW1016', 'file-failed', message, suggestion, place)
  const message = firstLine(error).replace(/\.$/, '')
  if (error instanceof EndlessImport) {
    return fileProblem(
      error.place ?? file,
      'FLOW1028',
      'endless-file',
      `The file ${message}.`,
      'Look for a loop that never ends, and for an `await` of something that does not come.',
      error.place,
    )
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ERR_PACKAGE_PATH_NOT_EXPORTED') {
    const [, subpath = '', manifest = '', importer = ''] =
      /^(?:Package subpath '\.([^']*)'|No "exports" main) .*? in (.*package\.json) imported from (.*)$/.exec(message) ??
      []
    const { name, entries } = readEntries(manifest)
    return problem(
      `The file imports ${JSON.stringify(name + subpath)}, which that package does not offer.`,
      entries.length === 0 ? undefined : `It offers ${entries.join(', ')}.`,
      importPlace(importer, `'${name}${subpath}'`),
    )
  }
  const [, what, importer] = /^(.*?),? (?:imported|resolving ES modules imported) from (.*)$/.exec(message) ?? []
  if (what !== undefined && importer !== undefined) {
    return problem(
      `The file imports something that is not there: ${what}.`,
      'Install the package, or mend the path; imports of other files need their ending (.ts).',
      importPlace(importer, what),
    )
  }
  if (code === 'ERR_INVALID_TYPESCRIPT_SYNTAX') {
    return problem(`The file cannot be loaded: ${message}.`, undefined, placeOf(error))
  }
  if (code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') {
    return problem(
      `The file cannot be loaded: ${message}.`,
      'Flow files run as they are, with the types left out: enums, namespaces and parameter properties are not possible.',
      placeOf(error),
    )
  }
  if (code === 'ERR_UNKNOWN_FILE_EXTENSION' || code === 'ERR_IMPORT_ATTRIBUTE_MISSING') {
    return problem(`The file cannot be loaded: ${message}.`, undefined, importPlace(file.path, message))
  }
  if (message === 'Cannot use import statement outside a module') {
    return problem(
      'The file cannot be loaded: it uses `import`, and the nearest package.json says that files are CommonJS.',
      'Write "type": "module" into that package.json, or give the file the ending .mts.',
      placeOf(error),
    )
  }
  return problem(`The file failed while it was loaded: ${message}.`, undefined, placeOf(error))
}

/** Most entries of a package that are named. */
const mostEntries = 8

/** What can be imported of a package, by its package.json: its name, and the entries that stand for one file each. */
function readEntries(manifest: string): { readonly name: string; readonly entries: readonly string[] } {
  const folders = manifest.split(/[/\\]/).slice(0, -1)
  const name = folders.slice(folders.at(-2)?.startsWith('@') === true ? -2 : -1).join('/')
  try {
    const content: unknown = JSON.parse(readFileSync(manifest, 'utf8'))
    const exported = isJsonObject(content) ? content['exports'] : undefined
    const entries = Object.keys(isJsonObject(exported) ? exported : {})
      .filter((entry) => /^\.(?:\/(?!package\.json$)[^*]*)?$/.test(entry))
      .map((entry) => JSON.stringify(name + entry.slice(1)))
    return { name, entries: entries.slice(0, mostEntries) }
  } catch {
    return { name, entries: [] }
  }
}

/** The import of something, in the file that imports it: Node names the file but not the line. */
function importPlace(importer: string, what: string): NamedPlace | undefined {
  const [, quoted, last = ''] = /(?:'([^']*)'|([^ "]+[/\\][^ "]+))/.exec(what) ?? []
  const missing = quoted ?? last
  const lastName = missing.split(/[/\\]/).at(-1) ?? ''
  let lines: readonly string[]
  try {
    lines = readFileSync(importer, 'utf8').split(/\r?\n/)
  } catch {
    return undefined
  }
  for (const [index, line] of lines.entries()) {
    for (const text of line.matchAll(/(['"])(?:(?!\1).)*\1/g)) {
      const specifier = text[0].slice(1, -1)
      if (specifier === missing || specifier.startsWith(`${missing}/`) || specifier.endsWith(`/${lastName}`)) {
        return { path: importer, line: index + 1, column: text.index + 1 }
      }
    }
  }
  return undefined
}

/** The author's place in an error: for a syntax error its first line and the marker, else the first frame of the stack. */
function placeOf(error: unknown): NamedPlace | undefined {
  const stack = error instanceof Error && typeof error.stack === 'string' ? error.stack : ''
  const lines = stack.split('\n')
  const [, file, line] = /^((?:file:\/\/|\/|[A-Za-z]:[/\\]).*):(\d+)$/.exec(lines[0] ?? '') ?? []
  if (file !== undefined) {
    const marker = lines.findIndex((text) => /^\s*\^+\s*$/.test(text))
    const column = marker < 0 ? 1 : (lines[marker]?.indexOf('^') ?? 0) + 1
    return { path: pathOf(file), line: Number(line), column }
  }
  for (const frame of lines) {
    // Libraries are JavaScript: one that refuses what it was given is not where the mistake is.
    const [, at, lineNumber, column] = /^\s+at (?:.*\()?(file:\/\/.*\.[cm]?ts):(\d+):(\d+)\)?$/.exec(frame) ?? []
    if (at !== undefined) return { path: pathOf(at), line: Number(lineNumber), column: Number(column) }
  }
  return undefined
}

function pathOf(file: string): string {
  return file.startsWith('file://') ? fileURLToPath(file) : file
}
