import { defineConfig } from 'tsup'

export default defineConfig({
  entry: { bin: 'src/bin.ts' },
  format: ['esm'],
  target: 'node22',
  // Start-up time: one bundle instead of hundreds of files, and each `import()` a chunk that is read when it is needed.
  // Other packages of this repository are bundled from their sources (the `paths` of tsconfig.base.json).
  noExternal: [/^(?!typescript(\/|$))/],
  splitting: true,
  // Bundled CommonJS libraries may call `require` for a module of Node.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  esbuildOptions(options) {
    // The `main` files of some libraries (jsonc-parser) are wrapped so that esbuild cannot follow their imports.
    // Start-up time again: half of it is reading and hashing the source. Names stay, so that a stack says something.
    options.minifyWhitespace = true
    options.minifySyntax = true
    options.mainFields = ['module', 'main']
  },
  clean: true,
  dts: false,
})
