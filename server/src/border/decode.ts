import {isAscii, isUtf8} from 'node:buffer'

/** Bytes that turned out to be text. */
export interface DecodedText {
  readonly kind: 'text'
  /** The text without its byte-order mark. */
  readonly text: string
  /** As the WHATWG names it: `utf-8`, `utf-16le`, `windows-1251`. */
  readonly encoding: string
  /** False when the encoding is the best guess: nothing in the bytes says so. */
  readonly certain: boolean
  /** True when a byte-order mark was stripped. */
  readonly bom: boolean
  /** False when the bytes cannot be had back from the text: some of them say nothing in this encoding. */
  readonly lossless: boolean
}

/** Bytes that are no text. */
export interface Binary {
  readonly kind: 'binary'
  /** What shows it: `a PDF document`, `bytes that no text has`. */
  readonly what: string
}

/** What bytes are. */
export type Decoded = DecodedText | Binary

/** Names the encoding of text that is neither UTF-8 nor UTF-16; see `loadGuesser`. */
export type Guesser = (bytes: Uint8Array) => string

/** So many bytes from the start decide whether a file is binary, and what a guess is based on. */
const sample = 65_536

/**
 * Turn the bytes of a file into text: byte-order mark, then UTF-16 by the pattern of its NULs, then strict UTF-8, then
 * a guess. Text that is UTF-8 but for a few bytes stays UTF-8, with U+FFFD for each of them. Never throws. Linear.
 */
export function decode(bytes: Uint8Array, guess: Guesser): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const marked = byMark(buffer)
  if (marked) return marked
  const nuls = buffer.includes(0)
  const utf16 = nuls ? utf16ByNuls(buffer) : undefined
  if (utf16) return textOf(buffer, utf16, {certain: false, bom: false})
  const utf8 = strict(buffer)
  // A few stray NULs are a fault in a text; many are a format of its own.
  const binary = knownFormat(buffer) ?? (nuls || utf8 === undefined ? oddBytes(buffer, utf8 !== undefined) : undefined)
  if (binary !== undefined) return {kind: 'binary', what: binary}
  if (utf8 !== undefined)
    return {kind: 'text', text: utf8, encoding: 'utf-8', certain: true, bom: false, lossless: true}
  if (isBrokenUtf8(buffer)) return textOf(buffer, 'utf-8', {certain: false, bom: false})
  return textOf(buffer, guess(buffer.subarray(0, sample)), {certain: false, bom: false})
}

/** The text when the bytes are UTF-8 throughout. Plain ASCII is thirty times as fast as the rest. */
function strict(buffer: Buffer): string | undefined {
  if (isAscii(buffer)) return buffer.toString('latin1')
  return isUtf8(buffer) ? buffer.toString('utf8') : undefined
}

function byMark(bytes: Buffer): Decoded | undefined {
  const [first, second, third, fourth] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf)
    return textOf(bytes.subarray(3), 'utf-8', {certain: true, bom: true})
  // The mark of UTF-32 begins as that of UTF-16 does; no news site writes UTF-32.
  if (first === 0xff && second === 0xfe && third === 0 && fourth === 0) return {kind: 'binary', what: 'UTF-32 text'}
  if (first === 0xff && second === 0xfe) return textOf(bytes.subarray(2), 'utf-16le', {certain: true, bom: true})
  if (first === 0xfe && second === 0xff) return textOf(bytes.subarray(2), 'utf-16be', {certain: true, bom: true})
  return undefined
}

function textOf(
  bytes: Buffer,
  encoding: string,
  told: {readonly certain: boolean; readonly bom: boolean},
): DecodedText {
  const strictly = told.certain && encoding === 'utf-8' ? strict(bytes) : undefined
  const text = strictly ?? decoded(bytes, encoding)
  // U+FFFD in the text stands for bytes that said nothing, unless the bytes really spell U+FFFD: rare enough to treat alike.
  const lossless =
    strictly !== undefined || (!text.includes('\ufffd') && (!encoding.startsWith('utf-16') || bytes.length % 2 === 0))
  return {kind: 'text', text, encoding, lossless, ...told}
}

/** Decode without doubt or complaint: U+FFFD for what says nothing. */
export function decoded(bytes: Uint8Array, encoding: string): string {
  const text = new TextDecoder(encoding, {ignoreBOM: true}).decode(bytes)
  // Node 20 reads windows-1252 as Latin-1: quotes and dashes come out as control characters.
  return encoding === 'windows-1252'
    ? text.replace(/[\u0080-\u009f]/g, (unit) => upper1252.charAt(unit.charCodeAt(0) - 0x80))
    : text
}

/** 0x80 to 0x9f of windows-1252; the five that it leaves undefined stay control characters. */
const upper1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** UTF-16 without a mark: in text with Latin letters, blanks and line ends, every other byte is often NUL. */
function utf16ByNuls(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(bytes.length & ~1, 4096)
  if (length < 4) return undefined
  let even = 0
  let odd = 0
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++
    if (bytes[at + 1] === 0) odd++
  }
  const pairs = length / 2
  // Cyrillic in UTF-16 has NULs at its blanks, full stops and line ends only: one unit in eight or so.
  if (odd > pairs / 16 && even === 0 && readsAsText(bytes, length, 'utf-16le')) return 'utf-16le'
  if (even > pairs / 16 && odd === 0 && readsAsText(bytes, length, 'utf-16be')) return 'utf-16be'
  return undefined
}

function readsAsText(bytes: Uint8Array, length: number, encoding: string): boolean {
  const text = new TextDecoder(encoding).decode(bytes.subarray(0, length))
  const plain = text.match(/[\p{Script=Latin}\p{Script=Cyrillic}\p{P}\p{N}\s]/gu)?.length ?? 0
  return plain > text.length * 0.9
}

const signatures: readonly (readonly [start: string, what: string])[] = [
  ['%PDF-', 'a PDF document'],
  ['PK\u0003\u0004', 'a zip archive or an office document'],
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
  ['GIF8', 'a picture'],
  ['\u00d0\u00cf\u0011\u00e0', 'an office document'],
  ['{\\rtf', 'a rich-text document'],
  ['\u001f\u008b', 'a compressed file'],
]

function knownFormat(bytes: Uint8Array): string | undefined {
  for (const [start, what] of signatures) {
    if (bytes[0] !== start.charCodeAt(0) || bytes.length < start.length) continue
    if (Array.from(start).every((unit, at) => bytes[at] === unit.charCodeAt(0))) return what
  }
  return undefined
}

function oddBytes(bytes: Uint8Array, valid: boolean): string | undefined {
  const length = Math.min(bytes.length, sample)
  let odd = 0
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1b) odd++
  }
  return odd > length * (valid ? 0.1 : 0.02) ? 'bytes that no text has' : undefined
}

/** True when sequences of UTF-8 outnumber by far the bytes that fit nowhere. */
function isBrokenUtf8(bytes: Uint8Array): boolean {
  let good = 0
  let bad = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    const more = byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : 0
    let have = 0
    while (have < more && ((bytes[at + have + 1] ?? 0) & 0xc0) === 0x80) have++
    if (more > 0 && have === more) good++
    else bad++
    at += have
  }
  return good > 0 && good >= bad * 4
}
