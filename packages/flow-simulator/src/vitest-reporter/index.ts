import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { CoverageData } from '../coverage/coverage-data.js'
import { mergeCoverage } from '../coverage/merge-coverage.js'
import { printCoverage, printPercent } from '../coverage/print-coverage.js'
import { printLcov } from '../coverage/print-lcov.js'
import { readCoverageData } from '../coverage/read-coverage-data.js'
import { withFileNames } from '../coverage/with-file-names.js'
import { summariseCoverage } from '../coverage/summarise-coverage.js'
import type { CoverageSummary } from '../coverage/summarise-coverage.js'
import type { CoverageRequest } from '../vitest/coverage-request.js'

/** What the reporter needs of vitest. Its own types can be had by ES modules only. */
export interface ReportedRun {
  readonly config: { readonly root: string }
  readonly logger: { log(text: string): void; error(text: string): void }
  /** Hands a value to test files; its type is known where the matchers are imported. */
  provide(key: never, value: never): void
  onClose(callback: () => void): void
}

/** Options of the reporter. */
export interface FlowCoverageOptions {
  /** Where `coverage.json` and `lcov.info` are written, from the root of the project. @defaultValue 'coverage/flows' */
  readonly folder?: string
  /** Flows that count, by name. @defaultValue all that were played */
  readonly flows?: readonly (string | RegExp)[]
  /** Least share of branches, in percent from 0 to 100; below, the run fails. @defaultValue 0 */
  readonly minimumBranches?: number
  /** Least share of actions, in percent from 0 to 100; below, the run fails. @defaultValue 0 */
  readonly minimumActions?: number
  /**
   * Leave out branches that no call can take, as far as an exploration of each flow proves it in ten seconds.
   * @defaultValue false
   */
  readonly excludeDead?: boolean
  /**
   * What is printed: a line each flow and what no test has reached; the lines only; or nothing. `coverage.json` has all of
   * it, and `flowc coverage` prints it later. @defaultValue 'all'
   */
  readonly print?: 'all' | 'totals' | 'nothing'
}

/**
 * Says which actions and branches of flows no test has reached, over all test files and processes. Test files take part
 * that have `@aicc/flow-simulator/vitest` in their `setupFiles`.
 * @example
 * ```ts
 * // vitest.config.ts
 * export default defineConfig({
 *   test: {
 *     setupFiles: ['@aicc/flow-simulator/vitest'],
 *     reporters: ['default', ['@aicc/flow-simulator/vitest-reporter', { minimumBranches: 90 }]],
 *   },
 * })
 * ```
 */
export default class FlowCoverageReporter {
  readonly #options: FlowCoverageOptions
  #vitest: ReportedRun | undefined
  #collected: string | undefined

  constructor(options: FlowCoverageOptions = {}) {
    this.#options = options
  }

  onInit(vitest: ReportedRun): void {
    this.#vitest = vitest
    // Also where the run breaks off.
    vitest.onClose(() => this.#remove())
    process.once('exit', () => this.#remove())
  }

  onTestRunStart(): void {
    this.#remove()
    // Made by the first test file that has something to say: most runs have none.
    this.#collected = join(tmpdir(), `flow-coverage-${randomUUID()}`)
    const { excludeDead = false, flows } = this.#options
    const request: CoverageRequest = { folder: this.#collected, excludeDead, flows }
    if (this.#vitest !== undefined) Reflect.apply(this.#vitest.provide, this.#vitest, ['flowCoverage', request])
  }

  onTestRunEnd(): void {
    const folder = this.#collected
    const vitest = this.#vitest
    if (folder === undefined || vitest === undefined) return
    try {
      const files = (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith('.json'))
      const all = files.map((name) => readCoverageData(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
      this.#finish(mergeCoverage(all), vitest)
    } finally {
      this.#remove()
    }
  }

  #finish(collected: CoverageData, vitest: ReportedRun): void {
    const { root } = vitest.config
    const { folder = join('coverage', 'flows'), print = 'all' } = this.#options
    const data = withFileNames(collected, (file) => relativeName(file, root))
    if (data.flows.length > 0) {
      const out = resolve(root, folder)
      mkdirSync(out, { recursive: true })
      writeFileSync(join(out, 'coverage.json'), `${JSON.stringify(data, null, 2)}\n`)
      writeFileSync(join(out, 'lcov.info'), printLcov(data))
    }
    const summary = summariseCoverage(data)
    // Tests of something else have nothing to say, unless something is wanted of them.
    if (print !== 'nothing' && data.flows.length > 0) {
      const shown = print === 'all' ? summary : withoutNames(summary)
      vitest.logger.log(`\nCoverage of flows\n${printCoverage(shown)}`)
    }
    for (const problem of this.#problems(summary)) {
      vitest.logger.error(problem)
      process.exitCode = 1
    }
  }

  #problems({ flows, actions, branches }: CoverageSummary): readonly string[] {
    const { minimumActions = 0, minimumBranches = 0 } = this.#options
    const shares = [
      { what: 'actions', share: actions, minimum: minimumActions },
      { what: 'branches', share: branches, minimum: minimumBranches },
    ].filter(({ minimum }) => minimum > 0)
    if (flows.length === 0 && shares.length > 0) {
      return ['No test has played a flow. Does vitest have "@aicc/flow-simulator/vitest" in its setupFiles?']
    }
    return shares
      .filter(({ share, minimum }) => share.percent < minimum)
      .map(({ what, share, minimum }) => {
        const percent = printPercent(share.percent)
        return `Tests reach ${percent} of the ${what} of flows, and ${minimum}% are wanted.`
      })
  }

  #remove(): void {
    if (this.#collected !== undefined) rmSync(this.#collected, { recursive: true, force: true })
    this.#collected = undefined
  }
}

/** A file as it is named from the root, with slashes: so the report can be read on another machine. */
function relativeName(file: string, root: string): string {
  const name = relative(root, file)
  // On another drive there is no way from here to there.
  return isAbsolute(name) ? file : name.split(sep).join('/')
}

function withoutNames(summary: CoverageSummary): CoverageSummary {
  return { ...summary, flows: summary.flows.map((flow) => ({ ...flow, unreached: [] })) }
}
