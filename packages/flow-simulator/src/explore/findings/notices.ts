import type { ErrorType } from '@aicc/flow-dsl/language'
import type { ContactState } from '../../machine/contact-state.js'
import type { Instruction, Program } from '../../program/program.js'
import { announcedKeys } from '../announced-keys.js'
import type { Beginning, ExplorationListener } from '../explorer.js'
import type { Reading } from '../exploring-execution.js'
import { namesOfSetAttributes } from '../start-state.js'
import type { Marks } from '../state-key.js'
import type { GraphStep, StateNode } from '../state-graph.js'
import { sourceOf } from '../unknown.js'
import type { FoundProblem } from './finding.js'

/** A contact that was hung up on without a word. Whether that is wrong is told when all ways are known. */
export interface SilentEnd {
  readonly since: 'start' | 'input' | 'failure'
  readonly program: Program
  readonly action: Instruction
  readonly node: StateNode
}

/** Collects what shows in single steps, each problem where it is met first: on a shortest way. */
export class Notices implements ExplorationListener {
  readonly #found = new Map<string, FoundProblem>()
  readonly #silentEnds = new Map<string, SilentEnd>()
  readonly #setNames = new Map<Program, ReadonlySet<string>>()
  /** Actions that name a flow that was not given. */
  readonly missingAt = new Set<Instruction>()
  readonly #announced = new Map<Instruction, ReadonlySet<string>>()

  /** What was found, in the order in which it was met. */
  get problems(): readonly FoundProblem[] {
    return [...this.#found.values()]
  }

  get silentEnds(): readonly SilentEnd[] {
    return [...this.#silentEnds.values()]
  }

  /** Keys that were announced when an action asked, and that it has no branch for. */
  get announced(): ReadonlyMap<Instruction, ReadonlySet<string>> {
    return this.#announced
  }

  reading(
    { kind, passedOn, program, action, parameter, path, unknown }: Reading,
    node: StateNode,
    step: GraphStep,
  ): void {
    // To compare a value is to ask whether it is there.
    if (!passedOn && kind !== 'is stale') return
    const place = { program, action, node, steps: [step], detail: path }
    const use = useOf(action, parameter)
    if (kind === 'is stale') {
      this.#add({
        ...place,
        name: 'stale-value',
        severity: 'warning',
        message: `The last call of a function has failed, and ${path} is still the answer of the one before. Do not use it on the way from the error branch.`,
      })
    } else if (use !== undefined && kind === 'is empty') {
      this.#add({
        ...place,
        name: 'empty-value',
        severity: use === 'spoken' ? 'warning' : 'info',
        message: `${path} is empty where it is ${use}: nothing has set it on this way. Set it before, or compare it first.`,
      })
    } else if (
      use === 'spoken' &&
      kind === 'may be empty' &&
      unknown !== undefined &&
      this.#isForgotten(program, unknown)
    ) {
      this.#add({
        ...place,
        name: 'empty-value',
        severity: 'warning',
        message: `${path} is empty where it is spoken, unless another flow has set it: this one does so on other ways only. Set it on this way, too.`,
        without: unknown,
      })
    } else if (use !== undefined && kind === 'may be empty' && unknown !== undefined && mayBeMissing(unknown)) {
      this.#add({
        ...place,
        name: 'possibly-empty-value',
        severity: 'info',
        message: `${path} may be empty where it is ${use}: nothing says that it is there. Compare it first if it may be missing.`,
        without: unknown,
      })
    }
  }

  asked(expected: readonly string[], said: string, action: Instruction): void {
    const keys = announcedKeys(said)
    const missing = new Set([...keys].filter((key) => !expected.includes(key)))
    if (missing.size > 0 && !this.#announced.has(action)) this.#announced.set(action, missing)
  }

  unhandled(program: Program, action: Instruction, error: ErrorType, node: StateNode, step: GraphStep): void {
    this.#add({
      name: 'error-without-branch',
      severity: 'error',
      program,
      action,
      node,
      steps: [step],
      detail: error,
      message: `${error} has no branch here: the flow ends, and the caller is cut off. Give it a branch.`,
    })
  }

  moduleEnded(program: Program, action: Instruction, node: StateNode, step: GraphStep): void {
    this.#add({
      name: 'module-without-return',
      severity: 'warning',
      program,
      action,
      node,
      steps: [step],
      message:
        'The module ends here without returning: the flow that has invoked it takes its error branch. Return from the module.',
    })
  }

  selfFailure(program: Program, action: Instruction, error: ErrorType, node: StateNode, step: GraphStep): void {
    this.#add({
      name: 'error-branch-to-itself',
      severity: 'error',
      program,
      action,
      node,
      steps: [step],
      detail: error,
      message: `${error} leads back to the action that has failed: it is tried again at once, without end. Lead it elsewhere.`,
    })
  }

  queued(queue: string, program: Program, action: Instruction, marks: Marks, node: StateNode, step: GraphStep): void {
    if (marks.announcedQueue !== undefined && marks.announcedQueue !== queue) {
      this.#add({
        name: 'wrong-queue',
        severity: 'warning',
        program,
        action,
        node,
        steps: [step],
        detail: `${marks.announcedQueue} ${queue}`,
        message: `The key that was pressed was announced for ${marks.announcedQueue}, and the contact is put into ${queue}. Set the queue that was announced, or change the words.`,
      })
    }
  }

  ended(state: ContactState, before: Beginning | undefined, marks: Marks, node: StateNode): void {
    const { end } = state
    if (end === undefined || before === undefined) return
    const { program, action, snapshot } = before
    if (end.reason === 'endless') {
      this.#add({
        name: 'endless-without-time',
        severity: 'error',
        program,
        action,
        node,
        steps: [],
        message:
          'The flow goes round here without any time passing, and without anybody doing anything. Let the round end: count it, or leave it.',
      })
      return
    }
    const { channel, stage, customer } = snapshot.state
    const listens = (channel === 'VOICE' || channel === 'CHAT') && customer === 'on the line'
    if (!listens || end.reason !== 'flow' || marks.silentSince === undefined || stage !== 'flow') return
    if (action.type === 'EndFlowModuleExecution') return
    const key = `${marks.silentSince} ${program.name} ${action.index}`
    if (!this.#silentEnds.has(key)) this.#silentEnds.set(key, { since: marks.silentSince, program, action, node })
  }

  queueInSilence(program: Program, action: Instruction, node: StateNode, step: GraphStep): void {
    this.#add({
      name: 'queue-in-silence',
      severity: 'warning',
      program,
      action,
      node,
      steps: [step],
      message:
        'The queue flow ends here while the contact still waits: from now on the caller hears nothing. End it with prompts that loop.',
    })
  }

  missing(
    name: string,
    program: Program | undefined,
    action: Instruction | undefined,
    node: StateNode,
    step: GraphStep,
  ): void {
    const where = program ?? node.program
    if (where === undefined || name === '') return
    const at = action ?? node.action
    if (at !== undefined) this.missingAt.add(at)
    const isModule = at?.type === 'InvokeFlowModule'
    this.#add({
      name: 'flow-not-given',
      severity: 'info',
      program: where,
      action: at,
      node,
      steps: [step],
      detail: name,
      message: `The ${isModule ? 'module' : 'flow'} ${name} was not given: what happens in it${isModule ? ', and after its success,' : ''} is not explored. Give it, too.`,
    })
  }

  /** Whether an attribute is one that the flow sets itself, and has not set on this way. */
  #isForgotten(program: Program, unknown: string): boolean {
    if (sourceOf(unknown) !== 'attribute') return false
    let names = this.#setNames.get(program)
    if (names === undefined) {
      names = namesOfSetAttributes(program)
      this.#setNames.set(program, names)
    }
    return names.has(unknown.slice('attribute.'.length))
  }

  #add(problem: FoundProblem): void {
    const { name, program, action, detail = '' } = problem
    const place = `${program.name} ${action?.index}`
    // A flow that is not given is said once, wherever it is meant; a round is one, whichever action was counted last.
    const where = name === 'flow-not-given' ? '' : name === 'endless-without-time' ? program.name : place
    const key = `${name} ${where} ${detail}`
    if (!this.#found.has(key)) this.#found.set(key, problem)
  }
}

/** What becomes of a value; undefined where nobody hears or gets it. */
function useOf({ type, definition }: Instruction, parameter: string): 'spoken' | 'sent' | 'kept' | undefined {
  if (['Text', 'SSML', 'Messages'].includes(parameter)) return 'spoken'
  if (parameter === 'LambdaInvocationAttributes') return 'sent'
  if (['Attributes', 'FlowAttributes', 'Input', 'ModuleInput', 'ResultData'].includes(parameter)) return 'kept'
  return definition?.family === 'contact' && type.startsWith('Create') ? 'sent' : undefined
}

/** Whether nothing promises that a value is there. What the service fills, and what a caller types, is. */
function mayBeMissing(unknown: string): boolean {
  const source = sourceOf(unknown)
  return source === 'lambda' || source === 'attribute' || source === 'bot' || source === 'service' || source === 'input'
}
