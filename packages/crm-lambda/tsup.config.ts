import { defineConfig } from 'tsup'

export default defineConfig([
  // For flows, whatever kind of module they are.
  { entry: { 'contract/index': 'src/contract/index.ts' }, format: ['esm', 'cjs'], target: 'node22', dts: false },
  // For programs: the parts.
  { entry: { index: 'src/index.ts' }, format: ['esm'], target: 'node22', splitting: true, dts: false },
  // For Lambda: everything in it, since what the runtime brings along starts slower (figures in the README of the
  // registration function).
  {
    entry: { handler: 'src/handler.ts' },
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
