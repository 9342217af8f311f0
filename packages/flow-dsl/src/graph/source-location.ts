/** A place in a file. Lines and columns count from 1. */
export interface SourcePosition {
  readonly file: string
  readonly line: number
  readonly column: number
}

// Folders may have brackets in their names; `<anonymous>` in the place of a file is evaluated code.
const frame = /^\s+at (?:async )?(?:.*? \()?((?:file:\/\/)?(?:[A-Za-z]:)?[/\\][^<>]*):(\d+):(\d+)\)?$/
const developmentFrames = /\bnode:internal\b/

/**
 * The place on top of a captured stack. Understands `at f (file:///a.ts:1:2)` and `at /a.ts:1:2`.
 * @param stack - An error's `stack`.
 * @returns undefined when no frame names a file.
 */
export function positionFromStack(stack: string | undefined): SourcePosition | undefined {
  if (stack === undefined) return undefined
  for (const line of stack.split('\n')) {
    const match = frame.exec(line)
    const [, file, lineNumber, column] = match ?? []
    if (file === undefined || developmentFrames.test(line)) continue
    return { file: fileFromUrl(file), line: Number(lineNumber), column: Number(column) }
  }
  return undefined
}

function fileFromUrl(file: string): string {
  // A query marks a fresh import of the same file; it is not part of its name.
  const bare = file.replace(/\?[^/]*$/, '')
  if (!bare.startsWith('file://')) return bare
  const path = decodeURIComponent(bare.slice('file://'.length))
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path
}

/** A stack captured where an author called the builder; its text is formatted only when somebody asks. */
export class CapturedPosition {
  readonly #holder: { stack?: string } = {}
  #position: SourcePosition | undefined
  #read = false

  /** @param above - The function whose caller is wanted. */
  constructor(above: (...args: never[]) => unknown) {
    const limit = Error.stackTraceLimit
    // One frame is enough, and capturing is the larger part of the builder's cost.
    Error.stackTraceLimit = 1
    Error.captureStackTrace(this.#holder, above)
    Error.stackTraceLimit = limit
  }

  /** The author's place, or undefined when the run-time does not say. */
  get position(): SourcePosition | undefined {
    if (!this.#read) {
      this.#position = positionFromStack(this.#holder.stack)
      this.#read = true
    }
    return this.#position
  }
}
