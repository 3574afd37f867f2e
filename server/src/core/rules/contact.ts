import {isDigit, isLetter, skipBlanks, trimBlanks} from '../characters.js'

const opening =
  /(?:e-?mail|tel|phone|fax|telephone|тел|телефон|факс|эл\. почта|электронная почта) ?[.:]|https?:\/\/|www\./iy

/**
 * True for a line of contacts: a mail address, a telephone number or a web address with few words beside it. A
 * sentence that names an address is none.
 */
export function isContact(text: string): boolean {
  const start = skipBlanks(text, 0, text.length)
  const end = trimBlanks(text, start, text.length)
  if (end - start > 160 || end - start < 6) return false
  opening.lastIndex = start
  const opened = opening.test(text)
  const mail = text.indexOf('@', start)
  const phone = phoneDigits(text, start, end)
  if (!opened && phone < 7 && (mail <= start || mail >= end - 3)) return false
  return countWords(text, start, end) <= (opened ? 9 : 5)
}

/** How many digits stand in the longest run of digits, blanks, dashes and brackets that a telephone number is. */
function phoneDigits(text: string, start: number, end: number): number {
  let best = 0
  let digits = 0
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (isDigit(unit)) digits++
    else if (unit !== 0x2d && unit !== 0x20 && unit !== 0x28 && unit !== 0x29 && unit !== 0x2b && unit !== 0xa0) {
      if (digits > best) best = digits
      digits = 0
    }
  }
  return Math.max(best, digits)
}

function countWords(text: string, start: number, end: number): number {
  let words = 0
  let inside = false
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0x40 || unit === 0x2f) {
      const next = text.indexOf(' ', at)
      return next < 0 ? words : words + countWords(text, next, end)
    }
    const letter = isLetter(unit)
    if (letter && !inside) words++
    inside = letter
  }
  return words
}
