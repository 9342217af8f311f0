import { defineConfig } from 'tsup'

export default defineConfig([
  // For flows, whatever kind of module they are.
  { entry: { 'contract/index': 'src/contract/index.ts' }, format: ['esm', 'cjs'], target: 'node22', dts: false },
  // For programs: the stores, the parts; and the command line of this package.
  {
    entry: { index: 'src/index.ts', 'cli/bin': 'src/cli/bin.ts' },
    format: ['esm'],
    target: 'node22',
    splitting: true,
    dts: false,
    // Without it, `node:sqlite` becomes `sqlite`, which does not exist.
    removeNodeProtocol: false,
  },
  // For Lambda: everything in it, since what the runtime brings along starts slower (figures in README.md). Only the client
  // of the store in use is loaded.
  {
    entry: { handler: 'src/handler.ts', 'export-handler': 'src/export/handler.ts' },
    outDir: 'dist/lambda',
    outExtension: () => ({ js: '.mjs' }),
    format: ['esm'],
    platform: 'node',
    target: 'node22',
    noExternal: [/./],
    splitting: true,
    minify: true,
    treeshake: true,
    dts: false,
    removeNodeProtocol: false,
    // Parts of the SDK and of X-Ray are CommonJS, and require modules of Node.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  },
])
