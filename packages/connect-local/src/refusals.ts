/**
 * Status of each error. A test holds them against the SDK.
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/CommonErrors.html
 */
export const statusOfError = {
  ContactFlowNotPublishedException: 404,
  DuplicateResourceException: 409,
  InternalServiceException: 500,
  InvalidContactFlowException: 400,
  InvalidContactFlowModuleException: 400,
  InvalidParameterException: 400,
  InvalidRequestException: 400,
  ResourceConflictException: 409,
  ResourceInUseException: 409,
  ResourceNotFoundException: 404,
  ThrottlingException: 429,
} as const

/** Name of an error that the service answers with. */
export type ErrorName = keyof typeof statusOfError

/** A request that the service refuses. */
export class Refusal extends Error {
  override readonly name: ErrorName
  /** Members of the answer. */
  readonly body: object

  constructor(name: ErrorName, message: string, body: object = { Message: message }) {
    super(message)
    this.name = name
    this.body = body
  }

  get status(): number {
    return statusOfError[this.name]
  }
}

/** A value that an operation does not take. Which error that is, is the operation's matter. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput'
}

/** @param id - As it was asked for. */
export function notFound(kind: string, id: string): Refusal {
  return new Refusal('ResourceNotFoundException', `There is no ${kind} "${id}".`)
}

export function duplicate(kind: string, name: string): Refusal {
  return new Refusal('DuplicateResourceException', `There is a ${kind} with the name "${name}" already.`)
}

/** @param by - What uses it, in words. */
export function inUse(kind: string, { id, name }: { readonly id: string; readonly name: string }, by: string): Refusal {
  const message = `The ${kind} "${name}" is in use by ${by}. Take it out there first.`
  return new Refusal('ResourceInUseException', message, { Message: message, ResourceId: id })
}

export function invalidRequest(message: string): Refusal {
  return new Refusal('InvalidRequestException', message)
}
