import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import type { FilePlace } from './file-problem.js'
import { placeAt } from './place-at.js'
import { systemReason } from './usage-error.js'

/** The text of a file, or why it has none. */
export type TextFile =
  { readonly text: string; readonly problem: undefined } | { readonly problem: TextProblem; readonly text: undefined }

/** Why a file cannot be read as text. */
export interface TextProblem {
  /** Whether it can be read, but is encoded in another way than as UTF-8. */
  readonly isEncoded: boolean
  readonly message: string
  readonly suggestion?: string
  readonly place?: FilePlace
}

/** Read a file that has to be UTF-8. Another encoding would be read too, and callers would hear what becomes of it. */
export function readTextFile(path: string): TextFile {
  const refuse = (problem: TextProblem): TextFile => ({ problem, text: undefined })
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (error) {
    return refuse({ isEncoded: false, message: `The file cannot be read: ${systemReason(error)}.` })
  }
  if (isUtf16(bytes)) {
    const suggestion = 'Save it as UTF-8. Windows PowerShell writes UTF-16 when output is redirected with ">".'
    return refuse({ isEncoded: true, message: 'The file is encoded as UTF-16, not as UTF-8.', suggestion })
  }
  const text = bytes.toString('utf8')
  if (isUtf8(bytes)) return { text, problem: undefined }
  const suggestion = 'Save it as UTF-8. Older programs on Windows write Korean in code page 949 (EUC-KR).'
  const place = placeAt(text, text.indexOf('\ufffd'))
  return refuse({ isEncoded: true, message: 'The file is not encoded as UTF-8.', suggestion, place })
}

/** Whether a file is UTF-16, of either byte order: by its mark, or because half of its first character is zero. */
function isUtf16([first, second]: Uint8Array): boolean {
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true
  return second !== undefined && (first === 0) !== (second === 0)
}
