import { InvalidInput } from './refusals.js'

/** What a request says of the page. */
export interface PageRequest {
  readonly NextToken?: string | undefined
  readonly MaxResults?: number | undefined
}

/** How many items a page has when a request does not say it. */
const usualPageSize = 100

/**
 * A page of a list.
 * @param member - What the list is called in the answer.
 * @throws {@link InvalidInput} for a token that no page has given.
 */
export function page(items: Iterable<unknown>, { NextToken, MaxResults = usualPageSize }: PageRequest, member: string) {
  const all = [...items]
  const start = NextToken === undefined ? 0 : readToken(NextToken)
  const end = start + MaxResults
  return { [member]: all.slice(start, end), NextToken: end < all.length ? writeToken(end) : undefined }
}

function writeToken(index: number): string {
  return Buffer.from(`page ${index}`).toString('base64url')
}

function readToken(token: string): number {
  const index = /^page (\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1]
  if (index === undefined) throw new InvalidInput('NextToken is none that a page has ended with.')
  return Number(index)
}
