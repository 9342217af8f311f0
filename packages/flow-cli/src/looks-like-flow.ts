import { closeSync, openSync, readSync } from 'node:fs'

/** Bytes that are read of a file at most. The content of a flow has 256,000 characters, of up to four bytes. */
const mostBytes = 1_048_576

/** A member of the older export format. Other JSON has modules too, but no list of them. */
const memberOfOldExport = /"modules"\s*:\s*\[/

/** A member of flow content, or of the older export format. */
const memberOfFlow = /"(?:StartAction"\s*:|(?:Actions|modules)"\s*:\s*\[)/

let buffer: Buffer | undefined

/**
 * Whether a JSON file is likely meant as a flow: there are many others. Looks at the text alone, also of JSON that breaks
 * off. One that cannot be read may be a flow, and is taken, so that this is said.
 */
export function looksLikeFlow(path: string): boolean {
  return hasMember(path, memberOfFlow)
}

/** Whether a JSON file is likely meant as a flow in the older export format. */
export function looksLikeOldExport(path: string): boolean {
  return hasMember(path, memberOfOldExport)
}

function hasMember(path: string, member: RegExp): boolean {
  // One for all files: there may be thousands.
  buffer ??= Buffer.allocUnsafe(mostBytes)
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    const length = readSync(file, buffer, 0, mostBytes, 0)
    // The members are ASCII, so UTF-16 reads like UTF-8 without the zeros. Its encoding is complained of when it is checked.
    return member.test(buffer.toString('latin1', 0, length).replaceAll('\0', ''))
  } catch {
    return true
  } finally {
    if (file !== undefined) closeSync(file)
  }
}
