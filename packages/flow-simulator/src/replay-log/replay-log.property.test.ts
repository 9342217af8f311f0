import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compile } from '@aicc/flow-compiler'
import { channels, isFlow } from '@aicc/flow-dsl/language'
import type { Channel } from '@aicc/flow-dsl/language'
import { arbitraryFlow } from '@aicc/flow-dsl/testing'
import { array, assert, constantFrom, nat, property, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyAnswers } from '../../test/any-answers.js'
import { Execution } from '../machine/execution.js'
import { advance, giveAnswer } from '../machine/machine.js'
import { loadProgram } from '../program/load-program.js'
import type { FlowWithContent } from '../program/load-program.js'
import { createEnvironment, newState } from '../simulate.js'
import { FlowLogWriter } from '../trace/flow-log.js'
import { replayLog } from './replay-log.js'

const folder = join(import.meta.dirname, '../../../../examples')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.flow.ts') && !file.includes('node_modules'))
  .sort()

interface Example extends FlowWithContent {
  readonly name: string
  readonly channels: readonly Channel[]
}

const examples: Example[] = []
for (const file of files) {
  const exported: object = await import(pathToFileURL(join(folder, file)).href)
  for (const flow of Object.values(exported)) {
    if (!isFlow(flow)) continue
    const { channels: served = ['VOICE'] } = flow.build().graph
    examples.push({ name: flow.name, content: compile(flow).content, flowType: flow.flowType, channels: served })
  }
}

/** Which of the answers that fit is given each time. */
const courses = array(nat({ max: 1000 }), { maxLength: 40 })

/** The log of a contact, as text: one entry a line. */
function logOf(flows: readonly FlowWithContent[], channel: Channel, choices: readonly number[]): string {
  const programs = flows.map(loadProgram)
  const [program] = programs
  if (program === undefined) return ''
  const writer: FlowLogWriter = new FlowLogWriter(() => environment, new Date(0))
  const environment = createEnvironment(
    programs,
    { assumptions: { actionsWithoutTime: 200, maximumActions: 2000 } },
    writer,
  )
  const execution = new Execution(environment, newState(program, { channel }, '00000000-0000-4000-8000-000000000001'))
  for (const choice of choices) {
    const ask = advance(execution)
    if (ask === undefined) break
    const answers = anyAnswers(ask)
    const answer = answers[choice % answers.length]
    if (answer !== undefined) giveAnswer(execution, answer)
  }
  advance(execution)
  // What was given up has no end to agree with.
  if (execution.state.end?.reason === 'endless') return ''
  return writer.entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
}

function expectAgreement(flows: readonly FlowWithContent[], log: string): void {
  if (log === '') return
  const partings = replayLog(flows, log).contacts.map(({ parted }) => parted)
  expect(partings).toEqual([undefined])
}

describe('a log that a simulation wrote agrees with it, whatever the world answered', () => {
  it('for all examples', () => {
    assert(
      property(constantFrom(...examples), nat({ max: 3 }), courses, (first, number, choices) => {
        const flows = [first, ...examples.filter((other) => other !== first)]
        const channel = first.channels[number % first.channels.length] ?? 'VOICE'
        expectAgreement(flows, logOf(flows, channel, choices))
      }),
      { numRuns: 120, seed: 20_260_105 },
    )
  })

  it('for flows that the builder can write', () => {
    const flows = uniqueArray(arbitraryFlow({ maximumStatements: 15 }), {
      selector: ({ name }) => name,
      minLength: 1,
      maxLength: 4,
    })
    assert(
      property(flows, constantFrom(...channels), courses, (given, channel, choices) => {
        const sources = given.map((flow) => ({
          content: compile(flow).content,
          flowType: flow.flowType,
          name: flow.name,
        }))
        expectAgreement(sources, logOf(sources, channel, choices))
      }),
      { numRuns: 40, seed: 20_260_105 },
    )
  })
})

describe('a log in disorder', () => {
  it('is played as far as it goes, in the same way each time', () => {
    const cuts = array(nat({ max: 1000 }), { minLength: 1, maxLength: 4 })
    assert(
      property(constantFrom(...examples), courses, cuts, (first, choices, drawn) => {
        const flows = [first, ...examples.filter((other) => other !== first)]
        const lines = logOf(flows, first.channels[0] ?? 'VOICE', choices)
          .split('\n')
          .slice(0, -1)
        // Entries are lost, and others come twice.
        for (const cut of drawn) lines.splice(cut % lines.length, cut % 2, ...lines.slice(0, cut % 3))
        if (lines.length === 0) return
        const log = lines.join('\n')
        const replay = replayLog(flows, log)
        expect(replayLog(flows, log)).toEqual(replay)
        for (const { agreed, entries, parted } of replay.contacts) {
          expect(agreed).toBeLessThanOrEqual(entries)
          expect(parted?.logged === undefined).toBe(agreed === entries)
        }
      }),
      { numRuns: 20, seed: 20_260_105 },
    )
  })
})
