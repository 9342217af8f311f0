import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seed } from '../../test/properties/seed.js'
import { JsonPositions } from './json-positions.js'

const settings = { seed, numRuns: 200 }

/** Keys and texts with everything that shifts columns: wide characters, pairs, escapes, line separators. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom('안녕', '👩‍👩‍👧', '\u2028', '\\', '"', '\t', '__proto__', 'constructor', '', 'a.b', '0'),
)

type Tree = string | number | boolean | null | readonly Tree[] | readonly Member[]
/** Members as pairs: names may stand twice. */
interface Member {
  readonly name: string
  readonly value: Tree
}

function isMembers(value: readonly Tree[] | readonly Member[]): value is readonly Member[] {
  return value.some((item) => typeof item === 'object' && item !== null && 'name' in item)
}

const { tree } = fc.letrec<{ tree: Tree; leaf: Tree }>((tie) => ({
  leaf: fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)),
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie('leaf'),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.array(fc.record({ name: text, value: tie('tree') }), { minLength: 1, maxLength: 4 }),
  ),
}))

/** White space as files have it. */
const spaces = fc.array(fc.constantFrom('', ' ', '\t', '\n', '\r\n', '\n\n  '), { minLength: 8, maxLength: 8 })

/** Prints a tree and notes where each value begins; of members with one name the last overwrites the others. */
class Printer {
  text = ''
  readonly places = new Map<string, number>()
  readonly #spaces: readonly string[]
  #turn = 0

  constructor(given: readonly string[]) {
    this.#spaces = given
  }

  print(value: Tree, pointer: readonly (string | number)[]): void {
    this.#space()
    this.#forget(pointer)
    this.places.set(JSON.stringify(pointer), this.text.length)
    if (typeof value !== 'object' || value === null) this.text += this.#written(value)
    else if (isMembers(value)) {
      this.#between('{', value, '}', ({ name, value: member }) => {
        this.#space()
        this.text += this.#written(name)
        this.#space()
        this.text += ':'
        this.print(member, [...pointer, name])
      })
    } else {
      const items: readonly Tree[] = value
      this.#between('[', [...items.entries()], ']', ([index, item]) => this.print(item, [...pointer, index]))
    }
    this.#space()
  }

  #between<Item>(open: string, items: readonly Item[], close: string, each: (item: Item) => void): void {
    this.text += open
    for (const [index, item] of items.entries()) {
      if (index > 0) this.text += ','
      each(item)
    }
    this.text += close
  }

  /** Every other time with escapes where none are needed. */
  #written(value: string | number | boolean | null): string {
    const plain = JSON.stringify(value)
    this.#turn += 1
    const escapable = this.#turn % 2 === 0 && plain.startsWith('"') && !plain.includes('\\')
    return escapable ? plain.replace(/[a-z가-힣]/, escaped) : plain
  }

  #space(): void {
    this.#turn += 1
    this.text += this.#spaces[this.#turn % this.#spaces.length] ?? ''
  }

  /** A later member of the same name takes the place of what stood below the earlier one. */
  #forget(pointer: readonly (string | number)[]): void {
    const inside = JSON.stringify(pointer).slice(0, -1)
    for (const key of this.places.keys()) if (key.startsWith(`${inside},`)) this.places.delete(key)
  }
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

describe('the place of every member', () => {
  it('is where it was printed, whatever stands before it', () => {
    fc.assert(
      fc.property(tree, spaces, (value, given) => {
        const printer = new Printer(given)
        printer.print(value, [])
        const positions = new JsonPositions(printer.text)
        for (const [key, offset] of printer.places) {
          const before = printer.text.slice(0, offset).split('\n')
          const expected = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
          expect(positions.find(JSON.parse(key)), `${key} in ${JSON.stringify(printer.text)}`).toEqual(expected)
        }
      }),
      settings,
    )
  })

  it('is one that exists, for any way down any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.oneof(text, fc.nat(5))), (anyText, pointer) => {
        const { line, column } = new JsonPositions(anyText).find(pointer)
        const shown = anyText.split('\n')[line - 1]
        expect(shown).toBeDefined()
        expect(column).toBeGreaterThanOrEqual(1)
        expect(column).toBeLessThanOrEqual((shown?.length ?? 0) + 1)
      }),
      settings,
    )
  })
})
