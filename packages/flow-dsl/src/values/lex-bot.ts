import type { Resource } from './resource.js'
import { resource } from './resource.js'

/** An Amazon Lex V2 bot alias with the intents that a flow can branch on, made by {@link lexBot}. */
export interface LexBot<Intent extends string = string> extends Resource<'lexBot'> {
  readonly intents: readonly Intent[]
}

/**
 * Declare an Amazon Lex V2 bot alias.
 * @param name - Its symbol, which an environment's resources map to the alias ARN.
 * @param options - `intents`: the intents that a flow can branch on, spelled as in the bot (case counts).
 * @example
 * ```ts
 * export const travel = lexBot('travel', { intents: ['BookTrip', 'CancelTrip'] })
 * ```
 */
export function lexBot<const Intent extends string>(
  name: string,
  options: { readonly intents: readonly Intent[] },
): LexBot<Intent> {
  return { ...resource('lexBot', name), intents: options.intents }
}
