import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
  type Dirent,
} from 'node:fs'
import {join} from 'node:path'

/** What stands in a folder under one name. Links are neither files nor folders here: they are never followed. */
export interface DiskEntry {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'link' | 'other'
}

/**
 * The few calls we make to the disk, all of them reading and synchronous: for small files that is several times faster
 * than promises, and callers work in slices. They throw what the system throws.
 */
export interface Disk {
  /** What is at the path, links followed; undefined when there is nothing. */
  readonly kindOf: (path: string) => 'file' | 'folder' | 'other' | undefined
  /** The entries of a folder, in no order. */
  readonly list: (folder: string) => readonly DiskEntry[]
  /**
   * The bytes of a file. Valid until the next call: the buffer is used again. Throws `NotAFile` for a pipe, a device or
   * a folder, `TooLarge` above `limit` bytes.
   */
  readonly read: (path: string, limit: number) => Uint8Array
}

/** Thrown for what cannot be read to an end, such as a pipe. */
export class NotAFile extends Error {
  constructor() {
    super('expected a file, found a folder, a pipe or a device')
  }
}

/** Thrown for a file of more bytes than were asked for. */
export class TooLarge extends Error {
  constructor(
    readonly size: number,
    readonly limit: number,
  ) {
    super(`it has ${megabytes(size)} MB, more than the limit of ${megabytes(limit)} MB (dateline.files.maxSize)`)
  }
}

/** The disk of this machine. */
export function nodeDisk(): Disk {
  let buffer = Buffer.allocUnsafe(65_536)
  return {kindOf, list, read}

  function read(path: string, limit: number): Uint8Array {
    // A pipe would be waited for without this flag; systems that have no such flag have no such pipes.
    const file = openSync(path, constants.O_RDONLY | ((constants as {O_NONBLOCK?: number}).O_NONBLOCK ?? 0))
    try {
      const stat = fstatSync(file)
      if (!stat.isFile()) throw new NotAFile()
      if (stat.size > limit) throw new TooLarge(stat.size, limit)
      let have = 0
      for (;;) {
        if (have === buffer.length) buffer = Buffer.concat([buffer], Math.max(buffer.length * 2, stat.size + 1))
        const more = readSync(file, buffer, have, buffer.length - have, null)
        have += more
        // The file may grow while it is read.
        if (have > limit) throw new TooLarge(have, limit)
        if (more === 0 || (have === stat.size && have < buffer.length)) return done(have)
      }
    } finally {
      closeSync(file)
    }
  }

  /** A large buffer is handed over rather than kept. */
  function done(length: number): Uint8Array {
    const bytes = buffer.subarray(0, length)
    if (buffer.length > 4_194_304) buffer = Buffer.allocUnsafe(65_536)
    return bytes
  }
}

function kindOf(path: string): 'file' | 'folder' | 'other' | undefined {
  const stat = statSync(path, {throwIfNoEntry: false}) ?? lstatSync(path, {throwIfNoEntry: false})
  if (!stat) return undefined
  return stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other'
}

function list(folder: string): readonly DiskEntry[] {
  return readdirSync(folder, {withFileTypes: true}).map((entry) => ({
    name: entry.name,
    kind: kindOfEntry(folder, entry),
  }))
}

function kindOfEntry(folder: string, entry: Dirent): DiskEntry['kind'] {
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'folder'
  if (entry.isSymbolicLink()) return 'link'
  // Some file systems do not tell the kind in the listing.
  const stat = lstatSync(join(folder, entry.name), {throwIfNoEntry: false})
  return stat?.isFile() ? 'file' : stat?.isDirectory() ? 'folder' : 'other'
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1)
}
