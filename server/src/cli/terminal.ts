import {readSync, writeSync} from 'node:fs'
import {TooLarge} from '../border/disk.js'
import {reasonOf} from '../border/failure.js'

/** So many bytes are gathered before they are written. */
const chunk = 1 << 16

/** One of the two streams a command writes to. Writes are synchronous, so nothing is lost when the process ends. */
export interface Writer {
  /** Write text as UTF-8, or bytes as they are. Gathered up to 64 KB; `flush` writes the rest. Both throw `NotPrinted`. */
  readonly write: (text: string | Uint8Array) => void
  readonly flush: () => void
  /** True once the reader has gone (`| head`): what is written from then on is lost, and nobody wants it. */
  readonly closed: () => boolean
}

/** Thrown when standard output takes nothing more, such as a file on a full disk. The message is half a sentence. */
export class NotPrinted extends Error {}

/** Make a writer to a file descriptor: 1 for standard output, 2 for standard error. */
export function writerTo(descriptor: number): Writer {
  let waiting: Buffer[] = []
  let size = 0
  let gone = false
  return {write, flush, closed: () => gone}

  function write(text: string | Uint8Array): void {
    const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : Buffer.from(text)
    waiting.push(bytes)
    size += bytes.length
    if (size >= chunk) flush()
  }

  function flush(): void {
    const bytes = Buffer.concat(waiting)
    waiting = []
    size = 0
    for (let at = 0; at < bytes.length && !gone;) at += attempt(() => writeSync(descriptor, bytes, at)) ?? 0
  }

  function attempt(step: () => number): number | undefined {
    try {
      return step()
    } catch (error) {
      if (codeOf(error) === 'EAGAIN') rest()
      else if (codeOf(error) === 'EPIPE' || descriptor === 2) gone = true
      else throw new NotPrinted(reasonOf(error))
      return undefined
    }
  }
}

/** All bytes of standard input. Throws what the system says when it cannot be read, `TooLarge` above `limit` bytes. */
export function readStandardInput(limit: number): Buffer {
  const parts: Buffer[] = []
  let size = 0
  for (const piece of standardInputPieces()) {
    parts.push(Buffer.from(piece))
    size += piece.length
    if (size > limit) throw new TooLarge(size, limit)
  }
  return Buffer.concat(parts)
}

/** The bytes of standard input as they come; each piece is valid until the next is asked for. Throws what the system says. */
export function* standardInputPieces(): Generator<Buffer, void> {
  const part = Buffer.allocUnsafe(chunk)
  for (;;) {
    try {
      const read = readSync(0, part, 0, part.length, null)
      if (read === 0) return
      yield part.subarray(0, read)
    } catch (error) {
      if (codeOf(error) === 'EOF') return
      if (codeOf(error) !== 'EAGAIN') throw error
      rest()
    }
  }
}

/** The code the system gives an error, such as `ENOENT`; an empty string for errors that are not the system's. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Let a descriptor that somebody set to non-blocking catch up: five milliseconds, without a busy loop. */
function rest(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
}
