/**
 * What can be expected of a call, for vitest, and the coverage of flows. To be imported by tests, or once for all of them:
 *
 * ```ts
 * // vitest.config.ts
 * export default defineConfig({ test: { setupFiles: ['@aicc/flow-simulator/vitest'] } })
 * ```
 */
import type { CallMatchers } from './matchers.js'
import { extendExpect } from './matchers.js'
import { recordForReporter } from './record-for-reporter.js'

export type { CallMatchers } from './matchers.js'
export type { CoverageRequest } from './coverage-request.js'

declare module 'vitest' {
  // The names of the parameters are those of vitest.
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> extends CallMatchers<R> {}
}

extendExpect()
recordForReporter()
