export { defaultAssumptions } from './assumptions.js'
export type { Assumptions } from './assumptions.js'
export { simulatedActionTypes } from './actions/index.js'
export { Call, CallError } from './call/call.js'
export { CallScriptError, playScript, playStep, readCallScript } from './call/script.js'
export type { CallStep } from './call/script.js'
export type { CallPlace } from './call/call-place.js'
export { printTranscript } from './call/transcript.js'
export type { Speaker, TranscriptLine } from './call/transcript.js'
export type {
  ActionCoverage,
  BranchCoverage,
  CoverageData,
  CoverageLocation,
  CoverageStatus,
  FlowCoverage,
} from './coverage/coverage-data.js'
export { compareFlows } from './compare/compare-flows.js'
export type { CompareOptions, FlowBehaviour, FlowComparison, FlowDifference } from './compare/compare-flows.js'
export { CoverageRecorder } from './coverage/coverage-recorder.js'
export type { RecordingOptions } from './coverage/coverage-recorder.js'
export { recordCoverage } from './coverage/current-recorder.js'
export type { CallRecorder } from './coverage/current-recorder.js'
export { mergeCoverage } from './coverage/merge-coverage.js'
export { printCoverage } from './coverage/print-coverage.js'
export { printLcov } from './coverage/print-lcov.js'
export { CoverageDataError, readCoverageData } from './coverage/read-coverage-data.js'
export { withFileNames } from './coverage/with-file-names.js'
export { summariseCoverage } from './coverage/summarise-coverage.js'
export type { CoverageSummary, FlowCoverageSummary, Share, Unreached } from './coverage/summarise-coverage.js'
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
export type { ActionLocation, WrittenFlow } from './program/location.js'
export type { FlowSource, FlowWithContent } from './program/load-program.js'
export type {
  LoggedContactReplay,
  LogParting,
  LogReplay,
  PartingExplanation,
  PlaceInLog,
} from './replay-log/log-replay.js'
export type { EntryDifference } from './replay-log/parting.js'
export { FlowLogError, maximumLogCharacters } from './replay-log/read-flow-log.js'
export { replayLog } from './replay-log/replay-log.js'
export type { ReplayLogOptions } from './replay-log/replay-log.js'
export { simulate, Simulation } from './simulate.js'
export type { TestCaseContent, TestCaseEntryPoint } from './test-cases/content.js'
export { testCaseTemplate } from './test-cases/test-case-template.js'
export { TestCaseError, testCasesFor } from './test-cases/test-cases.js'
export type { BranchNotDriven, TestCase, TestCaseOptions, TestCases } from './test-cases/test-cases.js'
export { unverifiedForms } from './test-cases/unverified-forms.js'
export type { UnverifiedForm } from './test-cases/unverified-forms.js'
export { validateTestCase } from './test-cases/validate-test-case.js'
export type { TestCaseProblem } from './test-cases/validate-test-case.js'
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
  LambdaReply,
  PromptBehaviour,
  QueueBehaviour,
  World,
} from './world/world.js'
