import type { Ask } from '../machine/ask.js'
import type { ContactEnd } from '../machine/contact-state.js'
import type { Call } from './call.js'
import type { CallPlace } from './call-place.js'
import { describeAsk } from './describe-ask.js'
import { nearest, wordsOfExpression } from './nearest.js'
import { printLine } from './transcript.js'
import type { TranscriptLine } from './transcript.js'

/** What is expected of a call, and whether it is so. */
export interface Expectation {
  readonly met: boolean
  /** What is wrong: that it is not met; where it is met, what is wrong when the opposite was expected. */
  readonly message: string
  /** The action that spoke, where one did; else what matters is where the call is. */
  readonly spokenAt?: CallPlace | undefined
}

/** Something was heard that has this text in it, or matches this expression. */
export function heard(call: Call, expected: string | RegExp): Expectation {
  const said = linesOf(call)
  const line = said.find(({ text }) => isIn(text, expected))
  if (line !== undefined) {
    const message = `Expected not to hear ${String(expected)}, and heard "${line.text}".`
    return { met: true, message, spokenAt: placeOf(call, line) }
  }
  return { met: false, ...notHeard(call, expected, said, 'Expected to hear') }
}

/** These were heard, one after the other; other things may be heard between them. */
export function heardInOrder(call: Call, expected: readonly (string | RegExp)[]): Expectation {
  const said = linesOf(call)
  let from = 0
  let before: TranscriptLine | undefined
  for (const one of expected) {
    const index = said.findIndex(({ text }, at) => at >= from && isIn(text, one))
    if (index < 0) {
      const early = said.slice(0, from).findLast(({ text }) => isIn(text, one))
      if (early === undefined) return { met: false, ...notHeard(call, one, said, 'Expected to hear') }
      const message = `Expected to hear ${quoted(one)} after "${before?.text ?? ''}", and it came before:\n${printLine(early)}`
      return { met: false, message, spokenAt: placeOf(call, early) }
    }
    before = said[index]
    from = index + 1
  }
  const message = `Expected not to hear ${expected.map(quoted).join(', then ')}, in this order, and that was heard.`
  return { met: true, message }
}

/** The contact waits in a queue, or has done so last. */
export function queuedIn(call: Call, expected: string | { readonly name: string }): Expectation {
  const name = typeof expected === 'string' ? expected : expected.name
  if (call.queue === name) return { met: true, message: `Expected the contact not in the queue ${name}, and it is.` }
  const where = call.queue === undefined ? 'in no queue' : `in the queue ${call.queue}`
  return { met: false, message: `Expected the contact in the queue ${name}, and it is ${where}.` }
}

/** A contact attribute has a value; any, where none is given. */
export function attributeOf(call: Call, name: string, expected?: string | RegExp): Expectation {
  const value = Object.hasOwn(call.attributes, name) ? call.attributes[name] : undefined
  const wanted =
    expected === undefined ? 'be set' : typeof expected === 'string' ? `be "${expected}"` : `match ${String(expected)}`
  const met =
    value !== undefined &&
    (expected === undefined || (typeof expected === 'string' ? value === expected : isIn(value, expected)))
  if (met) return { met, message: `Expected the attribute ${name} not to ${wanted}, and it is "${value}".` }
  const message = `Expected the attribute ${name} to ${wanted}, and it is ${value === undefined ? 'not set' : `"${value}"`}.`
  const meant = value === undefined ? nearest(name, Object.keys(call.attributes), (other) => other) : undefined
  return { met, message: meant === undefined ? message : `${message}\nThe contact has ${meant}.` }
}

/** The contact has ended, by what is given. */
export function endedBy(call: Call, reason?: ContactEnd['reason']): Expectation {
  const { end } = call
  if (end === undefined) return { met: false, message: 'Expected the contact to have ended, and it goes on.' }
  if (reason === undefined || end.reason === reason) {
    const by = reason === undefined ? 'to go on' : `not to end by ${reason}`
    return { met: true, message: `Expected the contact ${by}, and it ended by ${end.reason}.` }
  }
  return { met: false, message: `Expected the contact to end by ${reason}, and it ended by ${end.reason}.` }
}

/** The flow waits for something of this kind. */
export function waitingFor(call: Call, kind: Ask['kind']): Expectation {
  const ask = call.waitsFor
  if (ask?.kind === kind) {
    return { met: true, message: `Expected the flow not to wait for ${kind}, and it waits for ${describeAsk(ask)}.` }
  }
  const instead = ask === undefined ? 'the contact has ended' : `it waits for ${describeAsk(ask)}`
  return { met: false, message: `Expected the flow to wait for ${kind}, and ${instead}.` }
}

/** An action has begun. */
export function reached(call: Call, action: string, flow?: string): Expectation {
  const place = call.reached.find((one) => one.action === action && (flow === undefined || one.flow === flow))
  const name = flow === undefined ? `"${action}"` : `"${action}" of the flow ${flow}`
  if (place !== undefined) {
    return { met: true, message: `Expected the call not to reach ${name}, and it did.`, spokenAt: call.placeOf(place) }
  }
  const message = `Expected the call to reach ${name}, and it did not.`
  // What else the flows have tells apart a call that went another way from a name that there is not.
  const exists = call.placeOf({ flow, action })
  if (exists !== undefined) return { met: false, message }
  const meant = nearest(action, call.actions, (one) => one.action)
  const hint =
    meant === undefined
      ? 'No action has that identifier.'
      : `No action has that identifier; there is "${meant.action}".`
  return { met: false, message: `${message}\n${hint}` }
}

/** Whether a text has another in it, or matches an expression, wherever that one has stopped before. */
function isIn(text: string, expected: string | RegExp): boolean {
  return typeof expected === 'string' ? text.includes(expected) : text.search(expected) >= 0
}

function quoted(expected: string | RegExp): string {
  return typeof expected === 'string' ? `"${expected}"` : String(expected)
}

function linesOf({ transcript }: Call): readonly TranscriptLine[] {
  return transcript.filter(({ speaker }) => speaker === 'flow')
}

function notHeard(
  call: Call,
  expected: string | RegExp,
  said: readonly TranscriptLine[],
  words: string,
): Pick<Expectation, 'message' | 'spokenAt'> {
  const wanted = typeof expected === 'string' ? expected : wordsOfExpression(expected)
  const near = nearest(wanted, said, ({ text }) => text)
  const message = `${words} ${quoted(expected)}.`
  if (near === undefined) return { message }
  return { message: `${message}\nNearest to it is:\n${printLine(near)}`, spokenAt: placeOf(call, near) }
}

function placeOf(call: Call, { flow, action }: TranscriptLine): CallPlace | undefined {
  return action === undefined ? undefined : call.placeOf({ flow, action })
}
