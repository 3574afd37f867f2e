/** How well a text reads. */
export interface Legibility {
  /** Characters above ASCII. */
  readonly high: number
  /** Their points: from -2 for a character that stands where none does, to 1 for one in its place. */
  readonly points: number
}

/**
 * How well a text reads that was decoded from bytes of an unknown encoding: a point for every character above ASCII
 * that stands where writing has it, and less for noise. In the wrong encoding letters come out as capitals inside words, as two
 * alphabets in one word, as signs in the middle of letters; all of that is counted against it. Linear.
 *
 * Libraries weigh how frequent pairs of letters are in one language. A bulletin mixes two, and has typographic signs
 * that are rare in any; where characters stand is the same in both.
 */
export function legibility(text: string): Legibility {
  let high = 0
  let points = 0
  let word = 0
  let lone = 0
  let words = 0
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? text.charCodeAt(at) : 0x20
    if (isLetter(unit)) continue
    if (at > word) {
      const letters = text.slice(word, at)
      const above = countHigh(letters)
      high += above
      if (isLoneCyrillic(letters)) lone++
      else if (above > 0) {
        const each = wordScore(letters, above)
        points += above * each
        if (each > 0 && above > 2) words++
      }
    }
    word = at + 1
    if (unit < 0x80) continue
    high++
    points += signScore(text, at)
  }
  // Prepositions and initials stand among words; letters that never do are no-break spaces and dashes of another encoding.
  return {high, points: points + lone * (words > 0 ? 0.5 : -1)}
}

const common = new Set('оеаинтсрвлкмдпуОЕАИНТСРВЛКМДПУ')

/** Words of one letter, and initials. */
function isLoneCyrillic(word: string): boolean {
  return word.length === 1 && /[авикосуяжбА-Я]/.test(word)
}

/** A Roman numeral is now and then written with Cyrillic letters that look alike. */
const numeral = /^[IVXLХІСМ]+$/

/** From -2 to 1 for each letter above ASCII. */
function wordScore(word: string, above: number): number {
  if (/^[\u0400-\u04ff]+$/.test(word)) return cyrillicScore(word)
  if (/^[a-zA-Z\u00c0-\u024f]+$/.test(word)) {
    // Words of accented letters alone are those of another alphabet.
    if (!hasSoundCase(word) || above * 2 > word.length + 1) return -2
    return word.length === 1 ? 0 : 0.8
  }
  if (numeral.test(word)) return 1
  // Alphabets that we know no more of must at least not be mixed with others.
  return /[a-zA-Z\u0400-\u04ff]/.test(word) ? -2 : 0
}

function cyrillicScore(word: string): number {
  if (word.length === 1) return -1
  if (!hasSoundCase(word) || /^[ъьыЪЬЫ]|(.)\1\1/.test(word)) return -2
  let usual = 0
  for (const letter of word) if (common.has(letter)) usual++
  if (usual === 0) return -0.5
  // Small letters in one encoding are capitals in another, and bulletins are written in small letters.
  return (usual / word.length >= 0.4 ? 1 : 0.3) * (word.charAt(1) === word.charAt(1).toLowerCase() ? 1 : 0.5)
}

/** All small, all capitals, or small behind one capital. */
function hasSoundCase(word: string): boolean {
  const lower = word.toLowerCase()
  if (word === lower || word === word.toUpperCase()) return true
  return word.slice(1) === lower.slice(1)
}

/** From -2 to 1 for a sign above ASCII. */
function signScore(text: string, at: number): number {
  const sign = text.charAt(at)
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at + 1)
  const joined = isLetter(before) || isDigit(before)
  const joining = isLetter(after) || isDigit(after)
  switch (sign) {
    case '“':
    case '«':
    case '„':
    case '‘':
      return joined && joining ? -2 : joining || !joined ? 1 : 0.2
    case '”':
    case '»':
      return joined && joining ? -2 : 1
    case '’':
      return joined || joining ? 1 : 0.5
    case '–':
    case '—':
      return joined === joining ? 1 : 0.5
    case '•':
      return joined || joining || after === before ? -1 : 0.8
    case '\u00a0':
    case '…':
    case '№':
    case '§':
    case '©':
    case '®':
    case '™':
    case '°':
    case '·':
      return 0.8
    case '€':
    case '\u00ad':
      return 0
    default:
      return -2
  }
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

/** A letter of any alphabet that a bulletin can be in; NaN, past the end of the text, is none. */
function isLetter(unit: number): boolean {
  if (unit < 0x80) return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)
  return (
    (unit >= 0xc0 && unit <= 0x24f && unit !== 0xd7 && unit !== 0xf7) ||
    (unit >= 0x370 && unit <= 0x1fff) ||
    (unit >= 0x2e80 && unit <= 0xd7ff)
  )
}

function countHigh(letters: string): number {
  let count = 0
  for (let at = 0; at < letters.length; at++) if (letters.charCodeAt(at) >= 0x80) count++
  return count
}
