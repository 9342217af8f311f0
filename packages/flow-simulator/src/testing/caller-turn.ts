import type { Call } from '../call/call.js'
import type { CallStep } from '../call/script.js'
import type { BotAsk, KeysAsk } from '../machine/ask.js'
import type { World } from '../world/world.js'

/** What a caller does when it is their turn. */
export type CallerTurn =
  /** They wait until it is over. */
  | { readonly does: 'nothing' }
  /**
   * They do what the flow can use. `choice`: which of the keys or utterances that are known, counted from 0 and round and
   * round. `digits`: what they type where digits are asked for, as many of them as fit.
   */
  | { readonly does: 'what is asked for'; readonly choice: number; readonly digits: string }
  /** They press a key that has no branch, say what no bot understands, or type what has not the right form. */
  | { readonly does: 'something else'; readonly choice: number; readonly digits: string }
  /** They leave, after so many seconds. */
  | { readonly does: 'hangs up'; readonly afterSeconds: number }

/** Longest time that a caller waits for something that never comes, in seconds. */
const patienceSeconds = 600

/** Seconds of a hold. */
const holdSeconds = 30

/** What a turn comes to where a call stands, as steps of a script. */
export function stepsOfTurn(turn: CallerTurn, call: Call, world: World): readonly CallStep[] {
  if (turn.does === 'hangs up') return [...waiting(turn.afterSeconds), { hangUp: true }]
  const ask = call.waitsFor
  if (turn.does === 'nothing' || ask === undefined) return doingNothing(call)
  const fits = turn.does === 'what is asked for'
  switch (ask.kind) {
    case 'keys':
      return pressing(ask.form === 'menu' ? menuKey(ask, turn.choice, fits) : typedKeys(ask, turn, fits), call)
    case 'bot':
      return saying(ask, turn.choice, fits, call, world)
    case 'conversation':
      return fits ? [...waiting(turn.choice), { agentLeaves: true }] : [...waiting(turn.choice), { hold: holdSeconds }]
    default:
      return doingNothing(call)
  }
}

/** Waiting until what the flow waits for is over; who would wait for ever hangs up. */
export function doingNothing({ secondsLeft }: Call): readonly CallStep[] {
  return secondsLeft === undefined
    ? [...waiting(patienceSeconds), { hangUp: true }]
    : [{ wait: Math.max(secondsLeft, 0.001) }]
}

function waiting(seconds: number): readonly CallStep[] {
  return seconds === 0 ? [] : [{ wait: seconds }]
}

function pressing(keys: string, call: Call): readonly CallStep[] {
  return keys === '' ? doingNothing(call) : [{ press: keys }]
}

const keys = '1234567890*#'

function menuKey({ expected }: KeysAsk, choice: number, fits: boolean): string {
  const known = [...keys].filter((key) => expected.includes(key) === fits)
  return known[choice % Math.max(1, known.length)] ?? ''
}

/** Digits, of which the flow takes as many as it asks for; the terminating key where there are fewer. */
function typedKeys(
  { maximumLength, terminator }: KeysAsk,
  turn: { readonly choice: number; readonly digits: string },
  fits: boolean,
): string {
  const digits = turn.digits.slice(0, maximumLength)
  const ended = digits.length < maximumLength ? digits + terminator : digits
  if (fits) return ended
  const others = [
    terminator,
    digits.slice(0, -1),
    `*${ended}`,
    `${turn.digits.padEnd(maximumLength, '0')}0${terminator}`,
    '*',
  ]
  return others[turn.choice % others.length] ?? ''
}

function saying(
  { name, intents }: BotAsk,
  choice: number,
  fits: boolean,
  call: Call,
  { bots }: World,
): readonly CallStep[] {
  const bot = bots !== undefined && Object.hasOwn(bots, name) ? bots[name] : undefined
  if (bot === undefined) return doingNothing(call)
  const known = bot === 'failure' ? [] : Object.entries(bot.intents)
  const utterances = known
    .filter(([intent]) => intents.includes(intent))
    .flatMap(([, { utterances: said }]) => said.find((one) => typeof one === 'string') ?? [])
  return [{ say: (fits ? utterances[choice % Math.max(1, utterances.length)] : undefined) ?? 'something else' }]
}
