import { copyState } from '../machine/contact-state.js'
import type { ContactState } from '../machine/contact-state.js'
import type { Environment } from '../machine/environment.js'
import { advance, giveAnswer } from '../machine/machine.js'
import { errorTarget } from '../program/program.js'
import type { Program } from '../program/program.js'
import { abstractAnswers } from './abstract-answers.js'
import { contactOf, stepOf, Values } from './call-values.js'
import type { Done } from './call-values.js'
import { ExploringExecution, Undecided } from './exploring-execution.js'
import type { Beginning } from './exploring-execution.js'
import { mostActionsOfStep } from './state-graph.js'
import type { ExploredCall, ExploredStep } from './explored-call.js'
import type { GraphStep } from './state-graph.js'
import type { Known } from './unknown.js'

/** A way through the graph of states: where it begins, and what is done. */
export interface GraphPath {
  readonly start: { readonly state: ContactState; readonly known: Known }
  readonly steps: readonly GraphStep[]
  /** An unknown that is to be missing at the end. */
  readonly without?: string
  /** From this step on functions take all the time that they are given, until one after the other is too long. */
  readonly slowFrom?: number
}

/** Thrown where the action begins that is to fail, or before which a step ends. */
class StopsHere extends Error {
  override readonly name = 'StopsHere'
}

/**
 * Makes calls of ways through the graph: the way is gone once more, and everything that it depends on, and that was
 * unknown, gets a value that fits to all that was decided on the way.
 */
export class CallBuilder {
  readonly #programs: readonly Program[]
  readonly #environment: Environment
  readonly #failures: boolean

  constructor(programs: readonly Program[], environment: Omit<Environment, 'observer'>, failures: boolean) {
    this.#programs = programs
    this.#environment = { ...environment, observer: {} }
    this.#failures = failures
  }

  /** The call of a path. */
  build(path: GraphPath): ExploredCall {
    const { state, known } = path.start
    const execution = new ExploringExecution(this.#environment, this.#programs, copyState(state), known, 0)
    const done: (Done | ExploredStep)[] = []
    const read = new Set<string>()
    let current: string[] = []
    execution.onUnknown = (unknown, event) => {
      if (event === 'created') current.push(unknown)
      read.add(unknown)
    }

    let slowFrom = Number.POSITIVE_INFINITY
    for (const [index, step] of path.steps.entries()) {
      if (index === path.slowFrom) slowFrom = done.length
      let before: Beginning | undefined
      execution.beginStep()
      execution.onBegin = (beginning) => {
        before = beginning
        if (beginning.count === (step.failure?.count ?? step.until ?? mostActionsOfStep + 1)) throw new StopsHere()
        return undefined
      }
      const atAsk = copyState(execution.state)
      const created = execution.created
      const { waiting } = execution.state
      current = []
      try {
        if (step.answer !== undefined && waiting !== undefined) {
          const action = actionAt(execution.state)
          const abstract = abstractAnswers(waiting, execution, action, this.#failures)[step.answer]
          if (abstract === undefined) break
          const answer = abstract.give(execution)
          done.push({ ask: waiting, answer, created: current })
          giveAnswer(execution, answer)
          execution.state.lambdaMilliseconds = 0
        }
        advance(execution)
      } catch (error) {
        if (error instanceof StopsHere && before !== undefined) {
          const { action, state: stopped } = before
          execution.state = copyState(stopped)
          if (step.failure !== undefined) {
            execution.run.at = errorTarget(action, step.failure.error) ?? -1
            done.push({ action: action.identifier, fails: step.failure.error })
          }
        } else if (error instanceof Undecided) {
          if (step.knowledge === undefined) break
          const { unknown } = error
          if (before === undefined) {
            // The answer itself depends on it: it is given again.
            if (step.answer !== undefined) done.pop()
            execution.state = atAsk
            execution.created = created
          } else {
            execution.state = copyState(before.state)
            execution.created = before.created
          }
          execution.known = new Map(execution.known).set(unknown, step.knowledge)
        } else throw error
      }
    }

    const values = new Values(execution.known, read, path.without)
    const steps: ExploredStep[] = []
    let silence = 0
    for (const [index, one] of done.entries()) {
      const slow = index >= slowFrom
      if ('ask' in one) steps.push(...stepOf(one, values, slow))
      else steps.push(one)
      // What follows a row that is too long is no longer what the steps say.
      if (slow && 'ask' in one && one.ask.kind === 'lambda') silence += one.ask.timeLimitSeconds
      if (silence > this.#environment.assumptions.lambdaChainSeconds) break
    }
    return { contact: contactOf(state, values), steps }
  }
}

function actionAt(state: ContactState) {
  const run = state.runs.at(-1)
  return run?.program.instructions[run.at]
}
