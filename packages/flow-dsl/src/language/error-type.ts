/** What went wrong, or did not happen, in an action: the `ErrorType` of an error branch. */
export type ErrorType = keyof typeof errorTypes

/**
 * Every `ErrorType` of the flow language with its meaning.
 * @see https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html
 */
export const errorTypes = {
  CallFailed: 'the outside call could not be placed',
  CallbackNumberNotDialable: 'the instance may not dial the callback number',
  ChannelMismatch: "the contact's channel is not the configured one",
  ConnectionTimeLimitExceeded: 'the outside party did not answer in time',
  ContactNotLinked: 'the case was handled, but not linked to the contact',
  InFlightRedactionConfigurationFailed: 'in-flight redaction of the chat could not be switched',
  InputTimeLimitExceeded: 'the participant entered nothing in time',
  InvalidCallbackNumber: 'the value is not a phone number',
  InvalidPhoneNumber: 'the digits entered are not a valid phone number',
  MultipleFound: 'several cases were found',
  MultipleFoundError: 'several profiles were found',
  NoMatchingCondition: 'there is a result, but no condition accepts it',
  NoMatchingError: 'anything failed that no more specific error names',
  NoneFound: 'no case was found',
  NoneFoundError: 'no profile or object was found',
  ParticipantNotFound: 'the contact has no bot participant',
  QueueAtCapacity: 'the queue is full',
  TemplateRenderingError: 'the message template could not be filled',
  TimeLimitExceeded: 'the participant did not finish in time',
} as const

/** Whether a text names an error type of the language. */
export function isErrorType(value: string): value is ErrorType {
  return Object.hasOwn(errorTypes, value)
}
