import { defineConfig } from 'tsup'

export default defineConfig({
  entry: { index: 'src/index.ts', 'layout/index': 'src/layout/index.ts' },
  // The entries share chunks, so that a value reached through two of them is one value.
  format: ['esm', 'cjs'],
  target: 'node22',
  splitting: true,
  clean: true,
  // tsc writes the declarations: tsup cannot with TypeScript 7.
  dts: false,
})
