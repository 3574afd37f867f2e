import {ARTICLE, BYLINE, OCCUPATION} from '../lexicon/kinds.js'
import {isLetter} from '../lexicon/letters.js'
import type {Lexicon} from '../lexicon/lexicon.js'
import {tokenAfter, wordBefore} from './phrase.js'

/** Furthest that a credit is looked for before a name, in units. */
const reach = 48
/** Credits are recognized by their last words: `Photo:`, `Text by`. */
const credit =
  /(?:^|\P{L})(?:photos?|photographs?|pictures?|images?|video|text|author|source|reporting|story|interviewed|interviewer|illustration|credit|courtesy|фото|текст|автор|видео|беседовала?|беседу в[её]ла?|записала?|подготовила?)(?: credit| courtesy| of)?(?: ?:| by:?)?$/iu
/** `Photo: JOURNAL /`, `UN Photo/` and `AFP/`, `©`. In three, since the proof that one is linear takes a second and not minutes. */
const agencies = [
  /(?:[Pp]hotos?|[Фф]ото)[ :][^:.\n]{1,24}\/$/,
  /(?:^|\P{L})\p{Lu}{2,8}(?: Photo)? ?\/$/u,
  /©[^/\n]{0,16}\/?$/,
]

/**
 * True for people who are named and are no officials: authors and photographers by their credit line, poets and nurses
 * by the word before or behind the name, a line that is a name and nothing else. Reads a bounded number of units.
 */
export function isByline(text: string, start: number, end: number, title: string | null, lexicon: Lexicon): boolean {
  if (title !== null) return false
  const prior = wordBefore(text, 0, start, lexicon)
  if (prior !== null && prior.kinds & OCCUPATION) return true
  // Only behind a credit word, a mark such as `:` and `/`, or at the start of a line is there more to look at.
  if (prior === null || prior.kinds & BYLINE) {
    const before = lineBefore(text, start)
    if (isCredit(before)) return true
    const after = restOfLine(text, end)
    if (/^\s*by:?\s*$/i.test(before) && /^\s*(?:$|[,|–—-])/.test(after)) return true
    if (before.trim() === '' && after.trim() === '' && startsLineAt(text, start, before.length)) return true
  }
  return text.charAt(end) === ',' && isOccupation(text, end + 1, lexicon)
}

/** True when the name that starts at `start` is credited with a picture: `UN Photo/`. Reads a bounded number of units. */
export function isCredited(text: string, start: number): boolean {
  return text.charAt(start - 1) === '/' && isCredit(lineBefore(text, start))
}

function isCredit(before: string): boolean {
  const words = before.trimEnd()
  const last = words.charAt(words.length - 1)
  // Hardly a line before a name ends as credits do, and the patterns are long.
  if ((last === ':' || isLetter(words.charCodeAt(words.length - 1))) && credit.test(words)) return true
  return (last === '/' || words.includes('©')) && agencies.some((agency) => agency.test(words))
}

/** `, a nurse of …`: one of the first words behind the comma. */
function isOccupation(text: string, from: number, lexicon: Lexicon): boolean {
  let at = from
  for (let words = 0; words < 3; words++) {
    const token = tokenAfter(text, at, lexicon)
    if (token === null || token.mark !== 'word') return false
    if (token.kinds & OCCUPATION) return true
    if (words > 0 && !(token.kinds & ARTICLE) && token.kinds !== 0) return false
    at = token.end
  }
  return false
}

function lineBefore(text: string, start: number): string {
  let from = start
  while (from > 0 && start - from < reach && !isLineEnd(text.charCodeAt(from - 1))) from--
  // Never the second half of a word, so that `telephoto` is no `photo`.
  while (from > 0 && from < start && isLetter(text.charCodeAt(from - 1)) && isLetter(text.charCodeAt(from))) from++
  return text.slice(from, start)
}

function startsLineAt(text: string, start: number, length: number): boolean {
  return start - length === 0 || isLineEnd(text.charCodeAt(start - length - 1))
}

function restOfLine(text: string, end: number): string {
  let to = end
  while (to < text.length && to - end < reach && !isLineEnd(text.charCodeAt(to))) to++
  return text.slice(end, to)
}

function isLineEnd(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d
}
