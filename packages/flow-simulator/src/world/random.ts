/** Numbers by chance, the same ones for the same seed (mulberry32). */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** From 0 up to, and not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number in a range, both ends included. */
  integer(minimum: number, maximum: number): number {
    return minimum + Math.floor(this.next() * (maximum - minimum + 1))
  }

  /** An id in the form of a UUID. */
  identifier(): string {
    const first = this.integer(0, 0xffff_ffff)
    const second = this.integer(0, 0xffff_ffff)
    const third = this.integer(0, 0xffff_ffff)
    const fourth = this.integer(0, 0xffff_ffff)
    // Version 4, variant 1.
    const middle = `${hex(second, 24)}${hex(second, 16)}-4${hex(second, 8).slice(1)}${hex(second, 0)}`
    const node = `${hex(third, 8)}${hex(third, 0)}${hex(fourth, 24)}${hex(fourth, 16)}${hex(fourth, 8)}${hex(fourth, 0)}`
    return `${hex(first, 24)}${hex(first, 16)}${hex(first, 8)}${hex(first, 0)}-${middle}-8${hex(third, 24).slice(1)}${hex(third, 16)}-${node}`
  }
}

/** Two digits for each byte: made once, since every contact has an id. */
const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** A byte of a number as two digits. */
function hex(value: number, shift: number): string {
  return digits[(value >>> shift) & 0xff] ?? ''
}
