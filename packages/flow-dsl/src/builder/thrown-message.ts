/** What was thrown, in one line. Anything can be thrown, also what cannot be made into text. */
export function thrownMessage(thrown: unknown): string {
  const message: unknown = thrown instanceof Error ? thrown.message : thrown
  if (typeof message === 'object' && message !== null) return 'something was thrown that is not an Error'
  return String(message).split('\n')[0] ?? ''
}
