/**
 * Members that several operations take. Lengths are those of the API reference.
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/API_Operations.html
 */
import { z } from 'zod'

/** Id or ARN of a thing. */
export const id = z.string().min(1).max(500)

export const name = z.string().min(1).max(127)

export const description = z.string().max(500).optional()

/** At most 50, with keys of at most 128 characters and values of at most 256. */
export const tags = z
  .record(z.string().min(1).max(128), z.string().max(256))
  .refine((given) => Object.keys(given).length <= 50, 'A resource has at most 50 tags.')

export const channel = z.enum(['VOICE', 'CHAT', 'TASK', 'EMAIL'])

/** Members of a list. In a query, numbers come as text. */
export const paging = {
  NextToken: z.string().min(1).optional(),
  MaxResults: z.coerce.number().int().min(1).max(1000).optional(),
}

/** Where they stand in a query. */
export const pagingQuery = { NextToken: 'nextToken', MaxResults: 'maxResults' } as const
