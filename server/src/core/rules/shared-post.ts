import {BODY, CONJUNCTION, COUNTRY, PREPOSITION} from '../lexicon/kinds.js'
import type {Lexicon} from '../lexicon/lexicon.js'
import {tokensAfter, tokensBefore, type Token} from './phrase.js'
import {spelledTokens} from './beside.js'

/** No gap between two names of an enumeration is longer, in UTF-16 units. */
const longestGap = 80

/**
 * Whom a name serves where a post in the plural stands before another: `of Kazakhstan` between `A` and `B` in `the Ministers of
 * Armenia A and of Kazakhstan B`, `Казахстана` in `министры Армении А и Казахстана Б`. Null where anything else stands
 * between `from`, the end of the name before, and `start`. Reads a bounded number of units.
 */
export function ownerBetween(text: string, from: number, start: number, lexicon: Lexicon): string | null {
  if (start - from > longestGap || start - from < 4) return null
  const tokens = tokensBefore(text, from, start, lexicon, true)
  if (tokens.at(-1)?.mark === 'dash') tokens.pop()
  let at = 0
  // `Ministers of Russia – A – and of Belarus – B`
  if (tokens[at]?.mark === 'comma' || tokens[at]?.mark === 'dash') at++
  if (isOf(tokens[at], CONJUNCTION)) at++
  if (at === 0 || text.slice(from, tokens[0]?.start).trim() !== '') return null
  const owner = tokens.slice(at)
  return isOwner(text, owner) ? spelledTokens(text, owner, 0, owner.length) : null
}

/**
 * What a post in the plural says of all who share it: `Foreign Ministers` of `Foreign Ministers of Armenia`. The whole post
 * where it ends in nobody's name.
 */
export function sharedHead(title: string, lexicon: Lexicon): string {
  const tokens = tokensAfter(title, 0, lexicon, false)
  for (let at = 1; at < tokens.length; at++) {
    if (isOwner(title, tokens.slice(at))) return title.slice(0, tokens[at]?.start).trimEnd()
  }
  return title
}

/** True for `of Armenia`, `of the Kyrgyz Republic`, `Республики Казахстан`: capitals all through, and a state or body among them. */
function isOwner(text: string, tokens: readonly Token[]): boolean {
  const first = tokens[0]
  if (!first) return false
  const led = !first.cyrillic && text.slice(first.start, first.end) === 'of'
  // In English nothing but `of` says whose a post is that stands before another's name.
  if (!first.cyrillic && !led) return false
  const words = led ? tokens.slice(1) : tokens
  const last = words[words.length - 1]
  return (
    last?.capital === true &&
    words.some((token) => isOf(token, COUNTRY | BODY)) &&
    words.every((token) => token.mark === 'word' && (token.capital || text.slice(token.start, token.end) === 'the')) &&
    !words.some((token) => isOf(token, CONJUNCTION | PREPOSITION) && !isOf(token, COUNTRY | BODY))
  )
}

function isOf(token: Token | undefined, kinds: number): boolean {
  return token !== undefined && (token.kinds & kinds) !== 0
}
