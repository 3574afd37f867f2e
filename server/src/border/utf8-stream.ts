import {isUtf8} from 'node:buffer'
import {createHash} from 'node:crypto'
import {closeSync, openSync, readSync} from 'node:fs'

/** What a file of UTF-8 is, as far as one pass over its bytes tells. */
export interface Utf8Survey {
  readonly size: number
  /** Of all bytes, SHA-256 in hexadecimal digits. */
  readonly hash: string
  readonly bom: boolean
  /** How many lines end in each way. */
  readonly lf: number
  readonly crlf: number
  readonly cr: number
}

/** Bytes are read in pieces of this many. */
const piece = 1 << 18

/** Survey a file; undefined when it is not UTF-8 throughout, or holds NULs. Linear, in little memory. */
export function surveyUtf8(path: string): Utf8Survey | undefined {
  const hash = createHash('sha256')
  let size = 0
  let bom = false
  let lf = 0
  let crlf = 0
  let cr = 0
  let last = 0
  for (const bytes of wholeCharacters(path)) {
    if (!isUtf8(bytes) || bytes.includes(0)) return undefined
    if (size === 0) bom = hasMark(bytes)
    hash.update(bytes)
    size += bytes.length
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] as number
      if (byte === 0x0a && last === 0x0d) {
        crlf++
        cr--
      } else if (byte === 0x0a) lf++
      else if (byte === 0x0d) cr++
      last = byte
    }
  }
  return {size, hash: hash.digest('hex'), bom, lf, crlf, cr}
}

/** The text of a file of UTF-8 in pieces of about a megabyte, without its byte-order mark. */
export function* utf8Pieces(path: string): Generator<string, void> {
  let first = true
  for (const bytes of wholeCharacters(path)) {
    yield (first && hasMark(bytes) ? bytes.subarray(3) : bytes).toString('utf8')
    first = false
  }
}

function hasMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}

/** The bytes of a file in pieces that part no character of UTF-8; each is valid until the next is asked for. */
function* wholeCharacters(path: string): Generator<Buffer, void> {
  const file = openSync(path, 'r')
  const buffer = Buffer.allocUnsafe(piece)
  let have = 0
  try {
    for (;;) {
      const read = readSync(file, buffer, have, buffer.length - have, null)
      have += read
      if (read === 0) break
      if (have < buffer.length) continue
      const end = endOfCharacters(buffer)
      yield buffer.subarray(0, end)
      buffer.copyWithin(0, end, have)
      have -= end
    }
    if (have > 0) yield buffer.subarray(0, have)
  } finally {
    closeSync(file)
  }
}

/** Where the last character that may not be complete begins. */
function endOfCharacters(bytes: Buffer): number {
  for (let at = bytes.length - 1; at >= bytes.length - 4; at--) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) return at + 1
    if (byte >= 0xc0) return at
  }
  return bytes.length
}
