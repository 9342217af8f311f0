export { arbitraryCall } from './arbitrary-call.js'
export type { ArbitraryCallOptions } from './arbitrary-call.js'
export { arbitraryCaller } from './arbitrary-caller.js'
export type { ArbitraryCallerOptions } from './arbitrary-caller.js'
export { arbitraryContact } from './arbitrary-contact.js'
export type { ArbitraryContactOptions } from './arbitrary-contact.js'
export type { MissingValues } from './arbitrary-value.js'
export { arbitraryWorld } from './arbitrary-world.js'
export type { ArbitraryWorldOptions } from './arbitrary-world.js'
export { assertProperty, PropertyError } from './assert-property.js'
export type { AssertPropertyOptions } from './assert-property.js'
export type { CallMoment } from './call-moment.js'
export { defineCallProperty } from './call-property.js'
export type { CallProperty } from './call-property.js'
export type { CallerTurn } from './caller-turn.js'
export { playCall } from './play-call.js'
export type { CallPlan, PlayedCall } from './play-call.js'
export {
  encryptedInputIsNeverSpoken,
  everyCallEnds,
  everyErrorHasABranch,
  everyMenuAnswersEveryKey,
  lambdaFailureReachesAPerson,
  lambdaFailureReachesAPersonOr,
  noEmptyValueIsSpoken,
  noEndlessLoop,
  nobodyIsHungUpOnInSilence,
  silenceIsShort,
} from './properties/index.js'
