import { printable } from '@aicc/flow-dsl/language'
import type { CallPlace } from './call-place.js'
import { printExcerpt } from './source-excerpt.js'
import { printTranscript } from './transcript.js'
import type { TranscriptLine } from './transcript.js'

/** Most lines of a transcript in a message: what has led to a failure is at its end. */
const mostLines = 30

/** What is shown of a call. */
interface ShownCall {
  readonly transcript: readonly TranscriptLine[]
  readonly at: CallPlace | undefined
  readonly ended: boolean
}

/** Why a call is not as it was expected to be: the reason, what has happened, and where it was written. */
export function printFailure(message: string, { transcript, at, ended }: ShownCall, spokenAt?: CallPlace): string {
  const left = transcript.length - mostLines
  const lines = [
    message,
    '',
    left > 0 ? `The call so far, without its first ${left === 1 ? 'line' : `${left} lines`}:` : 'The call so far:',
    printTranscript(transcript.slice(-mostLines)),
  ]
  if (spokenAt !== undefined) lines.push('', printPlace('That is', spokenAt))
  else if (at !== undefined) lines.push('', printPlace(ended ? 'The call ended at' : 'The call is at', at))
  return lines.join('\n')
}

function printPlace(words: string, { flow, action, location }: CallPlace): string {
  const place = `${words} "${printable(action)}" of the flow ${printable(flow)}`
  return location === undefined ? `${place}.` : `${place}:\n${printExcerpt(location)}`
}
