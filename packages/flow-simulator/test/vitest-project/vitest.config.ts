import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const packages = join(import.meta.dirname, '../../..')

/** A project of a user, run by `test/vitest-reporter.test.ts` in a process of its own. */
export default defineConfig({
  resolve: {
    alias: [
      { find: /^@aicc\/([a-z-]+)$/, replacement: join(packages, '$1/src/index.ts') },
      { find: /^@aicc\/([a-z-]+)\/([a-z-]+)$/, replacement: join(packages, '$1/src/$2/index.ts') },
    ],
  },
  test: {
    root: import.meta.dirname,
    include: ['*.calls.ts'],
    setupFiles: [join(packages, 'flow-simulator/src/vitest/index.ts')],
    isolate: process.env['TEST_ISOLATE'] !== 'false',
    maxWorkers: 2,
    reporters: [
      'default',
      [
        join(packages, 'flow-simulator/src/vitest-reporter/index.ts'),
        {
          folder: process.env['TEST_FOLDER'],
          minimumBranches: Number(process.env['TEST_MINIMUM'] ?? 0),
          excludeDead: process.env['TEST_EXCLUDE_DEAD'] === 'true',
        },
      ],
    ],
  },
})
