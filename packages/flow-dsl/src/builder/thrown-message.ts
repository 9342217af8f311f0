/** What was thrown, as the end of a sentence. Anything can be thrown, also what cannot be made into text. */
export function thrownMessage(thrown: unknown): string {
  const message: unknown = thrown instanceof Error ? thrown.message : thrown
  if (typeof message === 'object' && message !== null) return 'something was thrown that is not an Error.'
  const [line = ''] = String(message).split('\n')
  return /[.!?]$/.test(line) ? line : `${line}.`
}
