import { isJsonObject } from '@aicc/flow-dsl/language'
import type { Channel, JsonObject } from '@aicc/flow-dsl/language'
import { walk } from '../explore/explore.js'
import type { ExploreOptions } from '../explore/explore.js'
import type { FlowBranch } from '../explore/coverage.js'
import type { ExploredCall } from '../explore/explored-call.js'
import { ReplayError } from '../explore/replay.js'
import { channelsOf } from '../explore/start-state.js'
import type { Environment } from '../machine/environment.js'
import { loadProgram } from '../program/load-program.js'
import type { FlowSource } from '../program/load-program.js'
import type { Program } from '../program/program.js'
import { createEnvironment } from '../simulate.js'
import type { World } from '../world/world.js'
import { candidateCalls } from './candidate-calls.js'
import { chooseCalls, nameOfBranch } from './choose-calls.js'
import type { TestCaseContent, TestCaseEntryPoint } from './content.js'
import { describeTest, nameOfTest } from './describe-test.js'
import { longestRunSeconds, planTest } from './plan-test.js'
import type { PlannedTest, TestPlan } from './plan-test.js'
import { recordCall } from './record-call.js'
import type { Moment } from './record-call.js'
import type { UnverifiedForm } from './unverified-forms.js'
import { validateTestCase } from './validate-test-case.js'
import { writeContent } from './write-content.js'

/** Options of {@link testCasesFor}. */
export interface TestCaseOptions extends Pick<
  ExploreOptions,
  'attributes' | 'assumptions' | 'maximumStates' | 'maximumSeconds'
> {
  /** Channels to test. @defaultValue those of voice and chat that the flow is for */
  readonly channels?: readonly ('VOICE' | 'CHAT')[]
  /** Id or ARN of the flow on the instance. @defaultValue the ARN of the flow, else the placeholder `{{flow:name}}` */
  readonly flowId?: string
  /**
   * ARNs of hours on the instance that stand in for those of the flow.
   * @defaultValue the placeholders `{{hoursOfOperation:always-open}}` and `{{hoursOfOperation:never-open}}`
   */
  readonly hours?: { readonly alwaysOpen?: string; readonly neverOpen?: string }
  /** What bots understand and recorded prompts say: then bots are talked to, and prompts recognised by their words. */
  readonly world?: Pick<World, 'bots' | 'prompts'>
  /** Most test cases. Whole number, at least 1. @defaultValue 100, as many as may be in flight at a time */
  readonly maximumCases?: number
}

/** A test case for the service, as `CreateTestCase` and `AWS::Connect::TestCase` take it. */
export interface TestCase {
  /** Name of the flow that is tested. */
  readonly flow: string
  /** At most 127 characters; each has another one. */
  readonly name: string
  /** What it does, in plain words. At most 500 characters. */
  readonly description: string
  readonly content: TestCaseContent
  readonly entryPoint: TestCaseEntryPoint
  /** What the contact has at first; to be given as JSON text. */
  readonly initializationData: JsonObject
  /** The call that it plays. */
  readonly call: ExploredCall
  /** Branches that it takes. */
  readonly branches: readonly FlowBranch[]
  /** Forms in it that nobody has published a run with. What each means is in {@link unverifiedForms}. */
  readonly unverified: readonly UnverifiedForm[]
  /** What the instance has to have or do by itself, as sentences. */
  readonly needs: readonly string[]
  /** How long it takes, in seconds; the flow's own time only. */
  readonly seconds: number
}

/** A branch that no test case takes. */
export interface BranchNotDriven extends FlowBranch {
  /** Why, as a sentence. */
  readonly reason: string
}

/** Test cases of a flow. */
export interface TestCases {
  readonly cases: readonly TestCase[]
  /** Branches that some call takes and no test case does. */
  readonly notDriven: readonly BranchNotDriven[]
  /** Whether all calls were looked at: neither the exploration nor the choice was stopped by a bound. */
  readonly complete: boolean
}

/** No test case can be written for a flow at all. */
export class TestCaseError extends Error {
  override readonly name = 'TestCaseError'
}

/** The number of the simulated customer where the call says nothing of it: one that nobody has. */
const customerNumber = '+15550100'

/** Tells a flow, and who reads its records, that nobody has called. */
const testAttribute = 'isSyntheticTest'

const mostCases = 100

/**
 * Write the calls of a flow as test cases of the service: few that take every branch which a test can drive. The same
 * calls can then be run against a live instance.
 *
 * Nothing of it was run by this project. Forms that the service is known to take are used first; where there is none,
 * the test case says so in `unverified`.
 * @param flows - The flow that contacts come into; with others that it leads to, as a list where that is the first.
 * @throws {@link TestCaseError} when contacts of a test cannot come into the flow.
 * @throws {@link FlowContentError} when something is no flow content.
 * @see https://docs.aws.amazon.com/connect/latest/devguide/testing-language.html
 */
export function testCasesFor(flows: FlowSource | readonly FlowSource[], options: TestCaseOptions = {}): TestCases {
  const [source] = isList(flows) ? flows : [flows]
  if (source === undefined) throw new TestCaseError('There is no flow to test.')
  const first = loadProgram(source)
  const channels = testedChannels(first, options)
  const { attributes, assumptions = {}, maximumStates, maximumSeconds } = options
  const bounds = {
    ...(attributes !== undefined && { attributes }),
    ...(maximumStates !== undefined && { maximumStates }),
    ...(maximumSeconds !== undefined && { maximumSeconds }),
  }
  // A test enters the flow itself, so nobody comes with a queue.
  const explored = walk(flows, { channels, assumptions, ...bounds }, [undefined])
  const environment = createEnvironment(explored.programs, { assumptions, ...options.world }, {})
  const { calls, stopped } = candidateCalls(explored)
  const tests: Tested[] = []
  const reasons = new Map<string, string>()
  for (const call of calls) {
    const tested = testOf(explored.first, environment, call, options)
    if (tested === undefined) continue
    for (const { branch, reason } of tested.notDriven) {
      const name = nameOfBranch(branch)
      if (!reasons.has(name)) reasons.set(name, reason)
    }
    if (tested.test !== undefined) tests.push(tested.test)
  }

  const cases: TestCase[] = []
  const taken = new Set<string>()
  for (const test of chooseCalls(tests, options.maximumCases ?? mostCases)) {
    const one = testCaseFrom(test, first, cases.length + 1, options)
    if (validateTestCase(one.content).some(({ severity }) => severity === 'error')) continue
    cases.push(one)
    for (const branch of one.branches) taken.add(nameOfBranch(branch))
  }
  const notDriven = explored.explorer.coverage
    .branches(true)
    .filter((branch) => !taken.has(nameOfBranch(branch)))
    .map((branch) => ({ ...branch, reason: reasons.get(nameOfBranch(branch)) ?? reasonOf(branch) }))
  return { cases, notDriven, complete: explored.explorer.stoppedAt === undefined && !stopped }
}

/** A test of a call, with the branches that it takes. */
interface Tested extends PlannedTest {
  readonly call: ExploredCall
  readonly from: string | undefined
}

/** Plan the test of a call. undefined where the call cannot be played. */
function testOf(
  program: Program,
  environment: Environment,
  call: ExploredCall,
  options: TestCaseOptions,
): { readonly test: Tested | undefined; readonly notDriven: TestPlan['notDriven'] } | undefined {
  const begun = startOf(program, environment, call)
  if (begun === undefined) return undefined
  const { moments, from, reason } = begun
  if (reason !== undefined) return { test: undefined, notDriven: everyBranch(moments, reason) }
  const { alwaysOpen = placeholder('always-open'), neverOpen = placeholder('never-open') } = options.hours ?? {}
  const { test, notDriven } = planTest(moments, {
    channel: call.contact.channel,
    bots: options.world?.bots,
    hours: { alwaysOpen, neverOpen },
  })
  return { test: test && { ...test, call: begun.call, from }, notDriven }
}

function everyBranch(moments: readonly Moment[], reason: string): TestPlan['notDriven'] {
  return moments.flatMap(({ what }) => (what.kind === 'took' ? [{ branch: what.branch, reason }] : []))
}

function placeholder(name: string): string {
  return `{{hoursOfOperation:${name}}}`
}

/** What a call begins with, as far as a test can begin so. */
interface Start {
  readonly call: ExploredCall
  readonly moments: readonly Moment[]
  /** Number of the customer, where it matters. */
  readonly from?: string
  /** Why a test cannot begin so. */
  readonly reason?: string
}

/** A test sets contact attributes, and the number of the customer. Other data may turn out not to matter. */
function startOf(program: Program, environment: Environment, call: ExploredCall): Start | undefined {
  const moments = recorded(program, environment, call)
  const { data, ...contact } = call.contact
  if (moments === undefined || data === undefined) return moments && { call, moments }
  const without = { ...call, contact }
  const alike = recorded(program, environment, without)
  if (alike !== undefined && branchesOf(alike) === branchesOf(moments)) return { call: without, moments: alike }
  const names = Object.keys(data).map((name) => `$.${name}`)
  const endpoint = data['CustomerEndpoint']
  const address = isJsonObject(endpoint) && names.length === 1 ? endpoint['Address'] : undefined
  if (typeof address === 'string' && /^\+[1-9]\d{1,14}$/.test(address)) return { call, moments, from: address }
  return { call, moments, reason: `It depends on ${names.join(', ')} of the contact, which a test cannot set.` }
}

function recorded(program: Program, environment: Environment, call: ExploredCall): readonly Moment[] | undefined {
  try {
    return recordCall(program, environment, call)
  } catch (error) {
    // Of large flows calls are made that do not exist.
    if (error instanceof ReplayError) return undefined
    throw error
  }
}

function branchesOf(moments: readonly Moment[]): string {
  return moments.flatMap(({ what }) => (what.kind === 'took' ? [nameOfBranch(what.branch)] : [])).join('\n\n')
}

function testCaseFrom(test: Tested, { name: flow, arn }: Program, number: number, options: TestCaseOptions): TestCase {
  const { call, from = customerNumber, driven, unverified, needs, seconds } = test
  const { channel, attributes = {} } = call.contact
  const FlowId = options.flowId ?? arn ?? `{{flow:${flow}}}`
  return {
    flow,
    name: nameOfTest(flow, number, test),
    description: describeTest(flow, test, channel),
    content: writeContent(test),
    entryPoint:
      channel === 'CHAT'
        ? { Type: 'CHAT', ChatEntryPointParameters: { FlowId } }
        : { Type: 'VOICE_CALL', VoiceCallEntryPointParameters: { FlowId, SourcePhoneNumber: from } },
    // Without SegmentAttributes it was accepted, and not seen to work.
    initializationData: { Attributes: { [testAttribute]: 'true', ...attributes }, SegmentAttributes: {} },
    call,
    branches: [...new Map(driven.map((branch) => [nameOfBranch(branch), branch])).values()],
    unverified,
    needs,
    seconds,
  }
}

/** The channels that a flow is tested on. */
function testedChannels(program: Program, { channels }: TestCaseOptions): readonly Channel[] {
  const { name, flowType } = program
  if (flowType !== 'CONTACT_FLOW') {
    throw new TestCaseError(
      `Flow ${JSON.stringify(name)} is of type ${flowType}: a test begins in a flow of type CONTACT_FLOW. Test the flow that leads to it, and give this one with it.`,
    )
  }
  const tested = (channels ?? channelsOf(program)).filter((channel) => channel === 'VOICE' || channel === 'CHAT')
  if (tested.length === 0) {
    throw new TestCaseError(
      `Flow ${JSON.stringify(name)} is for neither calls nor chats: a test begins with one of them.`,
    )
  }
  return tested
}

function reasonOf({ outcome }: FlowBranch): string {
  return /Error$|^Timeout|Exceeded$/.test(outcome)
    ? 'That the action fails cannot be brought about.'
    : `Nothing that a test can bring about within ${longestRunSeconds / 60} minutes leads there.`
}

function isList(flows: FlowSource | readonly FlowSource[]): flows is readonly FlowSource[] {
  return Array.isArray(flows)
}
