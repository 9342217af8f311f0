import { maximumJsonCharacters } from '@aicc/flow-compiler'
import type { Diagnostic } from '@aicc/flow-compiler'
import { statSync } from 'node:fs'
import { fileProblem } from './file-problem.js'
import type { InputFile } from './find-files.js'
import { readTextFile } from './read-text-file.js'

/** The text of a JSON file, or why it cannot be read as one. */
export type JsonFile =
  { readonly text: string; readonly problem: undefined } | { readonly problem: Diagnostic; readonly text: undefined }

/** Read a JSON file, unless it is too large for a flow or encoded in another way than as UTF-8. */
export function readJsonFile(file: InputFile): JsonFile {
  // UTF-8 has at most four bytes a character; a larger file is refused unread.
  const size = sizeOf(file.path)
  if (size > maximumJsonCharacters * 4) {
    const message = `The file has ${size.toLocaleString('en')} bytes, so it is no flow, and was not read.`
    return { problem: fileProblem(file, 'FLOW1013', 'not-a-flow', message), text: undefined }
  }
  const read = readTextFile(file.path)
  if (read.problem === undefined) return read
  const { isEncoded, message, suggestion, place } = read.problem
  const problem = isEncoded
    ? fileProblem(file, 'FLOW1012', 'not-json', message, suggestion, place)
    : fileProblem(file, 'FLOW1011', 'unreadable-file', message)
  return { problem, text: undefined }
}

/** In bytes; 0 for a file that is not there, which shows when it is read. */
function sizeOf(path: string): number {
  try {
    return statSync(path).size
  } catch {
    return 0
  }
}
