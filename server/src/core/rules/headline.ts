import {isBlank, isDigit, isLetter, isUpper, kindOf, Kind, skipBlanks, trimBlanks} from '../characters.js'

/** No headline of a news page was ever longer, in UTF-16 units. */
const longest = 340

/**
 * True for a line that reads as a headline: it opens with a capital, a digit or a quotation mark, no sentence ends
 * inside it, and it does not end as a statement does. Whether it is one, only the lines round it can tell.
 */
export function isHeadline(text: string, from: number, to: number): boolean {
  const start = skipBlanks(text, from, to)
  const end = trimBlanks(text, start, to)
  if (end - start < 4 || end - start > longest) return false
  let first = start
  while (first < end && (kindOf(text.charCodeAt(first)) === Kind.quote || text[first] === '(')) first++
  const opening = text.charCodeAt(first)
  if (!isUpper(opening) && !isDigit(opening)) return false
  return !endsStatement(text, start, end) && !endsInside(text, start, end)
}

/** True when the last sign says that this is running text: a full stop that is no ellipsis, a comma, a colon. */
function endsStatement(text: string, start: number, end: number): boolean {
  let at = end - 1
  while (at > start && (kindOf(text.charCodeAt(at)) === Kind.quote || text[at] === ')')) at--
  const sign = text[at]
  if (sign === '.')
    return text[at - 1] !== '.' && !(isUpper(text.charCodeAt(at - 1)) && !isLetter(text.charCodeAt(at - 2)))
  return sign === ',' || sign === ';' || sign === ':'
}

const abbreviations = new Set([
  'mr',
  'mrs',
  'ms',
  'dr',
  'st',
  'no',
  'vs',
  'gen',
  'col',
  'prof',
  'sen',
  'rep',
  'jr',
  'г',
  'им',
  'т',
])

/** True when a sentence ends before the last one does: a stop, a blank and a capital, abbreviations aside. */
export function endsInside(text: string, start: number, end: number): boolean {
  for (let at = start + 1; at < end - 2; at++) {
    const sign = text.charCodeAt(at)
    if (sign !== 0x2e && sign !== 0x21 && sign !== 0x3f) continue
    let next = at + 1
    while (next < end && kindOf(text.charCodeAt(next)) === Kind.quote) next++
    if (!isBlank(text.charCodeAt(next))) continue
    next = skipBlanks(text, next, end)
    while (next < end && kindOf(text.charCodeAt(next)) === Kind.quote) next++
    if (!isUpper(text.charCodeAt(next))) continue
    let word = at
    while (word > start && isLetter(text.charCodeAt(word - 1))) word--
    const length = at - word
    if (sign === 0x2e && (length <= 1 || abbreviations.has(text.slice(word, at).toLowerCase()))) continue
    // `XXI Kh. Sultonov`: initials of two letters.
    if (sign === 0x2e && length === 2 && isUpper(text.charCodeAt(word))) continue
    return true
  }
  return false
}
