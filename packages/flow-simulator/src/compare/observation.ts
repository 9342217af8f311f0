import type { Ask } from '../machine/ask.js'
import type { Instruction } from '../program/program.js'

/** Something that the caller, an agent, or a system that the flow talks to can notice. */
export interface Observation {
  readonly kind: 'heard' | 'event' | 'asked' | 'ended'
  /** What it is, exactly. Unknown values stand in it as markers. */
  readonly text: string
  /** What is set at this time and counts from now on: settings, the voice; attributes where somebody gets them. */
  readonly setting: ReadonlyMap<string, string>
  /** The action that did it, with its flow, where one did. */
  readonly action: Instruction | undefined
  readonly flow: string | undefined
  /** What is asked, where something is. */
  readonly ask: Ask | undefined
}

/** A text with everything replaced in it that has come to be known. */
export type Resolve = (text: string) => string

/** Whether two observations are the same to everybody. One side may have been played with less knowledge. */
export function isSame(one: Observation, other: Observation, resolve: Resolve): boolean {
  return hasSameText(one, other, resolve) && differentSetting(one, other, resolve) === undefined
}

/** Whether the same was done, apart from what is set. */
export function hasSameText(one: Observation, other: Observation, resolve: Resolve): boolean {
  return one.kind === other.kind && (one.text === other.text || resolve(one.text) === resolve(other.text))
}

/** The first setting that differs. */
export function differentSetting(
  { setting: one }: Observation,
  { setting: other }: Observation,
  resolve: Resolve,
): string | undefined {
  const differs = (name: string): boolean => {
    const [first, second] = [one.get(name), other.get(name)]
    return first !== second && (first === undefined || second === undefined || resolve(first) !== resolve(second))
  }
  return [...one.keys(), ...other.keys()].find(differs)
}
