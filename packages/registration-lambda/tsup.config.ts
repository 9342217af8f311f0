import { defineConfig } from 'tsup'

export default defineConfig([
  // For programs: the contract, the stores, the parts.
  {
    entry: { index: 'src/index.ts', 'contract/index': 'src/contract/index.ts', 'cli/bin': 'src/cli/bin.ts' },
    format: ['esm'],
    target: 'node22',
    splitting: true,
    clean: true,
    dts: false,
  },
])
