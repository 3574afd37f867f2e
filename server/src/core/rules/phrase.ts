import * as kinds from '../lexicon/kinds.js'
import * as letters from '../lexicon/letters.js'
import type {Lexicon} from '../lexicon/lexicon.js'
import {kindsOf} from '../lexicon/word-table.js'
import {wordFacts} from './word-facts.js'

/** What stands between words in a post. */
export type Mark = 'word' | 'comma' | 'dash' | 'slash' | 'open' | 'close' | 'colon' | 'bullet' | 'quote' | 'number'

/** A word or mark beside a name. Offsets are UTF-16 units of the text. */
export interface Token {
  readonly mark: Mark
  readonly start: number
  readonly end: number
  /** Kinds of kinds.ts; 0 for unknown words and marks. */
  readonly kinds: number
  readonly capital: boolean
  readonly cyrillic: boolean
  /** The word ends in `'s`. */
  readonly possessive: boolean
}

/** More words than any post has; what lies beyond is not read, so that a name costs a bounded time. */
export const mostTokens = 64

const marks = new Map<number, Mark>()
for (const [mark, units] of [
  ['comma', ','],
  ['dash', '–—−-'],
  ['slash', '/'],
  ['open', '('],
  ['close', ')'],
  ['colon', ':'],
  ['bullet', '•|·*'],
  ['quote', '"“”„«»'],
] as const) {
  for (const unit of units) marks.set(unit.charCodeAt(0), mark)
}

/**
 * The tokens that end at `end`, in text order, back to the first that no post can hold (a common small word, a full
 * stop, a number, a line end) or to `floor`. At most 64.
 */
export function tokensBefore(text: string, floor: number, end: number, lexicon: Lexicon, broken: boolean): Token[] {
  const found: Token[] = []
  let at = end
  while (found.length < mostTokens) {
    const gap = backOver(text, floor, at)
    if (gap < 0 && !(broken && gap > -1e9)) break
    at = Math.abs(gap)
    if (at <= floor) break
    const token = tokenEndingAt(text, floor, at, lexicon)
    if (token === null) break
    if (fits(token, text)) found.push(token)
    else if (isUnknownSmall(token) && isNounBehind(text, floor, token, lexicon)) {
      found.push({...token, kinds: kinds.NOUN})
    } else break
    at = token.start
  }
  return found.reverse()
}

/**
 * The tokens from `start` on, up to the first that no post can hold. At most 64.
 *
 * @param broken True to go on over a line end: in a block it is where a sentence is broken.
 */
export function tokensAfter(text: string, start: number, lexicon: Lexicon, broken: boolean): Token[] {
  const found: Token[] = []
  let at = start
  while (found.length < mostTokens) {
    for (; at < text.length; at++) {
      const kind = letters.classAt(text, at)
      if (kind !== letters.BLANK && !(broken && kind === letters.LINE_END)) break
    }
    if (at >= text.length || letters.classAt(text, at) === letters.LINE_END) break
    const token = tokenStartingAt(text, at, lexicon)
    if (token === null) break
    if (fits(token, text)) found.push(token)
    else if (isUnknownSmall(token) && isLed(text, found)) found.push({...token, kinds: kinds.NOUN})
    else break
    at = token.end
  }
  return found
}

/** `the column`, `of veterinary inspections`: right behind an article or `of` even unknown small words are no verbs. */
function isNounBehind(text: string, floor: number, token: Token, lexicon: Lexicon): boolean {
  const before = wordBefore(text, floor, token.start, lexicon)
  if (before === null) return false
  if (leadsNoun(text, before)) return true
  if (!isUnknownSmall(before) || text.startsWith('ed', token.end - 2)) return false
  const first = wordBefore(text, floor, before.start, lexicon)
  return first !== null && leadsNoun(text, first)
}

function leadsNoun(text: string, token: Token): boolean {
  if (token.cyrillic) return false
  return (token.kinds & kinds.ARTICLE) !== 0 || /^(?:of|for)$/.test(text.slice(token.start, token.end))
}

/** True for a small word that can be a noun for all the lexicon says. */
function isUnknownSmall(token: Token): boolean {
  return token.mark === 'word' && !token.capital && (token.kinds & ~thingKinds) === 0
}

const thingKinds = kinds.THING_AFTER | kinds.THING_BEFORE | kinds.OCCUPATION | kinds.PLACE

function isLed(text: string, before: readonly Token[]): boolean {
  const last = before.at(-1)
  return last !== undefined && leadsNoun(text, last)
}

/** The word that ends right before `end`, blanks and one line end aside; null when something else stands there. */
export function wordBefore(text: string, floor: number, end: number, lexicon: Lexicon): Token | null {
  const at = backOver(text, floor, end)
  if (at === -1e9 || Math.abs(at) <= floor) return null
  const token = tokenEndingAt(text, floor, Math.abs(at), lexicon)
  return token?.mark === 'word' ? token : null
}

/** The kinds of the word that ends right before `end`, as `wordBefore` has it; 0 for none. Makes no token. */
export function kindsBefore(text: string, floor: number, end: number, lexicon: Lexicon): number {
  const at = backOver(text, floor, end)
  if (at === -1e9 || Math.abs(at) <= floor) return 0
  const kind = letters.classAt(text, Math.abs(at) - 1)
  if (kind !== letters.LOWER && kind !== letters.UPPER && kind !== letters.STOP) return 0
  return wordBefore(text, floor, end, lexicon)?.kinds ?? 0
}

/** The word or mark that starts right after `start`, blanks aside; null at a line end or a mark that is not known. */
export function tokenAfter(text: string, start: number, lexicon: Lexicon): Token | null {
  let at = start
  while (at < text.length && letters.classAt(text, at) === letters.BLANK) at++
  return at < text.length && letters.classAt(text, at) !== letters.LINE_END ? tokenStartingAt(text, at, lexicon) : null
}

/** Skip blanks backwards: the offset reached, negated where a line end was crossed; far below zero for a blank line. */
function backOver(text: string, floor: number, end: number): number {
  let at = end
  let lineEnds = 0
  while (at > floor) {
    const unit = text.charCodeAt(at - 1)
    const kind = letters.classOf(unit)
    if (kind === letters.LINE_END) {
      if (!(unit === 0x0d && text.charCodeAt(at) === 0x0a)) lineEnds++
    } else if (kind !== letters.BLANK) break
    at--
  }
  if (lineEnds > 1) return -1e9
  return lineEnds === 1 ? -at : at
}

function tokenEndingAt(text: string, floor: number, end: number, lexicon: Lexicon): Token | null {
  const unit = text.charCodeAt(end - 1)
  const kind = letters.classOf(unit)
  let start = end
  if (kind === letters.STOP) {
    // Only an abbreviation lets a post go on over a full stop.
    while (
      start > floor &&
      (letters.isLetter(text.charCodeAt(start - 1)) || (text.charCodeAt(start - 1) === 0x2e && end - start < 8))
    )
      start--
    const bits = kindsOf(lexicon.words, text, start, end - 1)
    const short = end - start <= 5 && (letters.classAt(text, start) === letters.UPPER || bits & kinds.MODIFIER)
    const known = kinds.RANK | kinds.HONORIFIC | kinds.COUNTRY | kinds.BODY | kinds.HEAD | kinds.MODIFIER
    return short && bits & known ? word(text, start, end, bits, false) : null
  }
  if (kind === letters.APOSTROPHE) {
    const owner = tokenEndingAt(text, floor, end - 1, lexicon)
    if (owner !== null && endsPlural(text, end - 1)) return {...owner, end, possessive: true}
    // `Dato' Sri`
    if (owner !== null && owner.kinds & kinds.HONORIFIC) return {...owner, end}
  }
  if (!isWordUnit(kind)) return mark(text, end - 1, end)
  while (start > floor && insideWord(text, start - 1)) start--
  if (letters.classAt(text, start) === letters.DIGIT) start = overNumberSign(text, floor, start)
  return wordToken(text, start, end, lexicon)
}

/** `No. 5`, `№ 5`: a number with its sign is one token. */
function overNumberSign(text: string, floor: number, start: number): number {
  const sign = /(?:\bNo\.?|№) ?$/.exec(text.slice(Math.max(floor, start - 5), start))
  return sign === null ? start : start - sign[0].length
}

function tokenStartingAt(text: string, start: number, lexicon: Lexicon): Token | null {
  const kind = letters.classAt(text, start)
  if (!isWordUnit(kind)) return mark(text, start, start + 1)
  let end = start + 1
  while (end < text.length && insideWord(text, end)) end++
  const token = wordToken(text, start, end, lexicon)
  if (endsPlural(text, end)) return {...token, end: end + 1, possessive: true}
  // `(ret.)`: no sentence ends before a bracket or comma.
  if (text.charCodeAt(end) === 0x2e && end - start <= 5 && token.kinds & kinds.MODIFIER) {
    const next = text.charAt(end + 1)
    if (next === ')' || next === ',') return {...token, end: end + 1}
  }
  // `Lt.`, `U.S.`: the full stop of an abbreviation.
  if (
    text.charCodeAt(end) === 0x2e &&
    end - start <= 3 &&
    token.capital &&
    token.kinds & (kinds.RANK | kinds.HONORIFIC)
  ) {
    return {...token, end: end + 1}
  }
  return token
}

/** `Belarus’ Ambassador`: an apostrophe at `at` that is the whole possessive ending. */
function endsPlural(text: string, at: number): boolean {
  if (letters.classOf(text.charCodeAt(at)) !== letters.APOSTROPHE || text.charCodeAt(at - 1) !== 0x73) return false
  return letters.classOf(text.charCodeAt(at + 1)) === letters.BLANK
}

function isDigit(unit: number): boolean {
  return letters.classOf(unit) === letters.DIGIT
}

function isWordUnit(kind: number): boolean {
  return kind === letters.LOWER || kind === letters.UPPER || kind === letters.DIGIT
}

/** True for letters and digits, and for a hyphen or apostrophe between letters. */
function insideWord(text: string, at: number): boolean {
  const kind = letters.classAt(text, at)
  if (isWordUnit(kind)) return true
  if (kind !== letters.HYPHEN && kind !== letters.APOSTROPHE) return false
  return isWordUnit(letters.classAt(text, at - 1)) && isWordUnit(letters.classAt(text, at + 1))
}

function wordToken(text: string, start: number, end: number, lexicon: Lexicon): Token {
  const {kinds: bits, capital, cyrillic, possessive, number} = wordFacts(text, start, end, lexicon)
  return {
    mark: number ? 'number' : 'word',
    start,
    end,
    // `is`, `who`, `us` are no organisations.
    kinds: !capital && bits & kinds.ORDINARY ? bits & ~(kinds.BODY | kinds.COUNTRY) : bits,
    capital,
    cyrillic,
    possessive,
  }
}

function word(text: string, start: number, end: number, bits: number, possessive: boolean): Token {
  const first = text.charCodeAt(start)
  const capital = letters.classOf(first) === letters.UPPER
  // `is`, `who`, `us` are no organisations.
  if (!capital && bits & kinds.ORDINARY) bits &= ~(kinds.BODY | kinds.COUNTRY)
  return {mark: 'word', start, end, kinds: bits, capital, cyrillic: letters.isCyrillic(first), possessive}
}

function mark(text: string, start: number, end: number): Token | null {
  if (text.charCodeAt(start) === 0x26) return word(text, start, end, kinds.CONJUNCTION, false)
  const kind = marks.get(text.charCodeAt(start))
  if (kind === undefined) return null
  return {mark: kind, start, end, kinds: 0, capital: false, cyrillic: false, possessive: false}
}

const postWords =
  kinds.HEAD |
  kinds.MODIFIER |
  kinds.NOUN |
  kinds.PREPOSITION |
  kinds.ARTICLE |
  kinds.CONJUNCTION |
  kinds.RANK |
  kinds.HONORIFIC |
  kinds.BODY |
  kinds.COUNTRY

/** True for what a post, its ranks and its separators can hold. */
function fits(token: Token, text: string): boolean {
  if (token.mark === 'number') {
    // A bare number, such as a year, is in no post.
    const bare = isDigit(text.charCodeAt(token.start)) && isDigit(text.charCodeAt(token.end - 1))
    if (bare) return /^ (?:Committee|Commission|Group)\b/.test(text.slice(token.end, token.end + 12))
    return /^(?:\d{1,4}(?:st|nd|rd|th|-[а-я]{1,3})|(?:No\.?|№) ?\d{1,4})$/.test(text.slice(token.start, token.end))
  }
  if (token.mark !== 'word') return true
  if (token.kinds & postWords) return true
  if (token.kinds & (kinds.CALENDAR | kinds.APPOINTING) && !(token.kinds & kinds.GIVEN)) return false
  return token.capital || isNounLike(text, token)
}

const nounEndings = /(?:tion|sion|ment|ity|ance|ence|ship|ism|ics|ical|ial|ional|ary)s?$/
const russianEndings =
  /(?:ого|его|ому|ему|ой|ей|ый|ий|ых|их|ым|им|ыми|ими|ую|юю|ая|яя|ое|ие|ия|ции|сти|ств|ства|ству|ством|ений|аний|аций|остей|ности|тета|тов|ами|ями|ам|ям|ов|ев)$/

/** `Выступление`: a noun made of a verb, though its ending looks like an adjective's. */
const verbalNoun = /[еа]ни(?:[еяюи]|ем)$/
const adjectiveEndings =
  /(?:ск|цк|нн|н|льн|йш|вш|ем|ущ|ющ|ащ|ящ|ов|ев)(?:ий|ый|ого|его|ому|ему|им|ым|ая|яя|ой|ей|ую|юю|ое|ее|ые|ие|ых|их|ыми|ими|ом|ем)$/

/** True for a Russian word with the ending of an adjective, in whatever case. */
export function isAdjectiveLike(text: string, start: number, end: number): boolean {
  if (end - start < 6 || !letters.isCyrillic(text.charCodeAt(start))) return false
  const spelled = text.slice(start, end)
  return adjectiveEndings.test(spelled) && !verbalNoun.test(spelled)
}

/** `школы`, `завода`: what the genitive ends in, unless a verb of the past does. */
const genitive = /[аяыи]$/
const pastTense = /(?:л[аи]|лись|лась|ся)$/

/** True for a small word that, though in no list, can stand in what a post is over. */
export function isNounLike(text: string, token: Token): boolean {
  const length = token.end - token.start
  if (length < 5 || token.capital) return false
  const spelled = text.slice(token.start, token.end)
  if (!token.cyrillic) return nounEndings.test(spelled)
  return russianEndings.test(spelled) || (token.kinds === 0 && genitive.test(spelled) && !pastTense.test(spelled))
}
