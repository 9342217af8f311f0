import { maskText } from './mask.js'

/** What may be logged of an error. */
export interface ErrorFacts {
  readonly name: string
  /** Longer numbers in it are masked. */
  readonly message: string
  readonly httpStatus?: number
}

/** What may be logged of an error: errors of services carry the record that they were about. */
export function describeError(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { name: 'unknown', message: 'Something that is no error was thrown.' }
  const metadata: unknown = Reflect.get(error, '$metadata')
  const status: unknown =
    typeof metadata === 'object' && metadata !== null ? Reflect.get(metadata, 'httpStatusCode') : undefined
  return {
    name: error.name,
    message: maskText(error.message),
    ...(typeof status === 'number' && { httpStatus: status }),
  }
}
