import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { InputFile } from './find-files.js'
import { UsageError, firstLine, systemReason } from './usage-error.js'

/** An error that the TypeScript compiler found. */
export interface TypeScriptProblem {
  /** undefined for a problem of the settings, which stands in no file. */
  readonly path: string | undefined
  readonly line: number
  readonly column: number
  readonly code: `TS${number}`
  readonly message: string
}

/** What the TypeScript compiler says. */
export interface TypeCheck {
  readonly ok: boolean
  /** Its own output, as it shows it. */
  readonly output: string
}

/** How to run the TypeScript compiler. */
export interface TypeCheckOptions {
  /** Whether it prints for people, with colours and code frames. */
  readonly pretty: boolean
  /** The folder that names in its output start from. */
  readonly directory: string
}

/**
 * Run the TypeScript compiler over flow files: the one that the author's project has installed, so that the result is
 * what the editor shows; else the one that comes with flowc. Settings come from the tsconfig.json nearest to each file.
 */
export async function checkTypes(files: readonly InputFile[], options: TypeCheckOptions): Promise<TypeCheck> {
  const results: TypeCheck[] = []
  for (const project of projectsOf(files)) results.push(await checkProject(project, options))
  return { ok: results.every(({ ok }) => ok), output: results.map(({ output }) => output).join('') }
}

/** Files that have one tsconfig.json. */
interface Project {
  readonly configuration: string | undefined
  readonly first: InputFile
  readonly files: InputFile[]
}

function projectsOf(files: readonly InputFile[]): Iterable<Project> {
  const projects = new Map<string, Project>()
  for (const file of files) {
    const configuration = nearestUpwards(dirname(file.path), 'tsconfig.json')
    const project = projects.get(configuration ?? '')
    if (project === undefined) projects.set(configuration ?? '', { configuration, first: file, files: [file] })
    else project.files.push(file)
  }
  return projects.values()
}

async function checkProject(project: Project, { pretty, directory }: TypeCheckOptions): Promise<TypeCheck> {
  const compiler = findCompiler(project.first)
  // The compiler ignores tsconfig.json when it is given files, so it is given a configuration that extends it.
  let temporary: string
  try {
    temporary = mkdtempSync(join(tmpdir(), 'flowc-'))
  } catch (error) {
    throw cannotRun(project.first, `${tmpdir()} cannot be written: ${systemReason(error)}`)
  }
  try {
    const configuration = join(temporary, 'tsconfig.json')
    writeFileSync(configuration, JSON.stringify(configurationFor(project)))
    return await new Promise<TypeCheck>((done, fail) => {
      execFile(
        process.execPath,
        [compiler, '-p', configuration, '--pretty', String(pretty)],
        { maxBuffer: 64 * 1024 * 1024, cwd: directory },
        (error, stdout, stderr) => {
          const output = stdout + stderr
          if (error === null) done({ ok: true, output: '' })
          else if (/TS\d+: /.test(output)) done({ ok: false, output })
          else fail(cannotRun(project.first, reasonOf(output) ?? firstLine(error)))
        },
      )
    })
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

/** Why a compiler ended without a word about types: the line with the error, which stands below the place. */
function reasonOf(output: string): string | undefined {
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? lines[0]
}

/** The problems in what the compiler printed without colours. */
export function parseTypeScriptOutput(output: string, directory: string): readonly TypeScriptProblem[] {
  const problems: TypeScriptProblem[] = []
  for (const line of output.split(/\r?\n/)) {
    const [, path, lineNumber = '1', column = '1', code, message] =
      /^(?:(.+)\((\d+),(\d+)\): )?error (TS\d+): (.*)$/.exec(line) ?? []
    if (code !== undefined && message !== undefined && isTypeScriptCode(code)) {
      problems.push({
        path: path === undefined ? undefined : resolve(directory, path),
        line: Number(lineNumber),
        column: Number(column),
        code,
        message,
      })
    } else if (/^\s+\S/.test(line)) {
      const last = problems.pop()
      if (last !== undefined) problems.push({ ...last, message: `${last.message}\n${line.trimEnd()}` })
    }
  }
  return problems
}

function isTypeScriptCode(code: string): code is `TS${number}` {
  return /^TS\d+$/.test(code)
}

function findCompiler(file: InputFile): string {
  for (const from of [file.path, import.meta.url]) {
    try {
      const manifest = createRequire(from).resolve('typescript/package.json')
      const program = join(dirname(manifest), 'bin', 'tsc')
      if (existsSync(program)) return program
    } catch {
      // Not installed there: the next place.
    }
  }
  throw cannotRun(file, 'it is not installed here. Install it with npm install --save-dev typescript')
}

function cannotRun(file: InputFile, reason: string): UsageError {
  return new UsageError(
    `The TypeScript compiler could not be run: ${reason.replace(/\.$/, '')}. With --no-typecheck it is not needed.`,
    { file: file.name, code: 'FLOW1017', name: 'typescript-not-run' },
  )
}

function configurationFor({ configuration, first, files }: Project): object {
  const options = {
    noEmit: true,
    composite: false,
    incremental: false,
    declaration: false,
    rootDir: null,
    outDir: null,
    tsBuildInfoFile: null,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    // Types are looked for from where the configuration lies, which is not where the flows are.
    typeRoots: typeRootsFrom(dirname(first.path)),
  }
  const defaults = {
    strict: true,
    target: 'es2023',
    lib: ['es2023', 'dom'],
    // Not `nodenext`: without "type": "module" in a package.json it takes flow files for CommonJS, and Node does not.
    module: 'esnext',
    moduleResolution: 'bundler',
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    types: [],
  }
  return {
    ...(configuration === undefined ? {} : { extends: configuration }),
    compilerOptions: configuration === undefined ? { ...defaults, ...options } : options,
    files: files.map(({ path }) => path),
    include: [],
    exclude: [],
    references: [],
  }
}

function nearestUpwards(from: string, name: string): string | undefined {
  for (let directory = from; ; directory = dirname(directory)) {
    const candidate = join(directory, name)
    if (existsSync(candidate)) return candidate
    if (dirname(directory) === directory) return undefined
  }
}

function typeRootsFrom(from: string): readonly string[] {
  const roots: string[] = []
  for (let directory = from; ; directory = dirname(directory)) {
    const candidate = join(directory, 'node_modules', '@types')
    if (existsSync(candidate)) roots.push(candidate)
    if (dirname(directory) === directory) return roots
  }
}
