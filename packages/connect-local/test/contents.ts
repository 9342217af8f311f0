/** Content that says something and hangs up. */
export function saying(text: string): string {
  return contentWith('MessageParticipant', { Text: text })
}

/** Content that sets a queue. */
export function queueing(queue: string): string {
  return contentWith('UpdateContactTargetQueue', { QueueId: queue })
}

/** Content that invokes a function. */
export function invoking(functionArn: string): string {
  return contentWith('InvokeLambdaFunction', { LambdaFunctionARN: functionArn, InvocationTimeLimitSeconds: '8' })
}

/** Content that sets what customers in a queue hear. */
export function withQueueFlow(flow: string): string {
  return contentWith('UpdateContactEventHooks', { EventHooks: { CustomerQueue: flow } })
}

/** Content of a module that says something. */
export function moduleSaying(text: string): string {
  const settings = { InputParameters: [], OutputParameters: [], Transitions: [] }
  return contentWith('MessageParticipant', { Text: text }, 'EndFlowModuleExecution', { Settings: settings })
}

function contentWith(type: string, parameters: object, endType = 'DisconnectParticipant', more: object = {}): string {
  const transitions = { NextAction: 'end', Errors: [{ NextAction: 'end', ErrorType: 'NoMatchingError' }] }
  return JSON.stringify({
    Version: '2019-10-30',
    StartAction: 'first',
    Metadata: {},
    Actions: [
      { Identifier: 'first', Type: type, Parameters: parameters, Transitions: transitions },
      { Identifier: 'end', Type: endType, Parameters: {}, Transitions: {} },
    ],
    ...more,
  })
}
