import type { ErrorType } from '@aicc/flow-dsl/language'
import type { ContactState } from '../machine/contact-state.js'
import type { Environment } from '../machine/environment.js'
import { Execution } from '../machine/execution.js'
import { failedWith } from '../machine/step.js'
import type { Step } from '../machine/step.js'
import type { Instruction } from '../program/program.js'
import type { World } from './world.js'

/** An execution in which some actions fail whatever they are asked to do. */
class FailingExecution extends Execution {
  readonly #errors: ReadonlyMap<string, ErrorType>

  constructor(environment: Environment, state: ContactState, errors: ReadonlyMap<string, ErrorType>) {
    super(environment, state)
    this.#errors = errors
  }

  override insteadOf({ identifier }: Instruction): Step | undefined {
    const error = this.#errors.get(identifier)
    return error === undefined ? undefined : failedWith(error)
  }
}

/** The execution of a contact in a world. */
export function executionIn({ failingActions }: World, environment: Environment, state: ContactState): Execution {
  if (failingActions === undefined) return new Execution(environment, state)
  return new FailingExecution(environment, state, new Map(Object.entries(failingActions)))
}
