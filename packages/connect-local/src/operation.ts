import { z } from 'zod'
import type { Service } from './connect-state.js'
import { InvalidInput, Refusal } from './refusals.js'

/** Methods of HTTP that the API uses. */
export type Method = 'GET' | 'PUT' | 'POST' | 'DELETE'

/** Name of a member in the query. In brackets: the member is a list, and the name comes once for each item. */
export type QueryName = string | readonly [name: string]

/** One operation of the API: where it is reached, what it takes, what it does. */
export interface Operation {
  readonly name: string
  readonly method: Method
  /** With labels: `/queues/{InstanceId}/{QueueId}`. */
  readonly path: string
  readonly query: Readonly<Record<string, QueryName>>
  /** What it takes, by the names of the API. What is not named is not looked at. */
  readonly members: z.ZodObject
  /**
   * Do it, all of it or nothing.
   * @param input - Members as they came: of the path, the query and the body.
   * @returns The answer. Members that are undefined are left out.
   * @throws {@link Refusal}
   */
  readonly run: (input: Readonly<Record<string, unknown>>, service: Service) => object
}

/** An operation, with types of its members. */
export interface OperationDescription<Shape extends z.ZodRawShape> {
  readonly name: string
  /** `PUT /queues/{InstanceId}` */
  readonly route: `${Method} /${string}`
  readonly members: Shape
  /** @defaultValue none */
  readonly query?: { readonly [Member in keyof Shape]?: QueryName }
  /** What a bad value is refused with: not every operation knows InvalidParameterException. */
  readonly badValue?: 'InvalidRequestException'
  readonly handle: (input: z.output<z.ZodObject<Shape>>, service: Service) => object | void
}

/** Describe an operation. */
export function operation<Shape extends z.ZodRawShape>(description: OperationDescription<Shape>): Operation {
  const { name, route, query = {}, badValue = 'InvalidParameterException', handle } = description
  const [, method, path] = /^(GET|PUT|POST|DELETE) (.*)$/.exec(route) ?? []
  const members = z.object(description.members)
  return {
    name,
    method: toMethod(method),
    path: path ?? '/',
    query: toQuery(query),
    members,
    run(input, service) {
      const read = members.safeParse(input)
      if (!read.success) throw new Refusal(badValue, describeIssues(read.error))
      try {
        return handle(read.data, service) ?? {}
      } catch (error) {
        if (error instanceof InvalidInput) throw new Refusal(badValue, error.message)
        throw error
      }
    },
  }
}

function toQuery(given: Readonly<Record<string, QueryName | undefined>>): Operation['query'] {
  return Object.fromEntries(
    Object.entries(given).flatMap(([member, name]) => (name === undefined ? [] : [[member, name]])),
  )
}

function toMethod(method: string | undefined): Method {
  if (method === 'GET' || method === 'PUT' || method === 'DELETE') return method
  return 'POST'
}

function describeIssues({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`).join('; ')
}
