import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inject, onTestFinished } from 'vitest'

const modules = join(inject('consumer'), 'node_modules')

/** The program, as it is installed in the project of a user. */
export const program = join(modules, '@aicc/flow-cli/bin/flowc.js')

/** What a process left. */
export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A project of a user, in which the packages are installed; gone when the test is over. */
export function projectWith(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'flowc-project-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries({ 'package.json': '{"type": "module"}', ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  symlinkSync(modules, join(folder, 'node_modules'), 'junction')
  return folder
}

/** Run the installed `flowc` in a folder. */
export function flowc(folder: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Ended {
  return spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: environmentWith(environment),
    // A flow file that keeps the process alive shows as a test that fails, not as one that hangs.
    timeout: 60_000,
  })
}

/** Run a line of shell in which `flowc` stands for the installed program. */
export function shell(folder: string, line: string): Ended {
  return spawnSync('bash', ['-c', `flowc() { '${process.execPath}' '${program}' "$@"; }\n${line}`], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: environmentWith({}),
  })
}

/** The environment of the tests, without what would change colours. */
function environmentWith(more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { NO_COLOR: _, FORCE_COLOR: __, ...environment } = process.env
  return { ...environment, ...more }
}

/** A diagnostic in the document of `--format json`. */
interface ReportedDiagnostic {
  readonly code: string
  readonly name: string
  readonly severity: string
  readonly message: string
  readonly location: { readonly file?: string; readonly line?: number; readonly column?: number }
}

/** The diagnostics in the one document that an output holds. */
export function diagnosticsIn(stdout: string): readonly ReportedDiagnostic[] {
  const document: { readonly files: readonly { readonly diagnostics: readonly ReportedDiagnostic[] }[] } =
    JSON.parse(stdout)
  return document.files.flatMap(({ diagnostics }) => diagnostics)
}

/** A flow file. */
export function flowFile(name: string, body = "flow.playPrompt('안녕하세요.')\n  flow.disconnect()"): string {
  return `import { contactFlow } from '@aicc/flow-dsl'

export default contactFlow('${name}', { channels: ['VOICE'] }, (flow) => {
  ${body}
})
`
}
