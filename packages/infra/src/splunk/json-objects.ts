/** Raised where something is no sequence of JSON objects. Says where, and nothing of the content. */
export class UnreadableJsonError extends Error {
  override readonly name = 'UnreadableJsonError'
}

const openBrace = 0x7b
const closeBrace = 0x7d
const openBracket = 0x5b
const closeBracket = 0x5d
const quote = 0x22
const backslash = 0x5c

/** What may stand between objects: space, tab, line feed, carriage return. */
const blanks: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d])

/**
 * Cuts a stream of bytes into JSON objects: one after another, with or without anything blank between them, wherever
 * the chunks end. Linear, and holds one object at most.
 *
 * Works on bytes: all characters that structure JSON are ASCII, and no part of another character in UTF-8 looks like one.
 */
export class JsonObjectScanner {
  readonly #maxBytes: number
  #pending: Buffer[] = []
  #pendingBytes = 0
  #depth = 0
  #inText = false
  #escaped = false

  /** @param maxBytes - Longest object, in bytes. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /**
   * Take bytes.
   * @returns The objects that end in them.
   * @throws {@link UnreadableJsonError} where something else than an object stands, or one is too long.
   */
  *push(chunk: Buffer): Generator<Readonly<Record<string, unknown>>> {
    let start = 0
    for (let position = 0; position < chunk.length; position += 1) {
      const byte = chunk[position] ?? 0
      if (this.#depth === 0) {
        if (blanks.has(byte)) continue
        if (byte !== openBrace) throw new UnreadableJsonError('Something stands where a JSON object should begin.')
        start = position
        this.#depth = 1
      } else if (this.#escaped) this.#escaped = false
      else if (this.#inText) {
        if (byte === backslash) this.#escaped = true
        else if (byte === quote) this.#inText = false
      } else if (byte === quote) this.#inText = true
      else if (byte === openBrace || byte === openBracket) this.#depth += 1
      else if (byte === closeBrace || byte === closeBracket) {
        this.#depth -= 1
        if (this.#depth === 0) {
          this.#keep(chunk.subarray(start, position + 1))
          yield this.#take()
        }
      }
    }
    if (this.#depth > 0) this.#keep(chunk.subarray(start))
  }

  /**
   * Say that no more bytes come.
   * @throws {@link UnreadableJsonError} in the middle of an object.
   */
  end(): void {
    if (this.#depth > 0) throw new UnreadableJsonError('It ends in the middle of a JSON object.')
  }

  #keep(part: Buffer): void {
    this.#pendingBytes += part.length
    if (this.#pendingBytes > this.#maxBytes) {
      throw new UnreadableJsonError(`A JSON object has more than ${this.#maxBytes} bytes.`)
    }
    this.#pending.push(part)
  }

  #take(): Readonly<Record<string, unknown>> {
    const text = Buffer.concat(this.#pending).toString('utf8')
    this.#pending = []
    this.#pendingBytes = 0
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      // The parser's message quotes what it read.
      throw new UnreadableJsonError('A JSON object is not well-formed.')
    }
    if (!isObject(value)) throw new UnreadableJsonError('A JSON value is no object.')
    return value
  }
}

/**
 * Read all JSON objects of a buffer.
 * @param maxObjects - Most objects.
 * @throws {@link UnreadableJsonError}
 */
export function readJsonObjects(bytes: Buffer, maxObjects: number): readonly Readonly<Record<string, unknown>>[] {
  const scanner = new JsonObjectScanner(bytes.length)
  const objects: Readonly<Record<string, unknown>>[] = []
  for (const object of scanner.push(bytes)) {
    objects.push(object)
    if (objects.length > maxObjects) throw new UnreadableJsonError(`It has more than ${maxObjects} JSON objects.`)
  }
  scanner.end()
  return objects
}

/** Whether a value is an object that is no array. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What stands at a path; `undefined` where there is nothing. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  let found = value
  for (const name of path) {
    if (!isObject(found) || !Object.hasOwn(found, name)) return undefined
    found = found[name]
  }
  return found
}
