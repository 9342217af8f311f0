import { maximumJsonCharacters } from '@aicc/flow-compiler'
import type { Diagnostic } from '@aicc/flow-compiler'
import { readFileSync, statSync } from 'node:fs'
import { fileProblem } from './file-problem.js'
import type { InputFile } from './find-files.js'
import { systemReason } from './usage-error.js'

/** The text of a JSON file, or why it cannot be read as one. */
export type JsonFile =
  { readonly text: string; readonly problem: undefined } | { readonly problem: Diagnostic; readonly text: undefined }

/** Read a JSON file, unless it is too large for a flow or encoded in another way than as UTF-8. */
export function readJsonFile(file: InputFile): JsonFile {
  const refuse = (problem: Diagnostic): JsonFile => ({ problem, text: undefined })
  try {
    // UTF-8 has at most four bytes a character; a larger file is refused unread.
    const { size } = statSync(file.path)
    if (size > maximumJsonCharacters * 4) {
      const message = `The file has ${size.toLocaleString('en')} bytes, so it is no flow, and was not read.`
      return refuse(fileProblem(file, 'FLOW1013', 'not-a-flow', message))
    }
    const bytes = readFileSync(file.path)
    if (isUtf16(bytes)) {
      const suggestion = 'Save it as UTF-8. Windows PowerShell writes UTF-16 when output is redirected with ">".'
      const message = 'The file is encoded as UTF-16, not as UTF-8.'
      return refuse(fileProblem(file, 'FLOW1012', 'not-json', message, suggestion))
    }
    return { text: bytes.toString('utf8'), problem: undefined }
  } catch (error) {
    const message = `The file cannot be read: ${systemReason(error)}.`
    return refuse(fileProblem(file, 'FLOW1011', 'unreadable-file', message))
  }
}

/** Whether a file begins with the mark of UTF-16, of either byte order. */
function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
}
