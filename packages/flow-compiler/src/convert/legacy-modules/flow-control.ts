import {
  becomes,
  becomesEntryOf,
  becomesItemOf,
  isHint,
  onError,
  onResult,
  successOrError,
} from '../legacy-module-definition.js'
import type { LegacyModuleDefinition } from '../legacy-module-definition.js'

const results = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, onResult(name)]))

/** Blocks that decide the way, wait, or end the flow. */
export const flowControl: readonly LegacyModuleDefinition[] = [
  {
    type: 'CheckAttribute',
    action: 'Compare',
    parameters: {
      Attribute: { kind: 'member', path: () => ['ComparisonValue'], namespaceFrom: 'Namespace' },
      Namespace: isHint(),
    },
    branches: { Evaluate: { kind: 'comparison' }, NoMatch: onError('NoMatchingCondition') },
  },
  {
    type: 'PercentileBranching',
    action: 'DistributeByPercentage',
    branches: { Evaluate: { kind: 'share' }, NoMatch: onError('NoMatchingCondition') },
    evidence:
      'A sample flow of the vendor: https://github.com/edwardbrowncross/amazon-connect-simulator/blob/HEAD/simulator_test.go',
  },
  {
    type: 'CheckHoursOfOperation',
    action: 'CheckHoursOfOperation',
    parameters: { Hours: becomes('HoursOfOperationId') },
    branches: { ...results('True', 'False'), Error: onError('NoMatchingError') },
  },
  {
    type: 'CheckVoiceId',
    action: 'CheckVoiceId',
    parameters: { CheckVoiceIdOption: becomes('CheckVoiceIdOption') },
    branches: {
      ...results('Enrolled', 'Authenticated', 'NotAuthenticated', 'Inconclusive', 'NotEnrolled', 'OptedOut'),
      ...results('HighRisk', 'LowRisk'),
      Error: onError('NoMatchingError'),
    },
    evidence: 'Branches of voice authentication were seen; those of the other options are inferred.',
  },
  {
    type: 'Loop',
    action: 'Loop',
    parameters: { LoopCount: becomes('LoopCount') },
    branches: { Looping: onResult('ContinueLooping'), Complete: onResult('DoneLooping') },
  },
  {
    type: 'Wait',
    action: 'Wait',
    parameters: {
      TimeoutSeconds: becomes('TimeLimitSeconds'),
      InterruptOnCustomerReturn: becomesItemOf('Events', { true: 'CustomerReturned', false: null }),
    },
    branches: {
      Timeout: onResult('WaitCompleted'),
      CustomerReturn: onResult('CustomerReturned'),
      Error: onError('NoMatchingError'),
    },
  },
  {
    type: 'InvokeExternalResource',
    target: 'Lambda',
    action: 'InvokeLambdaFunction',
    parameters: {
      FunctionArn: becomes('LambdaFunctionARN'),
      TimeLimit: becomes('InvocationTimeLimitSeconds'),
      Parameter: becomesEntryOf('LambdaInvocationAttributes'),
    },
    branches: successOrError,
  },
  { type: 'Disconnect', action: 'DisconnectParticipant' },
  { type: 'Resume', action: 'EndFlowExecution' },
]
