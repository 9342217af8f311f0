import type { JsonObject } from '@aicc/flow-dsl/language'

/**
 * Content of a test case in the testing language of the service: what to wait for, and what to do when it comes.
 * @see https://docs.aws.amazon.com/connect/latest/devguide/testing-language.html
 */
export interface TestCaseContent {
  /** The only one that the service takes. */
  readonly Version: '2019-10-30'
  /** Where things stand in the console; without effect. */
  readonly Metadata: JsonObject
  readonly Observations: readonly Observation[]
}

/** An event to wait for, and what is done when it comes. One that no other names is waited for from the start. */
export interface Observation {
  readonly Identifier: string
  readonly Event: TestEvent
  /** Done one after another. */
  readonly Actions: readonly TestAction[]
  readonly Transitions: { readonly NextObservations: readonly string[] }
}

/** Something that happens in a test. */
export type TestEvent = { readonly Identifier: string; readonly Actor: 'System' } & WhatHappens

/** What happens in a test. */
export type WhatHappens =
  | { readonly Type: 'TestInitiated'; readonly Properties: Readonly<Record<string, never>> }
  | { readonly Type: 'MessageReceived'; readonly Properties: ReceivedMessage }
  | { readonly Type: 'FlowActionStarted'; readonly Properties: ObservedAction }

/** A message that the customer hears or reads. */
export type ReceivedMessage =
  | { readonly Text: string; readonly MatchingCriteria: { readonly Type: 'Inclusion' | 'Similarity' } }
  | { readonly PromptId: string }

/** An action of the flow, of one of the types that a test can observe. */
export type ObservedAction =
  | { readonly ActionType: 'InvokeLambdaFunction'; readonly ActionParameters: { readonly LambdaFunctionARN: string } }
  | { readonly ActionType: 'CheckHoursOfOperation'; readonly ActionParameters: { readonly HoursOfOperationId: string } }
  | { readonly ActionType: 'TransferContactToQueue'; readonly ActionParameters: { readonly QueueId: string } }
  | {
      readonly ActionType: 'ConnectParticipantWithLexBot'
      readonly ActionParameters: { readonly LexV2Bot: { readonly AliasArn: string } }
    }

/** Something that a test does. The last action of an observation has no `NextAction`. */
export type TestAction = {
  readonly Identifier: string
  readonly Transitions: { readonly NextAction?: string }
} & TestStep

/** What an action of a test does. */
export type TestStep =
  | { readonly Type: 'SendInstruction'; readonly Parameters: SentInstruction }
  | { readonly Type: 'Assert'; readonly Parameters: Assertion }
  | { readonly Type: 'OverrideSystemBehavior'; readonly Parameters: Override }
  | {
      readonly Type: 'TestControl'
      readonly Parameters: { readonly ActionType: 'TestControl'; readonly Command: { readonly Type: 'EndTest' } }
    }

/** What the simulated customer does. */
export interface SentInstruction {
  readonly ActionType: 'SendInstruction'
  readonly Actor: 'Customer'
  readonly Instruction:
    | { readonly Type: 'DtmfInput'; readonly Properties: { readonly Value: string } }
    | { readonly Type: 'Utterance'; readonly Properties: { readonly Value: string; readonly LanguageCode?: string } }
    | { readonly Type: 'Disconnect' }
}

/** What is expected of a value of the contact. */
export interface Assertion {
  readonly Namespace: string
  readonly Operator: 'Equals'
  readonly Operand: string
}

/** What an action of the flow does instead, the next time that it uses this resource. */
export interface Override {
  readonly ActionType: 'OverrideSystemBehavior'
  readonly Behavior: {
    readonly Type: 'FlowAction'
    readonly Properties: ObservedAction & { readonly Strategy: OverrideStrategy }
  }
}

/** What happens instead: another resource is used, or nothing at all is asked. */
export type OverrideStrategy =
  | { readonly Type: 'SubstituteResource'; readonly SubstituteArn: string }
  | { readonly Type: 'MockResponse'; readonly Response: MockedResponse }

/** What stands for the answer of a resource. */
export type MockedResponse =
  | {
      readonly Type: 'ExecutionResult'
      /** `LoadedData` is JSON as text. */
      readonly ExecutionResult: { readonly DelaySeconds: number; readonly LoadedData: string }
    }
  | {
      readonly Type: 'Error'
      readonly Error: {
        readonly Value: 'NoMatchingError' | 'QueueAtCapacity' | 'TimeLimitExceeded'
        readonly DelaySeconds: number
      }
    }

/** Where a test begins. */
export type TestCaseEntryPoint =
  | {
      readonly Type: 'VOICE_CALL'
      readonly VoiceCallEntryPointParameters: { readonly FlowId: string; readonly SourcePhoneNumber: string }
    }
  | { readonly Type: 'CHAT'; readonly ChatEntryPointParameters: { readonly FlowId: string } }
