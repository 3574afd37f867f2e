/** Something outside of us that did not work out: one for each file, said once. */
export interface Failure {
  /** The path as the caller spells it. */
  readonly file: string
  /** What was expected and what was found, without the path and without a full stop: `no permission to read it`. */
  readonly what: string
  /** What happens now, as a sentence without a full stop: `the file is left out`. */
  readonly now: string
}

/** `FILE: WHAT; NOW.`: a failure as one line for people. Control characters of the path are shown as `?`. */
export function sayFailure(failure: Failure): string {
  return `${printable(failure.file)}: ${failure.what}; ${failure.now}.`
}

/** The text with every control character as `?`: a file name must not drive a terminal. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '?')
}

/** True when what was asked for is not there. */
export function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}

/** What a failed call of the operating system means to a reader; `code` is Node's, such as `EACCES`. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? (error instanceof Error ? printable(error.message) : printable(String(error)))
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'there is no such file or folder',
  ELOOP: 'its links go round in a circle',
  EISDIR: 'expected a file, found a folder',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long for this system',
  EIO: 'the disk reported an error',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk space that is yours is used up',
  EROFS: 'the disk cannot be written to',
  EFBIG: 'the system lets no file grow so large',
  EBUSY: 'another program keeps it locked',
}
