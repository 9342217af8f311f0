export { defaultAssumptions } from './assumptions.js'
export type { Assumptions } from './assumptions.js'
export { simulatedActionTypes } from './actions/index.js'
export { Call, CallError } from './call/call.js'
export { CallScriptError, playScript, playStep, readCallScript } from './call/script.js'
export type { CallStep } from './call/script.js'
export { printTranscript } from './call/transcript.js'
export type { Speaker, TranscriptLine } from './call/transcript.js'
export type { FlowBranch, FlowPlace } from './explore/coverage.js'
export { explore } from './explore/explore.js'
export type { Exploration, ExploreOptions, Measured } from './explore/explore.js'
export { describeStep } from './explore/explored-call.js'
export type { ExploredCall, ExploredContact, ExploredStep } from './explore/explored-call.js'
export type { Finding, FindingName } from './explore/findings/finding.js'
export { replay, ReplayError } from './explore/replay.js'
export type { ReplayedCall } from './explore/replay.js'
export type * from './machine/ask.js'
export type { ContactEnd } from './machine/contact-state.js'
export { FlowContentError } from './program/read-content.js'
export type { FlowSource, FlowWithContent } from './program/load-program.js'
export { simulate, Simulation } from './simulate.js'
export type { FlowLogEntry } from './trace/flow-log.js'
export type { OpenFromTo, OpeningHours } from './world/opening-hours.js'
export type {
  BotBehaviour,
  BotIntent,
  ContactOptions,
  HoursBehaviour,
  LambdaBehaviour,
  LambdaContext,
  LambdaEvent,
  PromptBehaviour,
  QueueBehaviour,
  World,
} from './world/world.js'
