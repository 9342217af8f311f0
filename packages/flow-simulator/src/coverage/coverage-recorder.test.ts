import { describe, expect, it, onTestFinished } from 'vitest'
import { flowOf } from '../../test/player.js'
import { simulate } from '../simulate.js'
import { CoverageRecorder } from './coverage-recorder.js'
import type { RecordingOptions } from './coverage-recorder.js'
import { recordCoverage } from './current-recorder.js'
import { mergeCoverage } from './merge-coverage.js'
import { summariseCoverage } from './summarise-coverage.js'

const failed = { NoMatchingError: 'sorry' }
const menu = {
  type: 'GetParticipantInput',
  parameters: { Text: 'Press 1 or 2.', StoreInput: 'False', InputTimeLimitSeconds: '5' },
  on: { '1': 'news', '2': 'end' },
  errors: { InputTimeLimitExceeded: 'end', NoMatchingCondition: 'menu', NoMatchingError: 'end' },
}
const news = { type: 'MessageParticipant', parameters: { Text: 'No news.' }, next: 'end', errors: failed }
const main = flowOf({ menu, news })

/** A recorder that is on until the test is over. */
function record(options: RecordingOptions = {}): CoverageRecorder {
  const recorder = new CoverageRecorder(options)
  const before = recordCoverage(recorder)
  onTestFinished(() => void recordCoverage(before))
  return recorder
}

/** Branches by their status: `menu Equals 1`. */
function branches(recorder: CoverageRecorder, status: string): readonly string[] {
  return recorder
    .collect()
    .flows.flatMap(({ actions }) => actions)
    .flatMap((action) =>
      action.branches.filter((branch) => branch.status === status).map(({ outcome }) => `${action.action} ${outcome}`),
    )
}

describe('recording', () => {
  it('knows what calls have taken, of the same flow that is loaded twice as of one', async () => {
    const recorder = record()
    await (await simulate(main).dial()).press('1')
    await (await simulate({ ...main, content: JSON.parse(JSON.stringify(main.content)) }).dial()).wait()
    expect(recorder.collect().flows).toHaveLength(1)
    expect(branches(recorder, 'reached')).toEqual(['menu Equals 1', 'menu InputTimeLimitExceeded', 'news Success'])
    const [summary] = summariseCoverage(recorder.collect()).flows
    expect(summary).toMatchObject({ actions: { reached: 3, total: 4 }, branches: { reached: 3, total: 7 } })
    expect(summary?.unreached).toContainEqual({ action: 'sorry', outcome: undefined, location: null })
  })

  it('tells two flows of the same name apart', async () => {
    const recorder = record()
    await (await simulate(main).dial()).press('1')
    await simulate(flowOf({ news })).dial()
    expect(recorder.collect().flows.map(({ flow, actions }) => [flow, actions.length])).toEqual([
      ['main', 4],
      ['main', 3],
    ])
  })

  it('counts flows that no call has come into', async () => {
    const recorder = record()
    await simulate([main, flowOf({ news }, { name: 'other' })]).dial()
    expect(summariseCoverage(recorder.collect()).flows.map(({ flow, actions }) => [flow, actions.reached])).toEqual([
      ['main', 1],
      ['other', 0],
    ])
  })

  it('knows the branch of a module that has returned', async () => {
    const recorder = record()
    const invoke = {
      type: 'InvokeFlowModule',
      parameters: { FlowModuleId: 'module' },
      on: { Found: 'end' },
      errors: { NoMatchingCondition: 'end', NoMatchingError: 'sorry' },
    }
    const ends = { type: 'EndFlowModuleExecution', parameters: { ResultData: {}, Result: 'Found' } }
    const module = flowOf({ ends }, { name: 'module', flowType: 'MODULE' })
    await simulate([flowOf({ invoke }), module]).dial()
    expect(branches(recorder, 'reached')).toContain('invoke Found'.replace(' ', ' Equals '))
  })

  it('is for the flows that are named', async () => {
    const recorder = record({ flows: [/^oth/] })
    await simulate([main, flowOf({ news }, { name: 'other' })]).dial()
    expect(recorder.collect().flows.map(({ flow }) => flow)).toEqual(['other'])
  })

  it('is off where nobody has asked for it', async () => {
    const recorder = new CoverageRecorder()
    await (await simulate(main).dial()).press('1')
    expect(recorder.collect().flows).toEqual([])
  })

  it('changes nothing in a call', async () => {
    const play = async (): Promise<unknown> => {
      const call = await simulate(main).dial()
      await call.press('1')
      return [call.transcript, call.log, call.seconds]
    }
    const before = await play()
    record()
    expect(await play()).toEqual(before)
  })
})

describe('what an exploration adds', () => {
  const set = {
    type: 'UpdateContactAttributes',
    parameters: { Attributes: { tier: 'gold' } },
    next: 'tier',
    errors: failed,
  }
  const compare = {
    type: 'Compare',
    parameters: { ComparisonValue: '$.Attributes.tier' },
    on: { gold: 'end', silver: 'news' },
    errors: { NoMatchingCondition: 'end' },
  }
  const tiers = flowOf({ set, tier: compare, news })

  it('is which branches no call takes, and which one would', async () => {
    const recorder = record({ excludeDead: true })
    await simulate(tiers).dial()
    expect(branches(recorder, 'reached')).toEqual(['set Success', 'tier Equals gold'])
    expect(branches(recorder, 'reachable')).toEqual(['set NoMatchingError'])
    expect(branches(recorder, 'dead')).toEqual([
      'tier Equals silver',
      'tier NoMatchingCondition',
      'news NoMatchingError',
      'news Success',
    ])
    expect(summariseCoverage(recorder.collect()).branches).toMatchObject({ reached: 2, total: 3 })
  })

  it('never counts as dead what a test has taken', async () => {
    const recorder = record({ excludeDead: true })
    const other = record()
    await simulate(tiers).dial()
    recordCoverage(recorder)
    await simulate(tiers).dial()
    const merged = mergeCoverage([recorder.collect(), other.collect()])
    expect(summariseCoverage(merged).branches).toEqual(summariseCoverage(recorder.collect()).branches)
  })
})
