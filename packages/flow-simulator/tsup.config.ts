import { defineConfig } from 'tsup'

export default defineConfig({
  entry: { index: 'src/index.ts' },
  format: ['esm', 'cjs'],
  target: 'node22',
  splitting: true,
  clean: true,
  // tsc writes the declarations: tsup cannot with TypeScript 7.
  dts: false,
})
