import {BLANK, classAt, HYPHEN, LINE_END} from '../lexicon/letters.js'
import type {Token} from './phrase.js'

const bullets = '•|*·–—'
const opening = '"“„«'
const closing = '"”“»'
const singleOpening = "‘'"
const singleClosing = "’'"
const sentenceEnds = '.!?:"“«'

/** True when nothing but bullets, blanks and an article stands before the place in its line. Amortized constant time. */
export function startsLine(text: string, at: number): boolean {
  const back = overBullets(text, at)
  if (back === 0 || classAt(text, back - 1) === LINE_END) return true
  if (back < 3 || text.slice(back - 3, back).toLowerCase() !== 'the') return false
  const start = overBullets(text, back - 3)
  return start === 0 || classAt(text, start - 1) === LINE_END
}

function overBullets(text: string, at: number): number {
  let back = at
  while (back > 0) {
    const kind = classAt(text, back - 1)
    if (kind !== BLANK && kind !== HYPHEN && !bullets.includes(text.charAt(back - 1))) break
    back--
  }
  return back
}

/** True when the place is the start of a sentence, a line or a quotation. */
export function startsSentence(text: string, at: number): boolean {
  let back = at
  while (back > 0 && classAt(text, back - 1) === BLANK) back--
  if (back > 0 && sentenceEnds.includes(text.charAt(back - 1))) return true
  return startsLine(text, at)
}

/** True when `text[start, end)` is all that stands between two quotation marks. */
export function isQuoted(text: string, start: number, end: number): boolean {
  if (start === 0 || end >= text.length) return false
  const first = text.charAt(start - 1)
  const last = text.charAt(end)
  // An apostrophe closes only what another one opened: `“Zas’s plan”`.
  if (singleOpening.includes(first)) return singleClosing.includes(last)
  return opening.includes(first) && closing.includes(last)
}

/** `Vazgen Sargsyan 3, Yerevan`: a house number behind a street's name that opens a line. */
export function isAddress(text: string, start: number, end: number): boolean {
  const next = text.charCodeAt(text.charAt(end) === ',' ? end + 2 : end + 1)
  if (!(next >= 0x30 && next <= 0x39) || !startsLine(text, start)) return false
  return /^,?[ \u00a0]\d{1,3}(?:[-/]\d+)?,/.test(text.slice(end, end + 10))
}

/** True for a preposition that puts what follows in a place: `in`, `from`. */
export function isPlacing(text: string, word: Token): boolean {
  return /^(?:in|at|near|from|в|на|из|под)$/i.test(text.slice(word.start, word.end))
}
