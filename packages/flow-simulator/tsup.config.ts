import { defineConfig } from 'tsup'

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    'testing/index': 'src/testing/index.ts',
    'vitest/index': 'src/vitest/index.ts',
    'vitest-reporter/index': 'src/vitest-reporter/index.ts',
  },
  format: ['esm', 'cjs'],
  target: 'node22',
  splitting: true,
  clean: true,
  // tsc writes the declarations: tsup cannot with TypeScript 7.
  dts: false,
})
