import type {DecodedText} from './decode.js'

/** How text is written down: what `decode` found in the file that it came from. */
export type Writing = Pick<DecodedText, 'encoding' | 'bom'>

/**
 * The bytes of a text; undefined when the encoding has no way to write one of its characters, or is one that we read
 * but do not write (those with more than one byte for a character, other than Unicode's). Linear.
 */
export function encode(text: string, {encoding, bom}: Writing): Buffer | undefined {
  const marked = bom ? `\uFEFF${text}` : text
  switch (encoding) {
    case 'utf-8':
      // Half a surrogate pair would be written as U+FFFD.
      return /\p{Cs}/u.test(text) ? undefined : Buffer.from(marked, 'utf8')
    case 'utf-16le':
      return Buffer.from(marked, 'utf16le')
    case 'utf-16be':
      return Buffer.from(marked, 'utf16le').swap16()
    default:
      return encodeBytewise(text, encoding)
  }
}

/**
 * The bytes of a text in the writing of the file it came from; undefined unless the old text, written in the same way,
 * gives the old bytes again. What this gives can be written over the file without touching what was not changed.
 */
export function encodeAlike(text: string, old: DecodedText, bytes: Uint8Array): Buffer | undefined {
  if (!old.lossless) return undefined
  const again = encode(old.text, old)
  return again?.equals(bytes) === true ? encode(text, old) : undefined
}

const tables = new Map<string, ReadonlyMap<string, number> | undefined>()

function encodeBytewise(text: string, encoding: string): Buffer | undefined {
  if (!tables.has(encoding)) tables.set(encoding, tableOf(encoding))
  const table = tables.get(encoding)
  if (!table) return undefined
  const bytes = Buffer.allocUnsafe(text.length)
  for (let at = 0; at < text.length; at++) {
    const byte = table.get(text.charAt(at))
    if (byte === undefined) return undefined
    bytes[at] = byte
  }
  return bytes
}

/** The byte of each character of an encoding with one byte a character; undefined for other encodings. */
function tableOf(encoding: string): ReadonlyMap<string, number> | undefined {
  const table = new Map<string, number>()
  const decoder = new TextDecoder(encoding, {ignoreBOM: true})
  for (let byte = 0; byte < 256; byte++) {
    const letter = decoder.decode(Uint8Array.of(byte))
    if (letter !== '\uFFFD') table.set(letter, byte)
  }
  // An encoding that needs two bytes for some characters leaves many single bytes without one.
  return table.size >= 200 ? table : undefined
}
