import { becomes, onError, onResult, success, successOrError } from '../legacy-module-definition.js'
import type { LegacyModuleDefinition } from '../legacy-module-definition.js'

/** A queue, or the queue of an agent. */
const queue = { Queue: becomes('QueueId'), Agent: becomes('AgentId') }

/** Branches of the checks of a metric. */
const metricErrors = { NoMatch: onError('NoMatchingCondition'), Error: onError('NoMatchingError') } as const

const transferToFlow: LegacyModuleDefinition = {
  type: 'Transfer',
  target: 'Flow',
  action: 'TransferToFlow',
  parameters: { ContactFlowId: becomes('ContactFlowId') },
  branches: { Error: onError('NoMatchingError') },
}

/** Blocks about queues, and those by which a contact leaves the flow. */
export const queuesAndTransfers: readonly LegacyModuleDefinition[] = [
  { type: 'SetQueue', action: 'UpdateContactTargetQueue', parameters: queue, branches: successOrError },
  {
    type: 'Transfer',
    target: 'Queue',
    // A contact that waits already has to leave its queue first.
    action: (flowType) =>
      flowType === 'CUSTOMER_QUEUE' ? 'DequeueContactAndTransferToQueue' : 'TransferContactToQueue',
    parameters: queue,
    branches: {
      Success: success,
      AtCapacity: onError('QueueAtCapacity'),
      Error: onError('NoMatchingError'),
    },
  },
  transferToFlow,
  {
    type: 'TransferToFlow',
    action: 'TransferToFlow',
    parameters: { ContactFlowId: becomes('ContactFlowId') },
    branches: { Error: onError('NoMatchingError') },
    evidence: 'https://github.com/edwardbrowncross/amazon-connect-simulator/blob/HEAD/flow/dedeprecate.go',
  },
  {
    type: 'Transfer',
    target: 'PhoneNumber',
    action: 'TransferParticipantToThirdParty',
    parameters: {
      PhoneNumber: becomes('ThirdPartyPhoneNumber'),
      TimeLimit: becomes('ThirdPartyConnectionTimeLimitSeconds'),
      // A blind transfer is one after which the flow does not go on.
      BlindTransfer: becomes('ContinueFlowExecution', { true: 'False', false: 'True' }),
    },
    branches: {
      ...successOrError,
      CallFailure: onError('CallFailed'),
      Timeout: onError('ConnectionTimeLimitExceeded'),
    },
  },
  {
    type: 'CheckStaffing',
    action: 'CheckMetricData',
    parameters: {
      ...queue,
      Status: becomes('MetricType', {
        Available: 'NumberOfAgentsAvailable',
        Staffed: 'NumberOfAgentsStaffed',
        Online: 'NumberOfAgentsOnline',
      }),
    },
    branches: {
      True: onResult('0', 'NumberGreaterThan'),
      False: onError('NoMatchingCondition'),
      Error: onError('NoMatchingError'),
    },
  },
  {
    type: 'CheckQueueStatus',
    action: 'CheckMetricData',
    parameters: queue,
    branches: {
      // Milliseconds, here as there.
      CheckQueueTime: { kind: 'comparison', fixed: { MetricType: 'OldestContactInQueueAgeSeconds' } },
      CheckQueueSize: { kind: 'comparison', fixed: { MetricType: 'NumberOfContactsInQueue' } },
      ...metricErrors,
    },
    evidence: 'CheckQueueSize is inferred from the block; exports show CheckQueueTime.',
  },
  { type: 'GetMetricData', action: 'GetMetricData', parameters: queue, branches: successOrError },
  {
    type: 'CreateCallback',
    action: 'CreateCallbackContact',
    parameters: {
      ...queue,
      InitialDelaySeconds: becomes('InitialCallDelaySeconds'),
      RetryDelaySeconds: becomes('RetryDelaySeconds'),
      MaxRetryAttempts: becomes('MaximumConnectionAttempts'),
    },
    branches: successOrError,
  },
  {
    type: 'SetCallBackNumber',
    action: 'UpdateContactCallbackNumber',
    parameters: { CallBackNumber: becomes('CallbackNumber') },
    branches: {
      Success: success,
      InvalidPhoneNumber: onError('InvalidCallbackNumber'),
      NonDialableNumber: onError('CallbackNumberNotDialable'),
    },
  },
  {
    type: 'UpdateRoutingPriority',
    action: 'UpdateContactRoutingBehavior',
    parameters: { AbsolutePosition: becomes('QueuePriority'), TimeOffset: becomes('QueueTimeAdjustmentSeconds') },
    branches: { Success: success },
    evidence: 'TimeOffset: https://github.com/edwardbrowncross/amazon-connect-simulator/blob/HEAD/simulator_test.go',
  },
]
