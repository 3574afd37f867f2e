import {skipBlanks, Trait, trimBlanks} from '../characters.js'
import {fileKind} from './file-name.js'

/** The symbol of a document: capitals and figures parted by slashes, such as `SC/14490` and `S/RES/2532 (2020)`. */
const symbol =
  /[A-Z]{1,5}(?:\.[A-Z]{2,5})?(?:\/[A-Z]{1,6}(?:\.\d{1,4})?){0,3}(?:\/(?:PV\.)?\d{1,5}){1,3}(?: ?\(\d{4}\))?(?:\/Rev\.\d)?/y
/** The same with its year in brackets: `PR/CP(2024)012`. */
const serial = /[A-Z]{1,5}(?:[/-][A-Z]{1,6}){0,3} ?\(\d{4}\) ?\d{1,4}/y
/** The number under which an office files a text: `2077-18-10-2023`. */
const registered = /(?:№ ?)?\d{1,5}-\d{2}-\d{2}-\d{4}/y
const pageHead =
  /(?:[A-Z]{1,2}\/(?:[A-Z]{2,4}\/)?\d{1,4}\/\d{1,5} ?){0,2}(?:\d{2}-\d{5} ?(?:\([A-Z]\) ?)?)?(?:\d{1,3}\/\d{1,3})?/y

/**
 * True for a line that the crawl glued in and nobody wrote: the name of an image, the head of a document page such as
 * `A/75/906 21-07422 5/8`.
 */
export function isResidue(text: string, traits: number): boolean {
  const start = skipBlanks(text, 0, text.length)
  const end = trimBlanks(text, start, text.length)
  if (fileKind(text, start, end) === 'image') return true
  if (text[start] === '!' && text[start + 1] === '[' && text[end - 1] === ')') return true
  if (end - start > 60 || (traits & Trait.digit) === 0) return false
  registered.lastIndex = start
  if (registered.test(text) && registered.lastIndex === end) return true
  for (const form of [symbol, serial]) {
    form.lastIndex = start
    if (form.test(text) && form.lastIndex === end) return true
  }
  pageHead.lastIndex = start
  pageHead.test(text)
  return pageHead.lastIndex === end
}
