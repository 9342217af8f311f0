import ts from '@typescript/typescript6'
import { join } from 'node:path'
import { median, milliseconds, table } from './measure.ts'
import { sampleSource } from './sample-flow.ts'

const root = join(import.meta.dirname, '..')

const compilerOptions: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
}

/** What the type checker and the editor do with one flow, through TypeScript 6's compiler and language service. */
export function measureEditor(): string {
  const file = join(root, 'examples/benchmark-sample.flow.ts')
  const { source, completionAt } = sampleSource(200)
  // Without the half-written line the source has no error.
  const whole = source.replace(/^ {2}flow\.\n/m, '')
  const host = ts.createCompilerHost(compilerOptions)
  const hostWith = (text: string): ts.CompilerHost => ({
    ...host,
    getSourceFile: (name, target) =>
      name === file ? ts.createSourceFile(name, text, target, true) : host.getSourceFile(name, target),
    fileExists: (name) => name === file || host.fileExists(name),
    readFile: (name) => (name === file ? text : host.readFile(name)),
  })
  const check = (text: string): { readonly time: number; readonly instantiations: number; readonly errors: number } => {
    const start = performance.now()
    const program = ts.createProgram([file], compilerOptions, hostWith(text))
    const errors = ts.getPreEmitDiagnostics(program).length
    return { time: performance.now() - start, instantiations: program.getInstantiationCount(), errors }
  }
  const empty = check(
    whole
      .replace(/\(flow\) => \{\n[\s\S]*$/, '(flow) => {\n  flow.disconnect()\n})\n')
      .replace(/attributes = .*/, 'attributes = contactAttributes({})'),
  )
  const full = check(whole)
  if (full.errors > 0) throw new Error('The sample source does not type-check.')
  const service = ts.createLanguageService({
    getCompilationSettings: () => compilerOptions,
    getScriptFileNames: () => [file],
    getScriptVersion: (name) => (name === file ? String(version) : '1'),
    getScriptSnapshot: (name) => {
      const text = name === file ? texts[version % 2] : host.readFile(name)
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
    },
    getCurrentDirectory: () => join(root, 'examples'),
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    fileExists: (name) => name === file || host.fileExists(name),
    readFile: (name) => (name === file ? source : host.readFile(name)),
    directoryExists: (name) => ts.sys.directoryExists(name),
    getDirectories: (name) => ts.sys.getDirectories(name),
  })
  // Each time as after a key press: the text changes, then the editor asks.
  const texts = [source, `${source}\n`]
  let version = 0
  const completion = (): { readonly time: number; readonly entries: number } => {
    version += 1
    const start = performance.now()
    const found = service.getCompletionsAtPosition(file, completionAt, {})
    return { time: performance.now() - start, entries: found?.entries.length ?? 0 }
  }
  const cold = completion()
  const warm = Array.from({ length: 15 }, completion)
  return table(
    ['200 actions in TypeScript 6', 'value'],
    [
      ['type check of the flow, cold process, library types included', milliseconds(full.time)],
      [
        'instantiations, of which without the flow’s body',
        `${full.instantiations.toLocaleString('en')}, ${empty.instantiations.toLocaleString('en')}`,
      ],
      ['first completion (`flow.`)', milliseconds(cold.time)],
      ['completion once warm, after an edit (median)', milliseconds(median(warm.map(({ time }) => time)))],
      ['entries offered', String(warm[0]?.entries ?? 0)],
    ],
  )
}
