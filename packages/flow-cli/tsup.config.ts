import type { Plugin } from 'esbuild'
import { builtinModules } from 'node:module'
import { defineConfig } from 'tsup'

/**
 * Ask for Node's own modules with `process.getBuiltinModule` instead of `import`.
 *
 * An `import` of one reads everything that it exports, and some of that is made only when it is read: `node:process`
 * opens the standard streams, `node:fs` loads the streams of files. That was a fifth of the time `flowc` takes to start.
 */
const leanBuiltins: Plugin = {
  name: 'lean-builtins',
  setup(build) {
    // Commander can run other programs as commands, which flowc has none of; the module for that is a slow one to load.
    build.onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      /[/\\]commander[/\\]/.test(importer) ? { path, namespace: 'unused' } : undefined,
    )
    build.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'export default {}' }))

    build.onResolve({ filter: new RegExp(`^(node:)?(${builtinModules.join('|')})$`) }, ({ path }) => ({
      path,
      namespace: 'builtin',
    }))
    build.onLoad({ filter: /.*/, namespace: 'builtin' }, async ({ path }) => ({ contents: await lazyModule(path) }))
  },
}

/** The source of a module that exports what a builtin one does; names that nobody imports are left out by esbuild. */
async function lazyModule(path: string): Promise<string> {
  const exported: object = await import(path)
  const names = Object.keys(exported).filter((name) => name !== 'default')
  return [
    `const builtin = /* @__PURE__ */ process.getBuiltinModule(${JSON.stringify(path)})`,
    'export default builtin',
    ...names.map((name) => `export const ${name} = /* @__PURE__ */ (() => builtin.${name})()`),
  ].join('\n')
}

const program = defineConfig({
  // The watchdog is a program of its own, in another thread.
  entry: { bin: 'src/bin.ts', 'import-watchdog': 'src/import-watchdog.ts' },
  format: ['esm'],
  target: 'node22',
  // Start-up time: one bundle instead of hundreds of files, and each `import()` a chunk that is read when it is needed.
  // Other packages of this repository are bundled from their sources (the `paths` of tsconfig.base.json).
  noExternal: [/^(?!typescript(\/|$))/],
  splitting: true,
  // The plugin sees to Node's own modules, with and without the prefix.
  removeNodeProtocol: false,
  esbuildPlugins: [leanBuiltins],
  esbuildOptions(options) {
    // The `main` files of some libraries (jsonc-parser) are wrapped so that esbuild cannot follow their imports.
    options.mainFields = ['module', 'main']
    // Start-up time again: half of it is reading and hashing the source. Names stay, so that a stack says something.
    options.minifyWhitespace = true
    options.minifySyntax = true
  },
  clean: ['!config/**'],
  dts: false,
})

/** What `flowc.config.ts` imports. */
const settings = defineConfig({
  entry: { index: 'src/config/index.ts' },
  outDir: 'dist/config',
  format: ['esm', 'cjs'],
  target: 'node22',
  clean: true,
  // tsc writes the declarations: tsup cannot with TypeScript 7.
  dts: false,
})

export default [program, settings].flat()
