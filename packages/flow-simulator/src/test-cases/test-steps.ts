import type { OverrideStrategy, SentInstruction, TestStep } from './content.js'

/** The test is over; its contact goes no further. */
export const endTest: TestStep = {
  Type: 'TestControl',
  Parameters: { ActionType: 'TestControl', Command: { Type: 'EndTest' } },
}

/** The simulated customer does something. */
export function instruction(sent: SentInstruction['Instruction']): TestStep {
  return {
    Type: 'SendInstruction',
    Parameters: { ActionType: 'SendInstruction', Actor: 'Customer', Instruction: sent },
  }
}

/** One instruction for each key: only single keys were seen to work. */
export function keysToSend(keys: string): readonly TestStep[] {
  return [...keys].map((Value) => instruction({ Type: 'DtmfInput', Properties: { Value } }))
}

/**
 * An answer that stands for that of a resource.
 * @param seconds - How long it takes.
 */
export function mockResult(data: object, seconds: number): OverrideStrategy {
  const ExecutionResult = { DelaySeconds: Math.round(seconds), LoadedData: JSON.stringify(data) }
  return { Type: 'MockResponse', Response: { Type: 'ExecutionResult', ExecutionResult } }
}

/** A failure that stands for the answer of a resource. */
export function mockError(Value: 'NoMatchingError' | 'QueueAtCapacity' | 'TimeLimitExceeded'): OverrideStrategy {
  return { Type: 'MockResponse', Response: { Type: 'Error', Error: { Value, DelaySeconds: 0 } } }
}
