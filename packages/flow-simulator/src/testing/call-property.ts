import type { PlayedCall } from './play-call.js'

/** Something that holds for every call of a flow. */
export interface CallProperty {
  /** In camel case, as it is written in a test. */
  readonly name: string
  /** What is expected, as a sentence for people. */
  readonly expects: string
  /** What is wrong with a call, as a sentence; undefined where nothing is. */
  readonly problemOf: (played: PlayedCall) => string | undefined
}

/**
 * Declare a property of your own.
 * @example
 * ```ts
 * const vipsAreQueued = defineCallProperty({
 *   name: 'vipsAreQueued',
 *   expects: 'A contact with the attribute tier of gold ends up in the queue vip.',
 *   problemOf: ({ call }) =>
 *     call.attributes['tier'] === 'gold' && call.queue !== 'vip' ? `It is in ${call.queue ?? 'no queue'}.` : undefined,
 * })
 * ```
 */
export function defineCallProperty(property: CallProperty): CallProperty {
  return property
}
