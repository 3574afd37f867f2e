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

/**
 * The eight-bit encoding under which the bytes read as Russian, or as English with some typographic signs; undefined
 * when neither is likely. Russian in the wrong Cyrillic encoding is letters too, but rare ones, and capitals in the
 * middle of words.
 */
function eightBit(bytes: Uint8Array): string | undefined {
  let high = 0
  let runs = 0
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue
    high++
    if (at === 0 || (bytes[at - 1] ?? 0) < 0x80) runs++
  }
  // Quotes, dashes and an accent here and there in Latin text stand alone; Russian comes in words.
  if (high < runs * 2) return undefined
  let best: {readonly encoding: string; readonly score: number} | undefined
  for (const encoding of cyrillic) {
    const score = russianScore(decoded(bytes, encoding), high)
    if (!best || score > best.score) best = {encoding, score}
  }
  return best && best.score > 0.35 ? best.encoding : undefined
}

/** About 0.6 for Russian, below 0.2 for anything else; a share of the bytes above ASCII. */
function russianScore(text: string, high: number): number {
  let score = 0
  let before = ''
  for (const letter of text) {
    if (letter > '\u007f') {
      const lower = letter >= 'а' && letter <= 'я'
      if (lower && commonLetters.has(letter)) score++
      else if (letter >= 'А' && letter <= 'Я' && before >= 'а' && before <= 'я') score--
      else if (letter < 'А' || letter > 'ё') score -= 0.5
    }
    before = letter
  }
  return high === 0 ? 0 : score / high
}
