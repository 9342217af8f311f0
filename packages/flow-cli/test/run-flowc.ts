import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { runCli } from '../src/cli.js'
import type { Terminal } from '../src/terminal.js'

/** What a run of `flowc` left. */
export interface Run {
  readonly status: number
  readonly out: string
  readonly error: string
}

/** The parts of a diagnostic that tests look at. */
export interface ReportedDiagnostic {
  readonly code: string
  readonly name: string
  readonly severity: string
  readonly message: string
  readonly location: { readonly file?: string; readonly line?: number; readonly column?: number }
  readonly suggestion: string | null
}

/** The document of `--format json`. */
export interface ReportedDocument {
  readonly files: readonly { readonly file: string; readonly diagnostics: readonly ReportedDiagnostic[] }[]
  readonly summary: { readonly files: number; readonly errors: number; readonly warnings: number }
}

/** A new folder with these files in it, gone when the test is over. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'flowc-test-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

/** Run `flowc` in a folder, in this process. */
export async function flowc(
  directory: string,
  args: readonly string[],
  terminal: Partial<Pick<Terminal, 'errorIsTerminal' | 'colours'>> = {},
): Promise<Run> {
  let out = ''
  let error = ''
  const status = await runCli(args, {
    out: (text) => void (out += text),
    error: (text) => void (error += text),
    errorIsTerminal: false,
    colours: false,
    ...terminal,
    directory,
  })
  return { status, out, error }
}

/** Run `flowc` with `--format json` and take its document. */
export async function flowcJson(
  directory: string,
  args: readonly string[],
): Promise<Run & { readonly document: ReportedDocument; readonly diagnostics: readonly ReportedDiagnostic[] }> {
  const run = await flowc(directory, [...args, '--format', 'json'])
  const document = parseDocument(run.out)
  return { ...run, document, diagnostics: document.files.flatMap(({ diagnostics }) => diagnostics) }
}

/** The one document in an output; fails when there is anything else in it. */
export function parseDocument(out: string): ReportedDocument {
  const value: unknown = JSON.parse(out)
  if (typeof value !== 'object' || value === null || !('files' in value) || !('summary' in value))
    throw new TypeError(`This is not a report: ${out}`)
  return value as ReportedDocument
}

/** A flow file without problems. */
export function flowFile(name: string, body = "flow.playPrompt('안녕하세요.')\n  flow.disconnect()"): string {
  return `import { contactFlow } from '@aicc/flow-dsl'

export default contactFlow(${JSON.stringify(name)}, { channels: ['VOICE'] }, (flow) => {
  ${body}
})
`
}

/** Flow JSON without problems. */
export function flowJson(change: Readonly<Record<string, unknown>> = {}): string {
  const disconnect = { Identifier: 'end', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} }
  const document = {
    Version: '2019-10-30',
    StartAction: 'end',
    Metadata: { entryPointPosition: { x: 0, y: 0 }, ActionMetadata: {}, type: 'contactFlow', name: 'goodbye' },
    Actions: [disconnect],
  }
  return `${JSON.stringify({ ...document, ...change }, null, 2)}\n`
}
