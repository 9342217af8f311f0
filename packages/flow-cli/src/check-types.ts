import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { InputFile } from './find-files.js'
import { UsageError } from './usage-error.js'

/** An error that the TypeScript compiler found. */
export interface TypeScriptProblem {
  readonly path: string
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

/**
 * Run the TypeScript compiler over flow files: the one that the author's project has installed, so that the result is
 * what the editor shows; else the one that comes with flowc. Settings come from the nearest tsconfig.json.
 */
export async function checkTypes(
  files: readonly InputFile[],
  options: { readonly pretty: boolean },
): Promise<TypeCheck> {
  const [first] = files
  if (first === undefined) return { ok: true, output: '' }
  const compiler = findCompiler(first.path)
  // The compiler ignores tsconfig.json when it is given files, so it is given a configuration that extends it.
  const directory = mkdtempSync(join(tmpdir(), 'flowc-'))
  try {
    const configuration = join(directory, 'tsconfig.json')
    writeFileSync(configuration, JSON.stringify(configurationFor(files)))
    return await new Promise<TypeCheck>((done, fail) => {
      execFile(
        process.execPath,
        [compiler, '-p', configuration, '--pretty', String(options.pretty)],
        { maxBuffer: 64 * 1024 * 1024, cwd: process.cwd() },
        (error, stdout, stderr) => {
          if (error !== null && typeof error.code !== 'number')
            fail(new UsageError(`The TypeScript compiler could not be run: ${error.message}.`))
          else done({ ok: error === null, output: stdout + stderr })
        },
      )
    })
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** The problems in what the compiler printed without colours. */
export function parseTypeScriptOutput(output: string, directory: string): readonly TypeScriptProblem[] {
  const problems: TypeScriptProblem[] = []
  for (const line of output.split('\n')) {
    const match = /^(.+)\((\d+),(\d+)\): error (TS\d+): (.*)$/.exec(line)
    const [, path, lineNumber, column, code, message] = match ?? []
    if (path !== undefined && code !== undefined && message !== undefined && isTypeScriptCode(code)) {
      problems.push({ path: resolve(directory, path), line: Number(lineNumber), column: Number(column), code, message })
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

function findCompiler(flowFile: string): string {
  for (const from of [flowFile, import.meta.url]) {
    try {
      const manifest = createRequire(from).resolve('typescript/package.json')
      const program = join(dirname(manifest), 'bin', 'tsc')
      if (existsSync(program)) return program
    } catch {
      // Not installed there: the next place.
    }
  }
  throw new UsageError(
    'TypeScript is not installed here. Install it (npm install --save-dev typescript), or pass --no-typecheck.',
  )
}

function configurationFor(files: readonly InputFile[]): object {
  const directory = dirname(files[0]?.path ?? '.')
  const nearest = nearestUpwards(directory, 'tsconfig.json')
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
    typeRoots: typeRootsFrom(directory),
  }
  const defaults = {
    strict: true,
    target: 'es2023',
    lib: ['es2023', 'dom'],
    module: 'nodenext',
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    types: [],
  }
  return {
    ...(nearest === undefined ? {} : { extends: nearest }),
    compilerOptions: nearest === undefined ? { ...defaults, ...options } : options,
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
