import { array, constant, constantFrom, integer, oneof, record, tuple } from 'fast-check'
import type { Arbitrary } from 'fast-check'
import { isErrorType, isJsonObject } from '@aicc/flow-dsl/language'
import type { ErrorType } from '@aicc/flow-dsl/language'
import type { OutcomeAnswer, ThirdPartyAnswer } from '../machine/ask.js'
import type { FlowSource } from '../program/load-program.js'
import type {
  BotBehaviour,
  HoursBehaviour,
  LambdaBehaviour,
  LambdaReply,
  QueueBehaviour,
  World,
} from '../world/world.js'
import { arbitraryObject } from './arbitrary-value.js'
import type { MissingValues } from './arbitrary-value.js'
import type { BotNeed, FlowNeeds, OutcomeNeed } from './flow-needs.js'
import { prepareFlows } from './prepare-flows.js'
import type { ValueNeed } from './value-need.js'

/** Options of the arbitraries of worlds. */
export interface ArbitraryWorldOptions {
  /** Parts of the world that are the same in every call, for instance the real functions. They go before what is made up. */
  readonly world?: World
  /** Whether functions, bots, queues, hours and services may fail. @defaultValue true */
  readonly failures?: boolean
  /**
   * Values that functions, bots, services and earlier flows may leave out. `compared`: those that a flow compares before it
   * uses them, since it reckons with it; `all`; `none`. @defaultValue 'compared'
   */
  readonly missingValues?: MissingValues
}

/** Seconds that agents need to accept. */
const answerSeconds = [20, 0, 90, 400] as const

/**
 * Worlds that flows can be in: what their functions answer (each of the values that the flows compare, members that are
 * missing, errors, time-outs, another answer the next time), hours, queues, numbers, bots, outside lines, actions that
 * are not simulated, and actions that fail, other than prompts. Plain data, unless given as an option. They shrink towards
 * a world in which everything works.
 * @param flows - The flow that contacts come into; with others that it leads to, as a list where that is the first.
 * @param options - What is given, and what may go wrong.
 */
export function arbitraryWorld(
  flows: FlowSource | readonly FlowSource[],
  options: ArbitraryWorldOptions = {},
): Arbitrary<World> {
  return worldsFor(prepareFlows(flows).needs, options)
}

/** {@link arbitraryWorld} for flows that are prepared. */
export function worldsFor(
  needs: FlowNeeds,
  { world = {}, failures = true, missingValues = 'compared' }: ArbitraryWorldOptions,
): Arbitrary<World> {
  const notGiven = (names: Iterable<string>, given: object | undefined): readonly string[] =>
    [...names].filter((name) => given === undefined || !Object.hasOwn(given, name))
  const made = record({
    lambdas: byName(notGiven(needs.lambdas.keys(), world.lambdas), (name) =>
      arbitraryLambda(needs.lambdas.get(name) ?? [], failures, missingValues),
    ),
    bots: byName(notGiven(needs.bots.keys(), world.bots), (name) =>
      arbitraryBot(needs.bots.get(name) ?? { intents: [], values: [] }, failures, missingValues),
    ),
    hours: byName(notGiven(needs.hours, world.hours), () =>
      constantFrom<HoursBehaviour | undefined>(undefined, false, ...(failures ? (['failure'] as const) : [])),
    ),
    queues: byName(notGiven(needs.queues, world.queues), () => arbitraryQueue(needs, failures)),
    thirdParties: byName(notGiven(needs.thirdParties, world.thirdParties), () =>
      constantFrom<ThirdPartyAnswer | undefined>(
        undefined,
        { kind: 'not answered' },
        ...(failures ? [{ kind: 'failed' } as const] : []),
      ),
    ),
    outcomes: byName(world.outcome === undefined ? notGiven(needs.outcomes.keys(), world.outcomes) : [], (type) => {
      const need = needs.outcomes.get(type)
      return need === undefined ? constant(undefined) : arbitraryOutcome(need, failures, missingValues)
    }),
    failingActions: failures && world.failingActions === undefined ? arbitraryFailures(needs) : constant<Failures>({}),
    seed: needs.draws && world.seed === undefined ? integer({ min: 1, max: 1000 }) : constant(undefined),
  })
  return made.map(({ seed, ...parts }) => ({ ...merged(world, parts), ...(seed !== undefined && { seed }) }))
}

/** Something for each name, left out where it is undefined. */
function byName<Value>(
  names: readonly string[],
  arbitrary: (name: string) => Arbitrary<Value | undefined>,
): Arbitrary<Readonly<Record<string, Value>>> {
  const members = Object.fromEntries(names.map((name) => [name, arbitrary(name)]))
  return record(members).map((values) => {
    const kept: Record<string, Value> = {}
    for (const [name, value] of Object.entries(values)) if (value !== undefined) kept[name] = value
    return kept
  })
}

/** The parts that have something in them, what is given before what is made up. */
function merged(
  world: World,
  made: Required<Pick<World, 'lambdas' | 'bots' | 'hours' | 'queues' | 'thirdParties' | 'outcomes' | 'failingActions'>>,
): World {
  const lambdas = { ...made.lambdas, ...world.lambdas }
  const bots = { ...made.bots, ...world.bots }
  const hours = { ...made.hours, ...world.hours }
  const queues = { ...made.queues, ...world.queues }
  const thirdParties = { ...made.thirdParties, ...world.thirdParties }
  const outcomes = { ...made.outcomes, ...world.outcomes }
  const failingActions = { ...made.failingActions, ...world.failingActions }
  return {
    ...world,
    ...(hasMembers(lambdas) && { lambdas }),
    ...(hasMembers(bots) && { bots }),
    ...(hasMembers(hours) && { hours }),
    ...(hasMembers(queues) && { queues }),
    ...(hasMembers(thirdParties) && { thirdParties }),
    ...(hasMembers(outcomes) && { outcomes }),
    ...(hasMembers(failingActions) && { failingActions }),
  }
}

function hasMembers(part: object): boolean {
  return Object.keys(part).length > 0
}

type Failures = Readonly<Record<string, ErrorType>>

/** Most actions that fail in one call. */
const mostFailures = 2

/** None in most calls. */
function arbitraryFailures({ failures }: FlowNeeds): Arbitrary<Failures> {
  const all = [...failures].flatMap(([action, errors]) => errors.map((error) => [action, error] as const))
  if (all.length === 0) return constant({})
  const some = array(constantFrom(...all), { maxLength: mostFailures }).map((chosen) => Object.fromEntries(chosen))
  return oneof(
    { withCrossShrink: true },
    { weight: 2, arbitrary: constant<Failures>({}) },
    { weight: 1, arbitrary: some },
  )
}

/** Most replies of a function that differ from call to call. */
const mostReplies = 3

function arbitraryLambda(
  needs: readonly ValueNeed[],
  failures: boolean,
  missing: MissingValues,
): Arbitrary<LambdaBehaviour> {
  const response = arbitraryObject(needs, missing).map((value): LambdaReply => ({ response: value }))
  const broken = constantFrom<LambdaReply>({ failure: 'The function has failed.' }, { timeout: true })
  const reply = failures
    ? oneof({ withCrossShrink: true }, { weight: 3, arbitrary: response }, { weight: 1, arbitrary: broken })
    : response
  const inTurn = array(reply, { minLength: 1, maxLength: mostReplies })
  return inTurn.map((replies) => {
    const [first] = replies
    return replies.length === 1 && first !== undefined ? first : { inTurn: replies }
  })
}

function arbitraryBot(
  { intents, values }: BotNeed,
  failures: boolean,
  missing: MissingValues,
): Arbitrary<BotBehaviour | 'failure'> {
  const brought = arbitraryObject(values, missing)
  const fallbacks = constantFrom(undefined, 'AnotherIntent')
  const works = tuple(brought, fallbacks).map(([given, fallback]): BotBehaviour => {
    const { Slots: slots, SessionAttributes: sessionAttributes } = given
    const brings = {
      ...(isJsonObject(slots) && { slots }),
      ...(isJsonObject(sessionAttributes) && { sessionAttributes }),
    }
    return {
      intents: Object.fromEntries(intents.map((intent) => [intent, { utterances: [intent], ...brings }])),
      ...(fallback !== undefined && { fallback }),
    }
  })
  if (!failures) return works
  const broken = constant<BotBehaviour | 'failure'>('failure')
  return oneof({ withCrossShrink: true }, { weight: 7, arbitrary: works }, { weight: 1, arbitrary: broken })
}

function arbitraryQueue({ metrics }: FlowNeeds, failures: boolean): Arbitrary<QueueBehaviour | undefined> {
  return record({
    answersAfterSeconds: constantFrom<NonNullable<QueueBehaviour['answersAfterSeconds']>>(...answerSeconds, 'never'),
    full: constantFrom<NonNullable<QueueBehaviour['full']>>(false, true, ...(failures ? (['failure'] as const) : [])),
    metrics: byName([...metrics.keys()], (metric) =>
      constantFrom<number | 'failure' | undefined>(
        undefined,
        ...(metrics.get(metric) ?? []),
        ...(failures ? (['failure'] as const) : []),
      ),
    ),
  }).map(({ answersAfterSeconds, full, metrics: numbers }) => {
    const behaviour: QueueBehaviour = {
      ...(answersAfterSeconds !== answerSeconds[0] && { answersAfterSeconds }),
      ...(full !== false && { full }),
      ...(Object.keys(numbers).length > 0 && { metrics: numbers }),
    }
    return Object.keys(behaviour).length === 0 ? undefined : behaviour
  })
}

function arbitraryOutcome(
  { continues, results, errors, values }: OutcomeNeed,
  failures: boolean,
  missing: MissingValues,
): Arbitrary<OutcomeAnswer | undefined> {
  const errorTypes = failures ? errors.filter(isErrorType) : []
  const kinds = constantFrom<OutcomeAnswer | undefined>(
    ...(continues ? [undefined] : []),
    ...results.map((result): OutcomeAnswer => ({ kind: 'result', result })),
    ...errorTypes.map((error): OutcomeAnswer => ({ kind: 'error', error })),
    ...(continues || results.length > 0 ? [] : [undefined]),
  )
  return record({ answer: kinds, data: arbitraryObject(values, missing) }).map(({ answer, data }) => {
    if (answer?.kind === 'error' || Object.keys(data).length === 0) return answer
    return { ...(answer ?? { kind: 'done' as const }), data }
  })
}
