/** Choices that depend on a seed alone, so that what was found once can be made again. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** A whole number from 0 to `end` - 1 (mulberry32). */
  below(end: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * end)
  }

  /** One of some values; undefined when there is none. */
  pick<T>(values: readonly T[]): T | undefined {
    return values[this.below(values.length)]
  }

  /** The text with one letter doubled, dropped or swapped with the next: what fingers do. Never the text itself. */
  misspell(text: string): string {
    for (let tries = 0; tries < 20; tries += 1) {
      const at = this.below(text.length)
      const [before, letter, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)]
      const kind = this.below(3)
      const written =
        kind === 0
          ? `${before}${letter}${letter}${after}`
          : kind === 1
            ? `${before}${after}`
            : `${before}${after.charAt(0)}${letter}${after.slice(1)}`
      if (written !== text && written !== '') return written
    }
    return `${text}x`
  }
}
