import {closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {TooLarge} from '../border/disk.js'
import {formatOf} from '../core/dump-reader.js'
import {isNamed, type Input} from './inputs.js'
import {largeFile} from './normalize-stream.js'
import type {Session} from './session.js'

/** Inputs that are too large to be held in memory. */
export interface LargeInput {
  /** All bytes of standard input, as a session has it. */
  readonly input: Session['input']
  /** Where an input lies on the disk, when it is plain text and large; undefined for all others. */
  readonly placeOf: (input: Input) => string | undefined
  /** Take away what was put on the disk. */
  readonly done: () => void
}

/**
 * Tell the large inputs. Standard input is read to its end; what is more than fits in memory goes to a temporary file,
 * for it is looked at twice: once for what most of its lines end in, and once to be normalized.
 */
export function largeInput(session: Session): LargeInput {
  const limit = session.large ?? largeFile
  let folder: string | undefined
  let spool: string | undefined
  let bytes: Uint8Array | undefined
  return {
    input(limit) {
      if (spool === undefined) return bytes ?? session.input(limit)
      const {size} = statSync(spool)
      if (size > limit) throw new TooLarge(size, limit)
      return readFileSync(spool)
    },
    placeOf,
    done() {
      if (folder !== undefined) rmSync(folder, {recursive: true, force: true})
    },
  }

  function placeOf(input: Input): string | undefined {
    if (input.kind === 'unreadable' || formatOf(input.file) !== 'plain') return undefined
    if (input.kind === 'stdin') return session.pieces && spooled(session.pieces())
    try {
      const stat = statSync(input.path)
      const large = stat.isFile() && stat.size > limit && (isNamed(input) || stat.size <= (input.found?.limit ?? 0))
      return large ? input.path : undefined
    } catch {
      // What is wrong with it is told where it is read.
      return undefined
    }
  }

  function spooled(pieces: Iterable<Uint8Array>): string | undefined {
    const parts: Uint8Array[] = []
    let size = 0
    let file: number | undefined
    try {
      for (const piece of pieces) {
        size += piece.length
        if (file === undefined && size > limit) {
          folder = mkdtempSync(join(tmpdir(), 'dateline-'))
          spool = join(folder, 'input.txt')
          file = openSync(spool, 'wx', 0o600)
          for (const part of parts.splice(0)) writeAll(file, part)
        }
        if (file === undefined) parts.push(Buffer.from(piece))
        else writeAll(file, piece)
      }
    } finally {
      if (file !== undefined) closeSync(file)
    }
    if (spool === undefined) bytes = Buffer.concat(parts)
    return spool
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
}
