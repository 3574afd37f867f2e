import {createHash, randomBytes} from 'node:crypto'
import fs from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {reasonOf} from './failure.js'

/** The calls a write makes to the disk; tests make each of them fail. */
export type WriteCalls = Pick<
  typeof fs,
  | 'accessSync'
  | 'closeSync'
  | 'fchmodSync'
  | 'fchownSync'
  | 'fstatSync'
  | 'fsyncSync'
  | 'linkSync'
  | 'openSync'
  | 'readSync'
  | 'realpathSync'
  | 'renameSync'
  | 'statSync'
  | 'unlinkSync'
  | 'writeSync'
>

/** Thrown when a file was not written; the file is what it was. The message is half a sentence. */
export class NotWritten extends Error {}

/** Why a file was not written, as half a sentence: a permission that is missing is one to write. */
export function whyNotWritten(error: unknown): string {
  if (error instanceof NotWritten) return error.message
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'EACCES' || code === 'EPERM' ? 'no permission to write it' : reasonOf(error)
}

/** What a file held, as far as it takes to know it again. */
export interface Held {
  readonly size: number
  /** SHA-256 of its bytes, in hexadecimal digits. */
  readonly hash: string
}

/** All bytes at once, or in pieces as they come, each used before the next is asked for. */
export type Content = Uint8Array | Iterable<Uint8Array>

/** What some bytes are known by. */
export function heldBy(bytes: Uint8Array): Held {
  return {size: bytes.length, hash: createHash('sha256').update(bytes).digest('hex')}
}

/**
 * Put new bytes in the place of a file's, so that at every moment, also after a loss of power, the file is the old one
 * or the new one and never anything else.
 *
 * The bytes go to a new file in the same folder, are read back and compared, and reach the disk before the new file
 * takes the name of the old. A link stays a link: the file it leads to is replaced. Mode and, where the system allows
 * it, owner are kept. Of a file with several hard links the name that was given has the new bytes and is a file of its
 * own from then on; the other names keep the old bytes, as a copy that was made of links to save room should.
 *
 * @param before
 *   What the file held when it was read. When it holds something else by now, or is another file, or becomes one while
 *   this is found out, nothing is written. No system compares and renames in one call: what another program does to the
 *   file between the last look and the rename, two calls that follow each other, is lost; the file is then the new one,
 *   whole.
 * @throws NotWritten, or what the system throws; in either case the file is what it was.
 */
export function replaceFile(path: string, before: Uint8Array | Held, after: Content, calls: WriteCalls = fs): void {
  const target = calls.realpathSync(path)
  const old = calls.statSync(target)
  if (!old.isFile()) throw new NotWritten('expected a file, found a folder, a pipe or a device')
  // A rename would replace a file that its owner has protected from writing.
  calls.accessSync(target, fs.constants.W_OK)
  const held = before instanceof Uint8Array ? heldBy(before) : before
  const {temporary} = written(target, after, calls, (file) => {
    const own = calls.fstatSync(file)
    if (own.uid !== old.uid || own.gid !== old.gid) chown(file, old, calls)
    calls.fchmodSync(file, old.mode & 0o7777)
  })
  try {
    const seen = calls.statSync(target, {bigint: true})
    const isHeld = holds(target, held, calls)
    // To read a large file takes a while, in which what was read can change.
    if (!isHeld || !isUntouched(seen, calls.statSync(target, {bigint: true})))
      throw new NotWritten('another program has changed it since it was read')
    calls.renameSync(temporary, target)
  } catch (error) {
    discard(temporary, calls)
    throw error
  }
  syncFolder(dirname(target), calls)
}

/**
 * Make a new file, whole or not at all. Gives what it holds.
 *
 * @throws NotWritten when there is something by that name, or what the system throws.
 */
export function createFile(path: string, content: Content, calls: WriteCalls = fs): Held {
  const {temporary, held} = written(path, content, calls, () => undefined)
  try {
    // Unlike a rename, a link never takes the place of a file that somebody else has made meanwhile.
    calls.linkSync(temporary, path)
  } catch (error) {
    if (isCode(error, 'EEXIST')) throw new NotWritten('there is a file of that name already')
    // File systems without hard links: two programs could still meet between these two calls.
    if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'].some((code) => isCode(error, code))) throw error
    if (calls.statSync(path, {throwIfNoEntry: false})) throw new NotWritten('there is a file of that name already')
    calls.renameSync(temporary, path)
  } finally {
    discard(temporary, calls)
  }
  syncFolder(dirname(path), calls)
  return held
}

/** A temporary file, and what it holds. */
interface Written {
  readonly temporary: string
  readonly held: Held
}

/** Write a temporary file beside the target and make sure of it. Leaves nothing behind when it throws. */
function written(target: string, content: Content, calls: WriteCalls, dress: (file: number) => void): Written {
  const temporary = join(dirname(target), temporaryName(basename(target)))
  const file = calls.openSync(temporary, 'wx', 0o666)
  let open = true
  try {
    const hash = createHash('sha256')
    let size = 0
    for (const bytes of content instanceof Uint8Array ? [content] : content) {
      writeAll(file, bytes, calls)
      hash.update(bytes)
      size += bytes.length
    }
    dress(file)
    calls.fsyncSync(file)
    open = false
    calls.closeSync(file)
    const held = {size, hash: hash.digest('hex')}
    if (!holds(temporary, held, calls)) throw new NotWritten('the disk did not keep what was written')
    return {temporary, held}
  } catch (error) {
    if (open) closeQuietly(file, calls)
    discard(temporary, calls)
    throw error
  }
}

/** A name has at most 255 bytes on most disks; so much of the old one is in that of the temporary file that it fits. */
function temporaryName(name: string): string {
  return `.${Buffer.from(name)
    .subarray(0, 200)
    .toString('utf8')
    .replaceAll('\ufffd', '')}.${randomBytes(6).toString('hex')}.tmp`
}

/** What went wrong before is what gets told. */
function closeQuietly(file: number, calls: WriteCalls): void {
  try {
    calls.closeSync(file)
  } catch {
    // Nothing can be done about a file that cannot be closed.
  }
}

/** The system may take less than it is given, and says so: it is asked again until all is written. */
function writeAll(file: number, bytes: Uint8Array, calls: WriteCalls): void {
  for (let at = 0; at < bytes.length;) {
    const taken = calls.writeSync(file, bytes, at, bytes.length - at)
    if (taken <= 0) throw new NotWritten('the disk took nothing more')
    at += taken
  }
}

/** True when the file holds these bytes and no others: by size, then by hash. In memory that does not grow with it. */
export function holds(path: string, held: Held, calls: WriteCalls = fs): boolean {
  const file = calls.openSync(path, 'r')
  try {
    if (calls.fstatSync(file).size !== held.size) return false
    const hash = createHash('sha256')
    for (const bytes of piecesOf(file, calls)) hash.update(bytes)
    return hash.digest('hex') === held.hash
  } finally {
    calls.closeSync(file)
  }
}

/** True where nobody wrote a file, put another in its place or changed what may be done with it between two looks. */
function isUntouched(one: fs.BigIntStats, other: fs.BigIntStats): boolean {
  const kept = ['dev', 'ino', 'size', 'mtimeNs', 'ctimeNs'] as const
  return kept.every((field) => one[field] === other[field])
}

/** The bytes of a file, piece by piece; each lasts until the next is asked for. It is opened when the first one is. */
export function* piecesAt(path: string, calls: WriteCalls = fs): Generator<Uint8Array> {
  const file = calls.openSync(path, 'r')
  try {
    yield* piecesOf(file, calls)
  } finally {
    calls.closeSync(file)
  }
}

function* piecesOf(file: number, calls: WriteCalls): Generator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(65_536)
  for (;;) {
    const read = calls.readSync(file, buffer, 0, buffer.length, null)
    if (read === 0) return
    yield buffer.subarray(0, read)
  }
}

/** Only the administrator may give files away; a file that becomes one's own is no reason to write nothing. */
function chown(file: number, old: fs.Stats, calls: WriteCalls): void {
  try {
    calls.fchownSync(file, old.uid, old.gid)
  } catch (error) {
    if (!isCode(error, 'EPERM')) throw error
  }
}

/** Make the new name itself reach the disk, on systems that can open a folder for that. The file is replaced by now. */
function syncFolder(folder: string, calls: WriteCalls): void {
  try {
    const opened = calls.openSync(folder, 'r')
    try {
      calls.fsyncSync(opened)
    } finally {
      calls.closeSync(opened)
    }
  } catch {
    // Windows and some network disks cannot do this, and order names and contents by themselves.
  }
}

function discard(temporary: string, calls: WriteCalls): void {
  try {
    calls.unlinkSync(temporary)
  } catch {
    // What went wrong before is what gets told.
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
