import { isJsonObject } from '@aicc/flow-dsl/language'
import type { ErrorType } from '@aicc/flow-dsl/language'
import type { Ask } from '../machine/ask.js'
import { copyState } from '../machine/contact-state.js'
import type { ContactState } from '../machine/contact-state.js'
import type { Environment } from '../machine/environment.js'
import { advance, giveAnswer } from '../machine/machine.js'
import type { Observer } from '../machine/observer.js'
import { resourceName } from '../machine/resource-name.js'
import type { Step } from '../machine/step.js'
import { errorTarget } from '../program/program.js'
import type { Instruction, Program } from '../program/program.js'
import { abstractAnswers, promptOf } from './abstract-answers.js'
import type { AbstractAnswer, Actor } from './abstract-answers.js'
import { announcedQueue } from './announced-queue.js'
import { Coverage } from './coverage.js'
import { ExploringExecution, Undecided } from './exploring-execution.js'
import type { Reading } from './exploring-execution.js'
import type { Liveness } from './liveness.js'
import { possibleFailures } from './possible-failures.js'
import type { Failure } from './possible-failures.js'
import { StateKeys } from './state-key.js'
import type { Marks } from './state-key.js'
import { mostActionsOfStep } from './state-graph.js'
import type { GraphStep, Snapshot, StateEdge, StateNode } from './state-graph.js'
import { sourceOf, staleMember } from './unknown.js'
import type { Known } from './unknown.js'

/** What an exploration may cost. */
export interface ExplorationBounds {
  /** From so many states on, combinations are given up that seldom matter. */
  readonly exactStates: number
  readonly maximumStates: number
  readonly maximumSeconds: number
}

/** Is told what is noticed on the way. `step` has been done with `node` so far. */
export interface ExplorationListener {
  reading(reading: Reading, node: StateNode, step: GraphStep): void
  /** One of these keys is asked for, after this was said. */
  asked(expected: readonly string[], said: string, action: Instruction): void
  /** An error has no branch. */
  unhandled(program: Program, action: Instruction, error: ErrorType, node: StateNode, step: GraphStep): void
  /** The branch of a failure leads to the action that has failed. */
  selfFailure(program: Program, action: Instruction, error: ErrorType, node: StateNode, step: GraphStep): void
  /** A module ends where it should return. */
  moduleEnded(program: Program, action: Instruction, node: StateNode, step: GraphStep): void
  /** A contact is put into a queue. */
  queued(queue: string, program: Program, action: Instruction, marks: Marks, node: StateNode, step: GraphStep): void
  /** The flow of a queue has ended, and the contact still waits. */
  queueInSilence(program: Program, action: Instruction, node: StateNode, step: GraphStep): void
  /** A contact has ended, in this node. */
  ended(state: ContactState, before: Beginning | undefined, marks: Marks, node: StateNode): void
  /** A flow is meant that was not given. */
  missing(
    name: string,
    program: Program | undefined,
    action: Instruction | undefined,
    node: StateNode,
    step: GraphStep,
  ): void
}

/** The last action that has begun in a step. */
export interface Beginning {
  readonly snapshot: Snapshot
  readonly program: Program
  readonly action: Instruction
  readonly count: number
  readonly heard: boolean
}

/** Questions whose answers say by themselves that something is broken. */
const failsByAnswer: ReadonlySet<Ask['kind']> = new Set([
  'lambda',
  'bot',
  'hours',
  'metric',
  'capacity',
  'third party',
  'wait',
  'outcome',
])

/** Failures of an action that asks which none of the answers says. */
function failuresBesideAnswers(
  kind: Ask['kind'],
  { errors }: Instruction,
  failures: readonly Failure[],
): readonly Failure[] {
  if (!failsByAnswer.has(kind)) return failures
  // A number that fails or does not answer has branches of its own: the catch-all is for everything else.
  if (kind !== 'third party' || !errors.has('CallFailed')) return []
  return failures.filter(({ error }) => error === 'NoMatchingError')
}

/** Thrown where a state is made before an action. */
class Pause extends Error {
  override readonly name = 'Pause'
}

const pause = new Pause()

/** How often the time is looked at, in states. */
const statesBetweenClocks = 256

const start: Marks = { silentSince: 'start', announcedQueue: undefined }

/**
 * Walks all states that a contact can be in, each once, those that take the fewest answers first.
 *
 * A state is one in which the world has to answer, one before an action that depends on a value which only the call
 * knows, or one after a failure. From each, the machine plays on with every answer that makes a difference.
 */
export class Explorer {
  readonly nodes: StateNode[] = []
  /** Where contacts begin. */
  readonly starts = new Map<StateNode, { readonly state: ContactState; readonly known: Known }>()
  readonly coverage: Coverage
  stoppedAt: 'states' | 'time' | undefined
  readonly #execution: ExploringExecution
  readonly #keys: StateKeys
  /** Nodes by key; one has as many as there are sets of hooks that none of the others covers. */
  readonly #byKey = new Map<string, { readonly hooks: ContactState['hooks']; readonly node: StateNode }[]>()
  readonly #failuresOf = new Map<Instruction, readonly Failure[]>()
  readonly #bounds: ExplorationBounds
  readonly #failures: boolean
  readonly #listener: ExplorationListener
  readonly #queues: readonly string[]
  readonly #liveness: Liveness
  #forgets = false
  readonly #announcedQueues = new Map<Instruction, Map<string, string | undefined>>()
  readonly #firstReached = new Map<Instruction, { readonly node: StateNode; readonly step: GraphStep }>()
  #now: StateNode[] = []
  #next: StateNode[] = []

  // What happens in the step that is being done.
  #node: StateNode | undefined
  #step: GraphStep = {}
  #actor: Actor | 'nobody' = 'nobody'
  #marks: Marks = start
  #heard = false
  #said = ''
  #silence = 0
  #clock = 0
  #beginning: Beginning | undefined
  /** Actions that are over. */
  #count = 0
  #pendingFailures: readonly Failure[] = []

  constructor(
    programs: readonly Program[],
    environment: Omit<Environment, 'observer'>,
    liveness: Liveness,
    first: ContactState,
    failures: boolean,
    bounds: ExplorationBounds,
    listener: ExplorationListener,
  ) {
    this.#failures = failures
    this.#bounds = bounds
    this.#listener = listener
    this.coverage = new Coverage(programs)
    this.#liveness = liveness
    this.#keys = new StateKeys(programs, liveness)
    this.#queues = queuesIn(programs)
    const observer: Observer = {
      began: (_, __, action) => {
        this.coverage.enter(action)
        if (this.#node !== undefined && !this.#firstReached.has(action)) {
          this.#firstReached.set(action, { node: this.#node, step: this.#step })
        }
      },
      finished: (_, program, action, step, target) => this.#finished(program, action, step, target),
      heard: (_, { text, listener: hearer }) => {
        if (hearer === 'agent') return
        this.#heard = true
        this.#said += `${text}\n`
        if (this.#marks.silentSince !== undefined) this.#marks = { ...this.#marks, silentSince: undefined }
      },
      happened: (_, event) => {
        if (event.kind === 'queued') this.#queuedIn(event.queue)
        if (event.kind === 'flow entered' && this.#forgets) this.#forgetOutside()
        if (event.kind === 'conversation') this.#marks = { ...this.#marks, silentSince: undefined }
      },
    }
    this.#execution = new ExploringExecution({ ...environment, observer }, programs, first, new Map(), 0)
    this.#execution.onBegin = ({ state, known, program, action, count }) => {
      this.#commitFailures()
      const snapshot = { state, known, created: this.#execution.created, marks: this.#marks, pending: undefined }
      this.#beginning = { snapshot, program, action, count, heard: this.#heard }
      if (count > mostActionsOfStep) throw pause
      this.#pendingFailures = this.#failuresFor(action)
      if (this.#forgets && action.type === 'Loop') this.#forgetLoops(program, action)
      return undefined
    }
    this.#execution.onReading = (reading) => {
      if (this.#node !== undefined) this.#listener.reading(reading, this.#node, this.#step)
    }
    this.#execution.onMissing = (name) => {
      if (this.#node === undefined) return
      const { program, action } = this.#beginning ?? {}
      this.#listener.missing(name, program, action, this.#node, this.#step)
    }
  }

  /** Walk from these states on. */
  explore(states: readonly ContactState[]): void {
    const known: Known = new Map()
    for (const state of states) {
      this.#load({ state: copyState(state), known, created: 0, marks: start, pending: undefined })
      this.#add(undefined, {}, 'nobody', start, undefined)
      const node = this.nodes.at(-1)
      if (node !== undefined && !this.starts.has(node)) this.starts.set(node, { state, known })
    }
    const startedAt = performance.now()
    let expanded = 0
    while (this.#now.length > 0 || this.#next.length > 0) {
      if (this.#now.length === 0) {
        this.#now = this.#next
        this.#next = []
      }
      // Those of the same depth are taken in the order in which they were found.
      const level = this.#now
      this.#now = []
      for (let index = 0; index < level.length; index += 1) {
        const node = level[index]
        if (node === undefined) continue
        expanded += 1
        if (
          expanded % statesBetweenClocks === 0 &&
          performance.now() - startedAt > this.#bounds.maximumSeconds * 1000
        ) {
          this.stoppedAt = 'time'
          return
        }
        this.#expand(node)
        if (this.stoppedAt !== undefined) return
        // What costs nothing is gone on with first.
        if (this.#now.length > 0) {
          level.push(...this.#now)
          this.#now = []
        }
      }
    }
  }

  /** How an action is reached first: what is done with which node. */
  firstReached(action: Instruction): { readonly node: StateNode; readonly step: GraphStep } | undefined {
    return this.#firstReached.get(action)
  }

  /** Whether something was forgotten to keep states few. */
  get forgets(): boolean {
    return this.#forgets
  }

  /** Whether a value stood for many that a later condition may tell apart. */
  get samples(): boolean {
    return this.#execution.samples
  }

  /**
   * A loop is entered: counters of loops that only the caller can lead back to begin anew. Their combinations would be
   * too many, and a caller who comes back is not kept by the flow.
   */
  #forgetLoops(program: Program, action: Instruction): void {
    const { run } = this.#execution
    if (run.loops.size === 0 || run.loops.has(action.index)) return
    const kept = this.#liveness.loopsWithoutCaller(program, action.index)
    const loops = new Map([...run.loops].filter(([loop]) => kept.includes(loop)))
    if (loops.size < run.loops.size) run.loops = loops
  }

  /** Another flow begins: what was learned of values from outside is learned anew where it matters again. */
  #forgetOutside(): void {
    const { state, known } = this.#execution
    if (state.runs.length > 1 || known.size === 0) return
    this.#execution.known = new Map(
      [...known].filter(([unknown]) => sourceOf(unknown) !== 'attribute' && sourceOf(unknown) !== 'contact'),
    )
  }

  #load(snapshot: Snapshot): void {
    this.#execution.state = copyState(snapshot.state)
    this.#execution.known = snapshot.known
    this.#execution.created = snapshot.created
    this.#execution.beginStep()
    this.#marks = snapshot.marks
  }

  #expand(node: StateNode): void {
    const { snapshot } = node
    if (snapshot === undefined || node.stage === 'ended') return
    node.snapshot = undefined
    const { state, pending } = snapshot
    if (state.waiting === undefined) {
      this.#do(node, snapshot, {}, undefined)
      return
    }
    this.#load(snapshot)
    this.#begin(node, {}, 'nobody')
    let answers: readonly AbstractAnswer[]
    try {
      answers = abstractAnswers(state.waiting, this.#execution, node.action, this.#failures)
    } catch (error) {
      this.#decide(error, snapshot)
      return
    }
    answers.forEach((answer, index) => {
      if (pending === undefined || pending === index) this.#do(node, snapshot, { answer: index }, answer)
    })
  }

  #begin(node: StateNode, step: GraphStep, actor: Actor | 'nobody'): void {
    this.#node = node
    this.#step = step
    this.#actor = actor
    this.#heard = false
    this.#said = ''
    this.#silence = 0
    this.#clock = this.#execution.state.clock
    this.#beginning = undefined
    this.#pendingFailures = []
  }

  /** Do a step, and go on until the next state. */
  #do(node: StateNode, snapshot: Snapshot, step: GraphStep, answer: AbstractAnswer | undefined): void {
    this.#load(snapshot)
    this.#begin(node, step, answer?.by ?? 'nobody')
    const execution = this.#execution
    const ask = execution.state.waiting
    try {
      if (answer !== undefined && ask !== undefined) this.#answer(node, ask, answer)
      const next = advance(execution)
      this.#arrive(node, step, next)
    } catch (error) {
      if (error === pause && this.#beginning !== undefined) this.#stop(this.#beginning)
      else this.#decide(error, this.#beginning?.snapshot ?? { ...snapshot, pending: step.answer })
    }
  }

  #answer(node: StateNode, ask: Ask, { by, give }: AbstractAnswer): void {
    const execution = this.#execution
    const { state } = execution
    if (by === 'caller' || by === 'failure')
      this.#marks = { ...this.#marks, silentSince: by === 'caller' ? 'input' : 'failure' }
    const given = give(execution)
    if (ask.kind === 'keys' && given.kind === 'keys' && ask.form === 'menu') {
      const announced = this.#announcedQueue(node.action, given.keys)
      if (announced !== this.#marks.announcedQueue) this.#marks = { ...this.#marks, announcedQueue: announced }
    }
    if (ask.kind === 'lambda') {
      this.#silence = ask.timeLimitSeconds
      if (by === 'failure') keepStale(execution)
    }
    if (ask.kind === 'wait' && state.channel === 'VOICE') this.#silence = ask.seconds
    giveAnswer(execution, given)
    // A row of functions that takes too long fails like any other: that is tried in any case.
    execution.state.lambdaMilliseconds = 0
  }

  #announcedQueue(action: Instruction | undefined, key: string): string | undefined {
    if (action === undefined || this.#queues.length < 2) return undefined
    const known = this.#announcedQueues.get(action) ?? new Map<string, string | undefined>()
    this.#announcedQueues.set(action, known)
    if (!known.has(key)) known.set(key, announcedQueue(promptOf(action), key, this.#queues))
    return known.get(key)
  }

  /** A value decides what happens, and only the call knows it: each thing that it can be is a state. */
  #decide(error: unknown, snapshot: Snapshot): void {
    if (!(error instanceof Undecided) || this.#node === undefined) throw error
    const { unknown, alternatives } = error
    const node = this.#node
    const heard = this.#beginning?.heard ?? this.#heard
    this.#heard = heard
    this.#count = Math.max(0, (this.#beginning?.count ?? 0) - 1)
    for (const knowledge of alternatives) {
      const known = new Map(snapshot.known).set(unknown, knowledge)
      this.#execution.state = snapshot.state
      this.#execution.known = known
      this.#execution.created = snapshot.created
      this.#marks = snapshot.marks
      this.#add(node, { ...this.#step, knowledge, unknown }, this.#actor, snapshot.marks, snapshot.pending)
    }
  }

  /** Many actions have run, and nothing was asked: a state is made. */
  #stop({ snapshot, count, heard }: Beginning): void {
    const execution = this.#execution
    execution.state = snapshot.state
    execution.known = snapshot.known
    execution.created = snapshot.created
    this.#marks = snapshot.marks
    this.#heard = heard
    this.#count = count - 1
    this.#add(this.#node, { ...this.#step, until: count }, this.#actor, snapshot.marks, undefined)
  }

  /** A step has led to a question, or to the end. */
  #arrive(node: StateNode, step: GraphStep, ask: Ask | undefined): void {
    const execution = this.#execution
    const beginning = this.#beginning
    if (ask !== undefined && beginning !== undefined && execution.state.runs.at(-1)?.at === beginning.action.index) {
      this.#pendingFailures = failuresBesideAnswers(ask.kind, beginning.action, this.#pendingFailures)
      if (ask.kind === 'keys' && ask.form === 'menu') this.#listener.asked(ask.expected, this.#said, beginning.action)
    }
    if (
      ask?.kind === 'queue' &&
      execution.state.runs.length === 0 &&
      beginning?.program.flowType === 'CUSTOMER_QUEUE'
    ) {
      this.#listener.queueInSilence(beginning.program, beginning.action, node, step)
    }
    const [state, known, created, marks] = [execution.state, execution.known, execution.created, this.#marks]
    this.#commitFailures()
    execution.state = state
    execution.known = known
    execution.created = created
    this.#marks = marks
    this.#count = execution.count
    const edge = this.#add(node, step, this.#actor, marks, undefined)
    if (state.stage === 'ended' && edge !== undefined) this.#listener.ended(state, beginning, marks, edge.to)
  }

  /** Let the action that has begun last fail, in every way in which it can. */
  #commitFailures(): void {
    const failures = this.#pendingFailures
    const beginning = this.#beginning
    const node = this.#node
    this.#pendingFailures = []
    if (failures.length === 0 || beginning === undefined || node === undefined) return
    const execution = this.#execution
    const [state, known, created, marks, heard] = [
      execution.state,
      execution.known,
      execution.created,
      this.#marks,
      this.#heard,
    ]
    const { snapshot, program, action, count } = beginning
    this.#heard = beginning.heard
    this.#count = count
    for (const { error, target } of failures) {
      const step = { ...this.#step, failure: { count, error } }
      this.coverage.take(action, action.errors.has(error) ? error : 'NoMatchingError')
      const failed = copyState(snapshot.state)
      const run = failed.runs.at(-1)
      if (run === undefined) continue
      if (target === action.index) this.#listener.selfFailure(program, action, error, node, step)
      run.at = target
      execution.state = failed
      execution.known = snapshot.known
      execution.created = snapshot.created
      this.#marks = marksAfterFailure(snapshot.marks, action, target)
      this.#add(node, step, this.#actor, this.#marks, undefined)
    }
    execution.state = state
    execution.known = known
    execution.created = created
    this.#marks = marks
    this.#heard = heard
  }

  /** The ways in which an action can fail without being asked. */
  #failuresFor(action: Instruction): readonly Failure[] {
    if (!this.#failures) return []
    let failures = this.#failuresOf.get(action)
    if (failures === undefined) {
      failures = possibleFailures(action)
      this.#failuresOf.set(action, failures)
    }
    return failures
  }

  /** Add the state that the execution is in, unless it is known, and the way there. */
  #add(
    from: StateNode | undefined,
    step: GraphStep,
    by: Actor | 'nobody',
    marks: Marks,
    pending: number | undefined,
  ): StateEdge | undefined {
    const execution = this.#execution
    const { state } = execution
    const key = this.#keys.keyOf(execution, marks, pending === undefined ? '' : `!${pending}`, this.#beginning)
    const alike = this.#byKey.get(key)
    const known = alike?.find((one) => covers(one.hooks, state.hooks, execution))?.node
    // An answer that is begun again has been counted.
    const cost = (step.answer === undefined || pending !== undefined ? 0 : 1) + (step.failure === undefined ? 0 : 1)
    const depth = (from?.depth ?? 0) + cost
    const snapshot = { state, known: execution.known, created: execution.created, marks, pending }
    const to = known ?? newNode(this.nodes.length, depth, snapshot)
    const edge = from === undefined ? undefined : this.#edge(from, to, step, by)
    if (edge !== undefined) from?.edges.push(edge)
    if (known === undefined) {
      const entry = { hooks: state.hooks, node: to }
      if (alike === undefined) this.#byKey.set(key, [entry])
      else alike.push(entry)
      this.nodes.push(to)
      this.#lookAtBounds()
    } else if (to.snapshot === undefined || depth >= to.depth) return edge
    // New, or met on a shorter way before it was looked at: what costs an answer waits for its turn.
    to.found = edge
    to.depth = depth
    to.snapshot = snapshot
    if (cost > 0 && from !== undefined) this.#next.push(to)
    else this.#now.push(to)
    return edge
  }

  #edge(from: StateNode, to: StateNode, step: GraphStep, by: Actor | 'nobody'): StateEdge {
    const execution = this.#execution
    return {
      from,
      to,
      step,
      by,
      failed: by === 'failure' || step.failure !== undefined,
      heard: this.#heard,
      silence: this.#silence,
      seconds: (execution.state.clock - this.#clock) / 1000,
      actions: this.#count,
    }
  }

  #lookAtBounds(): void {
    const { exactStates, maximumStates } = this.#bounds
    if (this.nodes.length >= exactStates) {
      this.#forgets = true
      this.#keys.coarse = true
    }
    if (this.nodes.length >= maximumStates) this.stoppedAt = 'states'
  }

  #finished(program: Program, action: Instruction, step: Step, target: number): void {
    this.coverage.finish(this.#execution, action, step)
    const node = this.#node
    if (node === undefined) return
    if (step.kind === 'error' && errorTarget(action, step.error) === undefined && target === -1) {
      this.#listener.unhandled(program, action, step.error, node, this.#step)
    }
    if (
      step.kind === 'error' &&
      target === action.index &&
      action.form?.outcomes.errors[step.error]?.kind !== 'event'
    ) {
      this.#listener.selfFailure(program, action, step.error, node, this.#step)
    }
    const leadsNowhere = step.kind === 'done' || step.kind === 'result' || step.kind === 'error'
    if (leadsNowhere && target === -1 && this.#execution.state.runs.length > 1) {
      this.#listener.moduleEnded(program, action, node, this.#step)
    }
  }

  #queuedIn(queue: string): void {
    const { program, action } = this.#beginning ?? { program: this.#node?.program, action: this.#node?.action }
    if (this.#node === undefined || program === undefined || action === undefined) return
    this.#listener.queued(queue, program, action, this.#marks, this.#node, this.#step)
    this.#marks = { ...this.#marks, announcedQueue: undefined }
  }
}

/**
 * Whether a contact with some hooks does everything that one with others does. Where a hook is not set the default flow
 * runs, which does nothing that a flow could tell; a flow that was not given is as good as none.
 */
function covers(hooks: ContactState['hooks'], others: ContactState['hooks'], execution: ExploringExecution): boolean {
  if (hooks === others) return true
  for (const [hook, flow] of others) {
    if (hooks.get(hook) !== flow && execution.environment.findProgram(flow) !== undefined) return false
  }
  return true
}

/** Since when the customer has heard nothing, once an action has failed. */
function marksAfterFailure(marks: Marks, action: Instruction, target: number): Marks {
  // A prompt that cannot be played is no silence that the flow is to blame for.
  if (action.type === 'MessageParticipant') return { ...marks, silentSince: undefined }
  // Where success leads to the same place, nothing is lost.
  return target === action.next ? marks : { ...marks, silentSince: 'failure' }
}

function newNode(index: number, depth: number, snapshot: Snapshot): StateNode {
  const { state } = snapshot
  const run = state.runs.at(-1)
  const action = run?.program.instructions[run.at]
  const { waiting, stage } = state
  return {
    index,
    found: undefined,
    snapshot,
    depth,
    ask: waiting?.kind,
    stage,
    program: run?.program,
    action,
    edges: [],
  }
}

/** The answer of a function that stays although a later call has failed. */
function keepStale(execution: ExploringExecution): void {
  const answer = execution.state.runs.at(-1)?.data.get('External')
  if (isJsonObject(answer) && !(staleMember in answer)) execution.setData('External', { ...answer, [staleMember]: '' })
}

/** Names of the queues that flows put contacts into. */
function queuesIn(programs: readonly Program[]): readonly string[] {
  return [
    ...new Set(
      programs.flatMap(({ instructions }) =>
        instructions.flatMap(({ parameters, displayNames }) => {
          const queue = parameters.get('QueueId')
          if (queue?.kind !== 'constant' || typeof queue.value !== 'string') return []
          return [resourceName(queue.value, displayNames.get('QueueId'))]
        }),
      ),
    ),
  ]
}
