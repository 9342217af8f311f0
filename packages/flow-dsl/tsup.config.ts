import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    'language/index': 'src/language/index.ts',
    'testing/index': 'src/testing/index.ts',
  },
  format: ['esm', 'cjs'],
  target: 'node22',
  // The entries share chunks, so that a value reached through two of them is one value.
  splitting: true,
  clean: true,
  // tsc writes the declarations: tsup cannot with TypeScript 7.
  dts: false,
})
