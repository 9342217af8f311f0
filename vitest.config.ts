import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = import.meta.dirname

/** Tests of a package run on the sources of all packages; only test/packages looks at what was built. */
const alias = [
  { find: /^@aicc\/([a-z-]+)$/, replacement: join(root, 'packages/$1/src/index.ts') },
  { find: /^@aicc\/([a-z-]+)\/([a-z-]+)$/, replacement: join(root, 'packages/$1/src/$2/index.ts') },
]

const packages = readdirSync(join(root, 'packages')).filter((name) =>
  existsSync(join(root, 'packages', name, 'package.json')),
)

/** Its tests load engines with many callers at once, against the clock: they come last, when nothing else runs. */
const engineTests = 'registration-lambda'

/** Which branches of the examples their tests take: `npx flowc coverage reports/flows/coverage.json` names the others. */
const flowCoverage: [reporter: string, options: Record<string, unknown>] = [
  join(root, 'packages/flow-simulator/src/vitest-reporter/index.ts'),
  { folder: 'reports/flows', print: 'totals' },
]

export default defineConfig({
  test: {
    // .ci/run counts the tests in the report.
    reporters: process.env['CI']
      ? ['default', flowCoverage, ['json', { outputFile: 'reports/vitest.json' }]]
      : ['default', flowCoverage],
    // One worker fewer than there are processors is left for an editor, which CI has none of: half the time on two.
    ...(process.env['CI'] ? { maxWorkers: '100%' } : {}),
    coverage: { include: ['packages/*/src/**'], reportsDirectory: 'reports/coverage' },
    projects: [
      ...packages.map((name) => ({
        resolve: { alias },
        test: {
          name,
          root: `packages/${name}`,
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          testTimeout: 30_000,
          ...(name === engineTests ? { sequence: { groupOrder: 1 } } : {}),
        },
      })),
      {
        resolve: { alias },
        test: {
          name: 'examples',
          root: 'examples',
          include: ['**/*.test.ts'],
          setupFiles: ['extend-expect.ts'],
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'test',
          root: 'test',
          include: ['**/*.test.ts'],
          globalSetup: 'packages/setup.ts',
          // These start compilers and other processes, several at a time on small machines.
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
