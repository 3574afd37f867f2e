import {decoded, type Guesser} from './decode.js'

/**
 * Load what guesses encodings. The library behind it is large and most folders never need it, so it is loaded when
 * files are first read, never while a process starts.
 */
export async function loadGuesser(): Promise<Guesser> {
  const {detect} = await import('jschardet')
  return (bytes) => {
    const own = eightBit(bytes)
    if (own !== undefined) return own
    const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const named = detect(latin1).encoding?.toLowerCase() ?? ''
    return isDecodable(named) ? named : 'windows-1252'
  }
}

/** The encodings a Russian page is saved in, the likelier first. */
const cyrillic = ['windows-1251', 'koi8-r', 'ibm866'] as const

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
  if (high < runs * 2) return hasUndefined1252(bytes) ? undefined : 'windows-1252'
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

/** Bytes that windows-1252 leaves undefined show that the text is something else. */
function hasUndefined1252(bytes: Uint8Array): boolean {
  return [0x81, 0x8d, 0x8f, 0x90, 0x9d].some((byte) => bytes.includes(byte))
}

function isDecodable(encoding: string): boolean {
  try {
    return encoding !== '' && new TextDecoder(encoding).encoding !== 'replacement'
  } catch {
    return false
  }
}
