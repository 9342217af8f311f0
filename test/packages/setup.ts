import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { importableEntries, packPackages, requirableEntries, type Manifest } from '../../scripts/pack-packages.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder in which the packed packages are installed, as in the project of a user. */
    readonly consumer: string
    readonly manifests: readonly Manifest[]
  }
}

const root = join(import.meta.dirname, '../..')

/** The kinds of project that users have. Each type-checks every entry of every package, and all examples. */
const kinds = {
  esm: { type: 'module', compilerOptions: { module: 'nodenext' } },
  // `node16` does not let CommonJS require an ES module, so declarations that lead from one to the other show.
  cjs: { type: 'commonjs', compilerOptions: { module: 'node16' } },
  bundler: { type: 'module', compilerOptions: { module: 'esnext', moduleResolution: 'bundler' } },
}

/** Set up one project of a user for all tests in this folder: the network is not needed, only what is installed here. */
export default function setup(project: TestProject): () => void {
  const consumer = mkdtempSync(join(tmpdir(), 'aicc-consumer-'))
  const modules = join(consumer, 'node_modules')
  const packed = packPackages(modules)
  // Not published: what examples import of them, as it is built.
  for (const name of ['registration-lambda', 'crm-lambda']) {
    for (const part of ['package.json', 'dist/contract'])
      cpSync(join(root, 'packages', name, part), join(modules, '@aicc', name, part), { recursive: true })
  }

  for (const { manifest } of packed) {
    for (const name of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) {
      const link = join(modules, name)
      if (existsSync(link)) continue
      mkdirSync(dirname(link), { recursive: true })
      symlinkSync(join(root, 'node_modules', name), link, 'junction')
    }
  }

  for (const [kind, { type, compilerOptions }] of Object.entries(kinds)) {
    const directory = join(consumer, kind)
    for (const file of globSync('*/**/*.ts', { cwd: join(root, 'examples') })) {
      if (/node_modules|\.test\.ts$/.test(file)) continue
      cpSync(join(root, 'examples', file), join(directory, file))
    }
    writeJson(join(directory, 'package.json'), { type })
    writeJson(join(directory, 'tsconfig.json'), {
      compilerOptions: {
        target: 'es2023',
        lib: ['es2023', 'dom'],
        // Not everybody who writes flows has the types of Node.
        types: [],
        strict: true,
        noEmit: true,
        allowImportingTsExtensions: true,
        // Our own declarations are to be looked at as well.
        skipLibCheck: false,
        ...compilerOptions,
      },
    })
    const entriesOf = type === 'module' ? importableEntries : requirableEntries
    const entries = packed.flatMap(({ manifest }) => entriesOf(manifest))
    writeFileSync(join(directory, 'all-entries.ts'), importAll(entries))
  }

  project.provide('consumer', consumer)
  project.provide(
    'manifests',
    packed.map(({ manifest }) => manifest),
  )
  return () => rmSync(consumer, { recursive: true, force: true })
}

function importAll(entries: readonly string[]): string {
  const imports = entries.map((entry, index) => `import * as entry${index} from '${entry}'\n`)
  const names = entries.map((_, index) => `entry${index}`)
  return `${imports.join('')}export const entries: object[] = [${names.join(', ')}]\n`
}

function writeJson(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(value, null, 2))
}
