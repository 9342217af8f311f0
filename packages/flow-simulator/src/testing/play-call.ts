import { Call } from '../call/call.js'
import { playStep } from '../call/script.js'
import type { CallStep } from '../call/script.js'
import { TranscriptWriter } from '../call/transcript.js'
import { currentRecorder } from '../coverage/current-recorder.js'
import type { Environment } from '../machine/environment.js'
import { observedBy } from '../machine/observers.js'
import type { FlowSource } from '../program/load-program.js'
import { createEnvironment, newState } from '../simulate.js'
import { FlowLogWriter } from '../trace/flow-log.js'
import { defaultStart } from '../world/answer.js'
import { Random } from '../world/random.js'
import type { ContactOptions, World } from '../world/world.js'
import type { CallMoment } from './call-moment.js'
import { MomentRecorder } from './moment-recorder.js'
import { doingNothing, stepsOfTurn } from './caller-turn.js'
import type { CallerTurn } from './caller-turn.js'
import { prepareFlows } from './prepare-flows.js'
import type { PreparedFlows } from './prepare-flows.js'

/** A call that is to be played: who calls, what the world is like, and what the caller does. Plain data. */
export interface CallPlan {
  readonly contact: ContactOptions
  readonly world: World
  readonly caller: readonly CallerTurn[]
}

/** A call that has been played to its end. */
export interface PlayedCall {
  readonly call: Call
  readonly plan: CallPlan
  /** What the caller did, step by step: a script that `playScript` and `flowc simulate --script` play. */
  readonly script: readonly CallStep[]
  /** What happened, in order. */
  readonly moments: readonly CallMoment[]
  /**
   * Whether the call had to be given up: the caller did nothing any more for an hour or for 200 questions, waited in no
   * queue, and the flow still went on.
   */
  readonly givenUp: boolean
}

/** Longest time that a caller who does nothing any more stays, in seconds. */
const longestSilentSeconds = 3_600

/** Longest time that they wait in a queue, in seconds. */
const longestWaitSeconds = 600

/** Most questions that a caller leaves unanswered, one after the other. */
const mostUnanswered = 200

/** Calls that go on for longer are found all the same; a test has many of them. */
const bounds = { actionsWithoutTime: 1_000, maximumActions: 5_000 }

/**
 * Play a whole call: the caller takes their turns, and then does nothing more until the contact has ended. In a queue they wait
 * for ten minutes, elsewhere for an hour.
 * @param flows - The flow that contacts come into; with others that it leads to, as a list where that is the first.
 * @param plan - For instance one that an arbitrary has made.
 */
export async function playCall(flows: FlowSource | readonly FlowSource[], plan: CallPlan): Promise<PlayedCall> {
  return await playPrepared(prepareFlows(flows), plan)
}

/** {@link playCall} for flows that are prepared. */
export async function playPrepared({ first, programs }: PreparedFlows, plan: CallPlan): Promise<PlayedCall> {
  const { contact, caller } = plan
  const world: World = { ...plan.world, assumptions: { ...bounds, ...plan.world.assumptions } }
  const writer = new TranscriptWriter()
  const recorder = new MomentRecorder(() => environment)
  // Calls that are made up count for the coverage of a test, too.
  const recording = currentRecorder()?.observer(() => environment)
  const observers = [writer, recorder, ...(recording === undefined ? [] : [recording])]
  const environment: Environment = createEnvironment(programs, world, observedBy(observers))
  const random = new Random(world.seed ?? 1)
  const state = newState(first, contact, random.identifier(), environment.assumptions)
  const log = new FlowLogWriter(() => environment, world.startsAt ?? defaultStart)
  const call = await new Call(environment, state, world, random, writer, log).begin()

  const script: CallStep[] = []
  const play = async (steps: readonly CallStep[]): Promise<void> => {
    for (const step of steps) {
      if (call.ended) return
      script.push(step)
      await playStep(call, step)
    }
  }
  for (const turn of caller) {
    if (call.ended) break
    await play(stepsOfTurn(turn, call, world))
  }
  const silentSince = call.seconds
  for (let unanswered = 0; !call.ended && unanswered < mostUnanswered; unanswered += 1) {
    const patience = call.queue === undefined ? longestSilentSeconds : longestWaitSeconds
    if (call.seconds - silentSince >= patience) break
    await play(doingNothing(call))
  }
  const givenUp = !call.ended && call.queue === undefined
  if (!call.ended) await play([{ hangUp: true }])
  return { call, plan, script, moments: recorder.moments, givenUp }
}
