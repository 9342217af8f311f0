import { randomUUID } from 'node:crypto'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'
import { CoverageRecorder, mostRecordedFlows } from '../coverage/coverage-recorder.js'
import { recordCoverage } from '../coverage/current-recorder.js'
import type { CoverageRequest } from './coverage-request.js'

/** In milliseconds: explorations of the flows take a minute at most. */
const longestWriting = 120_000

/** Record the calls of a test file, where the reporter has asked for it, and write what they have reached. */
export function recordForReporter(): void {
  const request = requested()
  if (request === undefined) return
  const { folder, excludeDead, flows } = request
  const recorder = new CoverageRecorder({ excludeDead, flows })
  recordCoverage(recorder)
  afterAll(() => {
    recordCoverage(undefined)
    const data = recorder.collect()
    if (data.flows.length === 0) return
    if (recorder.isFull) {
      console.warn(
        `Coverage: ${mostRecordedFlows} flows were played, and more are not counted. Say with the option "flows" of the reporter which count.`,
      )
    }
    // Under a name of its own, and only when it is whole: others write at the same time, and processes are ended.
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const file = join(folder, `${randomUUID()}.json`)
    writeFileSync(`${file}.part`, JSON.stringify(data))
    renameSync(`${file}.part`, file)
  }, longestWriting)
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Set by `@aicc/flow-simulator/vitest-reporter`: calls are to be recorded. */
    readonly flowCoverage?: CoverageRequest
  }
}

function requested(): CoverageRequest | undefined {
  try {
    return inject('flowCoverage')
  } catch {
    // Outside of a run of vitest, where somebody only looks at what this module exports.
    return undefined
  }
}
