import type { RuleSettings } from '@aicc/flow-compiler'
import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { Environment } from './config/index.js'
import { findConfig } from './find-config.js'
import type { OutputFormat } from './output-format.js'
import { shortName } from './short-name.js'
import type { Terminal } from './terminal.js'
import { UnusableConfig, UsageError } from './usage-error.js'

/** Options about settings that every command has. */
export interface SettingOptions {
  /** A file given by name; false for none. @defaultValue the nearest `flowc.config.ts` */
  readonly config?: string | false
  /** Levels of rules, as `name=level`. */
  readonly rule?: readonly string[]
  readonly format: OutputFormat
}

/** What a project and the command line have set. */
export interface Settings {
  /** The file, as people name it; undefined where there is none. */
  readonly file: string | undefined
  /** Its folder. */
  readonly folder: string
  /** Files, folders and patterns, from the working directory. */
  readonly files: readonly string[] | undefined
  /** Output folder, from the working directory. */
  readonly out: string | undefined
  readonly rules: RuleSettings
  /** Rules whose level was given on the command line. */
  readonly fixedRules: ReadonlySet<string>
  readonly environments: Readonly<Record<string, Environment>>
}

/**
 * The settings for a run: those of the nearest `flowc.config.ts`, and over them those of the command line.
 * @throws {@link UsageError} for an option that cannot be used, {@link UnusableConfig} for a file that cannot.
 */
export async function readSettings(
  { config: given, rule = [], format }: SettingOptions,
  terminal: Terminal,
): Promise<Settings> {
  const { directory } = terminal
  const path = configPath(given, directory)
  const none: Settings = {
    file: undefined,
    folder: directory,
    files: undefined,
    out: undefined,
    rules: {},
    fixedRules: new Set(),
    environments: {},
  }
  const settings = path === undefined ? none : await settingsFrom(path, format, terminal)
  if (rule.length === 0) return settings
  // Loaded when it is needed, which is not the usual case.
  const { readLevels } = await import('./read-levels.js')
  const { rules, fixedRules } = readLevels(rule, settings.rules)
  return { ...settings, rules, fixedRules }
}

/**
 * The files that a command works on: those that it was given, else those of the project.
 * @throws {@link UsageError} when there are none.
 */
export function filesToWorkOn(args: readonly string[], { files }: Settings): readonly string[] {
  if (args.length > 0) return args
  if (files !== undefined) return files
  throw new UsageError("missing required argument 'files', and no flowc.config.ts has `files`. See flowc --help.", {
    file: '',
    code: 'FLOW1011',
    name: 'unreadable-file',
  })
}

function configPath(given: string | false | undefined, directory: string): string | undefined {
  if (given === false) return undefined
  if (given === undefined) return findConfig(directory)
  const subject = { file: given, code: 'FLOW1021', name: 'unusable-config' } as const
  if (given === '') throw new UsageError('The name of the file is empty, which --config names.', subject)
  const path = resolve(directory, given)
  if (existsSync(path) && /\.[cm]?[jt]s$/.test(path)) return path
  const reason = existsSync(path) ? 'is no TypeScript file' : 'does not exist'
  throw new UsageError(`The file ${given}, which --config names, ${reason}.`, subject)
}

async function settingsFrom(path: string, format: OutputFormat, terminal: Terminal): Promise<Settings> {
  const { directory } = terminal
  const [{ readConfig }, { importLimit }] = await Promise.all([import('./read-config.js'), import('./import-watch.js')])
  const read = await readConfig(path, importLimit(terminal, format))
  const file = shortName(path, directory)
  if ('diagnostics' in read) throw new UnusableConfig({ file, diagnostics: read.diagnostics })
  const { config } = read
  const folder = dirname(path)
  const fromHere = (name: string): string => (folder === directory ? name : join(relative(directory, folder), name))
  return {
    file,
    folder,
    files: config.files?.map(fromHere),
    out: config.out === undefined ? undefined : fromHere(config.out),
    rules: config.rules ?? {},
    fixedRules: new Set(),
    environments: config.environments ?? {},
  }
}
