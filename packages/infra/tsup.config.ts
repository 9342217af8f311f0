import { defineConfig } from 'tsup'

export default defineConfig({
  entry: { index: 'src/index.ts', app: 'bin/app.ts', synth: 'bin/synth.ts' },
  format: ['esm'],
  target: 'node22',
  splitting: true,
  clean: true,
  // tsc checks the types; nobody imports them from what is built.
  dts: false,
  removeNodeProtocol: false,
})
