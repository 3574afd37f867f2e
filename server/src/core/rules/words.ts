import {
  BODY,
  COUNTRY,
  GIVEN,
  HEAD,
  HONORIFIC,
  LEXICAL,
  NAMEISH,
  NOUN,
  ORDINARY,
  PARTICLE,
  RANK,
} from '../lexicon/kinds.js'
import * as letters from '../lexicon/letters.js'
import type {Lexicon} from '../lexicon/lexicon.js'
import {kindsOf} from '../lexicon/word-table.js'

/** Bits of a word's look, beside the lexicon's kinds. */
/** `V.`, `Kh.`: the full stop belongs to the word. */
export const INITIAL = 1 << 24
/** A line end stands between this word and the one before. */
export const BROKEN = 1 << 25
/** Nothing stands between this word and the initial before it: `V.Semerikov`. */
export const GLUED = 1 << 26

/**
 * Capitalized words that follow each other with nothing but blanks, one line end, initials' full stops and name
 * particles between them. One value is filled again and again: read it before the next one comes.
 */
export interface Run {
  count: number
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** Kinds of kinds.ts and the bits above. */
  readonly kinds: Int32Array
}

/** Longer rows are cut here, so that work on one run has a bound. */
const most = 48
/** `Kh`, `Yu`, `Дж`: initials of two letters or more. */
const longInitials = new Set([
  'kh',
  'yu',
  'ya',
  'ye',
  'zh',
  'sh',
  'ch',
  'ts',
  'dzh',
  'th',
  'ju',
  'ja',
  'дж',
  'iu',
  'ia',
])

/** One run for all calls, since typed arrays are dear to make; nothing in it outlives a call of `visit`. */
const scratch: Run = {count: 0, starts: new Int32Array(most), ends: new Int32Array(most), kinds: new Int32Array(most)}

/**
 * Go once through a text and show each run that may hold a name. Runs of known words alone are passed over, small words
 * cost one look at each letter. Linear in `text.length`; a run has at most 48 words.
 *
 * The loop keeps its state in plain variables, none of them shared with an inner function: that is what makes it fast.
 */
export function eachRun(text: string, lexicon: Lexicon, visit: (run: Run) => void): void {
  const {words} = lexicon
  const {length} = text
  const run = scratch
  let count = 0
  let promising = false
  let lineEnds = 0
  let at = 0
  while (at < length) {
    const unit = text.charCodeAt(at)
    const kind = letters.classOf(unit)
    const start = at
    if (kind === letters.LOWER) {
      do at++
      while (at < length && letters.classOf(text.charCodeAt(at)) === letters.LOWER)
      const next = at < length ? letters.classOf(text.charCodeAt(at)) : letters.OTHER
      const joins = (next === letters.HYPHEN || next === letters.APOSTROPHE) && at - start <= 3
      if (joins && isCapital(text, at + 1) && (kindsOf(words, text, start, at) & PARTICLE) !== 0) {
        // The capital behind `al-` takes the particle into its own word.
        at++
      } else {
        if (count === 0) continue
        // `bin`, `van`: a small word goes on only as a particle of a name.
        const particle = at - start <= 5 && next === letters.BLANK && lineEnds === 0 && count < most
        if (particle && (kindsOf(words, text, start, at) & PARTICLE) !== 0) {
          run.starts[count] = start
          run.ends[count] = at
          run.kinds[count++] = PARTICLE
          continue
        }
        if (promising) show(run, count, visit)
        count = 0
        promising = false
        lineEnds = 0
        continue
      }
    } else if (kind === letters.BLANK) {
      at++
      continue
    } else if (kind !== letters.UPPER) {
      at++
      // CR LF is one line end; two line ends are a blank line, and no name goes over it.
      if (kind === letters.LINE_END) {
        if (unit === 0x0a && at > 1 && text.charCodeAt(at - 2) === 0x0d) continue
        if (++lineEnds === 1) continue
      }
      if (promising) show(run, count, visit)
      count = 0
      promising = false
      lineEnds = 0
      continue
    }
    // A capitalized word.
    at = wordEnd(text, at + 1)
    const after = at < length ? letters.classOf(text.charCodeAt(at)) : letters.OTHER
    let bits: number
    let closes = false
    let end = at
    if (after === letters.DIGIT) {
      // A digit or underscore makes a code of it: `ZVF_2142`, `S400`.
      while (at < length && letters.classOf(text.charCodeAt(at)) === letters.DIGIT) at++
      if (promising) show(run, count, visit)
      count = 0
      promising = false
      lineEnds = 0
      continue
    }
    const short = after === letters.STOP && at - start <= 5 ? withStop(text, start, at, count > 0) : 0
    if (short > 0) {
      end = at = short
      bits = text.charCodeAt(start + 1) === 0x2e && short - start > 2 ? HONORIFIC : isJunior(text, start) ? 0 : INITIAL
    } else {
      bits = kindsOf(words, text, start, at)
      if (bits === 0) bits = kindsFromShape(words, text, start, at)
      if (after === letters.STOP && (bits & (RANK | HONORIFIC)) !== 0 && at - start <= 6) at++
      else if (after === letters.APOSTROPHE && isPossessive(text, at)) {
        at += 2
        closes = true
      }
    }
    if (count === most) {
      if (promising) show(run, count, visit)
      count = 0
      promising = false
    }
    if (count > 0) {
      if (lineEnds > 0) bits |= BROKEN
      if (run.ends[count - 1] === start) bits |= GLUED
    }
    lineEnds = 0
    run.starts[count] = start
    run.ends[count] = end
    run.kinds[count++] = bits
    if ((bits & NAMEISH) !== 0 || (bits & LEXICAL) === 0) promising = true
    if (closes) {
      if (promising) show(run, count, visit)
      count = 0
      promising = false
    }
  }
  if (promising) show(run, count, visit)
}

function show(run: Run, count: number, visit: (run: Run) => void): void {
  run.count = count
  visit(run)
}

/** The end of a word one of whose letters ends at `at`; hyphens and apostrophes between letters are inside it. */
function wordEnd(text: string, from: number): number {
  let at = from
  for (;;) {
    const kind = letters.classOf(text.charCodeAt(at))
    if (kind === letters.LOWER || kind === letters.UPPER) at++
    else if (kind === letters.HYPHEN) {
      if (!letters.isLetter(text.charCodeAt(at + 1))) return at
      at += 2
    } else if (kind === letters.APOSTROPHE) {
      if (!letters.isLetter(text.charCodeAt(at + 1)) || isPossessive(text, at)) return at
      at += 2
    } else return at
  }
}

/** The end of `V.`, `Kh.`, `H.E.` or `Jr.` that starts at `start`, its full stop included; 0 for another word. */
function withStop(text: string, start: number, end: number, follows: boolean): number {
  // `H.E.` is how ambassadors are called, not how they are named.
  if (end - start === 1 && text.charCodeAt(start) === 0x48) {
    if (text.startsWith('.E.', end)) return end + 3
    if (text.startsWith('. E.', end)) return end + 4
  }
  if (end - start === 1) return end + 1
  if (isJunior(text, start)) return follows && end - start === 2 ? end + 1 : 0
  if (end - start > 3) return 0
  return longInitials.has(letters.foldWord(text.slice(start, end))) ? end + 1 : 0
}

function isJunior(text: string, start: number): boolean {
  return text.charCodeAt(start + 1) === 0x72 && (text.charCodeAt(start) === 0x4a || text.charCodeAt(start) === 0x53)
}

function isCapital(text: string, at: number): boolean {
  return letters.classOf(text.charCodeAt(at)) === letters.UPPER
}

function isPossessive(text: string, apostrophe: number): boolean {
  const letter = text.charCodeAt(apostrophe + 1)
  return (letter === 0x73 || letter === 0x53) && !letters.isLetter(text.charCodeAt(apostrophe + 2))
}

/**
 * The kinds of a hyphened word that is not in the lexicon as a whole, from its parts: both given names make a given
 * name, else the last part decides (`Vice-President`), as long as it is no name.
 */
function kindsOfParts(words: Lexicon['words'], text: string, start: number, end: number): number {
  let hyphen = end - 1
  while (hyphen > start && letters.classOf(text.charCodeAt(hyphen)) !== letters.HYPHEN) hyphen--
  if (hyphen === start) return 0
  const last = kindsOf(words, text, hyphen + 1, end)
  const first = kindsOf(words, text, start, hyphen)
  if ((first & last & GIVEN) !== 0) return GIVEN
  if ((last & NAMEISH) !== 0 || (first & PARTICLE) !== 0) return 0
  // `Jae-in`: a small syllable that happens to be a common word.
  if (end - hyphen <= 5 && !isCapital(text, hyphen + 1) && (last & (HEAD | BODY)) === 0) return 0
  return last & LEXICAL
}

/** What an unknown word's make says of it: the parts between hyphens, a plural, an ending no name has. 0 for nothing. */
export function kindsFromShape(words: Lexicon['words'], text: string, start: number, end: number): number {
  return (
    kindsOfParts(words, text, start, end) || kindsOfPlural(words, text, start, end) || kindsOfEnding(text, start, end)
  )
}

const abstract = ['tion', 'tions', 'sion', 'ship', 'ism', 'ology', 'ities', 'ement', 'ament']
const russianAbstract = [
  ...[
    'ение',
    'ения',
    'ению',
    'ением',
    'ении',
    'ание',
    'ания',
    'анию',
    'анием',
    'ании',
    'ация',
    'ации',
    'ацию',
    'ацией',
  ],
  ...['ость', 'ости', 'остью', 'ство', 'ства', 'ству', 'ством', 'стве'],
]

/** `Anti-Semitism`, `Partnership`: endings of abstract nouns, which are no names. */
function kindsOfEnding(text: string, start: number, end: number): number {
  if (end - start < 7) return 0
  for (const ending of letters.isCyrillic(text.charCodeAt(start)) ? russianAbstract : abstract)
    if (text.startsWith(ending, end - ending.length)) return NOUN | ORDINARY
  return 0
}

/** `Directorates`: the plural of an institution's noun, of a country's people, has the kinds of the singular. */
function kindsOfPlural(words: Lexicon['words'], text: string, start: number, end: number): number {
  const last = text.charCodeAt(end - 1)
  if (last !== 0x73 || end - start < 5) return 0
  return kindsOf(words, text, start, end - 1) & (BODY | COUNTRY)
}
