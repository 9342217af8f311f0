import { conflictingParameters } from './conflicting-parameters.js'
import { danglingTransition } from './dangling-transition.js'
import { deprecatedAction } from './deprecated-action.js'
import { duplicateIdentifier } from './duplicate-identifier.js'
import { endlessLoop } from './endless-loop.js'
import { illegalInFlowType } from './illegal-in-flow-type.js'
import { invalidCondition } from './invalid-condition.js'
import { invalidFlowName } from './invalid-flow-name.js'
import { invalidIdentifier } from './invalid-identifier.js'
import { invalidParameterValue } from './invalid-parameter-value.js'
import { malformedSsml } from './malformed-ssml.js'
import { misplacedReference } from './misplaced-reference.js'
import { missingMenuKey } from './missing-menu-key.js'
import { missingOutcome } from './missing-outcome.js'
import { missingParameter } from './missing-parameter.js'
import { missingStart } from './missing-start.js'
import { moduleContract } from './module-contract.js'
import { moduleRecursion } from './module-recursion.js'
import { noWorkingQueue } from './no-working-queue.js'
import { openEnd } from './open-end.js'
import { queueTransferUnchecked } from './queue-transfer-unchecked.js'
import { recordingBeforeAnnouncement } from './recording-before-announcement.js'
import { referenceRunsIntoText } from './reference-runs-into-text.js'
import type { Rule } from './rule.js'
import { replacedValue } from './replaced-value.js'
import { silenceBudget } from './silence-budget.js'
import { silentHangUp } from './silent-hang-up.js'
import { terminalWithTransitions } from './terminal-with-transitions.js'
import { textTooLong } from './text-too-long.js'
import { tooManyActions } from './too-many-actions.js'
import { uncheckedAction } from './unchecked-action.js'
import { unconfirmedAction } from './unconfirmed-action.js'
import { unknownActionType } from './unknown-action-type.js'
import { unknownAttribute } from './unknown-attribute.js'
import { unknownOutcome } from './unknown-outcome.js'
import { unknownParameter } from './unknown-parameter.js'
import { unmentionedMenuKey } from './unmentioned-menu-key.js'
import { unreachableAction } from './unreachable-action.js'
import { unreadContactAttribute } from './unread-contact-attribute.js'
import { unreadFlowAttribute } from './unread-flow-attribute.js'
import { unprotectedCardInput } from './unprotected-card-input.js'
import { unsupportedChannel } from './unsupported-channel.js'
import { unusedInput } from './unused-input.js'
import { valueReadBeforeSet } from './value-read-before-set.js'

/**
 * The list of all rules, by phase: shape, parameters, place, limits, data, behaviour. A new rule is a file of its own,
 * its test, its page and an entry here.
 */
export const rules: readonly Rule[] = [
  missingStart,
  danglingTransition,
  duplicateIdentifier,
  invalidIdentifier,
  openEnd,
  missingOutcome,
  unknownOutcome,
  invalidCondition,
  terminalWithTransitions,
  unreachableAction,
  moduleContract,
  moduleRecursion,
  unknownActionType,
  uncheckedAction,
  unconfirmedAction,
  deprecatedAction,
  unknownParameter,
  missingParameter,
  invalidParameterValue,
  conflictingParameters,
  misplacedReference,
  textTooLong,
  malformedSsml,
  illegalInFlowType,
  unsupportedChannel,
  tooManyActions,
  invalidFlowName,
  unknownAttribute,
  valueReadBeforeSet,
  noWorkingQueue,
  replacedValue,
  unreadFlowAttribute,
  unreadContactAttribute,
  missingMenuKey,
  unmentionedMenuKey,
  referenceRunsIntoText,
  endlessLoop,
  silentHangUp,
  silenceBudget,
  unusedInput,
  unprotectedCardInput,
  recordingBeforeAnnouncement,
  queueTransferUnchecked,
]
