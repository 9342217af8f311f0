import { printTranscript } from '../call/transcript.js'
import type { TranscriptLine } from '../call/transcript.js'
import type { CallProperty } from './call-property.js'
import type { PlayedCall } from './play-call.js'

/** How to make the same calls again. */
export interface Rerun {
  readonly seed: number
  readonly path: string
}

/** A call that a property does not hold for, for people: what was expected, what happened, and how to see it again. */
export function printCounterexample(
  { name, expects }: CallProperty,
  problem: string,
  { call, script, plan: { contact, world } }: PlayedCall,
  { seed, path }: Rerun,
): string {
  const parts = [
    `${name} does not hold for every call.`,
    `Expected: ${expects}\nBut here: ${problem}`,
    `The shortest call that shows it:\n${indented(shortened(call.transcript))}`,
    script.length > longestScript
      ? `Its script has ${script.length} steps: played.script of this error.`
      : `The same as a script, for flowc simulate --script:\n${indented(JSON.stringify(script))}`,
    ...described('The world, for --world', world),
    ...described('The contact, for dial', contact),
    `To play it again: assertProperty(flows, ${name}, { seed: ${seed}, path: '${path}' }), with its other options as they were.`,
  ]
  return parts.join('\n\n')
}

/** Most steps of a script that is printed. */
const longestScript = 100

/** Lines of a long transcript that are shown: how it begins, and how it ends. */
const firstLines = 30
const lastLines = 10

function shortened(lines: readonly TranscriptLine[]): string {
  const left = lines.length - firstLines - lastLines
  if (left <= 1) return printTranscript(lines)
  const [begins, ends] = [lines.slice(0, firstLines), lines.slice(-lastLines)]
  return `${printTranscript(begins)}\n… ${left} lines more …\n${printTranscript(ends)}`
}

function described(title: string, value: object): readonly string[] {
  return Object.keys(value).length === 0 ? [] : [`${title}:\n${indented(dataOf(value))}`]
}

/** Data as JSON; what is no data, such as the real code of a function, by its kind. */
function dataOf(value: object): string {
  return JSON.stringify(value, (_, member: unknown) => {
    if (typeof member === 'function') return '(a function)'
    return member instanceof RegExp ? String(member) : member
  })
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '  ')
}
