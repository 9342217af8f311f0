import { formOf } from '../actions/action-definition.js'
import { findActionDefinition } from '../actions/index.js'
import type { ActionDefinition } from '../actions/action-definition.js'
import type { AuthoringProblem, BuildableFlow, ParameterObject, ParameterValue } from '../graph/flow-graph.js'
import { CapturedPosition } from '../graph/source-location.js'
import { isAttributeReference } from '../language/attribute-reference.js'
import { isErrorType } from '../language/error-type.js'
import type { FlowType } from '../language/flow-type.js'
import { isResource } from '../values/resource.js'
import type { ActionRecorder, WrittenAction, WrittenBranch, WrittenHandles } from './action-recorder.js'
import type { ActionStatement, Continuation, Handler, RecordedBranch, RecordedLabel, Sequence } from './recording.js'
import { labelContent } from './scope.js'
import type { Label } from './scope.js'

/**
 * More statements than any legal flow has by far: a body that writes without end must not hang the compiler.
 */
const maximumStatements = 20_000

/**
 * Innermost names that are kept of where an action stands. Identifiers need two and messages a few; whole paths of
 * bodies that nest themselves without end would fill the memory before the statements are counted out.
 */
const maximumPathNames = 16

/** Thrown to leave a flow's function when it cannot go on; becomes a diagnostic. */
export class FlowAuthoringError extends Error {
  override readonly name = 'FlowAuthoringError'
  readonly problem: AuthoringProblem

  constructor(problem: AuthoringProblem) {
    super(problem.message)
    this.problem = problem
  }
}

const openContinuation: Continuation = { kind: 'open' }

function contentOf(label: object): unknown {
  const content: unknown = Reflect.get(label, labelContent)
  return typeof content === 'function' ? Reflect.apply(content, label, ['']) : undefined
}

/** Recognises what {@link labelContent} gives: labels of another copy of this package have the same shape. */
function isRecordedLabel(value: unknown): value is RecordedLabel {
  return typeof value === 'object' && value !== null && 'flow' in value && 'captured' in value
}

/** Parameters as the graph holds them: references and numbers become text, undefined members go. */
function toParameterValue(value: unknown): ParameterValue | undefined {
  if (value === undefined) return undefined
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (isAttributeReference(value)) return value.path
  if (isResource(value)) return value
  if (Array.isArray(value)) return value.map((item) => toParameterValue(item) ?? null)
  if (typeof value === 'object') return toParameterObject(value)
  return String(value)
}

function toParameterObject(source: object): ParameterObject {
  const result: Record<string, ParameterValue> = Object.create(null)
  for (const [name, member] of Object.entries(source)) {
    const converted = toParameterValue(member)
    if (converted !== undefined) result[name] = converted
  }
  return result
}

function innermost(names: readonly string[]): readonly string[] {
  return names.length > maximumPathNames ? names.slice(-maximumPathNames) : names
}

/** Sequences of the functions that one call of a builder method has as branches. */
type WrittenBranches = Map<() => unknown, Sequence>

/** A body that waits to be run. */
interface PendingBody {
  readonly body: () => unknown
  readonly sequence: Sequence
  /** Names of `here` labels that mark its first action. */
  readonly names?: readonly string[]
}

/**
 * Records what a flow's function writes. Bodies of branches, blocks and loops wait until the body around them has
 * finished, so they may use labels declared further down in it.
 */
export class FlowRecorder {
  readonly flowType: FlowType
  readonly main: Sequence
  readonly problems: AuthoringProblem[] = []
  readonly invokedModules = new Map<string, BuildableFlow>()
  readonly #flow: object
  readonly #flowName: string
  readonly #pending: PendingBody[] = []
  #current: Sequence
  #statements = 0
  #open = true
  /** Names of `here` labels that wait for the next action. */
  #waitingNames: readonly string[] = []

  constructor(flow: object, flowName: string, flowType: FlowType, handler: (() => unknown) | undefined) {
    this.#flow = flow
    this.#flowName = flowName
    this.flowType = flowType
    this.main = {
      statements: [],
      continuation: openContinuation,
      path: [],
      handler: handler === undefined ? undefined : this.#newHandler(handler, undefined, openContinuation),
    }
    this.#current = this.main
  }

  /** Run a body into the main sequence, then all that was left waiting. */
  run(body: () => unknown): void {
    this.#runBody({ body, sequence: this.main })
    // A queue, not a recursion: nesting is as deep as authors (and generators) like.
    for (let pending = this.#pending.shift(); pending !== undefined; pending = this.#pending.shift()) {
      this.#runBody(pending)
    }
    this.#open = false
  }

  #runBody({ body, sequence, names = [] }: PendingBody): void {
    this.#current = sequence
    this.#waitingNames = names
    const result = body()
    if (typeof result === 'object' && result !== null && 'then' in result) {
      // What it writes later is refused by throwing; nobody waits for that, and an unhandled rejection ends the process.
      Promise.resolve(result).catch(() => undefined)
      this.problems.push({
        kind: 'asynchronous-body',
        message: `A body of flow "${this.#flowName}" is asynchronous. A flow is built in one go: get what you need before, and remove \`async\`.`,
        position: undefined,
      })
    }
  }

  #newHandler(body: () => unknown, outer: Handler | undefined, continuation: Continuation): Handler {
    // What fails inside a handler is not the handler's own: it falls to the scope around it.
    const sequence: Sequence = { statements: [], continuation, path: ['onError'], handler: outer }
    let started = false
    return {
      sequence,
      start: () => {
        if (started) return
        started = true
        this.#pending.push({ body, sequence })
      },
    }
  }

  #count(captured: CapturedPosition): void {
    if (!this.#open) {
      throw new FlowAuthoringError({
        kind: 'flow-threw',
        message: `Flow "${this.#flowName}" was written to after it was built: a callback kept the builder.`,
        position: captured.position,
      })
    }
    this.#statements += 1
    if (this.#statements > maximumStatements) {
      throw new FlowAuthoringError({
        kind: 'flow-too-large',
        message: `Flow "${this.#flowName}" has more than ${maximumStatements.toLocaleString('en')} statements; it seems to write itself without end.`,
        position: captured.position,
      })
    }
  }

  /** The recorder that one builder method writes with. */
  forAction(
    definition: ActionDefinition | undefined,
    method: string | undefined,
    captured: CapturedPosition,
  ): ActionRecorder {
    const branches: WrittenBranches = new Map()
    return {
      flowType: this.flowType,
      write: (action) => this.#write(definition?.type ?? '', method, definition, action, captured, branches),
      writeRaw: (type, action) => this.#write(type, undefined, findActionDefinition(type), action, captured, branches),
      inline: (body) => this.#inline(body, captured),
      aside: (write) => this.#aside(write, captured),
      leftToHandler: () => this.#handlerLabel(captured),
      noteModule: (module) => this.invokedModules.set(module.name, module),
    }
  }

  #write(
    type: string,
    method: string | undefined,
    definition: ActionDefinition | undefined,
    action: WrittenAction,
    captured: CapturedPosition,
    branches: WrittenBranches,
  ): WrittenHandles {
    this.#count(captured)
    const sequence = this.#current
    const index = sequence.statements.length
    const path = innermost([...sequence.path, ...this.#waitingNames])
    this.#waitingNames = []
    const after: Continuation = { kind: 'at', sequence, index: index + 1 }
    const itself: Continuation = { kind: 'at', sequence, index }
    const base = action.id === undefined ? path : [action.id]
    const errors: { errorType: string; branch: RecordedBranch }[] = []
    for (const [errorType, branch] of Object.entries(action.errors ?? {})) {
      // Results of a block stand beside its errors in `on`; they are conditions, not errors.
      // A raw action keeps them: the checker says what is wrong with them.
      if (branch === undefined || (method !== undefined && !isErrorType(errorType))) continue
      errors.push({ errorType, branch: this.#branch(branch, after, [...base, errorType], captured, branches) })
    }
    const parameters = toParameterObject(action.parameters ?? {})
    const handler = sequence.handler
    if (definition !== undefined && handler !== undefined) {
      for (const [errorType, outcome] of Object.entries(formOf(definition, parameters).outcomes.errors)) {
        const given = errors.some((error) => error.errorType === errorType)
        if (given || outcome?.required !== true || outcome.kind !== 'failure') continue
        handler.start()
        errors.push({ errorType, branch: { kind: 'sequence', sequence: handler.sequence } })
      }
    }
    const statement: ActionStatement = {
      kind: 'action',
      type,
      method,
      definition,
      parameters,
      givenIdentifier: action.id,
      path,
      next: action.next === undefined ? undefined : this.#branch(action.next, after, base, captured, branches),
      conditions: (action.conditions ?? []).map(({ operator, operand, branch, openEnd }) => ({
        operator,
        operands: operand === undefined ? [] : [operand],
        branch:
          openEnd === 'itself'
            ? this.#branch(branch, itself, [...base, operand ?? operator], captured, new Map())
            : this.#branch(branch, after, [...base, operand ?? operator], captured, branches),
      })),
      errors,
      captured,
    }
    sequence.statements.push(statement)
    return {
      itself: this.#hold({ name: type, flow: this.#flow, place: { sequence, index }, captured }),
      after: this.#hold({ name: `after ${type}`, flow: this.#flow, place: { sequence, index: index + 1 }, captured }),
    }
  }

  #branch(
    branch: WrittenBranch,
    continuation: Continuation,
    names: readonly string[],
    captured: CapturedPosition,
    branches: WrittenBranches,
  ): RecordedBranch {
    const path = innermost(names)
    if (branch === undefined) {
      return { kind: 'sequence', sequence: { statements: [], continuation, path, handler: undefined } }
    }
    if (typeof branch === 'function') {
      // A function that one call gives to several outcomes is written once: some methods pass on the same one twice.
      const known = branches.get(branch)
      const sequence = known ?? { statements: [], continuation, path, handler: this.#current.handler }
      sequence.continuation = continuation
      if (known === undefined) this.#pending.push({ body: branch, sequence })
      branches.set(branch, sequence)
      return { kind: 'sequence', sequence }
    }
    return { kind: 'label', label: this.#labelOf(branch, captured) }
  }

  #labelOf(label: unknown, captured: CapturedPosition): RecordedLabel {
    const recorded = typeof label === 'object' && label !== null && labelContent in label ? contentOf(label) : undefined
    if (!isRecordedLabel(recorded)) {
      throw new FlowAuthoringError({
        kind: 'flow-threw',
        message: `A branch of flow "${this.#flowName}" is neither a label nor a function.`,
        position: captured.position,
      })
    }
    if (recorded.flow !== this.#flow) {
      this.problems.push({
        kind: 'label-of-another-flow',
        message: `Label "${recorded.name}" belongs to another flow. A flow can be left with flow.transferToFlow(...) only.`,
        position: captured.position,
        related: [{ message: `"${recorded.name}" is declared here.`, position: recorded.captured.position }],
      })
    }
    return recorded
  }

  #handlerLabel(captured: CapturedPosition): Label | undefined {
    const handler = this.#current.handler
    if (handler === undefined) return undefined
    handler.start()
    return this.#hold({ name: 'onError', flow: this.#flow, place: { sequence: handler.sequence, index: 0 }, captured })
  }

  #hold(label: RecordedLabel): Label {
    return { name: label.name, [labelContent]: () => label }
  }

  /** Mark the place of the next statement. */
  here(name: string, captured: CapturedPosition): Label {
    this.#count(captured)
    this.#waitingNames = [name]
    return this.#hold({
      name,
      flow: this.#flow,
      place: { sequence: this.#current, index: this.#current.statements.length },
      captured,
    })
  }

  /** Make an out-of-line block; without a body it has to be defined later. */
  block(
    name: string,
    body: (() => unknown) | undefined,
    captured: CapturedPosition,
  ): Label & { define(body: () => void): void } {
    this.#count(captured)
    const sequence: Sequence = {
      statements: [],
      continuation: openContinuation,
      path: [name],
      handler: this.#current.handler,
    }
    this.#current.statements.push({ kind: 'block', sequence })
    const label: RecordedLabel = { name, flow: this.#flow, place: undefined, captured }
    const define = (definition: () => unknown, at: CapturedPosition): void => {
      if (label.place !== undefined) {
        this.problems.push({
          kind: 'block-defined-twice',
          message: `Block "${name}" already has a body.`,
          position: at.position,
          related: [{ message: `"${name}" is declared here.`, position: captured.position }],
        })
        return
      }
      label.place = { sequence, index: 0 }
      this.#pending.push({ body: definition, sequence })
    }
    if (body !== undefined) define(body, captured)
    const defineLater = (definition: () => void): void => define(definition, new CapturedPosition(defineLater))
    return { ...this.#hold(label), define: defineLater }
  }

  /** Go on at a label. */
  goto(label: Label, captured: CapturedPosition): void {
    this.#count(captured)
    this.#current.statements.push({ kind: 'goto', label: this.#labelOf(label, captured), captured })
  }

  #inline(body: () => unknown, captured: CapturedPosition): WrittenHandles {
    this.#count(captured)
    const outer = this.#current
    const index = outer.statements.length
    const continuation: Continuation = { kind: 'at', sequence: outer, index: index + 1 }
    const sequence: Sequence = { statements: [], continuation, path: outer.path, handler: outer.handler }
    outer.statements.push({ kind: 'inline', sequence })
    this.#pending.push({ body, sequence, names: this.#waitingNames })
    this.#waitingNames = []
    return {
      itself: this.#hold({ name: 'body', flow: this.#flow, place: { sequence, index: 0 }, captured }),
      after: this.#hold({ name: 'after', flow: this.#flow, place: { sequence: outer, index: index + 1 }, captured }),
    }
  }

  #aside(write: () => void, captured: CapturedPosition): Label {
    const outer = this.#current
    const index = outer.statements.length
    const continuation: Continuation = { kind: 'at', sequence: outer, index: index + 1 }
    const sequence: Sequence = { statements: [], continuation, path: outer.path, handler: outer.handler }
    outer.statements.push({ kind: 'block', sequence })
    this.#current = sequence
    write()
    this.#current = outer
    return this.#hold({ name: 'aside', flow: this.#flow, place: { sequence, index: 0 }, captured })
  }

  /** Run a body whose failures are left to a handler of its own. */
  attempt(body: () => unknown, handler: () => unknown, captured: CapturedPosition): void {
    this.#count(captured)
    const outer = this.#current
    const index = outer.statements.length
    const continuation: Continuation = { kind: 'at', sequence: outer, index: index + 1 }
    const ownHandler = this.#newHandler(handler, outer.handler, continuation)
    const sequence: Sequence = { statements: [], continuation, path: outer.path, handler: ownHandler }
    outer.statements.push({ kind: 'inline', sequence })
    // A label right before the attempt marks the first action in it.
    this.#pending.push({ body, sequence, names: this.#waitingNames })
    this.#waitingNames = []
  }
}
