import { isErrorType } from '@aicc/flow-dsl/language'
import type { ErrorType } from '@aicc/flow-dsl/language'
import { errorTarget } from '../program/program.js'
import type { Instruction } from '../program/program.js'

/** An action that may fail without being asked. */
export interface Failure {
  readonly error: ErrorType
  readonly target: number
}

/** Errors that follow from data, and no others: they need not be tried. */
const decidedByData: ReadonlyMap<string, readonly string[]> = new Map([
  ['Compare', ['NoMatchingError']],
  ['Loop', ['NoMatchingError']],
  ['EndFlowModuleExecution', ['NoMatchingError']],
  ['GetParticipantInput', ['InputTimeLimitExceeded', 'InvalidPhoneNumber']],
  ['UpdateContactCallbackNumber', ['InvalidCallbackNumber']],
  ['DistributeByPercentage', ['NoMatchingError']],
])

/** The ways in which an action can fail without being asked, where something follows. */
export function possibleFailures(action: Instruction): readonly Failure[] {
  const outcomes = action.form?.outcomes.errors
  const known = new Map(Object.entries(outcomes ?? {}))
  return [...action.errors.keys()].filter(isErrorType).flatMap((error) => {
    const target = errorTarget(action, error)
    const outcome = known.get(error)
    if (target === undefined || outcome === undefined || error === 'NoMatchingCondition' || error === 'ChannelMismatch')
      return []
    if (decidedByData.get(action.type)?.includes(error) === true) return []
    return [{ error, target }]
  })
}
