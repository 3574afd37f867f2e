import {isDigit, isLetter, skipBlanks, Trait, trimBlanks} from '../characters.js'

const opening =
  /(?:e-?mail|tel|phone|fax|telephone|postal address|address|адрес|тел|телефон|факс|эл\. почта|электронная почта) ?[.:]|https?:\/\/|www\./iy

/**
 * True for a line of contacts: a mail address, a telephone number or a web address with few words beside it. A
 * sentence that names an address is none.
 */
export function isContact(text: string, traits: number): boolean {
  const start = skipBlanks(text, 0, text.length)
  const end = trimBlanks(text, start, text.length)
  if (end - start > 160 || end - start < 6) return false
  opening.lastIndex = start
  const opened = (traits & Trait.stop) !== 0 && opening.test(text)
  if (!opened && (traits & (Trait.digit | Trait.mark)) === 0) return false
  const mail = text.indexOf('@', start)
  // Longer than any telephone number, and without its sign: the number of a document.
  const digits = phoneDigits(text, start, end)
  const phone = digits > longestPhone && !text.includes('+') ? 0 : digits
  if (!opened && phone < 7 && (mail <= start || mail >= end - 3)) return false
  return countWords(text, start, end) <= (opened ? 9 : 5)
}

/** Digits of a telephone number with the codes of country and town. */
const longestPhone = 13

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
      if (next < 0 && unit === 0x40) return words
      return words + countWords(text, Math.max(next, at + 1), end)
    }
    const letter = isLetter(unit)
    if (letter && !inside) words++
    inside = letter
  }
  return words
}

const street =
  /(?:^|[\s,])(?:street|str\.|st\.|avenue|ave\.?|boulevard|blvd\.?|lane|square|road|ul\.|per\.|ул\.|улица|пер\.|переулок|проспект|пр-т|бульвар|бул\.|пл\.|площадь|шоссе)(?!\p{L})/iu
const numbered = /(?:^|\s)\d{1,6}(?:[/-]\d{1,3})?(?=$|\s)/u
const smallWord =
  /(?:^|\s)(?!(?:of|the|de|la|ul\.|per\.|ул\.|пер\.|пр-т|бул\.|пл\.|г\.|д\.|стр\.|корп\.|и)(?:\s|$))\p{Ll}/u

/**
 * True for `Vazgen Sargsyan 3, Government House 2, Yerevan 0010`: parts between commas, all of them names, of which two
 * have a number of their own, or one and the word for a street. For lines that name no day.
 */
export function isHouse(line: string, traits: number): boolean {
  if ((traits & Trait.digit) === 0 || line.length > 120) return false
  const parts = line.split(',').map((part) => part.trim())
  if (parts.length < 2 || parts.length > 6) return false
  const figures = parts.filter((part) => numbered.test(part)).length
  const onStreet = street.test(line)
  if (figures + (onStreet ? 1 : 0) < 2 || figures === 0) return false
  return parts.every((part) => part.length < 40 && (onStreet || !smallWord.test(part)) && !/["“«:;!?]/.test(part))
}
