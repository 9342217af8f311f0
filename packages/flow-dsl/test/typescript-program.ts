import { dirname, join } from 'node:path'
import ts from '@typescript/typescript6'

/** Where the sources of the tests pretend to stand. */
const folder = join(import.meta.dirname, 'sources')

/** What tests import besides the package: a small world to write flows in. */
export const world = `
import { z } from 'zod'
import { contactAttributes, flowModule, lambda } from '@aicc/flow-dsl'

export const registration = lambda('registration', {
  input: z.object({ customerInput: z.string(), contactId: z.string() }),
  output: z.object({ status: z.enum(['SUCCESS', 'DUPLICATE', 'ERROR']), lotteryNumber: z.string() }),
})
export const customer = contactAttributes({
  tier: z.enum(['gold', 'silver', 'bronze']),
  name: z.string(),
  visits: z.number(),
})
export const authenticate = flowModule(
  'authenticate',
  { input: z.object({ number: z.string() }), output: z.object({ id: z.string() }), branches: ['known', 'unknown'] },
  (flow) => flow.returnFromModule({ branch: 'known' }),
)
`

/** Options as a strict author has them. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
  paths: { '@aicc/flow-dsl': [join(import.meta.dirname, '../src/index.ts')] },
}

const diskHost = ts.createCompilerHost(options)
const parsed = new Map<string, ts.SourceFile | undefined>()

/** A program over sources by file name, which stand beside {@link world}; all else is read from the disk, once. */
export function createProgram(sources: Readonly<Record<string, string>>): ts.Program {
  const files = new Map(Object.entries({ 'world.ts': world, ...sources }).map(([name, text]) => [pathOf(name), text]))
  const host: ts.CompilerHost = {
    ...diskHost,
    fileExists: (path) => files.has(path) || diskHost.fileExists(path),
    directoryExists: (path) => path === folder || diskHost.directoryExists?.(path) === true,
    readFile: (path) => files.get(path) ?? diskHost.readFile(path),
    getSourceFile: (path, language) => {
      const text = files.get(path)
      if (text !== undefined) return ts.createSourceFile(path, text, language, true)
      if (!parsed.has(path)) parsed.set(path, diskHost.getSourceFile(path, language))
      return parsed.get(path)
    },
  }
  return ts.createProgram([...files.keys()], options, host)
}

/** The path that a program has for a source. */
export function pathOf(name: string): string {
  return join(folder, name)
}

/** A problem that the compiler has with a source. */
export interface TypeProblem {
  readonly code: number
  /** The whole chain of messages. */
  readonly message: string
  /** The code that it is shown at. */
  readonly at: string
}

/** What the compiler has against one source of a program. */
export function typeProblemsIn(program: ts.Program, name: string): readonly TypeProblem[] {
  const file = program.getSourceFile(pathOf(name))
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
    ({ code, messageText, start, length }) => ({
      code,
      message: ts.flattenDiagnosticMessageText(messageText, '\n'),
      at: file?.text.slice(start, (start ?? 0) + (length ?? 0)) ?? '',
    }),
  )
}

/** How many types the compiler has made for a program up to now; it counts, but does not publish the number. */
export function instantiationsIn(program: ts.Program): number {
  const count: unknown = Reflect.get(program, 'getInstantiationCount')
  const result: unknown = typeof count === 'function' ? Reflect.apply(count, program, []) : undefined
  if (typeof result !== 'number') throw new Error('This compiler does not say how many types it has made.')
  return result
}

/** What an editor offers at a place. */
export interface Completion {
  readonly name: string
  /** What it shows beside the name; empty when there is nothing. */
  readonly documentation: string
}

const marker = '/*|*/'
const edited = pathOf('main.ts')
let text = ''
let version = 0

// One service for all tests, as in an editor: only the edited file changes between them.
const service = ts.createLanguageService({
  getCompilationSettings: () => options,
  getScriptFileNames: () => [pathOf('world.ts'), edited],
  getScriptVersion: (path) => (path === edited ? String(version) : '1'),
  getScriptSnapshot: (path) => {
    const content = readSource(path)
    return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content)
  },
  getCurrentDirectory: () => dirname(folder),
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (path) => readSource(path) !== undefined,
  readFile: readSource,
  directoryExists: (path) => path === folder || diskHost.directoryExists?.(path) === true,
  ...(diskHost.realpath === undefined ? {} : { realpath: diskHost.realpath }),
})

function readSource(path: string): string | undefined {
  if (path === edited) return text
  return path === pathOf('world.ts') ? world : diskHost.readFile(path)
}

/** The names that an editor offers where a source has the marker: all of them, in the editor's order. */
export function namesAt(source: string): readonly string[] {
  text = source.replace(marker, '')
  version += 1
  const completions = service.getCompletionsAtPosition(edited, source.indexOf(marker), {})
  return (completions?.entries ?? []).map(({ name }) => name)
}

/** The same with what the editor shows beside each. */
export function completionsAt(source: string): readonly Completion[] {
  return namesAt(source).map((name) => {
    const details = service.getCompletionEntryDetails(
      edited,
      source.indexOf(marker),
      name,
      {},
      undefined,
      {},
      undefined,
    )
    return { name, documentation: ts.displayPartsToString(details?.documentation) }
  })
}
