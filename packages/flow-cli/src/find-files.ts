import { lstatSync, opendirSync, statSync } from 'node:fs'
import type { Stats } from 'node:fs'
import { resolve, sep } from 'node:path'
import { shortName } from './short-name.js'
import { systemReason } from './usage-error.js'

/** Folders that are not looked into, unless a pattern names them. */
const ignoredFolders = ['node_modules', '.git', 'dist']

const patternCharacters = /[*?[\]{}!]/

/** JSON with a purpose of its own, whatever stands in it. */
const otherJson = /(?:^|[/\\])package\.json$|\.settings\.json$/

const notAFile = 'It is neither a file nor a folder.'

/** What a folder stands for: its flows in TypeScript and JSON, those in TypeScript, or JSON in the older export format. */
export type FolderContent = 'flows' | 'typescript flows' | 'old exports'

/** What is said of a folder that has nothing of the kind. */
const nothingIn: Readonly<Record<FolderContent, string>> = {
  flows: 'The folder has no flow in it: no *.flow.ts, no *.flow.json, and no other .json file that looks like one.',
  'typescript flows': 'The folder has no *.flow.ts file in it.',
  'old exports': 'The folder has no .json file in it that looks like an export in the older format.',
}

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
 * What arguments stand for: files as they are, folders for the flows in them, patterns for what they match. Each once, in
 * the order of the arguments, folders and patterns sorted.
 */
export async function findFiles(
  args: readonly string[],
  directory: string,
  folders: FolderContent,
): Promise<readonly (InputFile | UnusableInput)[]> {
  const found = new Map<string, InputFile | UnusableInput>()
  for (const argument of args) {
    for (const input of await inputsFor(argument, directory, folders)) found.set(input.path, input)
  }
  return [...found.values()]
}

/** Whether an input is a TypeScript flow. */
export function isTypeScript(input: InputFile | UnusableInput): input is InputFile {
  return input.kind === 'typescript'
}

async function inputsFor(
  argument: string,
  directory: string,
  folders: FolderContent,
): Promise<readonly (InputFile | UnusableInput)[]> {
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
  if (stats !== undefined && !stats.isDirectory()) return [unusable(notAFile)]
  if (stats === undefined && !patternCharacters.test(argument)) {
    return [unusable(`The file cannot be read: ${whyMissing(path)}.`)]
  }

  let matches: readonly string[]
  try {
    matches =
      stats === undefined
        ? await findMatches(argument.split(sep).join('/'), directory)
        : await flowsInFolder(path, folders)
  } catch (error) {
    return [unusable(`It cannot be searched: ${systemReason(error)}.`)]
  }
  if (matches.length > 0) return matches.map((match) => matchedFile(match, directory))
  if (stats === undefined) return [unusable('No file matches this pattern.')]
  const ending = folders === 'old exports' ? 'json' : 'ts'
  const suggestion = `Name other files, or a pattern for them: "${argument.replace(/[/\\]+$/, '')}/**/*.${ending}".`
  return [{ ...unusable(nothingIn[folders]), suggestion }]
}

/** The flows in a folder: those that are named as flows, else JSON that looks like one. */
async function flowsInFolder(folder: string, content: FolderContent): Promise<readonly string[]> {
  // The search passes over folders that it cannot read.
  opendirSync(folder).closeSync()
  if (content !== 'old exports') {
    const endings = content === 'flows' ? 'ts,mts,cts,json' : 'ts,mts,cts'
    const named = await findMatches(`**/*.flow.{${endings}}`, folder)
    if (named.length > 0 || content === 'typescript flows') return named
  }
  const documents = await findMatches('**/*.json', folder)
  const { looksLikeFlow, looksLikeOldExport } = await import('./looks-like-flow.js')
  const looksRight = content === 'flows' ? looksLikeFlow : looksLikeOldExport
  return documents.filter((path) => !otherJson.test(path) && !isNoFile(path) && looksRight(path))
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

/** A file that was found. A link may be named like a flow and lead to something else. */
function matchedFile(path: string, directory: string): InputFile | UnusableInput {
  if (!isNoFile(path)) return inputFile(path, directory)
  return { name: shortName(path, directory), path, kind: 'unusable', reason: notAFile }
}

/** Whether something is there that is no file, such as a pipe: reading it might never end. */
function isNoFile(path: string): boolean {
  try {
    return statSync(path).isFile() === false
  } catch {
    // Why it cannot be read shows when it is.
    return false
  }
}

function inputFile(path: string, directory: string): InputFile | UnusableInput {
  const name = shortName(path, directory)
  if (/\.[cm]?ts$/.test(path)) return { name, path, kind: 'typescript' }
  if (path.endsWith('.json')) return { name, path, kind: 'json' }
  const reason = 'It is neither a TypeScript flow (.ts) nor flow JSON (.json).'
  return { name, path, kind: 'unusable', reason }
}
