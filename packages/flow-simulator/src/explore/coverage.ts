import { firstHolding } from '../machine/condition.js'
import { textOf } from '../machine/execution.js'
import type { Execution } from '../machine/execution.js'
import type { Step } from '../machine/step.js'
import { nowhere } from '../program/program.js'
import type { Instruction, Program } from '../program/program.js'

/** A way on from an action. */
export interface FlowBranch {
  /** Name of the flow. */
  readonly flow: string
  /** Identifier of the action. */
  readonly action: string
  /** `Success`; the type of an error; the operator and operand of a condition, for instance `Equals 1`. */
  readonly outcome: string
}

/** An action of a flow. */
export type FlowPlace = Omit<FlowBranch, 'outcome'>

/** Success. */
const success = 'Success'

/** Writes down which actions and branches are reached. */
export class Coverage {
  readonly #programs: readonly Program[]
  /** By action: the branches that it has, with those that were taken. */
  readonly #taken = new Map<Instruction, Map<string, boolean>>()
  readonly #entered = new Set<Instruction>()
  /** Actions of which every branch was taken: nothing more is to be found out there. */
  readonly #complete = new Set<Instruction>()

  constructor(programs: readonly Program[]) {
    this.#programs = programs
    for (const { instructions } of programs) {
      for (const action of instructions) {
        this.#taken.set(action, new Map(outcomesOf(action).map((outcome) => [outcome, false])))
      }
    }
  }

  /** An action begins. */
  enter(action: Instruction): void {
    this.#entered.add(action)
  }

  /** An action is over. */
  finish(execution: Execution, action: Instruction, step: Step): void {
    if (this.#complete.has(action) || step.kind === 'ask' || step.kind === 'moved' || step.kind === 'returned') return
    this.take(action, outcomeOf(execution, action, step))
  }

  /** A branch is taken. */
  take(action: Instruction, outcome: string): void {
    const branches = this.#taken.get(action)
    if (branches?.get(outcome) !== false) return
    branches.set(outcome, true)
    if ([...branches.values()].every(Boolean)) this.#complete.add(action)
  }

  /** Actions that some call reaches, or that none does. */
  actions(reached: boolean): readonly FlowPlace[] {
    return this.#programs.flatMap(({ name, instructions }) =>
      instructions
        .filter((action) => this.#entered.has(action) === reached)
        .map(({ identifier }) => ({ flow: name, action: identifier })),
    )
  }

  /** Branches of reachable actions that some call takes, or that none does. */
  branches(taken: boolean): readonly FlowBranch[] {
    return this.#programs.flatMap(({ name, instructions }) =>
      instructions
        .filter((action) => this.#entered.has(action))
        .flatMap((action) =>
          [...(this.#taken.get(action) ?? [])]
            .filter(([, was]) => was === taken)
            .map(([outcome]) => ({ flow: name, action: action.identifier, outcome })),
        ),
    )
  }

  /** Whether an action is reached. */
  has(action: Instruction): boolean {
    return this.#entered.has(action)
  }

  /** Conditions of reached actions that never hold, with the actions that they lead to. */
  neverHolding({ instructions }: Program): readonly NeverHolding[] {
    const reached = instructions.filter((action) => this.#entered.has(action))
    return reached.flatMap((action) =>
      [...(this.#taken.get(action) ?? [])].flatMap(([outcome, taken]) => {
        const conditions = action.conditions.filter((_, index) => conditionName(action, index) === outcome)
        const targets = conditions.flatMap(({ target }) => instructions[target] ?? [])
        return taken || conditions.length === 0 ? [] : [{ action, outcome, targets }]
      }),
    )
  }
}

/** A condition that never holds. */
export interface NeverHolding {
  readonly action: Instruction
  readonly outcome: string
  readonly targets: readonly Instruction[]
}

/** The branches that an action has and that lead somewhere. */
export function outcomesOf(action: Instruction): readonly string[] {
  const outcomes = action.conditions.flatMap(({ target }, index) =>
    target === nowhere ? [] : [conditionName(action, index)],
  )
  for (const [error, target] of action.errors) if (target !== nowhere) outcomes.push(error)
  const kind = action.form?.outcomes.next.kind ?? 'continues'
  // Of others the member is written and never taken.
  if (action.next !== nowhere && kind === 'continues') outcomes.push(success)
  return outcomes
}

function conditionName(action: Instruction, index: number): string {
  const condition = action.conditions[index]
  if (condition === undefined) return ''
  const { operator, operand } = condition
  return operand?.kind === 'constant'
    ? `${operator} ${textOf(operand.value)}`
    : operand?.kind === 'reference'
      ? `${operator} ${operand.path}`
      : operator
}

/** The outcome of a step, by the name of its branch. */
export function outcomeOf(
  execution: Execution,
  action: Instruction,
  step: Extract<Step, { kind: 'done' | 'result' | 'error' }>,
): string {
  if (step.kind === 'error') return action.errors.has(step.error) ? step.error : 'NoMatchingError'
  if (step.kind === 'done') return success
  const condition = firstHolding(execution, action, step.result)
  if (condition !== undefined) return conditionName(action, action.conditions.indexOf(condition))
  return action.errors.has('NoMatchingCondition') ? 'NoMatchingCondition' : success
}
