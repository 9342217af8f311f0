import { resolve } from 'node:path'
import type { InputFile, UnusableInput } from './find-files.js'
import { shortName } from './short-name.js'

/** The one file that an option names: TypeScript or JSON by its ending. Whether it is there shows when it is read. */
export function inputFileAt(name: string, directory: string): InputFile | UnusableInput {
  const path = resolve(directory, name)
  const shown = shortName(path, directory)
  if (name === '') return { name, path, kind: 'unusable', reason: 'The name of the file is empty.' }
  if (/\.[cm]?[jt]s$/.test(path)) return { name: shown, path, kind: 'typescript' }
  if (path.endsWith('.json')) return { name: shown, path, kind: 'json' }
  return { name: shown, path, kind: 'unusable', reason: 'It is neither TypeScript (.ts) nor JSON (.json).' }
}
