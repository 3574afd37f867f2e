import {
  ARTICLE,
  BODY,
  CONJUNCTION,
  COUNTRY,
  HEAD,
  HONORIFIC,
  LEXICAL,
  MODIFIER,
  NOUN,
  PARTICLE,
  PREPOSITION,
  SPEAKING,
  SURNAME,
  THING_AFTER,
  THING_BEFORE,
} from '../lexicon/kinds.js'
import type {Lexicon} from '../lexicon/lexicon.js'
import type {Beside} from './beside.js'
import {isCredited} from './byline.js'
import type {NameReading} from './name-shape.js'
import {tokenAfter, wordBefore, type Token} from './phrase.js'
import {isPlacing, startsLine} from './place.js'
import {BROKEN, type Run} from './words.js'

/** A name as it is read, where it stands. */
export interface NameInText {
  readonly text: string
  readonly lexicon: Lexicon
  readonly run: Run
  readonly reading: NameReading
  readonly start: number
  readonly end: number
  /** It opens a sentence, so that its capital tells nothing. */
  readonly opens: boolean
}

/** Weigh what the words of a name say for themselves and what stands beside them. `prior` is the word before it. */
export function isPerson(name: NameInText, prior: Token | null, before: Beside, after: Beside): boolean {
  const {text, reading, run} = name
  if (reading.strength === 'sure') return true
  const governed = is(prior, ARTICLE | PREPOSITION)
  const titled = (before.title !== null || before.rank !== null || before.address) && !governed
  if (reading.to - reading.from === 1) {
    return (isKnownSurname(name) && !is(prior, ARTICLE)) || (titled && (before.close || before.address))
  }
  if (titled) return true
  if (after.title !== null && !(prior !== null && isPlacing(text, prior))) return true
  if (isCredited(text, name.start)) return true
  // `Le Monde wrote`
  if ((run.kinds[reading.from] ?? 0) & PARTICLE) return false
  if (is(prior, SPEAKING)) return true
  const next = tokenAfter(text, name.end, name.lexicon)
  if (next !== null && next.kinds & SPEAKING && !next.capital) return true
  if (isSpokenOf(text, name.end) || isQuotedAt(name)) return true
  if (next?.mark === 'open' && (reading.strength === 'likely' || reading.familyFirst)) {
    // `Liu Jieyi (China)`
    const from = tokenAfter(text, next.end, name.lexicon)
    if (from !== null && from.kinds & (COUNTRY | BODY) && from.capital) return true
  }
  return reading.strength === 'likely' && !name.opens
}

/** `Kunduz Toktogulova: “Water has no visa”`: two or three words at the head of a line, and what somebody says. */
function isQuotedAt({text, reading, start, end}: NameInText): boolean {
  if (reading.to - reading.from > 3 || text.charCodeAt(end) !== 0x3a || !startsLine(text, start)) return false
  return /^:[ \u00a0]["“„«]/.test(text.slice(end, end + 3))
}

/** `, who`: what is said of people alone. */
function isSpokenOf(text: string, end: number): boolean {
  return /^,? (?:who|whose|whom)\b/.test(text.slice(end, end + 8))
}

function isKnownSurname({run, reading}: NameInText): boolean {
  const bits = run.kinds[reading.from] ?? 0
  return (bits & SURNAME) !== 0 && (bits & LEXICAL & ~HONORIFIC) === 0
}

/**
 * True for a thing that bears a name: `the Snesarev Prize`, `frigate Admiral Gorshkov`, `named after`.
 *
 * @param to
 *   Where the words of the run end that can be names; what a name is followed by counts only there.
 * @param floor
 *   Nothing before this place is read.
 */
export function isThing(name: NameInText, to: number, before: Beside, floor: number): boolean {
  const {text, lexicon, run, reading} = name
  const last = reading.to === to
  if (last && bearsName(run, to)) return true
  if (before.title !== null) return false
  const prior = wordBefore(text, floor, before.start, lexicon)
  if (prior === null) return false
  if (prior.kinds & ARTICLE) {
    // `the Admiral Kuznetsov` is a ship.
    if (before.rank !== null && reading.to - reading.from === 1) return true
    if (reading.to === run.count && leadsToThing(name)) return true
  }
  // `Imam Reza shrine`
  const single = reading.to - reading.from === 1
  if (single && before.rank !== null && reading.to === run.count && leadsToThing(name)) return true
  if (prior.kinds & THING_BEFORE && !(prior.kinds & HEAD)) return true
  const word = text.slice(prior.start, prior.end).toLowerCase()
  if (word !== 'after' && word !== 'of' && word !== 'for') return false
  const governing = wordBefore(text, floor, prior.start, lexicon)
  if (governing === null) return false
  if (word !== 'of') return /^(?:named|called)$/i.test(text.slice(governing.start, governing.end))
  // `the Order of Alexander Nevsky`
  return governing.capital && (governing.kinds & THING_BEFORE) !== 0 && !(governing.kinds & HEAD)
}

/** `Gorchakov Public Diplomacy Fund`: only nouns and adjectives stand between. */
export function bearsName(run: Run, from: number): boolean {
  for (let at = from; at < Math.min(run.count, from + 4); at++) {
    const next = run.kinds[at] ?? 0
    if (next & BROKEN || next & HEAD) return false
    if (next & THING_AFTER) return true
    if (!(next & (MODIFIER | NOUN | BODY | COUNTRY))) return false
  }
  return false
}

/** `the Pokryshkin cadet corps`: within three small words comes what bears the name. */
function leadsToThing({text, end, lexicon}: NameInText): boolean {
  let at = end
  for (let words = 0; words < 3; words++) {
    const token = tokenAfter(text, at, lexicon)
    if (token === null || token.mark !== 'word' || token.capital) return false
    if (token.kinds & (PREPOSITION | CONJUNCTION | ARTICLE)) return false
    if (token.kinds & THING_AFTER) return true
    at = token.end
  }
  return false
}

function is(token: Token | null, kinds: number): boolean {
  return token !== null && (token.kinds & kinds) !== 0
}
