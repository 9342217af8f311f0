import { statSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { UsageError, systemReason } from './usage-error.js'

/** Folders that are never looked into. */
const ignored = ['**/node_modules/**', '**/.git/**', '**/dist/**']

const patternCharacters = /[*?[\]{}!]/

/** A file to work on. */
export interface InputFile {
  /** As people name it: relative to where they stand. */
  readonly name: string
  readonly path: string
  readonly kind: 'typescript' | 'json'
}

/**
 * The files that arguments stand for: files as they are, folders for the `*.flow.ts` in them, patterns for what they
 * match. Each once, in the order of the arguments, folders and patterns sorted.
 * @throws {@link UsageError} when an argument stands for nothing, or for a file that is neither TypeScript nor JSON.
 */
export async function findFiles(args: readonly string[], directory: string): Promise<readonly InputFile[]> {
  const found = new Map<string, InputFile>()
  for (const argument of args) {
    const paths = await pathsFor(argument, directory)
    for (const path of paths) {
      const name = relative(directory, path).split(sep).join('/') || path
      found.set(path, { name: name.startsWith('../../..') ? path : name, path, kind: kindOf(path, argument) })
    }
  }
  return [...found.values()]
}

async function pathsFor(argument: string, directory: string): Promise<readonly string[]> {
  const path = resolve(directory, argument)
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats?.isFile() === true) return [path]
  if (stats === undefined && !patternCharacters.test(argument)) {
    throw new UsageError(`${argument} cannot be read: it does not exist.`)
  }
  if (stats !== undefined && !stats.isDirectory()) throw new UsageError(`${argument} is neither a file nor a folder.`)
  // Loaded only here: the usual call names its files.
  const { glob } = await import('tinyglobby')
  const matches = await (
    stats === undefined
      ? glob(argument.split(sep).join('/'), {
          cwd: directory,
          absolute: true,
          ignore: ignored,
          expandDirectories: false,
        })
      : glob('**/*.flow.ts', { cwd: path, absolute: true, ignore: ignored, expandDirectories: false })
  ).catch((error: unknown) => {
    throw new UsageError(`${argument} cannot be read: ${systemReason(error)}.`)
  })
  if (matches.length === 0) {
    throw new UsageError(
      stats === undefined ? `No file matches ${argument}.` : `The folder ${argument} has no *.flow.ts file in it.`,
    )
  }
  return matches.map((match) => resolve(match)).toSorted()
}

function kindOf(path: string, argument: string): InputFile['kind'] {
  if (/\.[cm]?ts$/.test(path)) return 'typescript'
  if (path.endsWith('.json')) return 'json'
  throw new UsageError(`${argument} is neither a TypeScript flow (.ts) nor flow JSON (.json).`)
}
