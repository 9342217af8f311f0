import { compile } from '@aicc/flow-compiler'
import { channels } from '@aicc/flow-dsl/language'
import type { Channel, FlowType } from '@aicc/flow-dsl/language'
import { arbitraryFlow } from '@aicc/flow-dsl/testing'
import { array, assert, constantFrom, nat, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyAnswers } from '../../test/any-answers.js'
import { Execution } from '../machine/execution.js'
import { advance, giveAnswer } from '../machine/machine.js'
import type { Observer } from '../machine/observer.js'
import { loadProgram } from '../program/load-program.js'
import type { FlowSource } from '../program/load-program.js'
import { createEnvironment, newState } from '../simulate.js'
import { Coverage } from './coverage.js'
import { explore } from './explore.js'
import type { Exploration } from './explore.js'
import { replay } from './replay.js'

/** Flow types in which contacts can be played for long. */
const flowTypes: readonly FlowType[] = ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'AGENT_TRANSFER', 'QUEUE_TRANSFER', 'MODULE']

const bounds = { maximumStates: 400, maximumSeconds: 1, assumptions: { actionsWithoutTime: 500 } }

/** Many flows in little time: those that are too large for the bounds are passed over. */
const runs = { numRuns: 25, seed: 11, interruptAfterTimeLimit: 20_000 }

/** What a contact takes that gets answers by chance. */
function coverageOf(flow: FlowSource, channel: Channel, choices: readonly number[]): Coverage {
  const program = loadProgram(flow)
  const coverage = new Coverage([program])
  const observer: Observer = {
    began: (_, __, action) => coverage.enter(action),
    finished: (_, __, action, step) => coverage.finish(execution, action, step),
  }
  const environment = createEnvironment([program], { assumptions: bounds.assumptions }, observer)
  const execution: Execution = new Execution(environment, newState(program, { channel }, 'contact'))
  let ask = advance(execution)
  for (const choice of choices) {
    if (ask === undefined) break
    const events = ask.kind === 'wait' ? [...ask.events, 'ParticipantNotFound'] : []
    // Only what the flow waits for can come.
    const answers = anyAnswers(ask).filter((one) => one.kind !== 'event' || events.includes(one.event))
    const answer = answers[choice % answers.length]
    if (answer === undefined) break
    giveAnswer(execution, answer)
    ask = advance(execution)
  }
  return coverage
}

function namesOf({ reachableActions, reachableBranches }: Exploration): ReadonlySet<string> {
  return new Set([
    ...reachableActions.map(({ action }) => action),
    ...reachableBranches.map(({ action, outcome }) => `${action}: ${outcome}`),
  ])
}

describe('an exploration', () => {
  it('reaches whatever a contact reaches that gets answers by chance', () => {
    const flows = arbitraryFlow({ maximumStatements: 25, flowTypes })
    const courses = array(array(nat({ max: 1_000 }), { maxLength: 30 }), { minLength: 1, maxLength: 6 })
    assert(
      property(flows, constantFrom(...channels), courses, (flow, channel, choices) => {
        const { content } = compile(flow)
        const source = { content, flowType: flow.flowType }
        const exploration = explore(source, { ...bounds, channels: [channel] })
        if (!exploration.complete) return
        const reached = namesOf(exploration)
        for (const course of choices) {
          const coverage = coverageOf(source, channel, course)
          const played = [
            ...coverage.actions(true).map(({ action }) => action),
            ...coverage.branches(true).map(({ action, outcome }) => `${action}: ${outcome}`),
          ]
          expect(played.filter((one) => !reached.has(one))).toEqual([])
        }
      }),
      runs,
    )
  })

  it('finds nothing whose call cannot be played again', () => {
    assert(
      property(arbitraryFlow({ maximumStatements: 25, flowTypes }), constantFrom(...channels), (flow, channel) => {
        const { content } = compile(flow)
        const source = { content, flowType: flow.flowType }
        const { findings, exact } = explore(source, { ...bounds, channels: [channel] })
        if (!exact) return
        for (const { name, call, action, flow: inFlow } of findings) {
          // Forty functions in a row take longer than the service lets them: that is no round of its own here.
          if (call.steps.length > 40) continue
          const { actions } = replay(source, call, bounds.assumptions)
          // What is never reached is shown by what stands before it.
          if (action === undefined || name === 'unreachable-action') continue
          expect(actions, name).toContainEqual({ flow: inFlow, action })
        }
      }),
      runs,
    )
  })

  it('comes to the same for the same flow', () => {
    assert(
      property(arbitraryFlow({ maximumStatements: 15, flowTypes }), (flow) => {
        const source = { content: compile(flow).content, flowType: flow.flowType }
        expect(explore(source, bounds).findings).toEqual(explore(source, bounds).findings)
      }),
      runs,
    )
  })
})
