import { lstatSync, statSync } from 'node:fs'
import type { Stats } from 'node:fs'
import { resolve, sep } from 'node:path'
import { shortName } from './short-name.js'
import { systemReason } from './usage-error.js'

/** Folders that are not looked into, unless a pattern names them. */
const ignoredFolders = ['node_modules', '.git', 'dist']

const patternCharacters = /[*?[\]{}!]/

/** A file to work on. */
export interface InputFile {
  /** As people name it: relative to where they stand. */
  readonly name: string
  readonly path: string
  readonly kind: 'typescript' | 'json'
}

/** An argument that stands for nothing that flowc can read. */
export interface UnusableInput {
  readonly name: string
  readonly path: string
  readonly kind: 'unusable'
  /** Why, as a sentence. */
  readonly reason: string
  readonly suggestion?: string
}

/**
 * What arguments stand for: files as they are, folders for the `*.flow.ts` in them, patterns for what they match. Each
 * once, in the order of the arguments, folders and patterns sorted.
 */
export async function findFiles(
  args: readonly string[],
  directory: string,
): Promise<readonly (InputFile | UnusableInput)[]> {
  const found = new Map<string, InputFile | UnusableInput>()
  for (const argument of args) {
    for (const input of await inputsFor(argument, directory)) found.set(input.path, input)
  }
  return [...found.values()]
}

/** Whether an input is a TypeScript flow. */
export function isTypeScript(input: InputFile | UnusableInput): input is InputFile {
  return input.kind === 'typescript'
}

async function inputsFor(argument: string, directory: string): Promise<readonly (InputFile | UnusableInput)[]> {
  const path = resolve(directory, argument)
  const unusable = (reason: string): UnusableInput => ({ name: argument, path, kind: 'unusable', reason })
  if (argument === '') return [unusable('The name of the file is empty.')]

  let stats: Stats | undefined
  try {
    stats = statSync(path, { throwIfNoEntry: false })
  } catch (error) {
    return [unusable(`The file cannot be read: ${systemReason(error)}.`)]
  }
  if (stats?.isFile() === true) return [inputFile(path, directory)]
  if (stats !== undefined && !stats.isDirectory()) return [unusable('It is neither a file nor a folder.')]
  if (stats === undefined && !patternCharacters.test(argument)) {
    return [unusable(`The file cannot be read: ${whyMissing(path)}.`)]
  }

  const pattern = stats === undefined ? argument.split(sep).join('/') : '**/*.flow.ts'
  let matches: readonly string[]
  try {
    matches = await findMatches(pattern, stats === undefined ? directory : path)
  } catch (error) {
    return [unusable(`It cannot be searched: ${systemReason(error)}.`)]
  }
  if (matches.length > 0) return matches.map((match) => inputFile(match, directory))
  if (stats === undefined) return [unusable('No file matches this pattern.')]
  return [
    {
      ...unusable('The folder has no *.flow.ts file in it.'),
      suggestion: `Name other files, or a pattern for them: "${argument.replace(/[/\\]+$/, '')}/**/*.json".`,
    },
  ]
}

/** What stands where there is no file. */
function whyMissing(path: string): string {
  try {
    return lstatSync(path).isSymbolicLink() ? 'it is a link to something that does not exist' : 'it does not exist'
  } catch (error) {
    return systemReason(error)
  }
}

async function findMatches(pattern: string, from: string): Promise<readonly string[]> {
  // Loaded only here: the usual call names its files.
  const { glob } = await import('tinyglobby')
  const named = pattern.split('/')
  const matches = await glob(pattern, {
    cwd: from,
    absolute: true,
    expandDirectories: false,
    ignore: ignoredFolders.filter((folder) => !named.includes(folder)).map((folder) => `**/${folder}/**`),
  })
  return matches.map((match) => resolve(match)).toSorted()
}

function inputFile(path: string, directory: string): InputFile | UnusableInput {
  const name = shortName(path, directory)
  if (/\.[cm]?ts$/.test(path)) return { name, path, kind: 'typescript' }
  if (path.endsWith('.json')) return { name, path, kind: 'json' }
  const reason = 'It is neither a TypeScript flow (.ts) nor flow JSON (.json).'
  return { name, path, kind: 'unusable', reason }
}
