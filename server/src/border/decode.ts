import {isAscii, isUtf8} from 'node:buffer'
import type {Legacy} from './legacy.js'

/**
 * How the encoding of a text is known. `stated`: by a byte-order mark, by bytes that are UTF-8 throughout, or by the
 * user. `inferred`: the bytes read well in it and in no other. `doubtful`: it is the best of several, and nothing that
 * was read so is written without being asked for.
 */
export type EncodingCertainty = 'stated' | 'inferred' | 'doubtful'

/** Bytes that turned out to be text. */
export interface DecodedText {
  readonly kind: 'text'
  /** The text without its byte-order mark. */
  readonly text: string
  /** As the WHATWG names it: `utf-8`, `utf-16le`, `windows-1251`. */
  readonly encoding: string
  readonly certainty: EncodingCertainty
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

/** Said of bytes that are not Unicode while the other encodings are not loaded: load them and decode again. */
export interface LegacyWanted {
  readonly kind: 'legacy wanted'
}

/** What is known beforehand of the bytes that are decoded. */
export interface DecodeOptions {
  /** The encoding of texts that state none, by the name that `legacy.knows` or `utf-8`, `utf-16le`, `utf-16be`. */
  readonly given?: string | undefined
}

/** So many bytes from the start decide whether a file is binary. */
const sample = 65_536

/**
 * Turn the bytes of a file into text: byte-order mark, then strict UTF-8, then the encoding that was given, then UTF-16
 * by the pattern of its NULs, then the legacy encoding in which the bytes read best. Text that is UTF-8 but for a few
 * bytes stays UTF-8, with U+FFFD for each of them. Never throws. Linear.
 */
export function decode(bytes: Uint8Array, legacy: Legacy, options?: DecodeOptions): Decoded
export function decode(bytes: Uint8Array, legacy: Legacy | undefined, options?: DecodeOptions): Decoded | LegacyWanted
export function decode(
  bytes: Uint8Array,
  legacy: Legacy | undefined,
  {given}: DecodeOptions = {},
): Decoded | LegacyWanted {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const marked = byMark(buffer)
  if (marked) return marked
  const nuls = buffer.includes(0)
  const utf16 = nuls ? utf16ByNuls(buffer) : undefined
  const utf8 = utf16 ? undefined : strict(buffer)
  const isUtf16 = utf16 !== undefined || given?.startsWith('utf-16') === true
  // A few stray NULs are a fault in a text; many are a format of its own.
  const odd = !isUtf16 && (nuls || utf8 === undefined)
  const binary = knownFormat(buffer) ?? (odd ? oddBytes(buffer, utf8 !== undefined) : undefined)
  if (binary !== undefined) return {kind: 'binary', what: binary}
  if (utf8 !== undefined && !(nuls && isUtf16))
    return {kind: 'text', text: utf8, encoding: 'utf-8', certainty: 'stated', bom: false, lossless: true}
  const name = given ?? utf16 ?? (isBrokenUtf8(buffer) ? 'utf-8' : undefined)
  const certainty: EncodingCertainty = given === undefined ? 'inferred' : 'stated'
  if (name !== undefined && isUnicode(name)) return unicodeText(buffer, name, {certainty, bom: false})
  if (!legacy) return {kind: 'legacy wanted'}
  const guess = name === undefined ? legacy.guess(buffer) : {encoding: name, certainty}
  const text = legacy.decode(buffer, guess.encoding)
  return {kind: 'text', text, ...guess, bom: false, lossless: !text.includes('\ufffd')}
}

/** The encodings that are read and written without loading anything. */
export const unicodeEncodings = ['utf-8', 'utf-16le', 'utf-16be'] as const

type UnicodeEncoding = (typeof unicodeEncodings)[number]

/** True for UTF-8 and UTF-16. */
export function isUnicode(encoding: string): encoding is UnicodeEncoding {
  return unicodeEncodings.includes(encoding as UnicodeEncoding)
}

/** The text when the bytes are UTF-8 throughout. Plain ASCII is thirty times as fast as the rest. */
function strict(buffer: Buffer): string | undefined {
  if (isAscii(buffer)) return buffer.toString('latin1')
  return isUtf8(buffer) ? buffer.toString('utf8') : undefined
}

function byMark(bytes: Buffer): Decoded | undefined {
  const [first, second, third, fourth] = bytes
  const told = {certainty: 'stated', bom: true} as const
  if (first === 0xef && second === 0xbb && third === 0xbf) return unicodeText(bytes.subarray(3), 'utf-8', told)
  // The mark of UTF-32 begins as that of UTF-16 does; no news site writes UTF-32.
  if (first === 0xff && second === 0xfe && third === 0 && fourth === 0) return {kind: 'binary', what: 'UTF-32 text'}
  if (first === 0xff && second === 0xfe) return unicodeText(bytes.subarray(2), 'utf-16le', told)
  if (first === 0xfe && second === 0xff) return unicodeText(bytes.subarray(2), 'utf-16be', told)
  return undefined
}

function unicodeText(
  bytes: Buffer,
  encoding: UnicodeEncoding,
  told: {readonly certainty: EncodingCertainty; readonly bom: boolean},
): DecodedText {
  const strictly = encoding === 'utf-8' ? strict(bytes) : undefined
  const text = strictly ?? new TextDecoder(encoding, {ignoreBOM: true}).decode(bytes)
  // U+FFFD in the text stands for bytes that said nothing, unless the bytes really spell U+FFFD: rare enough to treat alike.
  const lossless =
    strictly !== undefined || (!text.includes('\ufffd') && (encoding === 'utf-8' || bytes.length % 2 === 0))
  return {kind: 'text', text, encoding, lossless, ...told}
}

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

/** No character has more bytes in UTF-8. */
const longest = 4

/**
 * True when sequences of UTF-8 outnumber by far the places that are none. A dump may be cut anywhere: what is left of a
 * character at either end says nothing against UTF-8, and most of a dash or quote at the end speaks for it. Bytes side by
 * side that fit nowhere are one damage, as long as one character could be.
 */
function isBrokenUtf8(bytes: Uint8Array): boolean {
  let good = 0
  let bad = 0
  let run = 0
  const left = cutAtStart(bytes)
  for (let at = left; at < bytes.length; at++) {
    const start = at
    const byte = bytes[at] ?? 0
    const more = byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : 0
    let have = 0
    while (have < more && continues(bytes[at + have + 1])) have++
    at += have
    const cut = have < more && at + 1 === bytes.length
    const fits = byte < 0x80 || cut || (more > 0 && have === more)
    // A dash or quote that is cut is told from two letters: in IBM866 they would be a small one before a large one.
    const sign = byte === 0xe2 && bytes[at] === 0x80
    // Side by side with bytes of a character that is not whole, it may as well be a word of letters of one byte.
    const apart = start > left || left === 0
    if (fits && have > 0 && apart && (!cut || sign)) good++
    if (!fits && run % longest === 0) bad++
    run = fits ? 0 : run + 1
  }
  return good > 0 && good >= bad * 4
}

/** How many bytes at the start can be the end of a character that began before it. */
function cutAtStart(bytes: Uint8Array): number {
  let cut = 0
  while (cut < longest - 1 && continues(bytes[cut])) cut++
  return cut
}

/** True for a byte that stands second, third or fourth in a character. */
function continues(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80
}
