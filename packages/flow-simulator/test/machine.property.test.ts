import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile } from '@aicc/flow-compiler'
import { channels, flowTypes, isFlowType } from '@aicc/flow-dsl/language'
import type { Channel } from '@aicc/flow-dsl/language'
import { arbitraryFlow } from '@aicc/flow-dsl/testing'
import { array, assert, constantFrom, nat, option, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FlowSource } from '../src/program/load-program.js'
import { anyAnswers } from './any-answers.js'
import { play } from './player.js'
import type { Player } from './player.js'

/**
 * Real flows out of public repositories. They are not part of this repository; where the folder is missing, there is
 * nothing to test.
 */
const corpus = join(import.meta.dirname, '../../../../shared/corpus')
const index = join(corpus, 'index.json')

interface CorpusFlow {
  readonly file: string
  readonly format: string
  readonly type: string | null
}

const corpusFlows: readonly CorpusFlow[] = existsSync(index) ? JSON.parse(readFileSync(index, 'utf8')) : []

/** How a contact is played: which of the answers that fit is given each time. */
interface Course {
  readonly choices: readonly number[]
  readonly channel: Channel
  readonly hangsUpAfterSeconds: number | undefined
}

const courses = record({
  choices: array(nat({ max: 1000 }), { maxLength: 60 }),
  channel: constantFrom(...channels),
  hangsUpAfterSeconds: option(nat({ max: 200 }), { nil: undefined }),
})

/** Play a contact, and look after each answer at what must always hold. */
function playCourse(flows: readonly FlowSource[], { choices, channel, hangsUpAfterSeconds }: Course): void {
  const player = play(flows, {
    channel,
    ...(hangsUpAfterSeconds !== undefined && { hangsUpAfterSeconds }),
    // A round without time is told early: these flows have many.
    assumptions: { actionsWithoutTime: 200, maximumActions: 2000 },
  })
  let clock = 0
  holds(player, clock)
  for (const choice of choices) {
    const { ask } = player
    if (ask === undefined) break
    const answers = anyAnswers(ask)
    const answer = answers[choice % answers.length]
    if (answer === undefined) break
    clock = player.state.clock
    player.answer(answer)
    holds(player, clock)
  }
}

function holds({ state }: Player, before: number): void {
  expect(state.clock).toBeGreaterThanOrEqual(before)
  expect(Number.isFinite(state.clock)).toBe(true)
  for (const { at, program } of state.runs) {
    expect(Number.isInteger(at)).toBe(true)
    expect(program.instructions[at]).toBeDefined()
  }
  for (const value of state.attributes.values()) expect(value).toBeTypeOf('string')
  if (state.stage === 'ended') expect(state).toMatchObject({ waiting: undefined, runs: [], keys: '' })
  else expect(state.waiting).toBeDefined()
  expect(state.end === undefined).toBe(state.stage !== 'ended')
}

describe('the machine', () => {
  it('plays every flow that the builder can write, whatever the world answers', () => {
    assert(
      property(arbitraryFlow({ maximumStatements: 30 }), courses, (flow, course) => {
        const { content } = compile(flow)
        playCourse([{ content, flowType: flow.flowType }], course)
      }),
      { numRuns: 150 },
    )
  })

  it('plays flows of all types together, as hooks of each other and as modules', () => {
    const flows = array(arbitraryFlow({ maximumStatements: 15 }), { minLength: 2, maxLength: 5 })
    assert(
      property(flows, courses, (given, course) => {
        const sources = given.map((flow) => ({
          content: compile(flow).content,
          flowType: flow.flowType,
          name: flow.name,
        }))
        playCourse(sources, course)
      }),
      { numRuns: 50 },
    )
  })

  it.skipIf(corpusFlows.length === 0)('plays every real flow', () => {
    const flows = corpusFlows.filter(({ format }) => format !== 'legacy-export')
    let played = 0
    for (const { file, format, type } of flows) {
      const stated = format === 'module' ? 'MODULE' : type
      const content = readFileSync(join(corpus, file), 'utf8')
      const source = { content, ...(isFlowType(stated) && { flowType: stated }) }
      played += 1
      for (const channel of channels) {
        for (let first = 0; first < 8; first += 1) {
          // A walk that differs with its first step, the same at each run of the test.
          const choices = Array.from({ length: 25 }, (_, step) => (first + 1) * (step * step + 3))
          expect(() => playCourse([source], { choices, channel, hangsUpAfterSeconds: undefined }), file).not.toThrow()
        }
      }
    }
    expect(played).toBeGreaterThan(100)
    expect(flowTypes.length).toBeGreaterThan(0)
  })
})
