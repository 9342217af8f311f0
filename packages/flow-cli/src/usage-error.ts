import type { Diagnostic, FileReport } from '@aicc/flow-compiler'

/** What a {@link UsageError} is about. */
export interface Subject {
  /** The file or folder, as the user named it. */
  readonly file: string
  readonly code: Diagnostic['code']
  readonly name: string
}

/** Something that flowc was pointed at and cannot use: one clear sentence for stderr, exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly subject: Subject

  constructor(message: string, subject: Subject) {
    super(message)
    this.subject = subject
  }
}

/** Settings that cannot be used: shown like problems of flows, exit status 2. */
export class UnusableConfig extends Error {
  override readonly name = 'UnusableConfig'
  readonly report: FileReport

  constructor(report: FileReport) {
    super(`The settings in ${report.file} cannot be used.`)
    this.report = report
  }
}

/** What the system said of a file, as the end of a sentence. */
export function systemReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'it does not exist',
    EACCES: 'permission is denied',
    EPERM: 'it is not permitted',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a part of its path is a file, not a folder',
    EROFS: 'the file system is read-only',
    ENOSPC: 'the disk is full',
    ENAMETOOLONG: 'its name is too long',
    ELOOP: 'its links go round in a circle',
    EEXIST: 'something else is there already',
    ERR_FS_FILE_TOO_LARGE: 'it is too large',
    ERR_STRING_TOO_LONG: 'it is too large',
  }
  return reasons[code] ?? firstLine(error)
}

/** What an error says, without the lines that follow the first. Anything can be thrown, so anything can be asked. */
export function firstLine(error: unknown): string {
  const message: unknown = error instanceof Error ? error.message : error
  if (typeof message === 'object' || typeof message === 'function') return 'something was thrown that is not an Error'
  return String(message).split(/\r?\n/)[0] ?? ''
}
