/** Wrong usage or an unreadable input: one clear sentence for stderr, exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
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
  }
  return reasons[code] ?? (error instanceof Error ? (error.message.split('\n')[0] ?? code) : String(error))
}
