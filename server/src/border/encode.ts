import type {DecodedText} from './decode.js'
import type {Legacy} from './legacy.js'

/** How text is written down: what `decode` found in the file that it came from. */
export type Writing = Pick<DecodedText, 'encoding' | 'bom'>

/**
 * The bytes of a text; undefined when the encoding has no way to write one of its characters, or is none that is known.
 * Linear.
 *
 * @param legacy
 *   What the text was decoded by; needed for encodings that are not Unicode.
 */
export function encode(text: string, {encoding, bom}: Writing, legacy: Legacy | undefined): Buffer | undefined {
  const marked = bom ? `\uFEFF${text}` : text
  switch (encoding) {
    case 'utf-8':
      // Half a surrogate pair would be written as U+FFFD.
      return /\p{Cs}/u.test(text) ? undefined : Buffer.from(marked, 'utf8')
    case 'utf-16le':
      return Buffer.from(marked, 'utf16le')
    case 'utf-16be':
      return Buffer.from(marked, 'utf16le').swap16()
    default: {
      if (!legacy?.knows(encoding)) return undefined
      const bytes = legacy.encode(text, encoding)
      return legacy.decode(bytes, encoding) === text ? bytes : undefined
    }
  }
}

/**
 * The bytes of a text in the writing of the file it came from; undefined unless the old text, written in the same way,
 * gives the old bytes again. What this gives can be written over the file without touching what was not changed.
 */
export function encodeAlike(
  text: string,
  old: DecodedText,
  bytes: Uint8Array,
  legacy: Legacy | undefined,
): Buffer | undefined {
  if (!old.lossless) return undefined
  const again = encode(old.text, old, legacy)
  return again?.equals(bytes) === true ? encode(text, old, legacy) : undefined
}
