import {decoded, type Guesser} from './decode.js'

/**
 * Name the encoding of text that is neither UTF-8 nor UTF-16: one of the eight-bit encodings that Russian and Western
 * pages are saved in. The libraries that know all the world's encodings are a megabyte large, and what they say of a
 * short text is no surer.
 */
export const guessEncoding: Guesser = (bytes) => eightBit(bytes) ?? 'windows-1252'

/** `guessEncoding`, for callers that wait for it. */
export function loadGuesser(): Promise<Guesser> {
  return Promise.resolve(guessEncoding)
}

/** The encodings a Russian page is saved in, the likelier first. */
const cyrillic = ['windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic'] as const

const commonLetters = new Set('оеаинтсрвлкмдпу')

/** So many bytes from the start are looked at: a page or two of Russian is more than enough. */
const enough = 8192

/** What a byte above ASCII is as a letter of an encoding. */
const Letter = {none: 0, common: 1, small: 2, capital: 3} as const

/** For each encoding, what its upper 128 bytes are. */
const tables = new Map<string, Uint8Array>()

function tableOf(encoding: string): Uint8Array {
  let table = tables.get(encoding)
  if (!table) {
    table = new Uint8Array(256)
    for (let byte = 0x80; byte < 0x100; byte++) {
      const letter = decoded(Uint8Array.of(byte), encoding)
      if (letter >= 'а' && letter <= 'я') table[byte] = commonLetters.has(letter) ? Letter.common : Letter.small
      else if (letter >= 'А' && letter <= 'Я') table[byte] = Letter.capital
      else if (letter === 'ё') table[byte] = Letter.small
    }
    tables.set(encoding, table)
  }
  return table
}

/**
 * The eight-bit encoding under which the bytes read as Russian, or as English with some typographic signs; undefined
 * when neither is likely. Russian in the wrong Cyrillic encoding is letters too, but rare ones, and capitals in the
 * middle of words.
 */
function eightBit(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, enough)
  let high = 0
  let runs = 0
  for (let at = 0; at < sample.length; at++) {
    if ((sample[at] ?? 0) < 0x80) continue
    high++
    if (at === 0 || (sample[at - 1] ?? 0) < 0x80) runs++
  }
  // Quotes, dashes and an accent here and there in Latin text stand alone; Russian comes in words.
  if (high < runs * 2) return undefined
  let best: {readonly encoding: string; readonly score: number} | undefined
  for (const encoding of cyrillic) {
    const score = russianScore(sample, tableOf(encoding)) / Math.max(1, high)
    if (!best || score > best.score) best = {encoding, score}
  }
  return best && best.score > 0.35 ? best.encoding : undefined
}

/** About 0.6 a byte above ASCII for Russian, below 0.2 for anything else. */
function russianScore(bytes: Uint8Array, table: Uint8Array): number {
  let score = 0
  let before: number = Letter.none
  for (const byte of bytes) {
    const letter = byte < 0x80 ? Letter.none : (table[byte] ?? Letter.none)
    if (letter === Letter.common) score++
    else if (letter === Letter.capital && (before === Letter.common || before === Letter.small)) score--
    else if (letter === Letter.none && byte >= 0x80) score -= 0.5
    before = letter
  }
  return score
}
